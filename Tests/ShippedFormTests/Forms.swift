import Diagnostics
import DocumentTree
import Foundation
import LayoutLanguage
import ReportData
import Synchronization
import Testing

/// The shipped packages, read and judged once each.
enum Forms {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
    }

    static func fixture<Value: Decodable>(_ name: String) throws -> Value {
        try JSONDecoder().decode(Value.self, from: Data(try text("Tests/ShippedFormTests/Fixtures/\(name)").utf8))
    }

    private static let resolved = Mutex<[String: ResolvedPackage]>([:])

    static func package(_ name: String) throws -> ResolvedPackage {
        if let known = resolved.withLock({ $0[name] }) { return known }
        let (package, diagnostics) = LayoutPackage.load(try folder(name)) { base throws(Diagnostics) in
            do { return try folder(base) } catch { return nil }
        }
        try #require(diagnostics.isEmpty, "\(DiagnosticRenderer().text(for: diagnostics))")
        let ready = ResolvedPackage(package)
        try #require(ready.diagnostics.isEmpty, "\(DiagnosticRenderer().text(for: ready.diagnostics))")
        resolved.withLock { $0[name] = ready }
        return ready
    }

    private static func folder(_ name: String) throws -> PackageFolder {
        let folder = root.appendingPathComponent("layouts/\(name)")
        let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
            .filter { ["yaml", "md", "json"].contains(($0 as NSString).pathExtension) }
        let files = try paths.map { path in
            (path: path, source: SourceFile(name: "layouts/\(name)/\(path)", text: try text("layouts/\(name)/\(path)")))
        }
        return PackageFolder(name: name, files: files)
    }

    /// A report bound and checked; with another package where `layout` names one.
    static func bound(_ report: String, layout: String? = nil) throws -> BoundForm {
        let data = try #require(DataDocument.read(SourceFile(name: "report.json", text: report)).document, "\(report.prefix(300))")
        let named: String? = if case .text(let name)? = data.root["layout"]?.value { name } else { nil }
        let package = try package(try #require(layout ?? named))
        let bound = LayoutLanguage.bind(package, to: data)
        return BoundForm(
            sections: bound.document.sections.flatMap { $0.blocks }.lines, findings: findings(of: bound, with: package))
    }
}

/// What is printed, line by line, and what is found.
struct BoundForm {
    /// A line of the document.
    struct Line {
        enum Kind { case heading(Int), text, cells }
        var kind: Kind
        var text: String
    }

    var sections: [Line]
    var findings: [Diagnostic]

    var lines: [String] { sections.map(\.text) }

    /// `Q05 /items/0/basic`, errors and warnings.
    var marks: [String] { findings.filter { $0.severity != .remark }.map { "\($0.id.rawValue) \($0.place?.path ?? "")" } }
}

extension [Block] {
    fileprivate var lines: [BoundForm.Line] {
        flatMap { block -> [BoundForm.Line] in
            switch block {
            case .paragraph(let paragraph): [BoundForm.Line(kind: .text, text: paragraph.content.plainText)]
            case .heading(let heading): [BoundForm.Line(kind: .heading(heading.level), text: heading.title)]
            case .list(let list):
                list.items.flatMap { item -> [BoundForm.Line] in
                    var lines = item.blocks.lines
                    if !lines.isEmpty { lines[0].text = item.label.plainText + lines[0].text }
                    return lines
                }
            case .group(let group): group.blocks.lines
            case .table(let table): table.lines
            case .figure, .contents, .space, .rule, .signature, .pageBreak: []
            }
        }
    }
}

extension Table {
    fileprivate var lines: [BoundForm.Line] {
        var lines: [BoundForm.Line] = []
        if let title = caption?.title?.title { lines.append(BoundForm.Line(kind: .heading(9), text: title)) }
        lines += (head + body).map { row in
            BoundForm.Line(kind: .cells, text: row.cells.map(\.text).joined(separator: " | "))
        }
        lines += notes.map { BoundForm.Line(kind: .text, text: $0.content.plainText) }
        return lines
    }
}

extension Table.Cell {
    fileprivate var text: String {
        switch content {
        case .empty, .pageSum: ""
        case .text(let inlines): inlines.plainText
        case .number(let use): use.text
        case .blocks(let blocks): blocks.lines.map(\.text).joined(separator: "¶")
        case .diagonal(let below, let above): "\(above.plainText)＼\(below.plainText)"
        }
    }
}
