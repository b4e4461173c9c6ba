import Foundation
import ReportBatch

/// What all reports of a batch have in common: the first line that a worker reads.
struct BatchSettings: Codable {
    var output: String
    var layout: String?
    var fonts: String?
    /// What is asked of each file, as arguments.
    var options: String
    var strict: Bool
    var force: Bool
    var language: String
    var maxPages: Int
    /// Digest of program, libraries and fonts: a part of every report's key.
    var fingerprint: String

    /// What belongs to the key of a report beside its sources: nothing that leaves the result as it is.
    var keyParts: String { [fingerprint, options, "\(strict)", language, "\(maxPages)"].joined(separator: "\n") }
}

/// What a worker says of a job.
struct JobResult: Codable {
    var record: ReportRecord
    /// The result of an earlier run is still right.
    var isUnchanged: Bool
}

/// Lines of JSON, by which the batch and its workers speak.
enum JSONLine {
    static func encode(_ value: some Encodable) throws -> [UInt8] {
        [UInt8](try JSONEncoder().encode(value)) + [UInt8(ascii: "\n")]
    }

    static func decode<Value: Decodable>(_ type: Value.Type, _ line: some Sequence<UInt8>) throws -> Value {
        try JSONDecoder().decode(type, from: Data(line))
    }
}
