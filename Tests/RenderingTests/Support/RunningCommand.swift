import Foundation
import Testing

/// The program while it runs, for tests that stop it, crowd it or look into it.
final class RunningCommand {
    private let process = Process()
    private let files: TemporaryFolder
    private let output: FileHandle

    /// Starts `render` with `arguments` in `folder`; `input` is its standard input.
    init(_ arguments: [String], in folder: TemporaryFolder, input: Pipe? = nil, output: Pipe? = nil) throws {
        files = try TemporaryFolder()
        try files.write("", to: "messages")
        self.output = try FileHandle(forWritingTo: files.url.appendingPathComponent("messages"))
        process.executableURL = try CommandRun.program
        process.arguments = arguments
        process.currentDirectoryURL = folder.url
        if let input { process.standardInput = input }
        process.standardOutput = output.map { $0 as Any } ?? FileHandle.nullDevice
        process.standardError = self.output
        try process.run()
    }

    var identifier: Int32 { process.processIdentifier }
    var isRunning: Bool { process.isRunning }

    var messages: String {
        get throws { try String(contentsOf: files.url.appendingPathComponent("messages"), encoding: .utf8) }
    }

    /// The processes that it started and that still run.
    var children: [Int32] {
        get throws {
            let text = try String(contentsOfFile: "/proc/\(identifier)/task/\(identifier)/children", encoding: .utf8)
            return text.split(separator: " ").compactMap { Int32($0) }
        }
    }

    /// Waits until `condition` holds; a test that waits half a minute for nothing has failed.
    func wait(until condition: () throws -> Bool, location: SourceLocation = #_sourceLocation) throws {
        for _ in 0..<3000 {
            if try condition() { return }
            usleep(10_000)
        }
        Issue.record("waited in vain; messages: \(try messages.prefix(2000))", sourceLocation: location)
        process.terminate()
    }

    func send(_ signal: Int32) { kill(identifier, signal) }

    /// Its exit code, or the negative number of the signal that ended it.
    func end() -> Int32 {
        process.waitUntilExit()
        return process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
    }
}
