import LayoutLanguage
import ReportData
import Testing

/// Shares of one whole, rounded together: text, table and chart print the same.
@Suite struct ShareTests {
    private func texts(_ shares: String, _ values: [String], figure: String = "占比: {value: 金额 / sum(rows.a), unit: \"%\", shares: yes}")
        -> (texts: [String], chart: [String])
    {
        let layout = (bindingFiles([:])["layout.yaml"] ?? "").replacing(
            "trim, zero: \"0\"}\ndocument", with: "trim, zero: \"0\", shares: \(shares)}\ndocument")
        let data = "{\"rows\": [\(values.map { "{\"a\": \($0)}" }.joined(separator: ", "))]}"
        let report = bound(
            [
                "layout.yaml": layout, "prose/a.md": "{@each 行 in 表}{行.占比:number}{@end}\n@figure 图\n",
                "figures.yaml": "表: {rows: rows, row: 项, key: index, fields: {金额: 项.a, \(figure)}}\n",
                "charts.yaml": "图: {kind: pie, size: [100mm, 5 lines], each: 行 in 表, label: 甲, value: 行.金额, share: 行.占比}\n",
            ], data)
        #expect(report.marks.isEmpty, "\(report.marks)")
        var chart: [String] = []
        for block in report.document.sections.flatMap(\.blocks) {
            if case .figure(let figure) = block, case .chart(let drawn) = figure.content {
                chart = drawn.series.flatMap(\.values).map(\.share)
            }
        }
        let first = report.outline.first ?? ""
        return (first.split(whereSeparator: { "{}；".contains($0) }).map(String.init), chart.map { $0.replacing("%", with: "") })
    }

    @Test(arguments: [
        ("plain", ["33.33", "33.33", "33.33"]), ("largest-item", ["33.34", "33.33", "33.33"]),
        ("largest-remainder", ["33.34", "33.33", "33.33"]),
    ])
    func threeThirds(_ shares: String, _ expected: [String]) {
        let found = texts(shares, ["1", "1", "1"])
        #expect(found.texts == expected && found.chart == expected)
    }

    /// The four classes of the sample: each by itself 99.99.
    @Test(arguments: [
        ("plain", ["81.75", "10.94", "2", "5.3"]), ("largest-item", ["81.76", "10.94", "2", "5.3"]),
        ("largest-remainder", ["81.75", "10.94", "2", "5.31"]),
    ])
    func sharesOfTheSample(_ shares: String, _ expected: [String]) {
        let found = texts(shares, ["161.52", "21.61", "3.96", "10.48"])
        #expect(found.texts == expected && found.chart == expected)
    }

    @Test func whateverTheParts() {
        var generator = SplitMix64(seed: 5)
        for _ in 0..<12 {
            let parts = (0..<Int.random(in: 2...9, using: &generator)).map { _ in "\(Int.random(in: 1...99_999, using: &generator))" }
            let found = texts("largest-remainder", parts)
            let sum = found.texts.compactMap { Decimal($0) }.reduce(Decimal.zero) { $0.adding($1) ?? $0 }
            #expect(sum == 100 && found.texts == found.chart, "\(parts): \(found.texts)")
        }
    }

    /// Values that are no whole, and fields that do not say so, stay as they are.
    @Test func otherFieldsAreLeftAlone() {
        #expect(
            texts("largest-item", ["1", "1", "1"], figure: "占比: {value: 金额 / 6, unit: \"%\", shares: yes}").texts == [
                "16.67", "16.67", "16.67",
            ])
        #expect(texts("largest-item", ["1", "1", "1"], figure: "占比: {value: 金额 / 3, unit: \"%\"}").texts == ["33.33", "33.33", "33.33"])
    }
}
