import Diagnostics
import DocumentTree
import Foundation
import ReportData
import ReportRendering
import Testing

/// The statements and forms beside what is known of the published ones.
@Suite("Statements and forms of the layouts")
struct StatementTests {
    /// What Fixtures/statements.json says.
    private struct Known: Decodable {
        struct Statement: Decodable {
            var title: String
            var number: String
            /// The heads of each column from the top, with slashes between.
            var columns: [String]
            var note: String
            /// The labels and line numbers, or codes and names, of rows that are always there.
            var rows: [[String]]?
        }

        struct National: Decodable {
            var number: String
            var title: String
            var structure: String
        }

        var statements: [String: Statement]
        var national: [National]
        var forms: [String: [String]]

        static func read() throws -> Known {
            let file = URL(fileURLWithPath: "\(Repository.root)/Tests/RenderingTests/Fixtures/statements.json")
            return try JSONDecoder().decode(Known.self, from: Data(contentsOf: file))
        }
    }

    private func number(of table: Table) -> String {
        table.caption.map { Table.Cell(.text($0.lines.flatMap(\.right))).plainText } ?? ""
    }

    private func check(_ table: Table, _ known: Known.Statement, number: String, title: String) {
        #expect(self.number(of: table).hasPrefix(number), "\(title)")
        #expect(table.caption?.title?.title.hasSuffix(title) == true, "\(table.caption?.title?.title ?? "") is not \(title)")
        #expect(table.headPaths.map { $0.joined(separator: "/") } == known.columns, "\(title)")
        #expect(table.notes.contains { Table.Cell(.text($0.content)).plainText == known.note }, "\(title)")
        guard let rows = known.rows else { return }
        let texts = table.body.map { $0.cells.map(\.plainText) }
        for row in rows { #expect(texts.contains { row.isPart(of: $0) }, "\(title): \(row)") }
    }

    @Test("All thirteen statements of the provincial form, column by column")
    func provincial() throws {
        let known = try Known.read()
        let tables = try LaidOutReport.of(Repository.fullReport).tables.filter { $0.caption?.title != nil }
        let keys = (1...13).map { $0 < 10 ? "T0\($0)" : "T\($0)" }
        try #require(tables.count == keys.count)
        for (key, table) in zip(keys, tables) {
            let statement = try #require(known.statements[key])
            check(table, statement, number: statement.number, title: statement.title)
        }
        #expect(tables[4].columns.count == 114 && tables[6].columns.count == 114)
    }

    @Test("All nine statements of the national form, in its order")
    func national() throws {
        let known = try Known.read()
        let tables = try LaidOutReport.of("Tests/Corpus/national-form/report.json").tables.filter { $0.caption?.title != nil }
        try #require(tables.count == known.national.count)
        for (entry, table) in zip(known.national, tables) {
            check(table, try #require(known.statements[entry.structure]), number: entry.number, title: entry.title)
        }
    }

    /// The tables of the national report by their titles, under other options.
    private func tables(options: String) throws -> [String: Table] {
        let path = "Tests/Corpus/national-form/report.json"
        let text = try Repository.source(path).text.replacing("{", with: "{\"options\": {\(options)},", maxReplacements: 1)
        let data = try readReport(SourceFile(name: path, text: text))
        let tables = try Repository.renderer(for: data).bind(data).document.tables
        return Dictionary(tables.compactMap { table in table.caption?.title.map { ($0.title, table) } }) { first, _ in first }
    }

    @Test("Codes whole or split, totals first or last, statement 8 in two lanes or three: the same amounts")
    func options() throws {
        let usual = try tables(options: "")
        let other = try tables(options: #""subject_codes": "whole", "total_row": "last", "basic_lanes": 2"#)
        let (split, whole) = (
            try #require(usual["一般公共预算财政拨款支出决算表"]), try #require(other["一般公共预算财政拨款支出决算表"])
        )
        func texts(_ row: Table.Row) -> [String] { row.cells.map { cell -> String in cell.plainText } }
        #expect(split.columns.count == whole.columns.count + 2)
        // One code of three, five or seven digits where there were three of three and two.
        let joined = split.body.map(texts).map { [$0[0...2].joined()] + $0[3...] }
        let codes = whole.body.map(texts)
        #expect(joined.first?.contains("合计") == true && codes.last == joined.first && codes.dropLast() == joined.dropFirst())
        #expect(Set(codes.dropLast().map { $0[0].count }) == [3, 5, 7])

        let (three, two) = (
            try #require(usual["一般公共预算财政拨款基本支出决算明细表"]), try #require(other["一般公共预算财政拨款基本支出决算明细表"])
        )
        #expect(three.columns.count == 9 && two.columns.count == 6)
        func subjects(_ table: Table) -> [[String]] {
            table.body.dropLast().flatMap { row in
                let cells = texts(row)
                return stride(from: 0, to: cells.count, by: 3).map { Array(cells[$0..<$0 + 3]) }
            }.filter { !$0[0].isEmpty }.sorted { $0[0] < $1[0] }
        }
        // The published form of two lanes has fewer rows.
        let all = Set(subjects(three))
        #expect(subjects(two).count > 40 && subjects(two).allSatisfy(all.contains))
        #expect(three.body.last.map(texts) == two.body.last.map(texts))
    }

    @Test("The labels of the three performance forms", arguments: ["targets", "provincial", "national"])
    func forms(kind: String) throws {
        let known = try #require(try Known.read().forms[kind])
        let forms = try LaidOutReport.of(Repository.fullReport).tables.filter { $0.caption == nil && $0.head.isEmpty }
        let index = try #require(["targets", "provincial", "national"].firstIndex(of: kind))
        let labels = try #require(forms.count == 3 ? forms[index] : nil).body.flatMap(\.cells).map(\.plainText)
        #expect(known.allSatisfy { label in labels.contains { $0.hasPrefix(label) } }, "\(known.filter { !labels.contains($0) })")
        // In the order of the form.
        var rest = labels[...]
        for label in known {
            let place = rest.firstIndex { $0.hasPrefix(label) }
            #expect(place != nil, "\(label)")
            if let place { rest = rest[(place + 1)...] }
        }
        // Forty indicators, first-level labels over equal neighbours.
        let merged = forms[index].body.flatMap(\.cells).filter { $0.plainText == "产出指标" }
        #expect(merged.count == 1 && merged.first.map { $0.rows > 10 } == true)
    }
}

extension [String] {
    /// Whether the texts stand in `other` in this order, whatever stands between.
    fileprivate func isPart(of other: [String]) -> Bool {
        var rest = other[...]
        for text in self where !text.isEmpty {
            guard let place = rest.firstIndex(of: text) else { return false }
            rest = rest[(place + 1)...]
        }
        return true
    }
}
