import Foundation
import Testing

/// Machines and inputs at their worst: each a message and the right exit code, and nothing half done.
@Suite("Robustness")
struct RobustnessTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try SmallLayout.write(to: folder)
        try folder.write(SmallLayout.report("甲局"), to: "r.json")
    }

    private func render(_ arguments: String...) throws -> CommandRun { try CommandRun(arguments, in: folder) }

    /// Runs a line of the shell in which `$render` is the program.
    private func shell(_ line: String) throws -> (status: Int32, messages: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", "render='\(try CommandRun.program.path)'; \(line)"]
        process.currentDirectoryURL = folder.url
        let messages = Pipe()
        process.standardOutput = FileHandle.nullDevice
        process.standardError = messages
        try process.run()
        let text = String(decoding: messages.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus, text)
    }

    @Test("No space left: on a device, on standard output, and in the middle of a file")
    func noSpace() throws {
        let device = try render("r.json", "-o", "/dev/full")
        #expect(device.status == 1 && device.messages.contains("[F009]"))
        var status = stat()
        #expect(stat("/dev/full", &status) == 0 && status.st_mode & S_IFMT == S_IFCHR)
        let output = try shell("$render r.json -o - > /dev/full")
        #expect(output.status == 1 && output.messages.contains("[F009]"))
        // The limit of one block stands for a disk that is nearly full; its signal is ignored, so that writing fails.
        try folder.write("old", to: "out.pdf")
        let file = try shell("trap '' XFSZ; ulimit -f 1; $render r.json -o out.pdf")
        #expect(file.status == 1 && file.messages.contains("[F009]"), "\(file.messages)")
        #expect(try folder.text(of: "out.pdf") == "old" && folder.names == ["layouts", "out.pdf", "r.json"])
        let batch = try shell("trap '' XFSZ; ulimit -f 1; $render batch r.json -o out")
        #expect(batch.status == 3 && batch.messages.contains("[F009]"), "\(batch.messages)")
        #expect(try folder.files(below: "out").allSatisfy { !$0.hasSuffix(".pdf") })
        #expect(try render("batch", "r.json", "-o", "out").status == 0)
    }

    @Test("Inputs that have no end, and inputs that come through a pipe")
    func pipes() throws {
        let endless = try render("/dev/zero", "-o", "out.pdf")
        #expect(endless.status == 1 && endless.messages.contains("[F005]"))
        #expect(try shell("cat r.json | $render /dev/stdin -o out.pdf").status == 0)
        #expect(try folder.bytes(of: "out.pdf").starts(with: "%PDF".utf8))
    }

    @Test("Output folders that can not be written, or are files")
    func outputFolders() throws {
        // Nobody makes files there, whoever runs the test.
        let readOnly = try render("r.json", "-o", "/proc/r.pdf")
        #expect(readOnly.status == 1 && readOnly.messages.contains("[F00"))
        for (path, id) in [("r.json", "F012"), ("/proc/out", "F012")] {
            let batch = try render("batch", "r.json", "-o", path)
            #expect(batch.status == 1 && batch.messages.contains("[\(id)]"), "\(batch.messages)")
        }
        try FileManager.default.createDirectory(atPath: folder.url.path + "/dir.pdf", withIntermediateDirectories: false)
        #expect(try render("r.json", "-o", "dir.pdf").messages.contains("[F006]"))
    }

    @Test("Fonts that are no fonts, and a table that names none")
    func fonts() throws {
        try folder.write("no font", toNew: "fonts/a.otf")
        let table = "{\"faces\": {\"a\": {\"file\": \"a.otf\"}}, \"roles\": {}, \"fallback\": [\"a\"]}"
        for (text, id) in [("{", "F020"), (table, "F02"), ("{\"faces\": {}, \"roles\": {}, \"fallback\": [\"b\"]}", "F02")] {
            try folder.write(text, to: "fonts/fonts.json")
            for arguments in [["r.json", "-o", "out.pdf"], ["batch", "r.json", "-o", "out"]] {
                let run = try CommandRun(arguments + ["--fonts", "fonts"], in: folder)
                #expect(run.status == 1 && run.messages.contains("[\(id)"), "\(run.messages)")
            }
        }
    }

    @Test("What stands in the data is text in the file, never its syntax")
    func hostileText() throws {
        let text = "a(b)c)\\\\ <</JS (x)>> endobj endstream ]] %PDF-1.7 &amp; \\u202e反\\u202c {x} @table **粗** [链](http://x)"
        try folder.write(SmallLayout.report("(甲)>>\\nstartxref", text: text), to: "r.json")
        let run = try render("r.json", "-o", "out.pdf")
        #expect(run.status == 0, "\(run.messages)")
        let pdf = try folder.bytes(of: "out.pdf")
        #expect(try Tool.run("qpdf", ["--check", "{}"], on: pdf).contains("No syntax or stream encoding errors"))
        let extracted = try Tool.run("pdftotext", ["-enc", "UTF-8", "{}", "-"], on: pdf).filter { !$0.isWhitespace }
        for part in ["a(b)c)\\<</JS(x)>>endobjendstream]]%PDF-1.7&amp;", "{x}@table**粗**[链](http://x)"] {
            #expect(extracted.contains(part), "\(extracted)")
        }
        let information = try Tool.run("pdfinfo", ["{}"], on: pdf)
        #expect(information.contains("(甲)>>") && information.contains("JavaScript:      no"))
    }

    @Test("Nulls and control characters are told, with their code points, and never reach a file or the terminal")
    func controlCharacters() throws {
        try folder.write(SmallLayout.report("甲局", text: "前\\u0000\\u0007后"), to: "r.json")
        let run = try render("r.json", "-o", "out.pdf")
        #expect(run.status == 1 && run.messages.contains("U+0000") && run.messages.contains("U+0007"))
        #expect(run.messages.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control })
        #expect(try !folder.names.contains("out.pdf"))
    }

    @Test("Ten megabytes of one character: a message with its place, quickly")
    func longText() throws {
        try folder.write(SmallLayout.report("甲局", text: String(repeating: "a", count: 10 << 20)), to: "r.json")
        let run = try render("r.json", "-o", "out.pdf")
        #expect(run.status == 1 && run.messages.contains("r.json:1:") && run.messages.contains("[D030]") && run.messages.utf8.count < 2000)
    }

    @Test("More pages than wanted")
    func pages() throws {
        try folder.write(SmallLayout.report("甲局", text: String(repeating: "文字", count: 2000)), to: "r.json")
        let run = try render("r.json", "-o", "out.pdf", "--max-pages", "3")
        #expect(run.status == 1 && run.messages.contains("[L009]"))
        #expect(try !folder.names.contains("out.pdf") && render("r.json", "-o", "out.pdf").status == 0)
        #expect(try render("r.json", "--max-pages", "0").status == 64)
    }

    @Test("A layout reaches nothing outside its folder: paths upwards, absolute ones, links")
    func paths() throws {
        try folder.write("secret", to: "secret.md")
        try folder.write("{\"type\": \"object\"}", to: "secret.json")
        let layout = SmallLayout.files["layout.yaml"] ?? ""
        for path in ["../../secret.md", "\(folder.url.path)/secret.md", "prose/../../../secret.md", "prose/link.md", "linked/secret.md"] {
            try folder.write(layout.replacing("prose/a.md", with: path), to: "layouts/small/layout.yaml")
            if path == "prose/link.md" { #expect(symlink("\(folder.url.path)/secret.md", "\(folder.url.path)/layouts/small/\(path)") == 0) }
            if path == "linked/secret.md" { #expect(symlink(folder.url.path, "\(folder.url.path)/layouts/small/linked") == 0) }
            let run = try render("r.json", "-o", "out.pdf")
            let place = path == "prose/link.md" ? "link.md: 错误[F026]" : "layout.yaml:"
            #expect(run.status == 1 && run.messages.contains(place) && !run.messages.contains("| secret"), "\(path): \(run.messages)")
            unlink("\(folder.url.path)/layouts/small/prose/link.md")
        }
        try folder.write("schema: ../../secret.json\n" + layout, to: "layouts/small/layout.yaml")
        #expect(try render("r.json", "-o", "out.pdf").status == 1)
        try folder.write("extends: ../../other\n" + layout, to: "layouts/small/layout.yaml")
        #expect(try render("r.json", "-o", "out.pdf").status == 1)
        try folder.write(layout, to: "layouts/small/layout.yaml")
        try folder.write("@include ../../../secret.md\n", to: "layouts/small/prose/a.md")
        let include = try render("r.json", "-o", "out.pdf")
        #expect(include.status == 1 && include.messages.contains("prose/a.md:1"), "\(include.messages)")
        #expect(try !folder.names.contains("out.pdf"))
    }

    @Test("A layout folder of a thousand files and more is a mistake in the path")
    func manyFiles() throws {
        for number in 0...1000 { try folder.write("", toNew: "layouts/small/more/\(number).md") }
        let run = try render("r.json", "-o", "out.pdf")
        #expect(run.status == 1 && run.messages.contains("[F011]"), "\(run.messages)")
    }

    @Test("Includes in a circle")
    func includes() throws {
        try folder.write("@include b.md\n", to: "layouts/small/prose/a.md")
        try folder.write("@include a.md\n", to: "layouts/small/prose/b.md")
        let run = try render("r.json", "-o", "out.pdf")
        #expect(run.status == 1 && run.messages.contains("[B003]"), "\(run.messages)")
    }
}
