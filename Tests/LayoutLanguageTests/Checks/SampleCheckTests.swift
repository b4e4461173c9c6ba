import Diagnostics
import Foundation
import LayoutLanguage
import ReportData
import Testing

/// What the shipped checks find in the shipped reports.
@Suite struct SampleCheckTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    private static func findings(of path: String) throws -> [Diagnostic] {
        let (package, _) = try ShippedPackagesTests.load("sichuan-2024")
        let text = try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
        let document = try #require(DataDocument.read(SourceFile(name: path, text: text)).document)
        return check(package, bind(package, to: document))
    }

    @Test(arguments: ["jinkouhe-2024-corrected", "hospital-unit", "all-zero", "founded-this-year", "other-direction"])
    func nothingIsFoundInCorrectReports(_ name: String) throws {
        #expect(DiagnosticRenderer().text(for: try Self.findings(of: "Tests/Corpus/\(name)/report.json")) == "")
    }

    /// The faults of the sample that its data and texts show, by what finds them.
    @Test func everyVisibleFaultOfTheSampleIsFound() throws {
        let findings = try Self.findings(of: "report.json")
        func find(_ id: String, _ words: String) {
            #expect(
                findings.contains { $0.id.rawValue == id && $0.message.chinese.contains(words) && $0.place?.path != nil }, "\(id) \(words)")
        }
        find("K001", "“总计”写为 395.14万元，按数据应为 197.57万元")  // S1, S2
        find("K001", "“本年收入合计”写为 395.14万元")  // S4
        find("K001", "“财政拨款总计”写为 395.14万元")  // S5
        find("K002", "“财政拨款变动”")  // S5
        find("K002", "下降2.1%")  // S6
        find("K001", "81.76%，按数据应为 81.75%")  // S7
        find("K002", "“结构句末”")  // S7
        find("Q35", "“群众团体事务支出”")  // S8
        find("Q35", "“行政单位医疗补助”")  // S8
        find("Q35C", "“住房保障”")  // S8
        find("K002", "“明细冒号”")  // S9
        find("T01", "“增加/减少”")  // S12
        find("K002", "“出国完成”")  // S13
        find("K002", "“公车运行说明”")  // S14
        find("T02", "“（”没有闭合")  // S16
        find("T01", "“或与”")  // S17
        find("K002", "“采购说明”")  // S18
        find("T01", "“（项目名称）”")  // S20
        find("Q67", "应填写实施单位")  // S21
        find("T06", "“（14）”之后是“（16）”")  // S21
        find("T06", "从“（二）”开始")  // S21
        find("Q69", "下属单位应写名称")  // S23
        find("T07", "“区总工会”")  // S24
        find("T06", "从“（3）”开始")  // S25
        find("T08", "行政单位医疗（项）”解释了不止一次")  // S26
        find("T02", "“）”没有与之配对的前半")  // S26
        find("T01", "“请自行删除”")  // S28
        find("T04", "“，。”")  // S29
        find("T01", "“填报以下数据”")  // S29
        find("T01", "“销售额”")  // S30
        find("K001", "“一般公共预算支出”写为 395.14万元")  // S30
        #expect(findings.contains { $0.id == "Q68" })  // S22
        #expect(findings.first { $0.message.chinese.contains("“总计”写为 395.14万元") }?.advice?.chinese.contains("两倍") == true)
    }
}
