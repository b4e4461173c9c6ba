import Diagnostics
import DocumentTree
import Foundation
import LayoutLanguage
import ReportData
import ReportRendering
import Testing
import WorkbookExport

/// The statements of reports as workbooks, as openpyxl reads them.
@Suite("Workbooks")
struct WorkbookTests {
    private struct Facts: Decodable {
        struct Sheet: Decodable {
            var name: String
            var numbers: [String]
            var formulas: Int
            var wrong: [String]
            var frozen: String
            var merged: Int
            var paper: Int
            var orientation: String
            var repeated: String
            var footer: String
            var texts: [String]
        }

        var title: String
        var author: String
        var created: String
        var links: [String]
        var sheets: [Sheet]
    }

    /// One of each form, and one whose wide statements are full.
    private static let reports = [
        "report.json", "Tests/Corpus/large-department/report.json", "Tests/Corpus/jinkouhe-2024-corrected/report.json",
        "Tests/Corpus/national-form/report.json",
        "Tests/Corpus/shanghai-unit/report.json", "Tests/Corpus/shanghai-budget-unit/report.json",
    ]

    private static func read(_ files: [[UInt8]]) throws -> [Facts] {
        let script = "\(Repository.root)/Tests/PDFTests/Python/workbook.py"
        let arguments = [script] + files.map { _ in "{}" }
        let output = try Tool.run("\(Repository.root)/.venv/bin/python", arguments, on: files, ending: "xlsx")
        return try output.split(separator: "\n").map { try JSONDecoder().decode(Facts.self, from: Data($0.utf8)) }
    }

    @Test("Every amount is the printed one, every formula comes to it, and sheets are set up for reading and printing")
    func amounts() throws {
        var (files, tables, titles) = ([[UInt8]](), [[Table]](), [String]())
        for path in Self.reports {
            let (_, _, bound) = try RenderedReport.bound(path)
            let file = try bound.document.workbook(amounts: ProvenanceAmounts(of: bound))
            if files.isEmpty {
                #expect(try bound.document.workbook(amounts: ProvenanceAmounts(of: bound)) == file, "\(path): other bytes the second time")
            }
            files.append(file)
            tables.append(bound.document.tables.filter { $0.caption?.title != nil || $0.printedNumbers.count > 0 })
            titles.append(bound.document.metadata.title)
        }
        let facts = try Self.read(files)
        try #require(facts.count == files.count)
        for (path, (facts, (tables, title))) in zip(Self.reports, zip(facts, zip(tables, titles))) {
            #expect(facts.title == title, "\(path)")
            let sheets = facts.sheets.dropFirst()
            try #require(sheets.count == tables.count, "\(path)")
            #expect(facts.links == sheets.map { "'\($0.name)'!A1" }, "\(path)")
            for (sheet, table) in zip(sheets, tables) {
                #expect(sheet.numbers == table.printedNumbers, "\(path): \(sheet.name)")
                #expect(sheet.wrong.isEmpty, "\(path): \(sheet.name)")
                #expect(sheet.paper == 9 && sheet.footer.contains("&P") && sheet.footer.contains("&N"), "\(path): \(sheet.name)")
                if !table.head.isEmpty, !table.body.isEmpty {
                    #expect(!sheet.frozen.isEmpty && sheet.repeated.hasPrefix("$1:"), "\(path): \(sheet.name) \(sheet.repeated)")
                }
            }
            #expect(sheets.contains { $0.formulas > 0 }, "\(path): no formula at all")
        }
        // Statements that add up are formulas where their layout says what they are sums of: every row that has parts.
        let corrected = facts[2].sheets.map(\.formulas).reduce(0, +)
        #expect(corrected > 100, "\(corrected)")
    }

    @Test("Codes stay texts, and what a sheet can not hold is said")
    func codes() throws {
        let (_, _, bound) = try RenderedReport.bound("report.json")
        let facts = try #require(try Self.read([try bound.document.workbook(amounts: ProvenanceAmounts(of: bound))]).first)
        #expect(facts.sheets.contains { $0.texts.contains("201") && $0.texts.contains("01") })
        var document = bound.document
        document.sections = []
        #expect(throws: WorkbookError.noTables) { try document.workbook(amounts: ProvenanceAmounts(of: bound)) }
        let long = Table(
            name: "长", columns: [.init(width: .fixed(.pt(50)))],
            body: [.init([.init(.text([.text(String(repeating: "字", count: 32_768), nil)]))])],
            cellStyles: [.init(paragraph: .init())], caption: bound.document.tables.compactMap(\.caption).first)
        document.sections = [Section(master: bound.document.sections[0].master, blocks: [.table(long)])]
        let error = #expect(throws: WorkbookError.self) { try document.workbook(amounts: ProvenanceAmounts(of: bound)) }
        guard case .textTooLong(let table, _, let length)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(table == "长" && length == 32_768)
    }
}

extension Table {
    /// The numbers of the body as they are printed, row by row.
    fileprivate var printedNumbers: [String] { body.flatMap { $0.cells.compactMap { $0.number?.text } } }
}
