import Foundation
import Nettle
import ReportBatch
import Testing

@Suite("Batches")
struct BatchCommandTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try SmallLayout.write(to: folder)
        for name in ["甲局", "乙局", "丙局"] { try folder.write(SmallLayout.report(name), toNew: "in/\(name)/report.json") }
        try folder.write(SmallLayout.report("丁局", total: "4"), toNew: "in/其他/丁局.json")
        try folder.write(SmallLayout.report("去年"), toNew: "in/甲局/2023/report.json")
    }

    private func batch(_ arguments: String..., inputs: [String] = ["in"]) throws -> CommandRun {
        try CommandRun(["batch"] + inputs + ["-o", "out"] + arguments, in: folder)
    }

    private func manifest(_ path: String = "out/manifest.json") throws -> Manifest { try Manifest(json: folder.bytes(of: path)) }

    private func records(_ path: String = "out/records.jsonl") throws -> [ReportRecord] { try folder.records(path) }

    private func dates() throws -> [String: Date] {
        var dates: [String: Date] = [:]
        for path in try folder.files(below: "out") where path.hasSuffix(".pdf") {
            let values = try FileManager.default.attributesOfItem(atPath: folder.url.appendingPathComponent("out/\(path)").path)
            dates[path] = values[.modificationDate] as? Date
        }
        return dates
    }

    @Test("Every report of a folder is drawn, summed, listed and linked")
    func folderTree() throws {
        let run = try batch()
        #expect(run.status == 0 && run.output.isEmpty, "\(run.messages)")
        let (manifest, records) = (try manifest(), try records())
        #expect(records.map(\.name) == ["丙局", "乙局", "其他/丁局", "甲局"].sorted())
        #expect(manifest.sum == SHA256(of: try folder.bytes(of: "out/records.jsonl")).hexadecimal && manifest.records == "records.jsonl")
        let page = try folder.text(of: "out/index.html")
        for record in records {
            let pdf = try folder.bytes(of: "out/\(try #require(record.pdf))")
            #expect(pdf.count == record.size && SHA256(of: pdf).hexadecimal == record.sha256 && pdf.starts(with: "%PDF".utf8))
            #expect(record.source == SHA256(of: try folder.bytes(of: record.report)).hexadecimal)
            #expect(record.pages == 1 && record.errors == (record.name == "其他/丁局" ? 1 : 0))
            #expect(page.contains(record.title) && record.title.hasSuffix("局报告"))
            let findings = try folder.text(of: "out/\(try #require(record.findings))")
            #expect(findings.contains("[C01]") == (record.errors == 1))
        }
        #expect(manifest.counts.errors == 1 && manifest.counts.pages == 4)
        // The program draws the same file when it draws one report alone.
        #expect(try CommandRun(["in/甲局/report.json", "-o", "one.pdf"], in: folder).status == 0)
        #expect(try folder.bytes(of: "one.pdf") == folder.bytes(of: "out/甲局.pdf"))
    }

    @Test("What is unchanged is skipped; data, layout, options, a damaged file and --force draw again")
    func skipping() throws {
        #expect(try batch().status == 0)
        let (first, sums) = (try dates(), try folder.bytes(of: "out/manifest.json"))
        let second = try batch()
        #expect(second.messages.contains("未变而跳过 4") && second.messages.contains("未变，跳过"))
        #expect(try dates() == first && folder.bytes(of: "out/manifest.json") == sums)

        func drawn(_ arguments: String...) throws -> Set<String> {
            let before = try dates()
            let run = try CommandRun(["batch", "in", "-o", "out"] + arguments, in: folder)
            #expect(run.status == 0, "\(run.messages)")
            return Set(try dates().filter { before[$0.key] != $0.value }.keys)
        }
        let all: Set = ["丙局.pdf", "乙局.pdf", "其他/丁局.pdf", "甲局.pdf"]
        try folder.write(SmallLayout.report("甲局", text: "有"), to: "in/甲局/report.json")
        #expect(try drawn() == ["甲局.pdf"])
        try folder.write("damaged", to: "out/乙局.pdf")
        #expect(try drawn() == ["乙局.pdf"])
        #expect(try drawn() == [])
        #expect(try drawn("--profile", "plain") == all)
        #expect(try drawn("--profile", "plain", "--force") == all)
        try folder.write("// 新\n" + (SmallLayout.files["prose/a.md"] ?? ""), to: "layouts/small/prose/a.md")
        #expect(try drawn("--profile", "plain") == all)
    }

    @Test("A report that fails leaves the others alone: exit code 3, list, manifest, and what was drawn before stays")
    func failures() throws {
        #expect(try batch().status == 0)
        let old = try folder.bytes(of: "out/乙局.pdf")
        try folder.write("{\"layout\": \"small\",", to: "in/乙局/report.json")
        let run = try batch()
        #expect(run.status == 3 && run.messages.contains("in/乙局/report.json: 错误[F048]") && run.messages.contains("失败 1"))
        let failed = try #require(try records().first { $0.state == .failed })
        #expect(failed.name == "乙局" && failed.pdf == nil && failed.reason?.contains("in/乙局/report.json:1:") == true)
        #expect(try folder.text(of: "out/\(try #require(failed.findings))").contains("report.json"))
        #expect(try folder.text(of: "out/index.html").contains("未能生成（1 份）"))
        #expect(try folder.bytes(of: "out/乙局.pdf") == old && manifest().counts.written == 3)
        // A failed report is tried again.
        try folder.write(SmallLayout.report("乙局"), to: "in/乙局/report.json")
        #expect(try batch().status == 0 && manifest().counts.failed == 0)
        let strict = try batch("--strict")
        #expect(strict.status == 3 && strict.messages.contains("[C01]"))
    }

    @Test("Patterns, files and folders; what means no report, and results of one name")
    func inputs() throws {
        #expect(try batch(inputs: ["in/*局/report.json", "in/甲局/report.json"]).status == 0)
        #expect(try records().map(\.name) == ["丙局", "乙局", "甲局"].sorted())
        for (inputs, id) in [(["nothing"], "F001"), (["in/x*.json"], "F040"), (["layouts/small/prose"], "F040")] {
            let run = try batch(inputs: inputs)
            #expect(run.status == 1 && run.messages.contains("[\(id)]"), "\(run.messages)")
        }
        try folder.write(SmallLayout.report("甲局"), toNew: "in/甲局.json")
        let clash = try batch()
        #expect(clash.status == 1 && clash.messages.contains("[F041]") && clash.messages.contains("in/甲局.json"))
        #expect(try CommandRun(["batch"], in: folder).status == 64)
    }
}
