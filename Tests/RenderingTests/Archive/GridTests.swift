import DocumentTree
import Foundation
import Testing

/// Programs that read tables by rules and places of characters, and know nothing of the struct tree.
@Suite("Readers of tables")
struct GridTests {
    private static let tables = ["收入支出决算总表", "支出决算表", "绩效目标自评表"]

    @Test("pdfplumber, PyMuPDF and camelot find every cell of statements and a form, with the amounts of the data")
    func sample() throws {
        let found = try Self.cells(of: "report.json", ["--camelot"])
        #expect(found.keys.sorted() == ["PyMuPDF", "camelot", "pdfplumber"])
        for (program, cells) in found.sorted(by: { $0.key < $1.key }) {
            #expect(try Self.missing(of: Self.tables, in: cells, of: "report.json") == [], "\(program)")
        }
    }

    @Test(
        "pdfplumber and PyMuPDF find the cells of statements in other reports",
        arguments: ["Tests/Corpus/jinkouhe-2024-corrected/report.json", "Tests/Corpus/shanghai-bureau/report.json"])
    func others(path: String) throws {
        for (program, cells) in try Self.cells(of: path).sorted(by: { $0.key < $1.key }) {
            #expect(try Self.missing(of: Self.tables, in: cells, of: path) == [], "\(program)")
        }
    }

    /// By program, the texts of all cells that it finds.
    private static func cells(of path: String, _ options: [String] = []) throws -> [String: [String]] {
        let script = "\(Repository.root)/Tests/PDFTests/Python/grids.py"
        let text = try Tool.run("\(Repository.root)/.venv/bin/python", [script, "{}"] + options, on: ArchivedReport.shared(path).pdf)
        let line = try #require(text.split(separator: "\n").last)
        return try JSONDecoder().decode([String: [String]].self, from: Data(line.utf8))
    }

    /// The cells of the document's tables that are not among those found: each amount as often as it stands there, each other text at least once.
    /// Running text may break over pages: then its pieces stand for it.
    private static func missing(of names: [String], in found: [String], of path: String) throws -> [String] {
        let tables = try LaidOutReport.of(path).tables.filter { names.contains($0.name) }
        #expect(Set(tables.map(\.name)).count > 1)
        var left = Dictionary(found.map { ($0, 1) }, uniquingKeysWith: +)
        var missing: [String] = []
        var amounts = 0
        for cell in tables.flatMap({ $0.head + $0.body }).flatMap(\.cells) where !cell.plainText.isEmpty {
            let text = cell.plainText
            switch cell.content {
            case .number:
                amounts += 1
                if left[text, default: 0] > 0 { left[text, default: 0] -= 1 } else { missing.append(text) }
            case .blocks:
                let pieces = found.filter { $0.count > 20 && text.contains($0) }
                if left[text] == nil && pieces.map(\.count).reduce(0, +) != text.count { missing.append(text) }
            case .empty, .text, .pageSum, .diagonal:
                if left[text] == nil { missing.append(text) }
            }
        }
        #expect(amounts > 50)
        return missing
    }
}
