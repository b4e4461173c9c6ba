import Diagnostics
import ReportData
import Testing

@testable import Studio

struct FolderTests {
    private func summary(_ text: String, _ severities: [Severity] = []) throws -> ReportSummary {
        let data = try #require(DataDocument.read(SourceFile(name: "report.json", text: text)).document)
        return ReportSummary(data, findings: severities.map { Diagnostic("T001", $0, Message("某事", "something")) }, pages: 3)
    }

    @Test func saysHowFarAReportIs() throws {
        let whole = #"{"name": "甲局", "code": "605001", "year": 2024, "layout": "x", "list": [{"a": "文字"}]}"#
        let ready = try summary(whole, [.warning, .remark, .remark])
        #expect(ready.state == .ready)
        #expect((ready.name, ready.code, ready.year, ready.layout) == ("甲局", "605001", "2024", "x"))
        #expect((ready.errors, ready.warnings, ready.remarks, ready.pages) == (0, 1, 2, 3))
        #expect(try summary(whole, [.error]).state == .faulty)
        #expect(try summary(whole, [.failure]).state == .faulty)
        // What is to be filled in comes before what is wrong because of it.
        let gaps = try summary(#"{"name": "甲局", "list": [{"a": "【请填写：职能】"}, "【请填写：名称】"]}"#, [.error])
        #expect((gaps.state, gaps.gaps) == (.incomplete, 2))
        let new = try summary(#"{"name": "【请填写：单位全称】", "a": "【请填写：职能】"}"#, [.failure])
        #expect((new.state, new.name) == (.new, ""))
        #expect(ReportSummary(nil, findings: [Diagnostic("D001", .failure, Message("错", "wrong"))], pages: nil).state == .faulty)
    }

    /// Whatever is answered, the folder lies in the one that was opened.
    @Test(arguments: [
        ([#""云溪市 财政局""#, "2025"], "云溪市-财政局-2025"), ([#""../../etc/passwd""#], "etc-passwd"), ([#""..""#], "report"),
        ([], "report"), ([#""/a\\b:c*""#], "a-b-c"), ([#""\u0000.\n""#], "u0000-n"),
        ([String(repeating: "长", count: 200)], String(repeating: "长", count: 60)),
    ])
    func namesFoldersByAnswers(_ answers: [String], _ name: String) { #expect(Workshop.folderName(answers) == name) }
}
