internal import Diagnostics
internal import DocumentTree
internal import Geometry
internal import OrderedCollections
internal import Styling

extension PackageDecoder {
    /// `styles.yaml` (layout-language.md, section 7), every style complete; `language` is that of styles that name none.
    func styleSheet(language: String) -> StyleSheet {
        var root = StylePatch()
        root.language = language
        resolveStyles(over: root)
        var keys = MappingReader(entries: contents.styleKeys.entries, span: emptySpan, reader: reader)
        for entry in contents.textStyles.entries { styles.texts[entry.key] = textPatch(entry.value) }
        for entry in contents.contentsKinds.entries { styles.contentsKinds[entry.key] = contentsLine(entry) }
        for entry in contents.captions.entries { styles.captions[entry.key] = captionNumbering(entry.value) }
        for (level, entry) in levels(contents.headings) { styles.headings[level] = heading(entry.value, level: level) }
        for (level, entry) in levels(contents.blockHeadings) { styles.blockHeadings[level] = blockHeading(entry.value) }
        styles.list = keys.value("list", list)
        styles.chart = keys.value("chart-style", chartStyle) ?? styles.chart
        keys.finish()
        return styles
    }

    /// A place for what has none of its own.
    private var emptySpan: SourceSpan {
        SourceSpan(file: folder.files["styles.yaml"] ?? SourceFile(name: folder.name, text: ""), range: 0..<0)
    }

    private func resolveStyles(over root: StylePatch) {
        let paragraphs = ExtendsChains(entries: contents.paragraphs.entries, reader: reader, kind: .paragraphStyle)
        var paragraphPatches: [String: StylePatch] = [:]
        for entry in paragraphs.ordered {
            let base = paragraphs.base(of: entry).flatMap { paragraphPatches[$0] } ?? root
            paragraphPatches[entry.key] = stylePatch(entry.value, withCell: false).over(base)
        }
        for entry in contents.paragraphs.entries { styles.paragraphs[entry.key] = paragraphPatches[entry.key]?.paragraphStyle() }
        let cells = ExtendsChains(
            entries: contents.cells.entries, reader: reader, kind: .cellStyle, others: contents.paragraphs.entries.map(\.key))
        var cellPatches: [String: StylePatch] = [:]
        for entry in cells.ordered {
            let base = cells.base(of: entry).flatMap { $0 == entry.key ? nil : cellPatches[$0] }
            let paragraph = cells.base(of: entry).flatMap { paragraphPatches[$0] }
            cellPatches[entry.key] = stylePatch(entry.value, withCell: true).over(base ?? paragraph ?? root)
        }
        for name in contents.cells.entries.map(\.key) + contents.paragraphs.entries.map(\.key) where styles.cells[name] == nil {
            guard let patch = cellPatches[name] ?? paragraphPatches[name] else { continue }
            styles.patches[name] = patch
            styles.cells[name] = patch.cellStyle()
        }
    }

    /// The entries of a table whose names are levels of headings, in order.
    private func levels(_ table: EntryTable) -> [(Int, YAMLEntry)] {
        table.entries.compactMap { entry in
            guard let level = Int(entry.key), (1...6).contains(level) else {
                reader.report(.badWhole(entry.key, allowed: 1...6), at: entry.keySpan)
                return nil
            }
            return (level, entry)
        }.sorted { $0.0 < $1.0 }
    }

    private func heading(_ node: YAMLNode, level: Int) -> HeadingTemplate? {
        reader.mapping(node) { keys in
            let style = keys.required("style", paragraphStyle)
            let number = keys.value("number", optionalNumberPattern) ?? nil
            let startsPage = keys.value("starts-page", reader.yesNo) ?? false
            let kind = keys.value("contents", contentsKind) ?? nil
            let isInOutline = keys.value("outline", reader.yesNo) ?? (level <= 3)
            guard let style else { return nil }
            return HeadingTemplate(style: style, number: number, startsPage: startsPage, contentsKind: kind, isInOutline: isInOutline)
        }
    }

    private func blockHeading(_ node: YAMLNode) -> BlockHeadingTemplate? {
        reader.mapping(node) { keys in
            let style = keys.required("style", paragraphStyle)
            let level = keys.required("level") { reader.whole($0, in: 1...6) }
            let kind = keys.value("contents", contentsKind) ?? nil
            let isInOutline = keys.value("outline", reader.yesNo)
            guard let style, let level else { return nil }
            return BlockHeadingTemplate(style: style, level: level, contentsKind: kind, isInOutline: isInOutline ?? (level <= 3))
        }
    }

    private func contentsLine(_ entry: YAMLEntry) -> Contents.Kind? {
        reader.mapping(entry.value) { keys in
            let style = keys.required("style", paragraphStyle)
            let leader = keys.value("leader", reader.text)
            let showsPage = keys.value("page", reader.yesNo) ?? true
            let width = keys.value("label-width", reader.relativeLength)
            return style.map { style in
                Contents.Kind(
                    entry.key, style: style, leader: leader.flatMap { $0.isEmpty ? nil : $0 }, showsPage: showsPage,
                    labelWidth: width?.length(em: style.text.hanPitch, line: style.linePitch) ?? .zero)
            }
        }
    }

    private func list(_ node: YAMLNode) -> ListTemplate? {
        reader.mapping(node) { keys in
            let style = keys.required("style", paragraphStyle)
            let bullet = keys.value("bullet", reader.text) ?? "·"
            let number = keys.value("number", numberPattern) ?? NumberPattern(prefix: "", numeral: .decimal, suffix: ".")
            let width = keys.value("label-width", reader.relativeLength)
            guard let style else { return nil }
            let labelWidth = width?.length(em: style.text.hanPitch, line: style.linePitch) ?? .zero
            return ListTemplate(style: style, bullet: bullet, number: number, labelWidth: labelWidth)
        }
    }

    private func optionalNumberPattern(_ node: YAMLNode) -> NumberPattern?? {
        if node.scalar?.text == "no" { return .some(nil) }
        return numberPattern(node).map { .some($0) }
    }

    /// Text with one `{…}` that is a numeral.
    private func numberPattern(_ node: YAMLNode) -> NumberPattern? {
        guard let text = reader.text(node) else { return nil }
        let pattern = NumberPattern(text)
        if pattern == nil { reader.report(.badNumberPattern, at: node.span) }
        return pattern
    }

    /// A pattern with one counter; with `within` there may be that of the heading before it.
    private func captionNumbering(_ node: YAMLNode) -> CaptionNumbering? {
        reader.mapping(node) { keys in
            let within = keys.value("within") { reader.whole($0, in: 1...6) }
            let number = keys.required("number") { node -> (NumberPattern?, NumberPattern)? in
                guard let text = reader.text(node) else { return nil }
                if let own = NumberPattern(text) { return (nil, own) }
                if within != nil, let end = text.firstIndex(of: "}").map(text.index(after:)),
                    let heading = NumberPattern(String(text[..<end])),
                    let own = NumberPattern(String(text[end...]))
                {
                    return (heading, own)
                }
                reader.report(within == nil ? .badNumberPattern : .badCaptionPattern, at: node.span)
                return nil
            }
            return number.map { CaptionNumbering(heading: $0.0, own: $0.1, within: within) }
        }
    }
}
