import Foundation
import Nettle
import ReportBatch
import Testing

/// Plans, parts and merges: nothing that a plan lists is lost without a word.
@Suite("Parts of batches")
struct BatchPartTests {
    private let folder: TemporaryFolder
    private let names = (1...12).map { "局\($0)" }

    init() throws {
        folder = try TemporaryFolder()
        try SmallLayout.write(to: folder)
        for name in names { try folder.write(SmallLayout.report(name), toNew: "in/\(name).json") }
    }

    private func batch(_ arguments: String...) throws -> CommandRun { try CommandRun(["batch"] + arguments, in: folder) }

    private func plan(_ arguments: String...) throws {
        let run = try CommandRun(["batch", "in", "-o", "out", "--plan"] + arguments, in: folder)
        #expect(run.status == 0, "\(run.messages)")
    }

    private func draw(_ part: String, _ arguments: String..., output: String = "out") throws {
        let run = try CommandRun(["batch", "-o", output, "--shard", part, "-j", "1"] + arguments, in: folder)
        #expect(run.status == 0, "\(run.messages)")
    }

    private func merge(_ folders: String...) throws -> CommandRun {
        try CommandRun(["batch", "--merge"] + folders + ["-o", "out"], in: folder)
    }

    private func states() throws -> [String: ReportRecord.State] {
        Dictionary(uniqueKeysWithValues: try folder.records("out/records.jsonl").map { ($0.name, $0.state) })
    }

    private func names(of state: ReportRecord.State) throws -> [String] { try states().filter { $0.value == state }.keys.sorted() }

    /// Runs the command that a merge prints.
    private func repair(_ run: CommandRun) throws {
        let line = try #require(run.messages.split(separator: "\n").first { $0.hasPrefix("    render batch ") })
        let words = line.split(separator: " ").dropFirst().map(String.init)
        let repaired = try CommandRun(words, in: folder)
        #expect(repaired.status == 0, "\(repaired.messages)")
    }

    @Test("Parts, drawn side by side, merge to the list of the whole")
    func whole() throws {
        #expect(try batch("in", "-o", "whole").status == 0)
        try plan()
        for number in 1...3 {
            try draw("\(number)/3")
            #expect(try Manifest(json: folder.bytes(of: "out/manifest-\(number)-of-3.json")).part.description == "\(number)/3")
        }
        let run = try merge("out")
        #expect(run.status == 0, "\(run.messages)")
        #expect(try folder.bytes(of: "out/records.jsonl") == folder.bytes(of: "whole/records.jsonl"))
        #expect(try folder.text(of: "out/index.html") == folder.text(of: "whole/index.html"))
        // A merge of a merge is the same, and the reports are found from another folder.
        #expect(try batch("--merge", "out", "-o", "other").status == 0)
        #expect(try folder.records("other/records.jsonl").allSatisfy { $0.pdf?.hasPrefix("../out/") == true })
        let bad = try batch("--merge", "in/局1.json", "-o", "other")
        #expect(bad.status == 1 && bad.messages.contains("[F046]"))
    }

    @Test("Parts that were never drawn are missing; the command that is printed draws just these")
    func missingParts() throws {
        try plan()
        try draw("1/3")
        let drawn = try folder.records("out/records-1-of-3.jsonl").map(\.name)
        let run = try merge("out")
        #expect(run.status == 3 && run.messages.contains("[F084]") && run.messages.contains("缺第 2–3 份"), "\(run.messages)")
        #expect(try names(of: .missing) == Set(names).subtracting(drawn).sorted() && names(of: .written) == drawn.sorted())
        try repair(run)
        #expect(try folder.records("out/records-repair-1.jsonl").map(\.name).sorted() == Set(names).subtracting(drawn).sorted())
        let again = try merge("out")
        #expect(try again.status == 0 && states().values.allSatisfy { $0 == .written }, "\(again.messages)")
    }

    @Test("A report that comes between two parts waits for the next plan, and loses none of the others")
    func addedReport() throws {
        try plan()
        try draw("1/2")
        try folder.write(SmallLayout.report("新"), to: "in/a.json")
        try draw("2/2")
        #expect(try merge("out").status == 0 && states().count == names.count)
        let refused = try batch("in", "-o", "out", "--shard", "1/2")
        #expect(refused.status == 1 && refused.messages.contains("[F082]") && refused.messages.contains("--plan"))
    }

    @Test("Files deleted, cut or overwritten since, and pages of findings that are gone, are told and drawn again")
    func changedFiles() throws {
        try plan()
        try draw("1/1")
        let bytes = try folder.bytes(of: "out/局2.pdf")
        try FileManager.default.removeItem(at: folder.url.appendingPathComponent("out/局1.pdf"))
        try FileManager.default.removeItem(at: folder.url.appendingPathComponent("out/findings/局3.html"))
        try folder.write(bytes.dropLast() + [0], toNew: "out/局2.pdf")
        try folder.write(Array(bytes.dropLast()), toNew: "out/局4.pdf")
        let run = try merge("out")
        #expect(run.status == 3 && run.messages.contains("[F086]"))
        #expect(try names(of: .changed) == ["局1", "局2", "局3", "局4"])
        let quick = try CommandRun(["batch", "--merge", "out", "-o", "out", "--sizes-only"], in: folder)
        #expect(try quick.status == 3 && names(of: .changed) == ["局1", "局3", "局4"])
        // A repair that was never drawn is written anew.
        try repair(merge("out"))
        #expect(try merge("out").status == 0 && !folder.names(in: "out").contains("repair-2.jsonl"))
    }

