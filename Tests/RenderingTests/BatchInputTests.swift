import Foundation
import ReportBatch
import Testing

/// Whatever looks like a report is drawn or told.
@Suite("Reports that a batch finds")
struct BatchInputTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try SmallLayout.write(to: folder)
        try folder.write(SmallLayout.report("甲"), toNew: "in/甲.json")
    }

    private func batch(_ arguments: String...) throws -> CommandRun { try CommandRun(["batch"] + arguments + ["-o", "out"], in: folder) }

    private func written() throws -> [String] { try folder.records("out/records.jsonl").filter { $0.state == .written }.map(\.name) }

    /// A file whose name has just these bytes.
    private func write(named bytes: [UInt8]) throws {
        let path = Array("\(folder.url.path)/in/".utf8) + bytes + [0]
        let descriptor = path.withUnsafeBytes { open($0.baseAddress!.assumingMemoryBound(to: CChar.self), O_CREAT | O_WRONLY, 0o644) }
        #expect(descriptor >= 0)
        let text = Array(SmallLayout.report("名").utf8)
        #expect(text.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) } == text.count)
        close(descriptor)
    }

    @Test("Names that are equal after normalisation are told before anything is drawn")
    func normalForms() throws {
        for name in ["caf\u{E9}", "cafe\u{301}", "\u{90CE}", "\u{F92C}"] { try write(named: Array("\(name).json".utf8)) }
        let run = try batch("in")
        #expect(run.status == 1 && run.messages.components(separatedBy: "[F041]").count == 3, "\(run.messages)")
        #expect(!FileManager.default.fileExists(atPath: "\(folder.url.path)/out/records.jsonl"))
    }

    @Test("Capitals, links to files, and odd names are drawn; links to folders, names in GBK and pipes are told")
    func oddFiles() throws {
        try folder.write(SmallLayout.report("乙"), to: "in/乙.JSON")
        try folder.write(SmallLayout.report("丙"), toNew: "else/丙.json")
        try folder.write(SmallLayout.report("丁"), toNew: "in/丁\u{1B}[2J\n.json")
        let path = folder.url.path
        try FileManager.default.createSymbolicLink(atPath: "\(path)/in/丙.json", withDestinationPath: "../else/丙.json")
        try FileManager.default.createSymbolicLink(atPath: "\(path)/in/夹", withDestinationPath: "../else")
        let run = try batch("in", "--lang", "en")
        #expect(try run.status == 0 && written().count == 4 && written().contains("丙") && written().contains("乙"), "\(run.messages)")
        #expect(run.messages.contains("in/夹: warning[F081]") && !run.messages.contains("\u{1B}"))
        try FileManager.default.createSymbolicLink(atPath: "\(path)/in/空.json", withDestinationPath: "nothing")
        let dangling = try batch("in")
        #expect(try dangling.status == 3 && dangling.messages.contains("空.json") && written().count == 4)
        try write(named: [0xBE, 0xD6] + Array(".json".utf8))
        #expect(mkfifo("\(path)/in/pipe.json", 0o600) == 0)
        let refused = try batch("in")
        #expect(refused.status == 1 && refused.messages.contains("in/%BE%D6.json: 错误[F080]") && refused.messages.contains("[F018]"))
        #expect(try batch("in/*.json").messages.contains("[F080]"))
    }

    @Test("What a batch wrote is no report for the next one")
    func ownOutput() throws {
        func all(_ output: String) throws -> [String] {
            let run = try CommandRun(["batch", ".", "-o", output], in: folder)
            #expect(run.status == 3 || run.status == 0, "\(run.messages)")
            return try folder.records("\(output)/records.jsonl").map(\.report)
        }
        // The layout has no JSON files; the report is all there is.
        #expect(try all("out") == ["./in/甲.json"])
        #expect(try all("out") == ["./in/甲.json"])
        #expect(try all("out2") == ["./in/甲.json"])
        #expect(try all(".") == ["./in/甲.json"] && all(".") == ["./in/甲.json"])
        // Moved out of its folder it still is a manifest.
        try FileManager.default.copyItem(
            at: folder.url.appendingPathComponent("out/manifest.json"), to: folder.url.appendingPathComponent("in/manifest-old.json"))
        #expect(try all("out3") == ["./in/甲.json"])
        // A report may have the name.
        try folder.write(SmallLayout.report("清单"), to: "in/manifest.json")
        #expect(try all("out4") == ["./in/manifest.json", "./in/甲.json"])
    }
}
