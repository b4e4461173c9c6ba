import Nettle
import ReportBatch
import ReportRendering

/// What all reports of a batch have in common: the first line that a worker reads.
struct BatchSettings: Codable {
    var output: String
    var layout: String?
    var fonts: String?
    /// What is asked of each file, as arguments.
    var options: String
    /// The forms of files beside the PDF.
    var also: [OutputForm]
    var strict: Bool
    var force: Bool
    var language: String
    var maxPages: Int
    /// In bytes, for each worker.
    var memoryLimit: Int
    /// Digest of program, libraries and fonts: a part of every report's key.
    var fingerprint: String

    /// Digest of what all reports of a run are drawn with, beside their layouts: parts of one plan must have it in common.
    var digest: String { SHA256(of: Array(keyParts.utf8)).hexadecimal }

    /// What belongs to the key of a report beside its sources: nothing that leaves the result as it is.
    var keyParts: String { ([fingerprint, options, "\(strict)", language, "\(maxPages)"] + also.map(\.rawValue)).joined(separator: "\n") }
}

/// What a worker says of a job.
struct JobResult: Codable {
    var record: ReportRecord
    /// The result of an earlier run is still right.
    var isUnchanged: Bool
}
