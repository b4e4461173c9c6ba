import Diagnostics
import ReportData
import Testing
import WorkbookImport
import Workbooks

/// Reports of the corpus as workbooks and back: the same figures.
@Suite struct RoundTripTests {
    static let reports = [
        "shanghai-budget-department", "shanghai-budget-unit", "large-department", "national-form", "shanghai-bureau", "shanghai-street",
    ]

    /// What no sheet of the form has: words, and figures that stand nowhere in it.
    private static let absent: Set<String> = [
        "budget", "initial_budget", "personnel", "previous_budget", "previous_execution", "use", "reason", "explanation", "printed",
    ]

    @Test(arguments: reports) func figuresComeBack(name: String) throws {
        let original = try #require(
            DataDocument.read(SourceFile(name: "report.json", text: ImportFixture.text("Tests/Corpus/\(name)/report.json"))).document)
        let layout = try #require(original.root["layout"]?.text)
        let fixture = try ImportFixture(layout: layout)
        let bytes = try #require(try ImportFixture.corpus.get()[name])
        let book = try Workbook.read(bytes, name: "\(name).xlsx")
        let outcome = try fixture.outcome([book], unit: original.root["money_unit"]?.text)
        let grave = outcome.findings.filter { $0.severity <= .error }
        #expect(grave.isEmpty, "\(DiagnosticRenderer(language: .english).text(for: Array(grave.prefix(10))))")

        let text = NewReport(outcome.values, layout: fixture.package.name, schema: fixture.schema).text
        let (document, mistakes) = DataDocument.read(SourceFile(name: "new.json", text: text))
        #expect(mistakes.isEmpty, "\(text.prefix(300))")
        let new = try #require(document)
        for member in ["income", "three_public.final", "three_public.budget", "running_cost"]
            + (name.contains("budget") ? ["three_public"] : [])
        {
            for (path, number) in numbers(original.root, member) where !number.isZero {
                #expect(numbers(new.root, member)[path] == number, "\(member) \(path)")
            }
        }
        #expect(new.root["name"]?.text == original.root["name"]?.text)
        #expect(new.root["year"]?.number == original.root["year"]?.number)
        #expect(items(new) == items(original))
        if name.contains("budget") {
            #expect(new.root["kind"]?.text == original.root["kind"]?.text)
            #expect(new.root["district"]?.text == original.root["district"]?.text)
            #expect(records(new, "economic", keys: ["code"]) == records(original, "economic", keys: ["code"]))
        }

        // The second time nothing changes, neither in what was made nor in what people wrote.
        let again = ReportMerge(outcome.values, into: new, schema: fixture.schema)
        #expect(again.text == text)
        #expect(again.changes.isEmpty)
        let merged = ReportMerge(outcome.values, into: original, schema: fixture.schema)
        let reread = try #require(DataDocument.read(SourceFile(name: "report.json", text: merged.text)).document)
        #expect(fixture.schema.validate(reread).filter { $0.severity == .failure }.isEmpty)
        let second = ReportMerge(outcome.values, into: reread, schema: fixture.schema)
        #expect(second.changes.isEmpty, "\(second.changes.prefix(3))")
        #expect(second.text == merged.text)
        #expect(merged.changes.allSatisfy { $0.old == nil }, "\(merged.changes.filter { $0.old != nil }.prefix(5))")
    }

    /// The amounts of items by code and money; what the form does not have is left out, and so are zeros.
    private func items(_ document: DataDocument) -> [String: Decimal] { records(document, "items", keys: ["code", "fund"]) }

    private func records(_ document: DataDocument, _ list: String, keys: [String]) -> [String: Decimal] {
        var result: [String: Decimal] = [:]
        for item in document.root[list]?.items ?? [] {
            let key = keys.map { item[$0]?.text ?? "" }.joined(separator: " ")
            for (path, number) in numbers(item, "") where !number.isZero && !Self.absent.contains(path) {
                // A budget form has no income of its own for what government funds pay.
                if path == "income.fiscal", document.root["district"] != nil { continue }
                result["\(key) \(path)"] = (result["\(key) \(path)"] ?? .zero).adding(number)
            }
        }
        return result
    }

    private func numbers(_ node: DataNode, _ path: String) -> [String: Decimal] {
        var node = node
        for step in path.split(separator: ".") {
            guard let next = node[String(step)] else { return [:] }
            node = next
        }
        var result: [String: Decimal] = [:]
        func collect(_ node: DataNode, _ path: [String]) {
            if let number = node.number { result[path.joined(separator: ".")] = number }
            for (key, member) in node.members ?? [:] { collect(member.node, path + [key]) }
        }
        collect(node, [])
        return result
    }
}
