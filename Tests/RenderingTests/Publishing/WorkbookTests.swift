import Diagnostics
import DocumentTree
import Foundation
import LayoutLanguage
import ReportData
import ReportRendering
import Testing
import WorkbookExport
import WorkbookImport
import Workbooks

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
        var hidden: [String]
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
            let (data, _, bound) = try RenderedReport.bound(path)
            let carried = WorkbookExport.CarriedReport(text: data.file.text, layout: "x")
            let file = try bound.document.workbook(amounts: ProvenanceAmounts(of: bound), carrying: carried)
            if files.isEmpty {
                let again = try bound.document.workbook(amounts: ProvenanceAmounts(of: bound), carrying: carried)
                #expect(again == file, "\(path): other bytes the second time")
            }
            try checkImport(of: file, data, path)
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
            #expect(facts.hidden == ["数据"], "\(path)")
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

    /// The same data come out of a workbook as went in, and its cells are numbers of theirs.
    private func checkImport(of file: [UInt8], _ data: DataDocument, _ path: String) throws {
        let book = try Workbook.read(file, name: "w.xlsx")
        let carried = try #require(try WorkbookImport.CarriedReport.find(in: [book]))
        let taken = CarriedImport(carried)
        #expect(taken.text == data.file.text, "\(path)")
        #expect(taken.changes.isEmpty && taken.outcome.findings.isEmpty, "\(path): \(taken.outcome.findings.prefix(3))")
        let values = taken.outcome.values.byPath.count
        #expect(values >= 20 && taken.cells.entries.count == values, "\(path): \(values)")
        // Into the report itself, too, which somebody has written otherwise in the meantime.
        let other = try #require(DataDocument.read(SourceFile(name: "r.json", text: "\n\n" + data.file.text)).document)
        let merged = CarriedImport(carried, into: other)
        #expect(merged.text == "\n\n" + data.file.text && merged.outcome.findings.isEmpty, "\(path): \(merged.outcome.findings.prefix(3))")
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
