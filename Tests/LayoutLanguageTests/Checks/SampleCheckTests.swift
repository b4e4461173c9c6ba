import Diagnostics
import LayoutLanguage
import ReportData
import Testing

/// What the shipped checks find in the shipped reports.
@Suite struct SampleCheckTests {
    @Test(arguments: ["jinkouhe-2024-corrected", "hospital-unit", "all-zero", "founded-this-year", "other-direction", "large-department"])
    func nothingIsFoundInCorrectReports(_ name: String) throws {
        let text = try CorpusChecks.text("Tests/Corpus/\(name)/report.json")
        #expect(DiagnosticRenderer().text(for: try CorpusChecks.findings(in: text)) == "")
    }

    /// A fault of the sample: its number in the list, the rule that finds it, where, and words of the finding or of what is said below it.
    private struct Fault {
        var number: String
        var rule: String
        var path: String
        var words: String

        init(_ number: String, _ rule: String, _ path: String, _ words: String) {
            self.number = number
            self.rule = rule
            self.path = path
            self.words = words
        }
    }

    private static let faults = [
        Fault("S1", "Q41", "/stated/1/value", "395.14万元"), Fault("S1", "Q41", "/stated/1/value", "恰为两倍"),
        Fault("S2", "Q42", "/stated/1/value", "0.41万元，0.82万元"), Fault("S3", "Q42B", "/stated/2/value", "-0.0021"),
        Fault("S4", "Q43", "/stated/3/value", "395.14万元"), Fault("S4", "Q43B", "/stated/4/value", "395.14万元"),
        Fault("S4", "Q62", "/stated/5/value", "395.14万元"), Fault("S5", "Q45", "/stated/6/value", "395.14万元"),
        Fault("S5", "Q45C", "/stated/8/text", "调整项目。"), Fault("S6", "Q46C", "/stated/9/text", "写为 2.1%，按数据应为 0.21%"),
        Fault("S7", "Q47C", "/stated/12/value", "81.76%"), Fault("S7", "Q47D", "/stated/13/text", "按数据应为“。”"),
        Fault("S8", "Q35C", "/items/0/printed/class", "“一般公共服务支出”"), Fault("S8", "Q35", "/items/3/printed/name", "“其他群众团体事务支出”"),
        Fault("S8", "Q35", "/items/6/printed/name", "“机关事业单位职业年金缴费支出”"), Fault("S8", "Q35B", "/items/9/printed/group", "“其他社会保障和就业支出”"),
        Fault("S8", "Q35", "/items/11/printed/name", "“公务员医疗补助”"), Fault("S8", "Q35C", "/items/12/printed/class", "“住房保障支出”"),
        Fault("S9", "T03", "/stated/14/text", "“:”"), Fault("S9", "D10", "/stated/14/text", "按数据应为“：”"),
        Fault("S12", "T01", "/stated/22/text", "增加/减少"), Fault("S12", "Q52C", "/stated/22/text", "持平"),
        Fault("S13", "Q49", "/stated/23/text", "未安排预算，未发生支出"), Fault("S13", "Q49", "/stated/24/text", "未安排预算，未发生支出"),
        Fault("S14", "Q53D", "/stated/25/text", "公务用车运行维护费支出0万元。"), Fault("S14", "Q53E", "/three_public/cars/held/sedans", "应说明"),
        Fault("S16", "T02", "/stated/26/text", "没有闭合"), Fault("S17", "T01", "/stated/27/text", "“或与”"),
        Fault("S18", "Q58D", "/stated/28/text", "无政府采购支出"), Fault("S20", "T01", "/performance/projects/0", "（项目名称）"),
        Fault("S20", "D06", "/performance/special/0/summary", "应有自评综述"), Fault("S20", "D12", "/stated/30/text", "自评说明"),
        Fault("S21", "D01", "/performance/forms/0/unit", "应填写实施单位"), Fault("S21", "D02", "/performance/forms/0/title", "应填写项目名称"),
        Fault("S21", "T06", "/performance/forms/0/goals/14", "（16）"), Fault("S21", "T06", "/performance/forms/0/results/3", "从“（二）”开始"),
        Fault("S22", "Q64D", "/performance/forms/0/indicators/0/target", "指标值不是权重"),
        Fault("S22", "Q60B", "/performance/special/0/score", "自评得分等于自评表得分：90，100，相差 10"),
        Fault("S23", "D03", "/organisation/units/0/name", "应写名称"), Fault("S23", "D05", "/organisation/units/0/name", "不列名单"),
        Fault("S24", "T07", "/attachments/0/title", "“区总工会”"), Fault("S25", "T11", "/duties/0", "一、"),
        Fault("S25", "T06", "/attachments/0/blocks/33/text", "（3）"), Fault("S26", "T02", "/terms/8/text", "“）”没有与之配对"),
        Fault("S26", "T08", "/terms/9/text", "解释了不止一次"), Fault("S26", "T08", "/terms/10/text", "行政单位医疗（项）"),
        Fault("S27", "D07", "/terms/1/text", "不必解释"), Fault("S27", "D07", "/terms/14/text", ""),
        Fault("S27", "T10", "/terms/15/text", "公务用车购置及运行费"), Fault("S28", "T01", "/notes/three_public", "（注："),
        Fault("S28", "T01", "/terms/11/note", "请自行删除"), Fault("S28", "T01", "/stated/31/text", "（柱状图）"),
        Fault("S29", "T04", "/attachments/0/blocks/10", "，。"), Fault("S29", "Q67E", "/attachments/0/blocks/21", "100%"),
        Fault("S29", "T01", "/attachments/0/blocks/20", "填报以下数据"), Fault("S29", "Q67C", "/attachments/0/blocks/8", "编制 4个，在职 6人"),
        Fault("S29", "T10", "/attachments/0/blocks/8", "截止"), Fault("S30", "T01", "/stated/47/text", "销售额"),
        Fault("S30", "Q61C", "/stated/10/value", "395.14万元"), Fault("S30", "Q63F", "/stated/55/text", "公务接待0.35万元"),
    ]

