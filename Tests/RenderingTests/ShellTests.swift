import Foundation
import Testing

/// What comes with the program for shells and for `man`.
@Suite("Completions and manual")
struct ShellTests {
    private static let commands = ["draw", "batch", "check", "explain", "extract", "verify", "new", "schema", "help"]
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// Runs a program if it is installed; its output and errors.
    private func run(_ program: String, _ arguments: [String]) throws -> (status: Int32, output: String)? {
        guard let path = ["/usr/bin/\(program)", "/bin/\(program)"].first(where: FileManager.default.isExecutableFile(atPath:)) else {
            return nil
        }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.currentDirectoryURL = folder.url
        let text = try process.outputToItsEnd()
        return (process.terminationStatus, text)
    }

    private func script(_ shell: String) throws -> String {
        let run = try CommandRun(["--generate-completion-script", shell], in: folder)
        #expect(run.status == 0)
        try folder.write(run.output, to: "render.\(shell)")
        return run.output
    }

    @Test("Each shell reads its script, which knows every command", arguments: ["bash", "zsh", "fish"])
    func scripts(shell: String) throws {
        let script = try script(shell)
        for command in Self.commands { #expect(script.contains(command), "\(command)") }
        #expect(!script.contains("batch-worker") && script.contains("Draw is the command of a line that names none"))
        if let parsed = try run(shell, ["-n", "render.\(shell)"]) {
            #expect(parsed.status == 0 && parsed.output.isEmpty, "\(parsed.output)")
        }
    }

    private static let cases: [(line: String, completions: [String])] = [
        ("render ba", ["batch"]), ("render --prof", ["--profile"]), ("render --profile ", ["a2a+ua1", "a3a+ua1", "a4f+ua2", "plain"]),
        ("render a.json --lang ", ["en", "zh"]), ("render batch --sh", ["--shard"]), ("render check --format ", ["json", "table"]),
        ("render batch --profile p", ["plain"]), ("render a.js", ["a.json"]), ("render batch a.js", ["a.json"]),
        ("render verify ", ["c.pdf"]), ("render new ", ["small"]), ("render schema s", ["small"]),
    ]

    /// A folder with a report, a layout and other things.
    private func prepare() throws {
        try SmallLayout.write(to: folder)
        for name in ["a.json", "c.pdf", "d.txt"] { try folder.write("", to: name) }
        try FileManager.default.createDirectory(at: folder.url.appendingPathComponent("bin"), withIntermediateDirectories: false)
        try FileManager.default.createSymbolicLink(
            at: folder.url.appendingPathComponent("bin/render"), withDestinationURL: try CommandRun.program)
    }

    @Test("In bash commands, options, values, files and layouts complete, also where draw is not named")
    func bash() throws {
        try prepare()
        _ = try script("bash")
        try folder.write(
            """
            compopt() { :; }
            PATH=$PWD/bin:$PATH
            source render.bash
            COMP_LINE=$1 COMP_POINT=${#1} COMPREPLY=()
            read -ra COMP_WORDS <<<"$1"
            [[ $1 == *" " ]] && COMP_WORDS+=("")
            COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            _render render "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
            printf '%s\\n' "${COMPREPLY[@]}"
            """, to: "try.bash")
        for (line, expected) in Self.cases {
            let found = try #require(try run("bash", ["try.bash", line])).output.split(separator: "\n").map { $0.filter { $0 != " " } }
            #expect(found.filter { !["bin", "layouts"].contains($0) }.sorted() == expected, "\(line)")
        }
    }

    @Test("In fish, too")
    func fish() throws {
        try prepare()
        _ = try script("fish")
        // What the program itself completes is asked for on a terminal only.
        for (line, expected) in Self.cases where expected != ["small"] {
            let command = "set -x HOME $PWD; set -x PATH $PWD/bin $PATH; source render.fish; complete -C '\(line)'"
            guard let found = try run("fish", ["--no-config", "-c", command]) else { return }
            let words = found.output.split(separator: "\n").map { String($0.prefix { $0 != "\t" }) }
            #expect(words.filter { !["bin/", "layouts/"].contains($0) }.sorted() == expected, "\(line)")
        }
    }

    @Test("The manual page is what the program says, and man finds nothing wrong with it")
    func manual() throws {
        let check = try #require(
            try run("python3", ["\(Repository.root)/Scripts/manual", "--check", try CommandRun.program.path]))
        #expect(check.status == 0, "\(check.output)")
        if let man = try run("man", ["--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-Z", "\(Repository.root)/docs/render.1"]) {
            #expect(!man.output.contains("warning"), "\(man.output.prefix(500))")
        }
    }
}
