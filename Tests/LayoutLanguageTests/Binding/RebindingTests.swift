import Diagnostics
import ReportData
import Testing

@testable import LayoutLanguage

@Suite struct RebindingTests {
    /// What is bound again where a number is another is what is bound from the beginning: the document, the sources of its numbers, and
    /// what is found. One change follows the other, as when somebody types.
    @Test(arguments: [("shanghai-bureau", "shanghai"), ("national-form", "national-2024")])
    func followsAsIfBoundAnew(_ name: String, _ layout: String) throws {
        let text = try CorpusChecks.text("Tests/Corpus/\(name)/report.json")
        let data = try #require(DataDocument.read(SourceFile(name: "report.json", text: text)).document)
        let (package, _) = try ShippedPackagesTests.load(layout)
        let resolved = ResolvedPackage(package)
        var report = bind(resolved, to: data, remembers: true)
        let numbers = DataNumbers(data, report.figures).all.filter { !$0.path.hasPrefix("/stated/") }
        var changed = data
        for (step, number) in stride(from: 0, to: numbers.count, by: max(1, numbers.count / 8)).map({ numbers[$0] }).enumerated() {
            // Also to nothing and back: rows appear and go.
            let values = step % 2 == 0 ? [try #require(number.number.adding(1))] : [Decimal.zero, number.number]
            for value in values {
                changed = changed.after(NumberChange(path: number.path, span: number.span, number: value))
                report = try #require(rebind(resolved, report, numbers: [NumberInData(path: number.path, number: value)]))
                let figures = FigureTable(resolved, data: changed, previous: nil, evaluation: Evaluation())
                let fresh = bind(resolved, over: figures, pictures: nil)
                #expect(report.document == fresh.document, "\(number.path) = \(value)")
                #expect(report.provenance.rows == fresh.provenance.rows, "\(number.path) = \(value)")
                #expect(report.findings == fresh.findings, "\(number.path) = \(value)")
                #expect(report.statedPhrases == fresh.statedPhrases && report.discrepancies.count == fresh.discrepancies.count)
                #expect(report.pageSums == fresh.pageSums)
            }
        }
    }

    @Test func onlyNumbersAreFollowed() throws {
        func document(_ text: String) throws -> DataDocument {
            try #require(DataDocument.read(SourceFile(name: "report.json", text: text)).document)
        }
        let old = try document(#"{"a": 1, "b": [{"c": 2.50, "d": "x"}]}"#)
        let new = try document(#"{"a":1,"b":[{"c":3,"d":"x"}]}"#)
        #expect(old.numbers(changedIn: new, limit: 1) == [NumberInData(path: "/b/0/c", number: 3)])
        #expect(old.numbers(changedIn: new, limit: 0) == nil)
        #expect(try old.numbers(changedIn: document(#"{"a": 1.0, "b": [{"c": 2.5, "d": "x"}]}"#), limit: 1) == [])
        let others = [
            #"{"a": 2, "b": [{"c": 3, "d": "x"}]}"#, #"{"a": 1, "b": [{"c": 2.5, "d": "y"}]}"#, #"{"a": 1, "b": []}"#,
            #"{"b": [{"c": 2.5, "d": "x"}], "a": 1}"#, #"{"a": "1", "b": [{"c": 2.5, "d": "x"}]}"#, #"{"a": 1, "b": [{"c": 2.5}]}"#,
        ]
        for other in others { #expect(try old.numbers(changedIn: document(other), limit: 1) == nil, "\(other)") }
    }
}
