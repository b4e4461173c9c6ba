import Diagnostics
import LayoutLanguage
import ReportData
import Testing

/// Figures of the period before, out of the report of that period.
@Suite struct PreviousReportTests {
    private static let files = [
        "layout.yaml": "schema: schema.json\nprevious-report: [before.report, before]\n" + (bindingFiles([:])["layout.yaml"] ?? ""),
        "figures.yaml": """
        总计: {value: sum(rows.a), unit: 万元}
        上年总计: {value: before.total, unit: 万元, previous: 总计}
        上年名称: {value: absent, previous: name}

        """,
        "prose/a.md": "{总计}，{上年总计 ?? 0}，{上年名称 ?? \"无\"}\n",
        "schema.json": """
        {"properties": {"name": {}, "rows": {"items": {"properties": {"a": {}}}},
          "before": {"properties": {"total": {}, "report": {}}}}}
        """,
    ]

    private func document(_ text: String, _ name: String) throws -> DataDocument {
        let (document, diagnostics) = DataDocument.read(SourceFile(name: name, text: text))
        #expect(diagnostics.isEmpty)
        return try #require(document)
    }

    private func report(_ data: String, before: String?) throws -> (report: BoundReport, checks: [Diagnostic]) {
        let package = loadedPackage(bindingFiles(Self.files))
        let report = bind(
            package, to: try document(data, "report.json"), previous: try before.map { try document($0, "2023/report.json") })
        return (report, check(package, report))
    }

    @Test func figuresComeFromTheOtherReportInItsUnit() throws {
        let found = try report(
            #"{"money_unit": "万元", "rows": [{"a": 5}], "before": "2023/report.json"}"#,
            before: #"{"money_unit": "元", "name": "甲局", "rows": [{"a": 20000}, {"a": 15000}]}"#)
        #expect(found.report.outline == ["{5万元}，{3.5万元}，甲局"])
        #expect(found.report.marks.isEmpty && found.checks.isEmpty)
        let row = try #require(found.report.provenance.rows.first { $0.figure == "上年总计" || $0.printed == "3.5万元" })
        #expect(row.sources.map { "\($0.span.file.name) \($0.path)" }.contains("2023/report.json /rows/1/a"))
        // The name of the file is used, though no figure prints it.
        #expect(found.report.unusedData.count == 0)
    }

    @Test func withoutAReportThereIsNothingBefore() throws {
        #expect(try report(#"{"rows": [{"a": 5}]}"#, before: nil).report.outline == ["{5万元}，{0}，无"])
        #expect(try report(#"{"rows": [{"a": 5}], "before": {"total": 4}}"#, before: nil).report.outline == ["{5万元}，{4万元}，无"])
    }

    @Test func whatIsWrittenWinsAndADifferenceIsFound() throws {
        let data = #"{"rows": [{"a": 5}], "before": {"report": "2023/report.json", "total": 7}}"#
        let found = try report(data, before: #"{"rows": [{"a": 3.5}]}"#)
        // Nothing but the difference is found.
        #expect(found.report.outline == ["{5万元}，{7万元}，无"])
        let finding = try #require(found.checks.first)
        #expect(found.checks.count == 1 && finding.id == "K003" && finding.severity == .error)
        #expect(finding.message.chinese == "“上年总计”写为 7万元，上年报告为 3.5万元，相差 3.5万元")
        #expect(finding.place?.path == "/before/total" && finding.advice?.chinese.contains("两倍") == true)
        #expect(finding.related.map(\.place.description) == ["2023/report.json:1:17 /rows/0/a"])
        let same = try report(data.replacing("7", with: "3.50"), before: #"{"rows": [{"a": 3.5}]}"#)
        #expect(same.checks.isEmpty)
    }

    @Test func whichReportIsNamed() throws {
        let package = loadedPackage(bindingFiles(Self.files))
        func name(_ data: String) throws -> String? { package.previousReport(in: try document(data, "r.json"))?.text }
        #expect(try name(#"{"before": "a/b.json"}"#) == "a/b.json")
        #expect(try name(#"{"before": {"report": "b.json", "total": 3}}"#) == "b.json")
        #expect(try name(#"{"before": {"total": 3}}"#) == nil)
    }
}
