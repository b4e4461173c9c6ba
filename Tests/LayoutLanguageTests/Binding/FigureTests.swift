import Diagnostics
import LayoutLanguage
import ReportData
import Testing

struct FigureTests {
    @Test(arguments: [
        ("总: {value: a + b, unit: 万元}", "{总}{总:number}", "{3万元}{3}"),
        ("总: a", "{总}", "{1}"),
        ("总: {value: a / 3, unit: 万元, digits: 4}", "{总}", "{0.3333万元}"),
        ("总: {value: half, unit: 万元}", "{总}{总:table}", "{0.13万元}{0.13万元}"),
        ("率: {value: a / b, unit: \"%\"}", "{率}{率:number}", "{50%}{50}"),
        ("率: {value: rate * 1%, unit: \"%\"}", "{率}", "{98.5%}"),
        ("率: {value: half, unit: \"%\"}", "{率}", "{12.5%}"),
        ("率: a / b", "{率:percent}", "{50%}"),
        ("甲: {value: 5 万元, unit: 元}", "{甲}", "{50000元}"),
        ("甲: {value: 'if a = 1 then \"部门\" else \"单位\"'}", "{甲}", "部门"),
        ("甲: 乙 + 1\n乙: 丙 * 2\n丙: b", "{甲}{乙}", "{5}{4}"),
        (
            "表: {rows: items, row: 项, key: 项.code, fields: {名: 项.name, 金: {value: 项.sum, unit: 万元}, 份: {value: 金 / 合, unit: \"%\"}, 序: index}}\n合: {value: sum(表.金), unit: 万元}",
            "{@each 行 in 表 where 金 > 1 万元}{行.序}{行.名}{行.金}占{行.份}{@end}共{合}", "{1}甲{3万元}占{60%}；{2}乙{2万元}占{40%}共{5万元}"
        ),
        ("表: {rows: missing, row: 项, fields: {名: 项.name}}", "{count(表)}", "{0}"),
    ])
    func figuresArePrintedByTheirUnitsAndDigits(_ figures: String, _ prose: String, _ expected: String) {
        let report = bound(
            prose: prose, figures: figures + "\n",
            """
            {"a": 1, "b": 2, "half": 0.125, "rate": 98.5, "missing": null,
             "items": [{"code": "1", "name": "甲", "sum": 3}, {"code": "2", "name": "乙", "sum": 2}]}
            """)
        #expect(report.outline == [expected])
        #expect(report.marks.isEmpty)
    }

