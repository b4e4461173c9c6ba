internal import FoundationEssentials

/// What a batch, or a part of one, did, for machines. The records of the reports stand beside it, a line each, in ``records``.
///
/// It says nothing of when or in how many runs they were drawn.
public struct Manifest: Hashable, Sendable, Codable {
    public static let kind = "render batch manifest"

    public var kind = Self.kind
    /// Name and version of the program that wrote it.
    public var program: String
    /// The part of the plan that is listed.
    public var part: BatchPart
    /// Whether it was made of the lists of parts rather than by drawing.
    public var isMerged: Bool
    /// The digest of the plan; `nil` for a run without one.
    public var plan: String?
    /// Digest over program, libraries, fonts and options, which all parts must have in common.
    public var settings: String
    /// The options of the run, as they are written in a call.
    public var options: [String]
    public var counts: Counts
    /// The file with the records, in the order of their names, by its name in the same folder.
    public var records: String
    /// SHA-256 of that file.
    public var sum: String

    /// What a list is a list of.
    public struct Origin: Hashable, Sendable {
        public var program: String
        public var part = BatchPart.all
        public var isMerged = false
        public var plan: String?
        public var settings: String
        public var options: [String]

        public init(program: String, settings: String, options: [String]) {
            self.program = program
            self.settings = settings
            self.options = options
        }
    }

    /// Sums over the reports.
    public struct Counts: Hashable, Sendable, Codable {
        public var reports = 0
        public var written = 0
        public var failed = 0
        public var missing = 0
        public var stale = 0
        public var changed = 0
        public var pages = 0
        public var bytes = 0
        public var errors = 0
        public var warnings = 0
        public var remarks = 0

        public init() {}

        public mutating func add(_ record: ReportRecord) {
            reports += 1
            switch record.state {
            case .written: written += 1
            case .failed: failed += 1
            case .missing: missing += 1
            case .stale: stale += 1
            case .changed: changed += 1
            }
            pages += record.pages
            bytes += (record.size ?? 0) + (record.others ?? []).reduce(0) { $0 + $1.size }
            errors += record.errors
            warnings += record.warnings
            remarks += record.remarks
        }

        /// Whether every report is there as its sources give it.
        public var isComplete: Bool { written == reports }
    }

    public init(origin: Origin, counts: Counts, records: String, sum: String) {
        program = origin.program
        part = origin.part
        isMerged = origin.isMerged
        plan = origin.plan
        settings = origin.settings
        options = origin.options
        self.counts = counts
        self.records = records
        self.sum = sum
    }

    /// Reads what ``json`` wrote; throws a `DecodingError` for anything else.
    public init(json: [UInt8]) throws {
        self = try JSONDecoder().decode(Manifest.self, from: Data(json))
        guard kind == Self.kind else {
            throw DecodingError.dataCorrupted(DecodingError.Context(codingPath: [], debugDescription: "no manifest"))
        }
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
