import LayoutLanguage
import ReportData
import Testing

/// The two families of sentences that every report repeats: change on last year, and completion of the budget.
struct PhraseTests {
    private static let phrases = """
        变动:
          parameters: [本年, 上年, 事由]
          branches:
            - {when: 上年 is absent, text: 上年无此数据，不作对比}
            - {when: 本年 = 0 and 上年 = 0, text: 与上年持平}
            - {when: 上年 = 0, text: '增加{本年 - 上年}，上年无此项支出，增长率不可比'}
            - {when: 'round(本年, 2) = round(上年, 2)', text: 与上年持平}
            - when: 本年 > 上年
              text: '增加{round(本年, 2) - round(上年, 2)}，增长{本年 / 上年 - 1:percent}。原因是{事由}'
              needs: 事由
            - text: '减少{round(上年, 2) - round(本年, 2)}，下降{1 - 本年 / 上年:percent}。原因是{事由}'
              needs: 事由
        完成:
          parameters: [决算, 预算]
          branches:
            - {when: 决算 = 0 and 预算 = 0, text: 未安排预算，未发生支出}
            - {when: 预算 = 0, text: '支出{决算}，未安排预算'}
            - {when: 'round(决算, 2) = round(预算, 2)', text: '完成预算{决算 / 预算:percent}'}
            - {when: 决算 < 预算, text: '完成预算{决算 / 预算:percent}，小于预算数'}
            - {text: '完成预算{决算 / 预算:percent}，大于预算数'}
        短句: 好
        外层:
          parameters: [值]
          branches: [{text: '{完成(决算: 值, 预算: 值)}'}]

        """
    private static let figures = """
        本年: {value: now, unit: 万元}
        上年: {value: before, unit: 万元}

        """

    private func bind(_ prose: String, _ data: String) -> BoundReport {
        bound(prose: prose, figures: Self.figures, phrases: Self.phrases, data)
    }

