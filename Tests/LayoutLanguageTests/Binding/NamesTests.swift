import Diagnostics
import DocumentTree
import LayoutLanguage
import Testing

/// Names that are taken for something else, and what the data lack.
struct NamesTests {
    private static let phrases = "金额:\n  parameters: [数]\n  text: \"{数}元\"\n"

    @Test(
        arguments: [
            ("{金额(x)}", ["E016 prose/a.md:1:2"]), ("{金额}", ["E014 prose/a.md:1:2"]), ("{金额(数: x)}", []),
            ("{round(数: x)}", ["B001 prose/a.md:1:2"]), ("{round()}", ["B001 prose/a.md:1:2"]), ("{金额(x) + 1}", ["E016 prose/a.md:1:2"]),
            ("{round(x, 0) as 甲}", ["E007 prose/a.md:1:14"]), ("{@if 金额(数: x) > 1}甲{@end}", ["E016 prose/a.md:1:6"]),
        ] as [(String, [String])])
    func phrasesAndFunctionsAreToldApart(_ prose: String, _ expected: [String]) {
        let report = bound(prose: prose, phrases: Self.phrases, #"{"x": 3}"#)
        #expect(report.marks == expected)
    }

    /// Each message says how the name is used where it stands, with its parameters.
    @Test(arguments: [
        ("{倍(数: x)}", "函数的参数不写名称：{倍(数, 次)}"), ("{倍()}", "函数的参数不写名称：{倍(数, 次)}"), ("{倍}", "“倍”是函数，要写作 倍(…)"),
        ("{金额(x)}", "文字里写作 {金额(数: …)}；表达式里不能用短语"), ("{倍(金额(数: x), 1)}", "文字里写作 {金额(数: …)}；表达式里不能用短语"),
        ("{金颔(x)}", "是否指“金额”？"), ("{倍倍(数: x)}", "是否指“倍”？"), ("{倍(x, 1) as 甲}", "as 给短语的用处起名；数字按指标的名称写明（stated）"),
    ])
    func theRightWayIsSaid(_ prose: String, _ advice: String) {
        let report = bound(prose: prose, figures: "倍: {parameters: [数, 次], value: 数 * 次}\n", phrases: Self.phrases, #"{"x": 3}"#)
        #expect(report.findings.map { $0.advice?.chinese } == [advice])
    }

    @Test
    func nothingIsProposedThatIsTheNameItself() {
        #expect(nearestName(to: "金额", among: ["金额"]) == nil)
        #expect(nearestName(to: "do", among: ["day"]) == nil)
        #expect(nearestName(to: "a6", among: ["a4"]) == "a4")
    }

    private func table(_ columns: String, _ data: String) -> (rows: [String], marks: [String]) {
        let yaml = "表:\n  head-style: 表头\n  columns: [\(columns)]\n  rows: [{each: 行 in rows}]\n  classes: {红: {color: \"#FF0000\"}}\n"
        let report = bound(["prose/a.md": "@table 表\n", "tables/a.yaml": yaml], data)
        guard case .table(let table)? = report.document.sections.first?.blocks.first else { return ([], report.marks) }
        return (table.outline, report.marks)
    }

    @Test
    func rowsWithoutASchemaMayLackWhatOthersHave() {
        let columns = "{head: 名, width: 9mm, cell: \"{行.name}\"}, {head: 数, width: 9mm, value: 行.do}"
        #expect(table(columns, #"{"rows": [{"name": "甲", "do": 1}, {"name": "乙"}]}"#).rows == ["名 | 数", "--", "甲 | #1.00", "乙 | ·"])
        // Rows of an empty list have what they are asked for; a field that no row has is an error.
        #expect(table(columns, #"{"rows": []}"#) == (["名 | 数", "--"], []))
        #expect(table(columns, #"{"rows": [{"name": "甲"}]}"#).marks == ["E015 tables/a.yaml:3:85"])
    }

    @Test
    func theClassesOfAColumnMayLookAtTheRow() {
        let data = #"{"rows": [{"amount": 1}, {"amount": 5}]}"#
        let columns = "{head: 数, width: 9mm, value: 行.amount, class: 'if 行.amount > 3 then \"红\" else \"\"'}"
        let report = bound(
            [
                "prose/a.md": "@table 表\n",
                "tables/a.yaml":
                    "表:\n  head-style: 表头\n  columns: [\(columns)]\n  rows: [{each: 行 in rows}]\n  classes: {红: {color: \"#FF0000\"}}\n",
            ], data)
        #expect(report.marks == [])
        guard case .table(let table)? = report.document.sections.first?.blocks.first else { return }
        let styles = table.body.map { table.cellStyles[$0.cells[0].style].paragraph.text.color }
        #expect(styles.count == 2 && styles[0] != styles[1])
        #expect(self.table("{head: 数, width: 9mm, value: 行.amount, class: 红}", data).marks == ["E014 tables/a.yaml:3:59"])
    }

    @Test
    func whatTheDataLackIsToldAtTheData() throws {
        let report = bound(
            prose: "共{三公}。{longest}", figures: "三公: {value: three.final.abroad + three.final.cars, unit: 万元}\n",
            #"{"longest": 1, "three": {"final": {"abroad": 1}, "other": {"cars": 1}}}"#)
        let finding = try #require(report.findings.first { $0.id == "B008" })
        #expect(finding.place?.path == "/three/final/cars" && finding.related.first?.place.span?.text == "三公")
    }

    @Test
    func aDayThatIsNoneIsToldOnceAtTheData() {
        let report = bound(prose: "{day:date}{day:iso}", #"{"day": "2025-02-30"}"#)
        #expect(report.marks == ["B049 report.json:1:9 /day"])
    }
}
