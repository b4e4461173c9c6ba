import Foundation
import Testing

/// Programs that judge files; Scripts/bootstrap installs them.
enum Tool {
    /// What a program prints of a PDF, whose path replaces `{}` in `arguments`. It must end well.
    static func run(_ program: String, _ arguments: [String], on pdf: [UInt8], endsWith statuses: Set<Int32> = [0]) throws -> String {
        let path = program.hasPrefix("/") ? program : "/usr/bin/\(program)"
        try #require(FileManager.default.isExecutableFile(atPath: path), "\(program) is not installed; run Scripts/bootstrap")
        let folder = try TemporaryFolder()
        let file = folder.url.appendingPathComponent("report.pdf")
        try Data(pdf).write(to: file)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments.map { $0 == "{}" ? file.path : $0 }
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(statuses.contains(process.terminationStatus), "\(program): \(text.prefix(1000))")
        return text
    }

    /// The rules of the validator's `profiles` that a PDF breaks, one line each.
    ///
    /// Without STREAM-LENGTH-001: page-validation 0.11 takes a carriage return that is a stream's last byte for a part of the line
    /// end behind it, where the length counts (ISO 32000-1, 7.3.8.1). ``streamsOfWrongLength(in:)`` holds that rule exactly.
    static func brokenRules(of pdf: [UInt8], profiles: [String]) throws -> [String] {
        let script = "\(Repository.root)/Tests/PDFTests/Python/validate.py"
        let output = try run("\(Repository.root)/.venv/bin/python", [script, "{}"] + profiles, on: pdf)
        return output.split(separator: "\n").map(String.init).filter { !$0.contains("STREAM-LENGTH-001") }
    }

    /// The offsets of streams that do not end, after their length and one line end, with `endstream`.
    static func streamsOfWrongLength(in pdf: [UInt8]) throws -> [Int] {
        let text = String(decoding: pdf.map { $0 < 0x80 ? $0 : UInt8(ascii: "?") }, as: UTF8.self)
        let streams = text.utf8.count == pdf.count ? text.matches(of: /\/Length (\d+)[^>]*(?:>[^>]+)*>>\s*stream\r?\n/) : []
        try #require(streams.count > 10, "no streams found")
        return streams.compactMap { match in
            guard let length = Int(match.output.1) else { return nil }
            let start = text.utf8.distance(from: text.startIndex, to: match.range.upperBound)
            let rest = pdf.dropFirst(start + length).prefix(11)
            let isRight = rest.starts(with: "\nendstream".utf8) || rest.starts(with: "\r\nendstream".utf8)
            return isRight ? nil : start
        }
    }
}
