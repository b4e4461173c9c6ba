import Foundation
import ReportBatch
import Testing

/// A report that is a pipe, which somebody holds open and writes nothing to, keeps a worker waiting for as long as a test needs.
@Suite("Accidents of batches")
struct BatchAccidentTests {
    private let folder: TemporaryFolder
    private let names = ["a", "b", "c", "d"]
    private let writer: FileHandle

    init() throws {
        folder = try TemporaryFolder()
        try SmallLayout.write(to: folder)
        for name in names { try folder.write(SmallLayout.report(name), toNew: "in/\(name).json") }
        let pipe = folder.url.appendingPathComponent("pipe.json")
        #expect(mkfifo(pipe.path, 0o600) == 0)
        // Opened for both, which waits for nobody (fifo(7)).
        writer = try FileHandle(forUpdating: pipe)
    }

    private func start(_ arguments: String...) throws -> RunningCommand {
        try RunningCommand(["batch", "in", "pipe.json", "-o", "out"] + arguments, in: folder)
    }

    private func written() throws -> [String] { try folder.files(below: "out").filter { $0.hasSuffix(".pdf") } }

    private func manifest() throws -> Manifest { try Manifest(json: folder.bytes(of: "out/manifest.json")) }

    /// Every file that has its name is whole.
    private func expectWholeFiles() throws {
        for path in try folder.files(below: "out") {
            let bytes = try folder.bytes(of: "out/\(path)")
            if path.hasSuffix(".pdf") { #expect(String(decoding: bytes.suffix(7), as: UTF8.self).contains("%%EOF"), "\(path)") }
            if path.hasSuffix(".html") { #expect(String(decoding: bytes.suffix(9), as: UTF8.self).contains("</html>"), "\(path)") }
            if path.hasSuffix(".json") { #expect(bytes.last == UInt8(ascii: "\n"), "\(path)") }
        }
    }

    @Test("A worker that crashes takes its report with it and no other")
    func crash() throws {
        let run = try start("--jobs", "2")
        try run.wait { try written().count == names.count && run.children.count == 1 }
        for worker in try run.children { kill(worker, SIGSEGV) }
        #expect(run.end() == 3)
        let manifest = try manifest()
        #expect(manifest.counts.written == names.count && manifest.counts.failed == 1)
        #expect(try folder.records("out/records.jsonl").first { $0.state == .failed }?.reason?.contains("\(SIGSEGV)") == true)
        #expect(try run.messages.contains("pipe.json: 错误[F048]"))
    }

    @Test("With one worker the reports after the crash go to another")
    func replacement() throws {
        // The pipe comes first: it is the report that the first worker gets.
        try FileManager.default.moveItem(
            at: folder.url.appendingPathComponent("pipe.json"), to: folder.url.appendingPathComponent("0.json"))
        let run = try RunningCommand(["batch", "0.json", "in", "-o", "out", "-j", "1"], in: folder)
        try run.wait { try run.children.count == 1 }
        for worker in try run.children { kill(worker, SIGKILL) }
        #expect(run.end() == 3)
        #expect(try written() == names.map { "\($0).pdf" })
    }

    @Test("A report that takes too long is given up")
    func timeLimit() throws {
        let run = try start("--time-limit", "1", "--lang", "en")
        #expect(run.end() == 3)
        #expect(try written().count == names.count && run.messages.contains("took longer than 1 s"))
    }

    @Test("Stopped or killed, a batch leaves whole files, and the next one goes on", arguments: [SIGINT, SIGTERM, SIGKILL])
    func interruption(signal: Int32) throws {
        let run = try start()
        try run.wait { try written().count >= 2 && !run.children.isEmpty }
        let workers = try run.children
        run.send(signal)
        // Workers of a killed batch end by themselves, but the one that may wait for the pipe does not: it would keep open what tells
        // the test that the batch has ended.
        if signal == SIGKILL { for worker in workers { kill(worker, SIGKILL) } }
        #expect(run.end() == (signal == SIGKILL ? -SIGKILL : 130))
        try expectWholeFiles()
        let next = try CommandRun(["batch", "in", "-o", "out"], in: folder)
        #expect(next.status == 0 && next.messages.contains("跳过"), "\(next.messages)")
        let fresh = try CommandRun(["batch", "in", "-o", "fresh"], in: folder)
        #expect(try fresh.status == 0 && folder.bytes(of: "fresh/manifest.json") == folder.bytes(of: "out/manifest.json"))
        #expect(try folder.names.contains("out") && !FileManager.default.fileExists(atPath: "\(folder.url.path)/out/.partial"))
    }

    @Test("Two batches into one folder: the second says so and does nothing; parts go together")
    func twoBatches() throws {
        #expect(try CommandRun(["batch", "in", "-o", "out", "--plan"], in: folder).status == 0)
        let first = try start()
        try first.wait { try !first.children.isEmpty }
        for arguments in [["in"], ["in", "--plan"], ["--shard", "1/2"], ["--merge"]] {
            let second = try CommandRun(["batch"] + arguments + ["-o", "out"], in: folder)
            #expect(second.status == 1 && second.messages.contains("[F042]"), "\(second.messages)")
        }
        first.send(SIGTERM)
        #expect(first.end() == 130)
        // A plan that has the pipe, as it may be replaced after the plan was made.
        let plan = try folder.text(of: "out/plan.jsonl")
        try FileManager.default.removeItem(at: folder.url.appendingPathComponent("in/a.json"))
        #expect(symlink("../pipe.json", "\(folder.url.path)/in/a.json") == 0)
        let part = try RunningCommand(["batch", "-o", "out", "--shard", "1/1"], in: folder)
        try part.wait { try !part.children.isEmpty }
        let other = try CommandRun(["batch", "-o", "out", "--shard", "1/1"], in: folder)
        #expect(other.status == 1 && other.messages.contains("[F042]"), "\(other.messages)")
        #expect(plan.contains("\"name\":\"a\"") && part.isRunning)
        part.send(SIGINT)
        #expect(part.end() == 130)
    }

    @Test("Memory and descriptors of a worker stay flat")
    func flatness() throws {
        // A worker that is gone is an error of this test, not the end of all tests.
        signal(SIGPIPE, SIG_IGN)
        let (jobs, answers) = (Pipe(), Pipe())
        let worker = try RunningCommand(["batch-worker", folder.url.path], in: folder, input: jobs, output: answers)
        let settings = """
            {"output": "out", "options": "--profile a3a+ua1", "also": [], "maxPages": 100, "memoryLimit": 4294967296, "strict": false, "force": true, "language": "zh", "fingerprint": "x"}\n
            """
        try jobs.fileHandleForWriting.write(contentsOf: Data(settings.replacing("\n", with: "").utf8 + [10]))
        func draw(_ numbers: Range<Int>) throws -> (descriptors: Int, kilobytes: Int) {
            for number in numbers {
                try folder.write(SmallLayout.report("局\(number)", text: String(repeating: "文\(number)字", count: number)), to: "x.json")
                try jobs.fileHandleForWriting.write(contentsOf: Data("{\"report\": \"x.json\", \"name\": \"x\"}\n".utf8))
                let answer = String(decoding: answers.fileHandleForReading.availableData, as: UTF8.self)
                #expect(answer.contains("\"state\":\"written\"") && answer.contains("局\(number)报告"), "\(answer)")
            }
            let status = try String(contentsOfFile: "/proc/\(worker.identifier)/status", encoding: .utf8)
            let resident = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }?.split(separator: " ").dropLast().last
            let descriptors = try FileManager.default.contentsOfDirectory(atPath: "/proc/\(worker.identifier)/fd").count
            return (descriptors, resident.flatMap { Int($0) } ?? 0)
        }
        let early = try draw(0..<20)
        let late = try draw(20..<80)
        #expect(late.descriptors == early.descriptors)
        #expect(early.kilobytes > 10_000 && late.kilobytes - early.kilobytes < 6_000, "\(early) \(late)")
        try jobs.fileHandleForWriting.close()
        #expect(worker.end() == 0)
    }
}
