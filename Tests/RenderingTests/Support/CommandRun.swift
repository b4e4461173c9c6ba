import Foundation
import Testing

/// One run of the program as a user starts it, in a folder of its own.
struct CommandRun {
    let status: Int32
    let output: String
    let messages: String

    /// Runs `render` with `arguments` in `folder`, with the repository's layouts and fonts, and with `variables` as `NAME=value`.
    init(_ arguments: [String], in folder: TemporaryFolder, variables: [String] = []) throws {
        let process = Process()
        process.executableURL = try Self.program
        process.arguments = arguments
        process.currentDirectoryURL = folder.url
        var environment = ProcessInfo.processInfo.environment
        for variable in variables {
            let parts = variable.split(separator: "=", maxSplits: 1)
            environment[String(parts[0])] = String(parts[1])
        }
        process.environment = environment
        let (output, messages) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = messages
        try process.run()
        self.output = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        self.messages = String(decoding: messages.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        status = process.terminationStatus
    }

    /// The program beside the test bundle that runs.
    static var program: URL {
        get throws {
            let bundle = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
            let program = bundle.deletingLastPathComponent().appendingPathComponent("render")
            try #require(FileManager.default.isExecutableFile(atPath: program.path), "no program at \(program.path)")
            return program
        }
    }
}

/// A folder that goes when the test is over.
final class TemporaryFolder {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("render-tests-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit {
        do {
            try FileManager.default.removeItem(at: url)
        } catch {
            Issue.record(error)
        }
    }

    func write(_ text: String, to name: String) throws {
        try text.write(to: url.appendingPathComponent(name), atomically: false, encoding: .utf8)
    }

    /// Everything in the folder, by name.
    var names: [String] {
        get throws { try names(in: ".") }
    }

    /// Everything in one of its folders, by name.
    func names(in path: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: url.appendingPathComponent(path).path).sorted()
    }
}
