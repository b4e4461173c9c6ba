internal import Foundation

/// All reports of a batch with the sums of their files, for machines. It says nothing of when or in how many runs they were drawn.
public struct Manifest: Hashable, Sendable, Codable {
    /// Name and version of the program that wrote it.
    public var program: String
    /// The part of the reports that is listed (`3/16`); `nil` for all.
    public var shard: String?
    public var counts: Counts
    /// In the order of their names.
    public var reports: [ReportRecord]

    /// Sums over the reports.
    public struct Counts: Hashable, Sendable, Codable {
        public var reports: Int
        public var written: Int
        public var failed: Int
        public var pages: Int
        public var bytes: Int
        public var errors: Int
        public var warnings: Int
        public var remarks: Int
    }

    public init(program: String, shard: Shard? = nil, reports: [ReportRecord]) {
        self.program = program
        self.shard = shard?.description
        self.reports = reports.sorted { $0.name < $1.name }
        counts = Counts(
            reports: reports.count, written: reports.count { $0.state == .written }, failed: reports.count { $0.state == .failed },
            pages: reports.reduce(0) { $0 + $1.pages }, bytes: reports.reduce(0) { $0 + ($1.size ?? 0) },
            errors: reports.reduce(0) { $0 + $1.errors }, warnings: reports.reduce(0) { $0 + $1.warnings },
            remarks: reports.reduce(0) { $0 + $1.remarks })
    }

    /// One manifest over several, each with the folder of its files as seen from the folder of the new one (empty for the same).
    ///
    /// A report in several of them counts once: written before failed, then the later manifest.
    public init(merging parts: [(manifest: Manifest, folder: String)], program: String) {
        var records: [String: ReportRecord] = [:]
        for record in parts.flatMap({ part in part.manifest.reports.map { $0.moved(into: part.folder) } }) {
            if let known = records[record.name], known.state == .written, record.state == .failed { continue }
            records[record.name] = record
        }
        self.init(program: program, reports: records.values.sorted { $0.name < $1.name })
    }

    /// Reads what ``json`` wrote; throws a `DecodingError` for anything else.
    public init(json: [UInt8]) throws {
        self = try JSONDecoder().decode(Manifest.self, from: Data(json))
    }

    /// The manifest as JSON, one member a line, keys in alphabetical order.
    public var json: [UInt8] {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            return [UInt8](try encoder.encode(self)) + [UInt8(ascii: "\n")]
        }
    }
}
