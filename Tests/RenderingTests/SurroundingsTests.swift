import Foundation
import ReportBatch
import Testing

/// What stands around the program may be closed, full, or scarce: a message, an exit code, nothing lost.
@Suite("Surroundings")
struct SurroundingsTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try SmallLayout.write(to: folder)
        for name in ["甲", "乙", "丙"] { try folder.write(SmallLayout.report(name), toNew: "in/\(name).json") }
    }

    /// Runs a line of bash in the folder, with the program as `$R`; gives its exit code and what it wrote.
    private func shell(_ line: String) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/bash")
        process.arguments = ["-c", "R=\(try CommandRun.program.path); \(line)"]
        process.currentDirectoryURL = folder.url
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationReason == .exit, "\(line): signal \(process.terminationStatus)")
        return (process.terminationStatus, text)
    }

    private func documents(_ output: String) throws -> Int { try folder.files(below: output).count { $0.hasSuffix(".pdf") } }

    @Test("Standard error closed, full, or gone in the middle: a batch draws everything")
    func standardError() throws {
        for (number, line) in [
            "$R batch in -o out0 2>&-", "$R batch in -o out1 2>/dev/full",
            "set -o pipefail; $R batch in -o out2 2>&1 | head -c 1 >/dev/null",
        ]
        .enumerated() {
            #expect(try shell(line).status == 0 && documents("out\(number)") == 3, "\(line)")
        }
        let failed = try shell("$R in/nothing.json 2>/dev/full")
        #expect(failed.status == 1)
    }

    @Test("Standard output closed or full is told; a reader that goes is not")
    func standardOutput() throws {
        for line in ["$R in/甲.json --dump text >&-", "$R in/甲.json -o - >/dev/full"] {
            let run = try shell(line)
            #expect(run.status == 1 && run.output.contains("[F009]"), "\(line): \(run.output)")
        }
        let left = try shell("$R in/甲.json --dump display-list | head -c 10 >/dev/null; echo ${PIPESTATUS[0]}")
        #expect(!left.output.contains("F009"), "\(left.output)")
    }

    @Test("A link that is planted where a file is begun is neither followed nor written to")
    func plantedLinks() throws {
        try folder.write("mine", to: "victim")
        let run = try shell("ln -s victim out.pdf.partial-$$; exec -a render $R in/甲.json -o out.pdf")
        #expect(run.status == 0, "\(run.output)")
        #expect(try folder.text(of: "victim") == "mine" && folder.bytes(of: "out.pdf").starts(with: "%PDF".utf8))
        #expect(try shell("mkdir -p out else; touch else/keep; ln -s ../else out/.partial; $R batch in -o out").status == 0)
        #expect(try folder.names(in: "else") == ["keep"] && documents("out") == 3)
        let lock = try shell("rm -rf out; mkdir out; ln -s ../made out/.render-batch.lock; $R batch in -o out")
        #expect(try lock.status == 1 && lock.output.contains("[F009]") && !folder.names.contains("made"))
    }

    @Test("Too little memory is a message, whatever there is too little for", arguments: [220_000, 300_000, 340_000])
    func memory(kilobytes: Int) throws {
        let run = try shell("ulimit -v \(kilobytes); $R in/甲.json -o out.pdf")
        #expect(run.status == 0 && kilobytes > 330_000 || run.status == 1 && run.output.contains("[F093]"), "\(kilobytes): \(run)")
    }

    @Test("A report that takes too long or too much memory has failed, in a batch and alone")
    func limits() throws {
        // Some hundred thousand rows.
        let rows = (0..<120_000).map { "{\"name\": \"行\($0)\", \"amount\": \($0)}" }.joined(separator: ",")
        try folder.write(
            "{\"layout\": \"small\", \"name\": \"大\", \"total\": 3, \"text\": \"\", \"money_unit\": \"元\", \"items\": [\(rows)]}",
            to: "big.json")
        let late = try shell("$R big.json -o out.pdf --time-limit 1")
        #expect(late.status == 1 && late.output.contains("[F092]"), "\(late.output)")
        let large = try shell("$R big.json -o out.pdf --memory-limit 64")
        #expect(large.status == 1 && large.output.contains("[F093]"), "\(large.output)")
        let batch = try shell("$R batch big.json in -o out --memory-limit 64 --lang en")
        #expect(batch.status == 3 && batch.output.contains("more memory than it may"), "\(batch.output)")
        #expect(try !folder.names.contains { $0.hasPrefix("out.pdf") })
    }

    @Test("A file system without locks is told, and locks elsewhere are a way round")
    func locks() throws {
        try folder.write("#include <errno.h>\nint flock(int d, int o) { errno = ENOLCK; return -1; }\n", to: "flock.c")
        let built = try shell("clang -shared -fPIC -o noflock.so flock.c || cc -shared -fPIC -o noflock.so flock.c")
        try #require(built.status == 0, "\(built.output)")
        let refused = try shell("LD_PRELOAD=./noflock.so $R batch in -o out")
        #expect(refused.status == 1 && refused.output.contains("[F091]") && refused.output.contains("--locks"), "\(refused.output)")
        #expect(try shell("mkdir locks; $R batch in -o out --locks locks").status == 0)
        #expect(try documents("out") == 3 && folder.names(in: "locks").count == 1)
    }

    @Test("Pipes without a writer, devices, and the report as its own predecessor")
    func oddFiles() throws {
        #expect(mkfifo("\(folder.url.path)/pipe", 0o600) == 0)
        for (line, id) in [
            ("$R pipe -o x.pdf", "F018"), ("$R /dev/null -o x.pdf", "F018"), ("$R /dev/zero -o x.pdf", "F005"), ("$R check pipe", "F018"),
        ] {
            let run = try shell(line)
            #expect(run.status == 1 && run.output.contains("[\(id)]"), "\(line): \(run.output)")
        }
        // A pipe with a writer is a report.
        let piped = try shell("$R <(cat in/甲.json) -o out.pdf && $R /dev/stdin -o two.pdf < <(sleep 0.3; cat in/甲.json)")
        #expect(try piped.status == 0 && folder.names.contains("two.pdf"), "\(piped.output)")
        #expect(try shell("rm layouts/small/pages.yaml; mkfifo layouts/small/pages.yaml; $R in/甲.json -o x.pdf").output.contains("[F018]"))
    }

    @Test("A report that names itself as last year's")
    func ownPredecessor() throws {
        let layout = (SmallLayout.files["layout.yaml"] ?? "") + "previous-report: [previous]\n"
        try folder.write(layout, to: "layouts/small/layout.yaml")
        try folder.write(SmallLayout.report("甲").replacing("{\"layout\"", with: "{\"previous\": \"甲.json\", \"layout\""), to: "in/甲.json")
        let run = try shell("$R in/甲.json -o out.pdf")
        #expect(run.status == 1 && run.output.contains("[F019]"), "\(run.output)")
    }

    @Test("The mark of byte order that editors write is no part of a file")
    func byteOrderMarks() throws {
        for path in ["in/甲.json", "layouts/small/layout.yaml", "layouts/small/prose/a.md", "layouts/small/pages.yaml"] {
            try folder.write("\u{FEFF}" + folder.text(of: path), to: path)
        }
        let run = try shell("$R in/甲.json -o out.pdf --strict && $R in/甲.json --dump text")
        #expect(run.status == 0 && !run.output.contains("\u{FEFF}") && run.output.contains("甲"), "\(run.output)")
    }

    @Test("Names and data never drive the terminal")
    func controls() throws {
        try folder.write(SmallLayout.report("a\\u001b[2J\\u009b31m\\u202e"), to: "in/丁\u{1B}]0;x\u{7}.json")
        for line in [
            "$R batch in -o out", "$R check in/*.json --diagnostics json", "$R in/丁*.json --dump data", "$R check in/丁*.json --format json",
            "$R --$'\\e[2J'",
        ] {
            let output = try shell(line).output
            #expect(
                !output.unicodeScalars.contains { $0.properties.generalCategory == .control && $0 != "\n" && $0 != "\t" },
                "\(line): \(output)")
        }
    }
}
