import Diagnostics
import LayoutLanguage
import ReportData
import Testing

@Suite struct PackageFiguresTests {
    private let units = "name: a\nunits: {money: {元: 1, 万元: 10000}}\ndocument: [{page: text, prose: prose/a.md}]\n"

    @Test func figures() throws {
        let package = loadedPackage([
            "layout.yaml": units,
            "figures.yaml": """
            年度: year
            部门: {value: 'if kind = "unit" then "单位" else "部门"'}
            合计: {value: sum(收入.金额), unit: 万元, digits: 2}
            收入:
              rows: 收入项目表
              row: 项
              key: 项.key
              fields:
                名称: 项.name
                金额: {value: 'income[项.key] ?? 0', unit: 元}
            """,
        ])
        #expect(package.figures.keys == ["年度", "部门", "合计", "收入"])
        guard case .value(let department) = package.figures["部门"]?.content else { throw Unexpected() }
        #expect(department.text == #"if kind = "unit" then "单位" else "部门""#)
        #expect(department.span.start == SourcePosition(line: 2, column: 14))
        #expect(package.figures["合计"]?.unit?.text == "万元")
        #expect(package.figures["合计"]?.digits == 2)
        guard case .rows(let rows) = package.figures["收入"]?.content else { throw Unexpected() }
        #expect(rows.list.text == "收入项目表" && rows.row == "项" && rows.key?.text == "项.key")
        #expect(rows.fields.keys == ["名称", "金额"])
        #expect(rows.fields["金额"]?.unit?.text == "元")
        #expect(package.figures["收入"]?.span.start == SourcePosition(line: 4, column: 1))
    }

    @Test func problemsOfFigures() {
        func figure(_ text: String) -> [String: String] { ["layout.yaml": units, "figures.yaml": "甲: \(text)"] }
        expectProblem("Y021", figure("{⟦unit⟧: 万元}"))
        expectProblem("Y037", figure("{value: a, ⟦rows⟧: b, ⟦row⟧: c, ⟦fields⟧: {}}"))
        expectProblem("Y037", figure("{rows: b, row: c, fields: {}, ⟦unit⟧: 元}"))
        expectProblem("Y021", figure("{⟦rows⟧: b, fields: {}}"))
        expectProblem("Y029", figure("{value: a, unit: ⟦万⟧}"), advice: "万元")
        expectProblem("Y025", figure("{value: a, digits: ⟦13⟧}"))
        expectProblem("Y022", figure("⟦\"\"⟧"))
        expectProblem("Y022", figure("{value: ⟦⟧}"))
        expectProblem("Y022", figure("{⟦parameters⟧: [], value: 1}"))
        expectProblem("Y023", figure("⟦[a]⟧"))
        expectProblem("Y020", figure("{value: a, ⟦units⟧: 元}"), advice: "unit")
    }

    @Test func phrases() {
        let package = loadedPackage([
            "phrases.yaml": """
            变动:
              parameters: [本年, 上年, 事由]
              branches:
                - {when: 上年 is absent, text: 无此数据}
                - {when: 本年 > 上年, text: '增加{本年 - 上年}', needs: 事由}
                - {text: '减少{上年 - 本年}'}
            句号: 。
            占: {parameters: [甲], text: "占{甲:percent}"}
            """
        ])
        let change = package.phrases["变动"]
        #expect(change?.parameters == ["本年", "上年", "事由"])
        #expect(change?.branches.map { $0.condition?.text } == ["上年 is absent", "本年 > 上年", nil])
        #expect(change?.branches.map(\.text.text) == ["无此数据", "增加{本年 - 上年}", "减少{上年 - 本年}"])
        #expect(change?.branches.map { $0.needs?.text } == [nil, "事由", nil])
        #expect(package.phrases["句号"]?.branches.map(\.text.text) == ["。"])
        #expect(package.phrases["占"]?.parameters == ["甲"])
    }

    @Test func problemsOfPhrases() {
        func phrase(_ text: String) -> [String: String] { ["phrases.yaml": "甲: \(text)"] }
        expectProblem("Y029", phrase("{parameters: [事由], branches: [{text: a, needs: ⟦理由⟧}]}"))
        expectProblem("Y036", phrase("{branches: [{text: a}, ⟦{⟧when: b, text: c}]}"))
        expectProblem("Y021", phrase("{branches: [{⟦when⟧: b}]}"))
        expectProblem("Y039", phrase("{parameters: [a, ⟦a⟧], text: b}"))
        expectProblem("Y021", phrase("{⟦parameters⟧: [a]}"))
    }

    @Test func checks() {
        let package = loadedPackage([
            "checks.yaml": """
            Q05: {title: 收入总计等于支出总计, check: 收入总计 = 支出总计}
            Q06:
              title: "{行.名称}各栏之和"
              each: 行 in 收入科目
              when: 行.级 = 1
              check: 行.合计 = 行.甲 + 行.乙
              severity: warning
              tolerance: rounding
              advice: 核对{行.名称}
            Q07: {title: a, check: b = c, severity: remark, tolerance: 0.5}
            """
        ])
        #expect(package.checks.keys == ["Q05", "Q06", "Q07"])
        #expect(package.checks["Q05"]?.severity == .error)
        #expect(package.checks["Q05"]?.tolerance == CheckDefinition.Tolerance.none)
        let rows = package.checks["Q06"]
        #expect(rows?.each?.name.text == "行" && rows?.each?.list.text == "收入科目")
        #expect(rows?.each?.name.span.start == SourcePosition(line: 4, column: 9))
        #expect(rows?.each?.list.span.start == SourcePosition(line: 4, column: 14))
        #expect(rows?.condition?.text == "行.级 = 1" && rows?.relation?.text == "行.合计 = 行.甲 + 行.乙")
        #expect(rows?.severity == .warning && rows?.tolerance == .rounding)
        #expect(package.checks["Q07"]?.tolerance == Decimal("0.5").map(CheckDefinition.Tolerance.amount))
    }

    @Test func problemsOfChecks() {
        func check(_ text: String) -> [String: String] { ["checks.yaml": "Q1: {title: a, \(text)}"] }
        expectProblem("Y021", ["checks.yaml": "Q1: {⟦check⟧: a = b}"])
        expectProblem("Y035", check("check: a = b, each: ⟦行 于 表⟧"))
        expectProblem("Y035", check("check: a = b, each: ⟦行 in⟧"))
        expectProblem("Y035", check("check: a = b, each: ⟦in 表⟧"))
        expectProblem("Y028", check("check: a = b, severity: ⟦failure⟧"))
        expectProblem("Y025", check("check: a = b, tolerance: ⟦some⟧"))
    }

    private struct Unexpected: Error {}
}
