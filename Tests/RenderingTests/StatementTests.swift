import DocumentTree
import Foundation
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
