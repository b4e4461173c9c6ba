import Diagnostics
import LayoutLanguage
import Testing

@Suite struct ExpressionDiagnosticTests {
    /// Evaluates `marked` without its marks `⟦⟧` and expects the diagnostic `id` at the marked stretch.
    private func check(_ id: String, _ marked: String, advice: String? = nil, sourceLocation: SourceLocation = #_sourceLocation) {
        let parts = marked.split(separator: /[⟦⟧]/, omittingEmptySubsequences: false).map(String.init)
        let start = parts[0].utf8.count
        let data = #"{"本年收入合计": 5, "items": [{"code": "201", "final": 1}, {"code": "202"}], "day": "2024"}"#
        let (found, diagnostics) = evaluate(parts.joined(), data: data)
        #expect(found == id, "\(diagnostics.map(\.message.english))", sourceLocation: sourceLocation)
        #expect(diagnostics.first?.place?.span?.range == start..<start + parts[1].utf8.count, sourceLocation: sourceLocation)
        if let advice { #expect(diagnostics.first?.advice?.chinese == advice, sourceLocation: sourceLocation) }
    }

    @Test func `mistakes in the writing are found where they are`() {
        check("E001", "⟦⟧")
        check("E002", "1 ⟦&⟧ 2")
        check("E003", "sum⟦（⟧items.final)")
        check("E003", "1 ⟦＋⟧ 2")
        check("E004", "1 = ⟦\"abc⟧")
        check("E005", "⟦1234567890123456789012345678901234567890⟧")
        check("E006", "1 + ⟦⟧")
        check("E006", "1 + ⟦*⟧ 2")
        check("E006", "⟦then⟧")
        check("E007", "year ⟦2024⟧")
        check("E007", "1 ⟦)⟧")
        check("E007", "items.final⟦(⟧1)")
        check("E008", "sum(items.final⟦⟧")
        check("E008", "[1 ⟦yes⟧]")
        check("E008", "items[0⟦)⟧")
        check("E009", "if yes ⟦\"a\"⟧")
        check("E009", "if yes then 1⟦⟧")
        check("E010", "day is ⟦day⟧")
        check("E011", "items.⟦⟧")
        check("E012", "1 < 2 ⟦<⟧ 3")
    }

    @Test func `unknown names get proposals`() {
        check("E014", "1 + ⟦本年收入总计⟧", advice: "是否指“本年收入合计”？")
        check("E014", "items where ⟦fnal⟧ > 0", advice: "是否指“final”？")
        check("E014", "1 + ⟦sum⟧", advice: "“sum”是函数，要写作 sum(…)")
        check("E015", "items[0].⟦fianl⟧", advice: "是否指“final”？")
        check("E015", "items.⟦budget⟧")
        check("E016", "⟦summ⟧(items)", advice: "是否指“sum”？")
        check("E017", "5 ⟦万圆⟧", advice: "是否指“万元”？")
        check("E018", "day.⟦x⟧")
    }

    @Test func `values of the wrong kind are found where they are`() {
        check("E019", "⟦\"a\"⟧ + 1")
        check("E020", "if ⟦1⟧ then 2 else 3")
        check("E021", "sum(⟦5⟧)")
        check("E022", "prefix(⟦5⟧, 1)")
        check("E023", "⟦day = 2024⟧")
        check("E024", "⟦items < items⟧")
        check("E025", "⟦day⟧[0]")
        check("E025", "items[⟦-1⟧]")
        check("E025", "items[⟦\"a\"⟧]")
        check("E026", "prefix(\"a\", ⟦1.5⟧)")
        check("E027", "date(⟦day⟧)")
        check("E028", "number(⟦\"x\"⟧)")
        check("E029", "⟦1 万元 + 3%⟧")
        check("E029", "⟦1 人 > 1 辆⟧")
        check("E029", "⟦5 + 1 万元⟧", advice: "请给数字写上单位，如 5 万元")
        check("E030", "⟦2 万元 * 2 万元⟧")
        check("E032", "⟦sum()⟧")
    }

    @Test func `nesting, steps and numbers are bounded`() {
        let deep = String(repeating: "(", count: 101) + "1" + String(repeating: ")", count: 101)
        #expect(evaluate(deep).0 == "E013")
        #expect(evaluate(String(repeating: "1 + ", count: 150) + "1").0 == "E013")
        #expect(evaluate(String(repeating: "not ", count: 100_000) + "yes").0 == "E013")
        #expect(evaluate(String(repeating: "1 + ", count: 90) + "1").0 == "91")
        let rows = "{\"rows\": [" + Array(repeating: "1", count: 1000).joined(separator: ",") + "]}"
        #expect(evaluate("count(rows, count(rows, it > 0) > 0)", data: rows, steps: 10_000).0 == "E033")
        let large = "1" + String(repeating: "0", count: 37)
        #expect(evaluate("\(large) * \(large) * \(large)").0 == "E031")
        #expect(evaluate("x", figures: ["x": "x"]).0 == "E034")
        var doubling = ["x0": "[1, 1]"]
        for level in 1...60 {
            doubling["x\(level)"] = "flatten([x\(level - 1), x\(level - 1)])"
        }
        #expect(evaluate("x60", figures: doubling, steps: 50_000).0 == "E033")
        // Lists are bounded before they fill the memory, however many steps there are.
        #expect(evaluate("count(x22)", figures: doubling, steps: .max).0 == "E033")
        // 1024 · 8192 bytes are 8 MiB: two of them are as many as there may be.
        let (short, long) = (String(repeating: "a", count: 1024), String(repeating: "b", count: 8192))
        let texts = ["half": "replace(\"\(short)\", \"a\", \"\(long)\")"]
        #expect(evaluate("length(join([half, half]))", figures: texts).0 == "16777216")
        #expect(evaluate("join([half, half, \"c\"])", figures: texts).0 == "E035")
        #expect(evaluate("replace(\"aaa\", \"a\", half)", figures: texts).0 == "E035")
    }

    @Test func `free names are known before anything is worked out`() throws {
        let text = "sum(items where final > 下限, final + 附加) + round(合计, 2) + 名称(\"x\") + 5 万元"
        let expression = try #require(Expression.parse(source: SourceFile(name: "f", text: text), range: 0..<text.utf8.count).expression)
        #expect(expression.freeNames.map(\.text) == ["items", "final", "下限", "final", "附加", "合计"])
        #expect(expression.freeNames.map(\.mayBeField) == [false, true, true, true, true, false])
        #expect(expression.freeNames.allSatisfy { String($0.span.text) == $0.text })
        func terms(_ expression: Expression) -> [Expression] {
            if case .binary(let left, .add, let right) = expression.kind { terms(left) + terms(right) } else { [expression] }
        }
        let calls = terms(expression).map { if case .call(let name, _) = $0.kind { name.text } else { "" } }
        let units = terms(expression).map { if case .number(_, let unit?) = $0.kind { unit.text } else { "" } }
        #expect(calls == ["sum", "round", "名称", ""] && units == ["", "", "", "万元"])
    }

    @Test func `offsets are those of the file`() {
        let file = SourceFile(name: "p.md", text: "年度{本年 + }万元")
        let diagnostics = Expression.parse(source: file, range: 7..<16).diagnostics
        #expect(diagnostics.first?.place?.description == "p.md:1:9")
        #expect(Expression.parse(source: file, range: 7..<13).expression?.span.text == "本年")
    }
}
