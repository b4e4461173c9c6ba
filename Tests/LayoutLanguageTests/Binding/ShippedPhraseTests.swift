import Diagnostics
import DocumentTree
import ReportData
import Testing

@testable import LayoutLanguage

/// The sentences of the shipped packages, each branch with its exact words.
struct ShippedPhraseTests {
    /// A line of prose and what it prints.
    private typealias Line = (prose: String, text: String)

    /// Binds lines of prose over a shipped package; gives what each prints, and the IDs of the findings.
    private func bind(
        _ lines: [String], package name: String = "sichuan-2024", data: String = #"{"year": 2024, "name": "甲局", "money_unit": "万元"}"#
    ) throws -> (texts: [String], ids: [String]) {
        var (package, _) = try ShippedPackagesTests.load(name)
        let page = try #require(package.sections.last).page
        package.prose["t.md"] = ProseFile.parse(SourceFile(name: "t.md", text: lines.joined(separator: "\n"))).file
        let prose = [SpannedName("t.md", span: page.span)]
        package.sections = [SectionTemplate(page: page, numbering: PageNumbering(), prose: prose)]
        // Only the sentences are looked at here.
        package.metadata = MetadataTemplates()
        package.checks = [:]
        package.textChecks = [:]
        for name in package.pages.keys { package.pages[name]?.running = [] }
        let (document, _) = DataDocument.read(SourceFile(name: "report.json", text: data))
        let report = LayoutLanguage.bind(package, to: try #require(document))
        return (report.outline.map { $0.filter { $0 != "{" && $0 != "}" } }, report.findings.map(\.id.rawValue))
    }

    /// Checks that each line prints its text, and that nothing is found.
    private func check(_ lines: [Line], package: String = "sichuan-2024", location: SourceLocation = #_sourceLocation) throws {
        let found = try bind(lines.map(\.prose), package: package)
        #expect(found.texts == lines.map(\.text), sourceLocation: location)
        #expect(found.ids.isEmpty, sourceLocation: location)
    }

    private func change(_ now: String, _ before: String, _ reason: String = #""扩编""#) -> String {
        #"{变动句(主语: "支出", 各: "", 本年: \#(now), 上年: \#(before), 事由: \#(reason))}"#
    }

    /// No prior year, from zero, both zero, equal (to the printed digit, too), up, down, to zero; and changes below a printed ratio.
    @Test func changeOnLastYear() throws {
        try check([
            (change("5 万元", "absent"), "上年无此数据，不作对比。"),
            (change("5 万元", "0 万元"), "与2023年度相比，支出增加5万元，上年无此项支出，增长率不可比。主要变动原因是扩编。"),
            (change("0 万元", "0 万元"), "支出与2023年度持平。"),
            (change("5 万元", "5 万元"), "支出与2023年度持平。"),
            (change("5 万元", "4.998 万元"), "支出与2023年度持平。"),
            (change("5 万元", "4 万元"), "与2023年度相比，支出增加1万元，增长25%。主要变动原因是扩编。"),
            (change("5 万元", "8 万元"), "与2023年度相比，支出减少3万元，下降37.5%。主要变动原因是扩编。"),
            (change("0 万元", "8 万元"), "与2023年度相比，支出减少8万元，下降100%。主要变动原因是扩编。"),
            (change("30000.01 万元", "30000 万元"), "与2023年度相比，支出增加0.01万元，增长不足0.01%。主要变动原因是扩编。"),
            (change("30000 万元", "30000.01 万元"), "与2023年度相比，支出减少0.01万元，下降不足0.01%。主要变动原因是扩编。"),
            // From less than zero, to less than zero, and between.
            (change("23508.21 万元", "-12.5 万元"), "与2023年度相比，支出增加23520.71万元，上年为负数，增长率不可比。主要变动原因是扩编。"),
            (change("-20 万元", "-12.5 万元"), "与2023年度相比，支出减少7.5万元，上年为负数，下降率不可比。主要变动原因是扩编。"),
            (change("-9.6 万元", "3 万元"), "与2023年度相比，支出减少12.6万元，本年为负数，下降率不可比。主要变动原因是扩编。"),
            (change("-9.6 万元", "0 万元"), "与2023年度相比，支出减少9.6万元，上年无此项支出，下降率不可比。主要变动原因是扩编。"),
            (change("0.01 万元", "30000 万元"), "与2023年度相比，支出减少29999.99万元，下降99.99%以上。主要变动原因是扩编。"),
            (
                #"{变动句(主语: "收入、支出总计", 各: "各", 本年: 5 万元, 上年: 0 万元, 事由: "扩编")}"#,
                "与2023年度相比，收入、支出总计各增加5万元，上年无收支，增长率不可比。主要变动原因是扩编。"
            ),
            (#"{同比(本年: 5 万元, 上年: 4 万元)}"#, "较2023年度增加1万元，增长25%"),
            (#"{同比(本年: 5 万元, 上年: 5 万元)}"#, "与2023年度持平"),
            (#"{同比句(主语: "接待费", 本年: 5 万元, 上年: 4 万元, 事由: "增加")}"#, "接待费较2023年度增加1万元，增长25%。主要原因是增加。"),
            (#"{同比句(主语: "接待费", 本年: 5 万元, 上年: 5 万元, 事由: "增加")}"#, "接待费与2023年度持平。"),
            // 各 stands where two amounts are meant.
            (
                #"{变动句(主语: "收入、支出总计", 各: "各", 本年: 5 万元, 上年: 4 万元, 事由: "扩编")}"#,
                "与2023年度相比，收入、支出总计各增加1万元，增长25%。主要变动原因是扩编。"
            ),
        ])
    }

    /// A branch that changes needs its reason; one that stays does not.
    @Test func reasons() throws {
        let needed = ["0 万元", "4 万元", "8 万元"].map { change("5 万元", $0, "reasons.total") }
        #expect(try bind(needed + ["{差异(决算: 3 万元, 预算: 5 万元, 事由: reasons.three_public)}"]).ids == ["B007", "B007"])
        #expect(try bind(["absent", "5 万元"].map { change("5 万元", $0, "reasons.total") }).ids.isEmpty)
    }

    private func completion(_ final: String, _ budget: String) -> String { "{完成(决算: \(final), 预算: \(budget))}" }

    @Test func completionOfTheBudget() throws {
        try check([
            (completion("0 万元", "0 万元"), "未安排预算，未发生支出"), (completion("3 万元", "0 万元"), "未安排预算"),
            (completion("3 万元", "3 万元"), "完成预算100%"), (completion("2 万元", "3 万元"), "完成预算66.67%"),
            (completion("4 万元", "3 万元"), "完成预算133.33%"), (completion("0 万元", "3 万元"), "完成预算0%"),
            (completion("0.348 万元", "0.35 万元"), "完成预算100%"), (completion("0.01 万元", "900 万元"), "完成预算不足0.01%"),
            (completion("29999.9 万元", "30000 万元"), "完成预算99.99%以上"), (completion("30000.1 万元", "30000 万元"), "完成预算100%以上"),
            (completion("-9.6 万元", "3 万元"), "决算数或预算数为负数，不计算完成率"),
            ("{完成全年(决算: 0.348 万元, 预算: 0.35 万元)}", "完成预算100%"), ("{完成全年(决算: 0 万元, 预算: 0 万元)}", "未安排预算，未发生支出"),
            (#"{差异(决算: 3 万元, 预算: 5 万元, 事由: "厉行节约")}"#, "决算数小于预算数的主要原因是厉行节约"),
            (#"{差异(决算: 5 万元, 预算: 3 万元, 事由: "厉行节约")}"#, "决算数大于预算数的主要原因是厉行节约"),
            (#"{差异(决算: 5 万元, 预算: 5 万元, 事由: "厉行节约")}"#, "决算数与预算数持平的主要原因是厉行节约"),
        ])
    }

    @Test func amountsDatesAndOrdinals() throws {
        try check([
            ("{395.14 万元:upper}", "叁佰玖拾伍万壹仟肆佰元整"), ("{0 万元:upper}；{10050.07 元:upper}", "零元整；壹万零伍拾元零柒分"),
            (#"{date("2025-08-15"):date}，{"2025-08-05":iso}"#, "2025年8月15日，2025-08-05"),
            ("{1:ordinal}、{10:ordinal}、{12:ordinal}、{26:ordinal}", "一、十、十二、二十六"),
        ])
    }

    /// Whatever the amounts are, 增加0万元 and 减少0万元 are not printed, and equal prints are called equal.
    @Test func changesAreNeverZero() throws {
        var generator = SplitMix64(seed: 23)
        var amounts: [(now: Decimal, before: Decimal)] = []
        for _ in 0..<120 {
            let base = Int.random(in: 0...4_000, using: &generator)
            let now = Decimal(digits: Int128(max(0, base + Int.random(in: -12...12, using: &generator))), exponent: -3) ?? .zero
            amounts.append((now, Decimal(digits: Int128(base), exponent: -3) ?? .zero))
        }
        let texts = try bind(amounts.map { change("\($0.now) 万元", "\($0.before) 万元") }).texts
        try #require(texts.count == amounts.count)
        for (text, amount) in zip(texts, amounts) {
            #expect(!text.contains("加0万元") && !text.contains("少0万元") && !text.contains("/"), "\(amount): \(text)")
            let isEqual = amount.now.rounded(toDigits: 2) == amount.before.rounded(toDigits: 2)
            #expect(text.contains("持平") == isEqual, "\(amount): \(text)")
        }
    }

    /// Zero income is left out of the list, or printed as zero where the report asks for it; charts say how many are zero.
    @Test func listsLeaveOutZeros() throws {
        let list = ["{@each 项 in 收入列举}{项.名称}{项.金额}{@end}。其余{count(收入来源 where 金额 = 0)}项收入均为`0`万元"]
        let omitted = try bind(list, data: #"{"year": 2024, "money_unit": "万元", "income": {"general": 3, "other": 2}}"#)
        #expect(omitted.texts == ["一般公共预算财政拨款收入3万元；其他收入2万元。其余6项收入均为0万元"])
        let all = try bind(
            list, data: #"{"year": 2024, "money_unit": "万元", "options": {"zero_income": "list"}, "income": {"general": 3}}"#)
        #expect(all.texts.first?.hasPrefix("一般公共预算财政拨款收入3万元；政府性基金预算财政拨款收入0万元；") == true)
    }
}
