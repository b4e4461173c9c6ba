import ReportBatch
import Testing

@Suite struct ReportInputTests {
    @Test(arguments: [
        ("甲.json", "甲"), ("a/甲.json", "a/甲"), ("a/report.json", "a"), ("a/b/report.json", "a/b"), ("report.json", "report"),
        ("a/b.c.json", "a/b.c"), ("x.data", "x.data"), ("a/乙.JSON", "a/乙"), ("a/Report.Json", "a"),
    ])
    func `results lie as the data do`(path: String, name: String) {
        #expect(ReportInput(report: "in/\(path)", relativePath: path).name == name)
    }

    @Test func `each file counts once, and results of one name are told`() {
        let inputs = ["b.json", "a/report.json", "a.json", "b.json", "A.json"].map { ReportInput(report: $0, relativePath: $0) }
        let (distinct, clashes) = ReportInput.distinct(inputs)
        #expect(distinct.map(\.report).sorted() == ["A.json", "a.json", "a/report.json", "b.json"])
        // Capitals do not tell files apart everywhere.
        #expect(clashes.map { $0.map(\.report) } == [["A.json", "a.json", "a/report.json"]])
    }

    @Test func `names that are equal after normalisation are different files, and their results clash`() {
        for (one, other) in [("caf\u{E9}", "cafe\u{301}"), ("\u{90CE}", "\u{F92C}"), ("STRASSE", "straße")] {
            let inputs = [one, other, one].map { ReportInput(report: "\($0).json", relativePath: "\($0).json") }
            let (distinct, clashes) = ReportInput.distinct(inputs)
            #expect(distinct.count == 2 && clashes.map(\.count) == [2])
            #expect(Set(distinct.map { Array($0.report.utf8) }) == [Array("\(one).json".utf8), Array("\(other).json".utf8)])
        }
    }
}
