import Foundation
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#endif

/// Programs that judge files.
enum Tools {
    /// What a program prints and how it ends.
    struct Output {
        var text: String
        var status: Int32
    }

    /// Runs a program on a PDF, whose path replaces `{}`. Fails with advice when the program is missing.
    static func run(_ program: String, _ arguments: [String], on pdf: [UInt8]) throws -> Output {
        try run(program, arguments, on: [pdf])
    }

    /// Runs a program on PDFs, whose paths replace one `{}` after the other.
    static func run(_ program: String, _ arguments: [String], on pdfs: [[UInt8]]) throws -> Output {
        let path = ["/usr/bin/", "/usr/local/bin/", "/opt/homebrew/bin/"].map { $0 + program }.first(
            where: FileManager.default.isExecutableFile)
        let executable = program.hasPrefix("/") ? program : path
        guard let executable, FileManager.default.isExecutableFile(atPath: executable) else {
            throw MissingTool(name: program)
        }
        let folder = FileManager.default.temporaryDirectory.appending(path: "render-tests-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var files = try pdfs.enumerated().map { index, pdf in
            let file = folder.appending(path: "\(index).pdf")
            try Data(pdf).write(to: file)
            return file.path
        }[...]
        let process = Process()
        process.executableURL = URL(filePath: executable)
        process.arguments = arguments.map { $0 == "{}" ? files.popFirst() ?? $0 : $0 }
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Output(text: String(decoding: data, as: UTF8.self), status: process.terminationStatus)
    }

    /// The rules of `profiles` that a PDF breaks, one line each.
    static func brokenRules(of pdf: [UInt8], profiles: [String]) throws -> [String] {
        let script = repository + "/Tests/PDFTests/Python/validate.py"
        let output = try run(repository + "/.venv/bin/python", [script, "{}"] + profiles, on: pdf)
        guard output.status == 0 else { return [output.text] }
        return output.text.split(separator: "\n").map(String.init)
    }
}

/// What a file says of itself, as `Python/facts.py` reads it.
struct FileFacts: Decodable {
    /// The entries of Info and those of the metadata stream, by the keys of Info.
    var info: [String: String]
    var xmp: [String: String]
    /// The facts of the program's own schema.
    var own: [String: String]
    /// The operands of each operator of colour.
    var colours: [String: [String]]
}

extension Tools {
    /// What files say of themselves.
    static func facts(of files: [[UInt8]]) throws -> [FileFacts] {
        let script = repository + "/Tests/PDFTests/Python/facts.py"
        let output = try run(repository + "/.venv/bin/python", [script] + files.map { _ in "{}" }, on: files)
        try #require(output.status == 0, "\(output.text)")
        return try output.text.split(separator: "\n").map { try JSONDecoder().decode(FileFacts.self, from: Data($0.utf8)) }
    }
}

/// A program that the tests need.
struct MissingTool: Error, CustomStringConvertible {
    let name: String
    var description: String { "\(name) is not installed; run Scripts/bootstrap" }
}

/// A value that a test needs. A function, since the macro copies what it looks at, and an open file can not be copied.
func required<Value>(_ value: Value?, sourceLocation: SourceLocation = #_sourceLocation) throws -> Value {
    try #require(value, sourceLocation: sourceLocation)
}