    @Test
    func plainNumbersTakeTheUnitThatTheDataDeclares() {
        let report = bound(
            prose: "{总}{人数}", figures: "总: {value: a, unit: 万元}\n人数: {value: n, unit: 人}\n", #"{"money_unit": "元", "a": 3951400, "n": 3}"#)
        #expect(report.outline == ["{395.14万元}{3人}"])
        #expect(report.unusedData.count == 0)
    }

    @Test(arguments: [
        ("甲: 乙\n乙: 丙 + 1\n丙: 甲", ["G001 figures.yaml:1:4", "G001 figures.yaml:3:4"]),
        ("甲: {value: a, unit: 人}\n", []),
        ("甲: {value: 5 万元, unit: 人}", ["G003 figures.yaml:1:12"]),
        ("甲: {rows: a, row: 项, fields: {名: 项}}", ["G004 figures.yaml:1:11"]),
        ("甲: aa + bbb", ["E014 figures.yaml:1:4", "E014 figures.yaml:1:9"]),
        ("甲: 5\n表: {rows: items, row: 项, fields: {名: 项.nam}}", ["E015 figures.yaml:2:40"]),
    ])
    func faultsOfFiguresHavePlaces(_ figures: String, _ expected: [String]) {
        let report = bound(prose: "{甲}", figures: figures + "\n", #"{"a": 1, "items": [{"name": "甲"}]}"#)
        let marks = report.marks.filter { !$0.hasPrefix("B009") }
        #expect(expected.isEmpty ? marks.isEmpty : marks.allSatisfy(expected.contains) && !marks.isEmpty, "\(marks)")
    }

    @Test
    func theCircleIsNamed() {
        let report = bound(prose: "{甲}", figures: "甲: 乙\n乙: 丙\n丙: 甲\n")
        #expect(report.findings.count { $0.id == "G001" } == 1)
        #expect(report.findings.first?.message.chinese.contains("甲 → 乙 → 丙 → 甲") == true)
    }

    @Test
    func everyNumberHasItsOrigin() {
        let report = bound(
            prose: "{合}{合}{a + 1}", figures: "合: {value: items.sum, unit: 万元}\n甲: 1\n".replacing("items.sum", with: "sum(items.sum)"),
            #"{"a": 1, "items": [{"sum": 1.005}, {"sum": 2}]}"#)
        let rows = report.provenance.rows
        #expect(rows.map(\.id) == ["f1", "f2"])
        #expect(rows[0].figure == "合" && rows[0].unit == "万元" && rows[0].printed == "3.01万元" && rows[0].digits == 2)
        #expect(rows[0].value == Decimal("3.005"))
        #expect(rows[0].sources.map(\.path) == ["/items/0/sum", "/items/1/sum"])
        #expect(rows[0].formula?.text == "sum(items.sum)")
        #expect(rows[1].figure == nil && rows[1].formula?.text == "a + 1" && rows[1].sources.map(\.path) == ["/a"])
        #expect(report.provenance.row("f2")?.printed == "2")
        #expect(rows.map(\.ids) == [["f1", "f1.2"], ["f2"]])
        #expect(report.provenance.row("f1.2") == rows[0])
        for id in ["f0", "f3", "f1.3", "f1.1", "f1.", "f2.2", "f1.2.3", "g1", ""] { #expect(report.provenance.row(id) == nil, "\(id)") }
    }

    @Test
    func dataThatNothingReadsIsListed() {
        let report = bound(
            prose: "{a}{items[0].name}@\n@blocks texts",
            #"{"a": 1, "b": "丢", "items": [{"name": "甲", "code": "1"}], "texts": ["一", {"level": 1, "text": "二"}], "layout": "x"}"#)
        #expect(report.unusedData.places.map(\.path) == ["/b", "/items/0/code"])
    }

    @Test
    func statedValuesArePrintedWhereTheyHoldAndComputedOnesGoOn() {
        let report = bound(
            prose: "# 一\n{总}，{总 * 2}，{表[0].金}，{表[1].金}\n## 二\n{总}\n@figure 图1",
            figures: """
                总: {value: a, unit: 万元}
                表: {rows: items, row: 项, key: 项.code, fields: {金: {value: 项.sum, unit: 万元}}}

                """,
            """
            {"a": 197.57, "items": [{"code": "201", "sum": 3}, {"code": "208", "sum": 4}], "stated": [
              {"figure": "总", "value": 395.14}, {"figure": "总", "value": 400, "where": "1.1"},
              {"figure": "表.金", "row": "208", "value": 5}]}
            """)
        #expect(report.outline.filter { !$0.hasPrefix("h") } == ["{395.14万元}，{395.14万元}，{3万元}，{5万元}", "{400万元}"])
        let row = report.provenance.rows[0]
        #expect(row.computed == Decimal("197.57") && row.sources.map(\.path) == ["/stated/0/value"])
        #expect(report.marks == ["B001 prose/a.md:5:9"])
    }

    @Test
    func statedFiguresAreChecked() {
        let report = bound(
            prose: "{总}", figures: "总: {value: a, unit: 万元}\n",
            #"{"a": 1, "stated": [{"figure": "总计", "value": 1}, {"figure": "总", "value": "多"}, {"figure": "总", "value": 2, "where": "图9"}]}"#
        )
        #expect(report.findings.map(\.id) == ["G006", "G008", "G009"])
    }
}