    /// Everything that is said at a place: messages, advice, and what stands below findings elsewhere that name this place.
    private func words(at path: String, of rule: String, in findings: [Diagnostic]) -> String {
        findings.filter { finding in
            finding.rules.contains(rule) && (finding.place?.path == path || finding.related.contains { $0.place.path == path })
        }.flatMap { [$0.message.chinese, $0.advice?.chinese ?? ""] + $0.related.map(\.message.chinese) }.joined(separator: "\n")
    }

    private static let sample = Result { try CorpusChecks.findings(in: try CorpusChecks.text("report.json")) }

    @Test func everyVisibleFaultOfTheSampleIsFoundAtItsPlace() throws {
        let findings = try Self.sample.get()
        for fault in Self.faults {
            let said = words(at: fault.path, of: fault.rule, in: findings)
            #expect(
                !said.isEmpty && (fault.words.isEmpty || said.contains(fault.words)), "\(fault.number) \(fault.rule) \(fault.path): \(said)"
            )
        }
        // One cause is one finding: the sample has about sixty faults.
        #expect(findings.count <= 76)
        let numbers = Set(Self.faults.map(\.number))
        for number in Array(1...9) + [12, 13, 14] + Array(16...18) + Array(20...30) { #expect(numbers.contains("S\(number)")) }
    }

    /// A datum that the layout has no use for is a remark at its place.
    @Test func unusedDataAreRemarks() throws {
        let reasons = #""reasons": {"budget": {"299": "写错了类"}, "#
        let text = try CorpusChecks.changed("founded-this-year", [(#""reasons": {"#, reasons)])
            .replacing(#", "budget": {"201": "按预算执行"}}"#, with: "}")
        let found = try CorpusChecks.findings(in: text)
        #expect(found.map { "\($0.id.rawValue) \($0.severity) \($0.place?.path ?? "")" } == ["B025 remark /reasons/budget/299"])
    }

    /// The sums of the sample that are right raise nothing: those of S10, S11, S15 and S19.
    @Test func rightSumsOfTheSampleRaiseNothing() throws {
        let findings = try Self.sample.get()
        let rules = findings.reduce(into: Set<String>()) { $0.formUnion($1.rules) }
        for rule in ["Q08", "Q30", "Q48", "Q48C", "Q51", "Q54", "Q54B", "Q59", "Q53B", "Q16"] { #expect(!rules.contains(rule), "\(rule)") }
        #expect(!findings.contains { $0.place?.path?.hasPrefix("/items/") == true && $0.place?.path?.contains("printed") != true })
        #expect(!findings.contains { $0.place?.path?.hasPrefix("/three_public/reception/domestic/parts") == true })
        #expect(!findings.contains { $0.place?.path?.hasPrefix("/assets") == true })
    }
}
