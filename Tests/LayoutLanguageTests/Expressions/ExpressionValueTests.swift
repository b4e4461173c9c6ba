import Diagnostics
import LayoutLanguage
import Testing

@Suite struct ExpressionValueTests {
    private static let data = """
        {"year": 2024, "name": "教育局", "none": null, "单位": {"名称": "局本级", "人数": 12}, "income": {"fiscal": 395.14, "other": 0},
         "items": [{"code": "2010301", "final": 300.5, "budget": 310}, {"code": "2080505", "final": 40, "budget": 0, "note": "追加"},
                   {"code": "2010302", "final": 0, "budget": 0}, {"code": "2089901", "final": 54.64, "budget": 54.64}],
         "reply": "2025-08-15", "words": ["甲", "乙", "甲"]}
        """

    private func check(_ pairs: [(String, String)], sourceLocation: SourceLocation = #_sourceLocation) {
        for (text, expected) in pairs {
            let (found, diagnostics) = evaluate(text, data: Self.data)
            #expect(found == expected, "\(text): \(diagnostics.map(\.message.english))", sourceLocation: sourceLocation)
        }
    }

    @Test func `literals are what they say`() {
        check([
            ("12.5", "12.5"), ("007", "7"), ("5 万元", "5万元"), ("5万元", "5万元"), ("3%", "3%"), ("2 台（套）", "2台（套）"), ("yes", "yes"),
            ("no", "no"),
            ("absent", "absent"), ("\"文字\"", "\"文字\""), ("“三公”", "\"三公\""), ("\"a\\\"b\\\\\"", "\"a\"b\\\""),
            ("[1, \"a\", []]", "[1, \"a\", []]"),
        ])
    }

    @Test func `operators bind as in arithmetic`() {
        check([
            ("1 + 2 * 3", "7"), ("(1 + 2) * 3", "9"), ("10 - 2 - 3", "5"), ("-2 * 3", "-6"), ("8 / 2 / 2", "2"), ("1 + -2", "-1"),
            ("1 + 1 = 2 and 2 > 1", "yes"), ("not 1 = 2", "yes"), ("no and no or yes", "yes"), ("yes or no and no", "yes"),
            ("absent ?? 2 * 3", "6"), ("5 - absent ?? 2", "3"), ("absent ?? absent ?? 1", "1"), ("if 1 > 2 then \"a\" else \"b\"", "\"b\""),
            ("1 + if yes then 1 else 5 + 5", "2"), ("若 1 > 2 则 1 否则 3", "3"), ("yes 且 非 no 或 no", "yes"), ("0.1 + 0.2 = 0.3", "yes"),
            ("1 == 1", "yes"), ("1 != 1", "no"), ("1 ≠ 2", "yes"), ("1 ≤ 1", "yes"), ("2 >= 3", "no"), ("\"a\" < \"b\"", "yes"),
        ])
    }

    @Test func `names, paths and places lead into the data`() {
        check([
            ("year - 1", "2023"), ("单位.名称", "\"局本级\""), ("items[0].final", "300.5"), ("income[\"fiscal\"]", "395.14"),
            ("items[9]", "absent"),
            ("items[9].final", "absent"), ("income[\"missing\"] ?? 0", "0"),
            ("items.code", "[\"2010301\", \"2080505\", \"2010302\", \"2089901\"]"),
            ("items.note", "[absent, \"追加\", absent, absent]"), ("items[0].optional", "absent"), ("optional", "absent"), ("none", "absent"),
            ("单位(\"名称\")", "\"局本级\""), ("date(reply).year", "2025"),
        ])
    }

    @Test func `units convert in their dimension`() {
        check([
            ("1 万元 + 5000 元", "1.5万元"), ("5000 元 + 1 万元", "15000元"), ("1 亿元 - 1 元", "0.99999999亿元"), ("3 万元 / 2 万元", "1.5"),
            ("2 万元 / 5000 元", "4"), ("10 万元 * 3%", "0.3万元"), ("3% + 0.01", "0.04"), ("3% = 0.03", "yes"), ("5 ‰ < 1%", "yes"),
            ("10 万元 / 4 人", "2.5万元"),
            ("3 人 * 2", "6人"), ("6 辆 / 3 辆", "2"), ("10000 元 = 1 万元", "yes"), ("0 + 5 万元", "5万元"), ("5 万元 > 0", "yes"), ("5 万元 - 0", "5万元"),
            ("sum([1 万元, 1 元, 0])", "1.0001万元"), ("max(9999 元, 1 万元)", "1万元"), ("round(1.005 万元, 2)", "1.01万元"), ("unit(5, \"万元\")", "5万元"),
            ("unit(5 元, \"万元\")", "0.0005万元"), ("unit(0.1234, \"%\")", "0.1234%"), ("unit(12 人 / 48 人 + 0%, \"%\")", "0.25%"),
            ("number(5 元)", "5"),
        ])
    }

