import Foundation
import Testing

/// Programs that judge files; Scripts/bootstrap installs them.
enum Tool {
    /// What a program prints of a PDF, whose path replaces `{}` in `arguments`. It must end well.
    static func run(_ program: String, _ arguments: [String], on pdf: [UInt8], endsWith statuses: Set<Int32> = [0]) throws -> String {
        try run(program, arguments, on: [pdf], endsWith: statuses)
    }

    /// The same of several files, whose paths replace one `{}` after the other.
    static func run(
        _ program: String, _ arguments: [String], on pdfs: [[UInt8]], ending: String = "pdf", endsWith statuses: Set<Int32> = [0]
    ) throws -> String {
        let path = program.hasPrefix("/") ? program : "/usr/bin/\(program)"
        try #require(FileManager.default.isExecutableFile(atPath: path), "\(program) is not installed; run Scripts/bootstrap")
        let folder = try TemporaryFolder()
        var files = try pdfs.enumerated().map { index, pdf in
            let file = folder.url.appendingPathComponent("\(index).\(ending)")
            try Data(pdf).write(to: file)
            return file.path
        }[...]
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments.map { $0 == "{}" ? files.popFirst() ?? $0 : $0 }
        let text = try process.outputToItsEnd()
        #expect(statuses.contains(process.terminationStatus), "\(program): \(text.prefix(1000))")
        return text
    }

    /// The rules that PDFs break, each of the profiles named with it, one line each; one process for all.
    static func brokenRules(of files: [(pdf: [UInt8], profiles: [String])]) throws -> [String] {
        var arguments = ["\(Repository.root)/Tests/PDFTests/Python/validate.py"]
        for (index, file) in files.enumerated() { arguments += (index == 0 ? [] : ["--"]) + ["{}"] + file.profiles }
        let output = try run("\(Repository.root)/.venv/bin/python", arguments, on: files.map(\.pdf))
        return output.split(separator: "\n").map(String.init)
    }
}

extension Process {
    /// Runs the program to its end and gives what it says on standard output and standard error.
    func outputToItsEnd() throws -> String {
        let output = Pipe()
        standardOutput = output
        standardError = output
        try run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        waitUntilExit()
        return text
    }
}