    @Test(arguments: [
        ("5", "null", "上年无此数据，不作对比"),
        ("5", "0", "增加{5万元}，上年无此项支出，增长率不可比"),
        ("0", "0", "与上年持平"),
        ("5.001", "5.004", "与上年持平"),
        ("110", "100", "增加{10万元}，增长{10%}。原因是扩编"),
        ("99.59", "100", "减少{0.41万元}，下降{0.41%}。原因是扩编"),
        ("0", "100", "减少{100万元}，下降{100%}。原因是扩编"),
    ])
    func changeHasSevenBranches(_ now: String, _ before: String, _ expected: String) {
        let report = bind("{变动(本年: 本年, 上年: 上年, 事由: reason)}", #"{"now": \#(now), "before": \#(before), "reason": "扩编"}"#)
        #expect(report.outline == [expected])
        #expect(report.marks.isEmpty)
    }

    /// 增加0万元 and 减少0万元 can not be: what differs by less than is printed is equal, and differences are those of printed values.
    @Test
    func changeIsNeverZero() {
        var generator = SplitMix64(seed: 11)
        for _ in 0..<60 {
            let base = Int.random(in: 1...3_000, using: &generator)
            let step = Int.random(in: -30...30, using: &generator)
            let now = Decimal(digits: Int128(base + step), exponent: -3) ?? .zero
            let before = Decimal(digits: Int128(base), exponent: -3) ?? .zero
            guard !now.isNegative else { continue }
            let report = bind(
                "{变动(本年: 本年, 上年: 上年, 事由: reason)}", #"{"now": \#(now), "before": \#(before), "reason": "调整"}"#)
            let text = report.outline.joined()
            #expect(!text.contains("增加{0万元}") && !text.contains("减少{0万元}"), "\(now) \(before): \(text)")
            #expect(now.rounded(toDigits: 2) != before.rounded(toDigits: 2) || text == "与上年持平", "\(now) \(before): \(text)")
        }
    }

    @Test(arguments: [
        ("0", "0", "未安排预算，未发生支出"),
        ("3", "0", "支出{3万元}，未安排预算"),
        ("3", "3", "完成预算{100%}"),
        ("2", "3", "完成预算{66.67%}，小于预算数"),
        ("4", "3", "完成预算{133.33%}，大于预算数"),
    ])
    func completionHasFiveBranches(_ now: String, _ before: String, _ expected: String) {
        let report = bind("{完成(决算: 本年, 预算: 上年)}", #"{"now": \#(now), "before": \#(before)}"#)
        #expect(report.outline == [expected])
        #expect(report.marks.isEmpty)
    }

    @Test
    func aMissingReasonIsFoundWhereItBelongsInTheData() {
        let data = #"{"now": 5, "before": 4, "reasons": {"other": "甲"}}"#
        func report(_ prose: String) -> BoundReport {
            bound(
                [
                    "prose/a.md": prose, "figures.yaml": Self.figures, "phrases.yaml": Self.phrases,
                    "layout.yaml": "schema: schema.json\n" + (bindingFiles([:])["layout.yaml"] ?? ""),
                    "schema.json": #"{"properties": {"reasons": {"properties": {"total": {"type": "string"}}}}}"#,
                ], data)
        }
        let without = report("{变动(本年: 本年, 上年: 上年, 事由: reasons.total)}")
        #expect(without.marks == ["B007 report.json:1:36 /reasons/total"])
        #expect(without.outline == ["增加{1万元}，增长{25%}。原因是【请填写：事由】"])
        #expect(report("{变动(本年: 本年, 上年: 上年, 事由: reasons.other)}").marks.isEmpty)
        // A branch that needs no reason asks for none.
        #expect(report("{变动(本年: 本年, 上年: 本年, 事由: reasons.total)}").marks.isEmpty)
    }

    @Test
    func phrasesNeedNoParametersAndMayUseOthers() {
        let report = bind("{短句()}{外层(值: 本年)}", #"{"now": 5}"#)
        #expect(report.outline == ["好完成预算{100%}"])
    }

    @Test(arguments: [
        ("{变动(本年: 本年, 去年: 上年)}", ["B002 prose/a.md:1:13"]),
        ("{变栋(本年: 本年)}", ["B001 prose/a.md:1:2"]),
    ])
    func namesOfPhrasesAndParametersAreChecked(_ prose: String, _ expected: [String]) {
        #expect(bind(prose, #"{"now": 5, "before": 5}"#).marks == expected)
    }

    @Test
    func phrasesWithoutABranchThatHoldsAndCirclesEnd() {
        let phrases = "无:\n  parameters: [甲]\n  branches: [{when: 甲 > 5, text: 多}]\n圈: '{圈()}'\n"
        #expect(bound(prose: "{无(甲: 1)}", phrases: phrases).marks == ["B006 prose/a.md:1:2"])
        #expect(bound(prose: "{圈()}", phrases: phrases).marks == ["B005 phrases.yaml:4:6"])
    }

    @Test
    func aStatedPhraseIsPrintedAsItStands() {
        let data = """
            {"now": 5, "before": 4, "stated": [{"phrase": "总变动", "text": "{增加}0万元", "where": "1"},
             {"phrase": "总变动", "text": "", "where": "1.2"}]}
            """
        let report = bind(
            "# 甲\n{变动(本年: 本年, 上年: 本年) as 总变动}\n## 乙\n{变动(本年: 本年, 上年: 本年) as 总变动}。\n## 丙\n{变动(本年: 本年, 上年: 本年) as 总变动}。", data)
        #expect(report.outline.filter { !$0.hasPrefix("h") } == ["{增加}0万元", "{增加}0万元。", "。"])
        #expect(report.marks.isEmpty)
    }

    @Test
    func statedPhrasesThatNothingPrintsAreFound() {
        let report = bind(
            "{变动(本年: 本年, 上年: 本年) as 总变动}",
            #"{"now": 5, "before": 5, "stated": [{"phrase": "总变东", "text": "甲"}, {"phrase": "总变动", "text": "乙", "where": "9"}]}"#)
        #expect(report.marks == ["G007 report.json:1:47 /stated/0/phrase", "G009 report.json:1:79 /stated/1/phrase"])
    }
}