    @Test(arguments: [
        ("5 + 1 万元", "10005元"), ("1 万元 - 5000", "0.5万元"), ("10000 = 1 万元", "yes"), ("1 万元 > 9999", "yes"), ("5000 / 1 万元", "0.5"),
        ("1 万元 / 4", "0.25万元"),
        ("5 + 3%", "5.03"), ("5 + 1 人", "E029"),
    ])
    func `plain numbers take the unit that the data declares`(text: String, expected: String) throws {
        var units = TestEnvironment.units
        units.setPlainUnit("元", for: "money")
        let evaluation = Evaluation()
        let environment = TestEnvironment(data: nil, evaluation: evaluation)
        let evaluator = Evaluator(environment: environment, units: units, evaluation: evaluation)
        let expression = try #require(Expression.parse(source: SourceFile(name: "f", text: text), range: 0..<text.utf8.count).expression)
        do throws(Diagnostics) {
            let value = try evaluator.value(of: expression)
            #expect(value.written == expected)
        } catch {
            #expect(error.all.map(\.id.rawValue) == [expected])
        }
    }

    @Test func `absence goes through arithmetic and is told from zero`() {
        check([
            ("none + 1", "absent"), ("-none", "absent"), ("none is absent", "yes"), ("0 is absent", "no"), ("0 is not absent", "yes"),
            ("none = 0", "no"),
            ("none = absent", "yes"), ("none > 0", "absent"), ("not none > 0", "absent"), ("if none > 0 then 1 else 2", "2"),
            ("none > 0 or yes", "yes"),
            ("none > 0 and no", "no"), ("1 / 0", "absent"), ("(0 / 0) ?? 100%", "100%"), ("sum([none, 1])", "1"), ("sum([none])", "absent"),
            ("sum([])", "0"),
            ("max([])", "absent"), ("none.x.y", "absent"), ("none[1]", "absent"), ("none where yes", "absent"), ("count(none)", "0"),
            ("abs(none)", "absent"),
        ])
    }

    @Test func `rows are filtered, ordered, projected and added up`() {
        check([
            ("count(items where final > 0 and starts(code, \"201\"))", "1"), ("(items where final = 0).code", "[\"2010302\"]"),
            ("sum(items.final)", "395.14"), ("sum(items, final - budget)", "30.5"), ("count(items, final > budget)", "1"),
            ("(items by final descending)[0].code", "\"2010301\""),
            ("(items by prefix(code, 3)).code", "[\"2010301\", \"2010302\", \"2080505\", \"2089901\"]"),
            ("first(items where note is not absent).code", "\"2080505\""), ("any(items, final > 300)", "yes"),
            ("all(items.final where it > 0)", "E020"),
            ("all(items, final >= 0)", "yes"), ("words where it ≠ \"甲\"", "[\"乙\"]"),
            ("(items where final > 0 by final).final", "[40, 54.64, 300.5]"),
            ("(items by note).code", "[\"2080505\", \"2010301\", \"2010302\", \"2089901\"]"), ("items where year = 2023", "[]"),
            ("max(items, final)", "300.5"), ("min(items.budget)", "0"), ("last(items).budget", "54.64"), ("first([1, 2, 3], 2)", "[1, 2]"),
            ("last([1, 2, 3], 2)", "[2, 3]"),
        ])
    }

    @Test func `rows are grouped and looked up`() {
        check([
            ("group(items, prefix(code, 3)).key", "[\"201\", \"208\"]"), ("sum(group(items, prefix(code, 3))[0].rows.final)", "300.5"),
            ("levels(items, code, 3, 5).key", "[\"201\", \"20103\", \"208\", \"20805\", \"20899\"]"),
            ("levels(items, code, 3, 5).level", "[1, 2, 1, 2, 2]"),
            ("levels(items, code, 0, 3)[0].rows.final", "[300.5, 0, 40, 54.64]"), ("keyed(items, code)[\"2080505\"].final", "40"),
            ("lookup(items, \"2080505\").note", "\"追加\""), ("lookup(income, \"x\", 7)", "7"), ("lookup(income, \"other\")", "0"),
            ("entries(income).key", "[\"fiscal\", \"other\"]"), ("zip(words, [1, 2])[1]", "{first: \"乙\", second: 2}"),
            ("zip(名: words, 数: [1])[2]", "{名: \"甲\", 数: absent}"), ("unique(words)", "[\"甲\", \"乙\"]"), ("reverse([1, 2])", "[2, 1]"),
            ("flatten([[1], absent, 2, [[3]]])", "[1, 2, [3]]"),
        ])
    }

