import DocumentTree
import LayoutLanguage
import Testing

/// What the schema says that numbers measure (`x-dimension`), and in which unit they are printed.
struct DimensionTests {
    private static let schema = """
        {"type": "object", "properties": {
          "money_unit": {"enum": ["元", "万元"]}, "total": {"$ref": "#/$defs/amount"}, "rate": {"type": "number", "x-dimension": "ratio"},
          "bare": {"type": "number"}, "n": {"type": "integer", "x-dimension": "count"},
          "list": {"type": "array", "items": {"$ref": "#/$defs/amount"}},
          "map": {"type": "object", "additionalProperties": {"$ref": "#/$defs/amount"}},
          "either": {"anyOf": [{"type": "string"}, {"type": "object", "properties": {"sum": {"$ref": "#/$defs/amount"}}}]},
          "items": {"type": "array", "items": {"type": "object", "properties": {"name": {"type": "string"}, "amount": {"$ref": "#/$defs/amount"}}}}},
         "$defs": {"amount": {"type": "number", "x-dimension": "money"}}}
        """
    private static let data = """
        {"money_unit": "万元", "total": 12.5, "rate": 0.13, "bare": 7, "n": 3, "list": [1, 2], "map": {"a": 4}, "either": {"sum": 5},
         "items": [{"name": "甲", "amount": 3.25}, {"name": "乙", "amount": 0}]}
        """

    /// The package of the tests with the schema.
    private func files(_ files: [String: String]) -> [String: String] {
        let layout = bindingFiles([:])["layout.yaml"] ?? ""
        return files.merging(["layout.yaml": layout + "schema: schema.json\n", "schema.json": Self.schema]) { first, _ in first }
    }

    @Test(arguments: [
        ("{total}", "{12.5万元}"), ("{unit(total, \"元\")}", "{125000元}"), ("{sum(list)}", "{3万元}"), ("{map[\"a\"]}", "{4万元}"),
        ("{either.sum}", "{5万元}"), ("{items[0].amount}", "{3.25万元}"), ("{sum(items.amount)}", "{3.25万元}"), ("{n}{bare}", "{3}{7}"),
        ("{total / sum(list):percent}", "{416.67%}"), ("{rate:percent}", "{13%}"), ("{unit(rate, \"%\")}", "{13%}"),
    ])
    func numbersHaveTheUnitOfWhatTheyMeasure(_ prose: String, _ expected: String) {
        let report = bound(files(["prose/a.md": prose + "\n"]), Self.data)
        #expect(report.outline == [expected])
        #expect(report.marks == [])
    }

    @Test
    func withoutASchemaANumberOfTheDataCountsInTheDatasUnitWhereAUnitIsAskedFor() {
        let report = bound(prose: "{unit(total, \"元\")}{unit(5, \"元\")}", Self.data)
        #expect(report.outline == ["{125000元}{5元}"])
    }

    @Test(arguments: [("rate", "13%"), ("rate * 1", "13%"), ("13 * 1%", "13%")])
    func aRatioHasOneMeaning(_ value: String, _ expected: String) {
        let report = bound(prose: "{率}", figures: "率: {value: \(value), unit: \"%\"}\n", Self.data)
        #expect(report.outline == ["{\(expected)}"])
    }

    /// The printed column of a table whose only column is `column`.
    private func cells(_ column: String, withSchema: Bool = true) -> (cells: [String], marks: [String]) {
        let tables = [
            "prose/a.md": "@table 表\n", "tables/a.yaml": "表:\n  head-style: 表头\n  columns: [\(column)]\n  rows: [{each: 行 in items}]\n",
        ]
        let report = bound(withSchema ? files(tables) : tables, Self.data)
        guard case .table(let table)? = report.document.sections.first?.blocks.first else { return ([], report.marks) }
        return (Array(table.outline.drop { $0 != "--" }.dropFirst()), report.marks)
    }

    @Test
    func aColumnConvertsToItsUnit() {
        let yuan = cells("{head: [金额（元）], width: 9mm, value: 行.amount, unit: 元, style: 数字}")
        #expect(yuan.cells == ["#32,500.00", "#0.00"] && yuan.marks.isEmpty)
        #expect(cells("{head: [金额（元）], width: 9mm, value: 行.amount, unit: 元}", withSchema: false) == yuan)
        #expect(cells("{head: [金额（万元）], width: 9mm, value: 行.amount}").cells == ["#3.25", "#0.00"])
        // A ratio means in a column what it means in a figure.
        #expect(cells("{head: 占比, width: 9mm, value: rate, unit: '%'}").cells == ["#13.00", "#13.00"])
    }

    @Test(
        arguments: [
            ("{head: [金额（元）], width: 9mm, value: 行.amount}", true, ["B048 tables/a.yaml:3:48"]),
            ("{head: [金额（元）], width: 9mm, value: 行.amount}", false, ["B048 tables/a.yaml:3:48"]),
            ("{head: [金额（万元）], width: 9mm, value: 行.amount}", false, []),
            ("{head: [金额（元）], width: 9mm, value: bare, unit: 元}", true, ["B052 tables/a.yaml:3:48"]),
            ("{head: [金额（元）], width: 9mm, value: n}", true, ["B052 tables/a.yaml:3:48"]),
            ("{head: [金额（元）], width: 9mm, value: 5 元}", true, []),
            ("{head: [人数（人）], width: 9mm, value: n}", true, []),
        ] as [(String, Bool, [String])])
    func amountsThatAreNotConvertedAreFound(_ column: String, _ withSchema: Bool, _ expected: [String]) {
        let marks = cells(column, withSchema: withSchema).marks
        #expect(Set(marks) == Set(expected), "\(marks)")
    }

    @Test
    func aDimensionThatNoUnitMeasuresIsAnError() {
        let schema = Self.schema.replacing("\"money\"", with: "\"mony\"")
        let report = bound(files(["prose/a.md": "文\n", "schema.json": schema]), Self.data)
        #expect(report.findings.map(\.id) == ["Y043"])
    }
}
