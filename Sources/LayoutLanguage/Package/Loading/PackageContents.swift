internal import Diagnostics
internal import OrderedCollections

/// The entries of a package's files, those of its base packages below its own (layout-language.md, section 10).
///
/// An entry of the same name replaces that of the base as a whole.
struct PackageContents {
    var layout = EntryTable()
    var pages = EntryTable()
    var paragraphs = EntryTable()
    var cells = EntryTable()
    var textStyles = EntryTable()
    var headings = EntryTable()
    var blockHeadings = EntryTable()
    var contentsKinds = EntryTable()
    var captions = EntryTable()
    /// What stands in `styles.yaml` beside those.
    var styleKeys = EntryTable()
    var figures = EntryTable()
    var phrases = EntryTable()
    var checks = EntryTable()
    var charts = EntryTable()
    var tables = EntryTable()
    var forms = EntryTable()
    var lists = EntryTable()
    /// Prose files and schemas.
    var texts: OrderedDictionary<String, SourceFile> = [:]

    /// Lays the files of `folder` over what is there.
    mutating func add(_ folder: PackageFolder, reader: ValueReader) {
        var sight = EntrySight(reader: reader)
        for (path, file) in folder.files {
            let parts = path.split(separator: "/", omittingEmptySubsequences: false)
            switch (parts.first, parts.count) {
            case ("lists", 2) where path.hasSuffix(".yaml"):
                for entry in sight.entries(of: file) { add(entry, to: \.lists, &sight) }
            case ("tables", 2) where path.hasSuffix(".yaml"):
                for entry in sight.entries(of: file) {
                    if entry.key == "forms" {
                        for form in reader.entries(entry.value) ?? [] { add(form, to: \.forms, &sight) }
                    } else {
                        add(entry, to: \.tables, &sight)
                    }
                }
            // Maps of workbooks say nothing of the document (`WorkbookImport`).
            case ("imports", 2) where path.hasSuffix(".yaml"): break
            case (_, 1) where path.hasSuffix(".yaml"):
                addRootFile(path, file, &sight)
            default:
                if path.hasSuffix(".yaml") || path.hasSuffix(".yml") {
                    let nearest: String? = path.hasSuffix(".yml") ? String(path.dropLast(4)) + ".yaml" : nil
                    reader.report(.unknownFile(path, nearest: nearest), at: SourceSpan(file: file, range: 0..<0))
                }
                texts[path] = file
            }
        }
    }

    private mutating func addRootFile(_ path: String, _ file: SourceFile, _ sight: inout EntrySight) {
        switch path {
        case "layout.yaml": addLayout(sight.entries(of: file), reader: sight.reader)
        case "styles.yaml": addStyles(sight.entries(of: file), &sight)
        case "pages.yaml": for entry in sight.entries(of: file) { add(entry, to: \.pages, &sight) }
        case "figures.yaml": for entry in sight.entries(of: file) { add(entry, to: \.figures, &sight) }
        case "phrases.yaml": for entry in sight.entries(of: file) { add(entry, to: \.phrases, &sight) }
        case "checks.yaml": for entry in sight.entries(of: file) { addCheck(entry, &sight) }
        case "charts.yaml": for entry in sight.entries(of: file) { add(entry, to: \.charts, &sight) }
        default:
            let known = ["layout", "styles", "pages", "figures", "phrases", "checks", "charts"].map { $0 + ".yaml" }
            let nearest = nearestName(to: path, among: known)
            sight.reader.report(.unknownFile(path, nearest: nearest), at: SourceSpan(file: file, range: 0..<0))
        }
    }

    /// A check, or with `no` in the place of one the end of a base's.
    private mutating func addCheck(_ entry: YAMLEntry, _ sight: inout EntrySight) {
        guard entry.value.scalar?.text == "no" else { return add(entry, to: \.checks, &sight) }
        guard checks[entry.key] != nil else {
            let nearest = nearestName(to: entry.key, among: checks.names)
            return sight.reader.report(.unknownName(.inheritedCheck, entry.key, nearest: nearest), at: entry.keySpan)
        }
        checks.remove(entry.key)
    }

    /// `units`, `numbers` and `metadata` are tables of entries, the other keys are entries; a name is a package's own.
    private mutating func addLayout(_ entries: [YAMLEntry], reader: ValueReader) {
        for key in ["name", "title", "extends"] { layout.remove(key) }
        for var entry in entries {
            if ["units", "numbers", "metadata"].contains(entry.key), case .mapping(let inner) = entry.value.content,
                case .mapping(let base) = layout[entry.key]?.value.content
            {
                var merged = EntryTable()
                for entry in base + inner { merged.replace(entry) }
                entry.value.content = .mapping(merged.entries)
            }
            layout.replace(entry)
        }
    }

    private mutating func addStyles(_ entries: [YAMLEntry], _ sight: inout EntrySight) {
        let groups: [String: WritableKeyPath<PackageContents, EntryTable>] = [
            "paragraphs": \.paragraphs, "cells": \.cells, "texts": \.textStyles, "headings": \.headings, "block-headings": \.blockHeadings,
            "contents": \.contentsKinds, "captions": \.captions,
        ]
        for entry in entries {
            if let group = groups[entry.key] {
                for inner in sight.reader.entries(entry.value) ?? [] { add(inner, to: group, &sight) }
            } else {
                styleKeys.replace(entry)
            }
        }
    }

    /// Adds one entry; a second one of the same name in one package is an error.
    private mutating func add(_ entry: YAMLEntry, to table: WritableKeyPath<PackageContents, EntryTable>, _ sight: inout EntrySight) {
        if let first = sight.seen[table, default: [:]].updateValue(entry.keySpan, forKey: entry.key) {
            let related = Diagnostic.Related(Message("第一次定义在这里", "it is declared here first"), at: Place(span: first))
            sight.reader.report(.declaredTwice(entry.key), at: entry.keySpan, related: [related])
            return
        }
        self[keyPath: table].replace(entry)
    }
}

/// What has been seen of one package.
private struct EntrySight {
    let reader: ValueReader
    var seen: [PartialKeyPath<PackageContents>: [String: SourceSpan]] = [:]

    init(reader: ValueReader) { self.reader = reader }

    /// The entries of a file's mapping; an empty file has none.
    func entries(of file: SourceFile) -> [YAMLEntry] {
        let (node, diagnostics) = readYAML(file)
        diagnostics.forEach(reader.append)
        return node.flatMap(reader.entries) ?? []
    }
}

/// Entries in the order in which their names came first.
struct EntryTable {
    private var byName: OrderedDictionary<String, YAMLEntry> = [:]

    var entries: [YAMLEntry] { Array(byName.values) }

    var names: some Collection<String> { byName.keys }

    subscript(name: String) -> YAMLEntry? { byName[name] }

    /// Puts `entry` where one of its name stands, else at the end.
    mutating func replace(_ entry: YAMLEntry) { byName[entry.key] = entry }

    mutating func remove(_ name: String) { byName[name] = nil }
}