    @Test func `functions over texts, numbers and dates`() {
        check([
            ("prefix(\"教育局\", 2)", "\"教育\""), ("suffix(\"教育局\", 1)", "\"局\""), ("prefix(\"a\", -1)", "\"\""),
            ("starts(\"20101\", \"201\")", "yes"), ("kind(name)", "\"text\""), ("kind(items[0])", "\"record\""),
            ("kind(optional)", "\"absent\""),
            ("kind(1 = 1)", "\"yes-no\""),
            ("ends(\"20101\", \"01\")", "yes"), ("contains(\"教育局\", \"育\")", "yes"), ("contains(words, \"乙\")", "yes"),
            ("length(\"局\")", "1"), ("length(words)", "3"),
            ("join(words, \"、\")", "\"甲、乙、甲\""), ("join([1, 2.50 元])", "\"12.5元\""), ("replace(\"a-b-c\", \"-\", \"\")", "\"abc\""),
            ("split(\"a、b\", \"、\")", "[\"a\", \"b\"]"),
            ("trim(\" a \")", "\"a\""), ("text(5 元)", "\"5元\""), ("number(\"12.50\")", "12.5"), ("abs(-5 元)", "5元"), ("sign(-5)", "-1"),
            ("round(2.5)", "3"), ("round(-2.5)", "-3"),
            ("round(1234, -2)", "1200"), ("ordinal(26)", "\"二十六\""), ("circled(3)", "\"③\""), ("date(\"2024-02-29\")", "2024-02-29"),
            ("date(\"2025年9月30日\")", "2025-09-30"),
            ("date(\"2025-03-01\") - date(\"2024-03-01\")", "365"), ("longdate(reply)", "\"2025年8月15日\""),
            ("handate(reply)", "\"二〇二五年八月十五日\""),
            ("date(reply) = \"2025-08-15\"", "yes"), ("empty(\" \")", "yes"), ("empty([])", "yes"), ("empty(0)", "no"),
            ("empty(none)", "yes"),
            ("months(\"2024-02-29\", 12)", "2025-02-28"), ("months(\"2024-01-31\", 1)", "2024-02-29"),
            ("months(\"2024-03-15\", -3)", "2023-12-15"), ("days(\"2024-12-31\", 1)", "2025-01-01"), ("days(reply, -15)", "2025-07-31"),
            ("pad(7, 3)", "\"007\""), ("pad(\"1234\", 3)", "\"1234\""), ("pad(none, 3)", "absent"),
            ("pad(\"甲\", 3, \"　\")", "\"　　甲\""),
        ])
    }

    @Test func `names may hold brackets and need no spaces`() {
        let figures = ["因公出国（境）费": "5 万元", "非税收入": "2 万元", "或有": "1 万元"]
        #expect(evaluate("因公出国（境）费+非税收入-或有", figures: figures).0 == "6万元")
    }

    @Test func `figures are seen through the environment`() {
        let figures = ["合计": "sum(items.final)", "占比": "items[0].final / 合计", "圈": "占比"]
        #expect(evaluate("round(占比 * 100, 2)", data: Self.data, figures: figures).0 == "76.05")
    }

    @Test func `sources of a value are kept when asked for`() throws {
        let evaluation = Evaluation()
        let environment = TestEnvironment(data: testData(Self.data), evaluation: evaluation)
        let evaluator = Evaluator(environment: environment, units: TestEnvironment.units, evaluation: evaluation)
        let text = "items[1].final + income.fiscal"
        let expression = try #require(Expression.parse(source: SourceFile(name: "f", text: text), range: 0..<text.utf8.count).expression)
        let (_, sources) = try evaluation.tracing { () throws(Diagnostics) in try evaluator.value(of: expression) }
        #expect(sources.map(\.text) == ["40", "395.14"])
    }
}