    @Test("Data that changed after the plan, other options, parts of an older plan")
    func stale() throws {
        try plan()
        try folder.write(SmallLayout.report("局5", text: "新"), to: "in/局5.json")
        try draw("1/2")
        try draw("2/2", "--strict")
        let run = try merge("out")
        let stale = try names(of: .stale)
        let smaller = try (1...2).map { try folder.records("out/records-\($0)-of-2.jsonl").map(\.name) }.min { $0.count < $1.count }
        #expect(run.status == 3 && run.messages.contains("[F085]") && stale.contains("局5"))
        #expect(Set(stale) == Set(smaller ?? []).union(["局5"]) || stale.count >= 6)
        try plan()
        let left = try merge("out")
        #expect(left.status == 3 && left.messages.contains("[F089]") && left.messages.contains("[F088]"))
        #expect(try names(of: .missing) == names.sorted())
        for number in 1...2 { try draw("\(number)/2") }
        #expect(try merge("out").status == 0)
    }

    @Test("A plan divided in two ways is told, and so are lists that were changed by hand")
    func twice() throws {
        try plan()
        for part in ["1/2", "2/2", "1/3"] { try draw(part) }
        let run = try merge("out")
        #expect(try run.status == 3 && run.messages.contains("[F087]") && run.messages.contains("2、3") && names(of: .written).count == 12)
        try folder.write(try folder.text(of: "out/records-1-of-2.jsonl") + "\n", to: "out/records-1-of-2.jsonl")
        let damaged = try merge("out")
        #expect(damaged.status == 3 && damaged.messages.contains("[F090]"))
        try folder.write("{}", to: "out/plan.jsonl")
        #expect(try merge("out").messages.contains("[F083]"))
    }

    @Test("Parts in folders of their own, with the plan in another")
    func folders() throws {
        try plan()
        for number in 1...2 {
            let run = try batch("out/plan.jsonl", "-o", "part\(number)", "--shard", "\(number)/2")
            #expect(run.status == 0, "\(run.messages)")
        }
        let run = try merge("out", "part1", "part2")
        #expect(
            try run.status == 0 && folder.records("out/records.jsonl").allSatisfy { $0.pdf?.hasPrefix("../part") == true },
            "\(run.messages)")
        #expect(try merge("part1", "part2").messages.contains("[F089]"))
    }

    @Test("Failed reports are failed in the whole, and a repair takes the data as they are by then")
    func failed() throws {
        try folder.write("{\"layout\": \"small\",", to: "in/局7.json")
        try plan()
        #expect(try batch("-o", "out", "--shard", "1/1").status == 3)
        let run = try merge("out")
        #expect(try run.status == 3 && run.messages.contains("[F048]") && names(of: .failed) == ["局7"])
        try folder.write(SmallLayout.report("局7"), to: "in/局7.json")
        try repair(run)
        #expect(try merge("out").status == 0)
    }

    @Test("What is no part says how parts are counted")
    func wrongParts() throws {
        try plan()
        for (part, words) in [("0/16", "kubernetes/16"), ("5/4", "3/16"), ("slurm", "SLURM_ARRAY_TASK_ID"), ("kubernetes/4", "Indexed")] {
            let run = try batch("-o", "out", "--shard", part)
            #expect(run.status == 64 && run.messages.contains(words), "\(run.messages)")
        }
        for (variables, part) in [
            (["SLURM_ARRAY_TASK_ID=3", "SLURM_ARRAY_TASK_MIN=0", "SLURM_ARRAY_TASK_MAX=3", "SLURM_ARRAY_TASK_COUNT=4"], "4-of-4"),
            (["SLURM_ARRAY_TASK_ID=3", "SLURM_ARRAY_TASK_MIN=1", "SLURM_ARRAY_TASK_MAX=4", "SLURM_ARRAY_TASK_COUNT=4"], "3-of-4"),
        ] {
            let run = try CommandRun(["batch", "-o", "out", "--shard", "slurm"], in: folder, variables: variables)
            #expect(try run.status == 0 && folder.names(in: "out").contains("manifest-\(part).json"), "\(run.messages)")
        }
        let run = try CommandRun(["batch", "-o", "out", "--shard", "kubernetes/2"], in: folder, variables: ["JOB_COMPLETION_INDEX=0"])
        #expect(try run.status == 0 && folder.names(in: "out").contains("manifest-1-of-2.json"))
        // Two tasks of an array that are repeated are not the halves of it.
        let gaps = ["SLURM_ARRAY_TASK_ID=5", "SLURM_ARRAY_TASK_MIN=5", "SLURM_ARRAY_TASK_MAX=6", "SLURM_ARRAY_TASK_COUNT=2"]
        #expect(try CommandRun(["batch", "-o", "out", "--shard", "slurm"], in: folder, variables: gaps).status == 64)
    }
}
