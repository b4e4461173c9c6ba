public import Diagnostics

/// What became of one report of a batch, as it stands in the manifest.
public struct ReportRecord: Hashable, Sendable, Codable {
    /// Whether the report's file is there and is what its sources give.
    public enum State: String, Hashable, Sendable, Codable, CaseIterable {
        case written
        /// It could not be drawn.
        case failed
        /// The plan has it, but no part has drawn it.
        case missing
        /// It was drawn from other data than the plan's, or with another program, other fonts or options than the rest.
        case stale
        /// It was written, but its file is gone or is no longer what was written.
        case changed
    }

    /// The data file as the batch found it.
    public var report: String
    /// Path of the results within the output folder, without ending.
    public var name: String
    /// The document's title; the name as long as it is not known.
    public var title: String
    public var state: State
    /// Digest over all that the file depends on; empty when that could not be read.
    public var key: String
    /// SHA-256 of the data file that was drawn; `nil` when it could not be read.
    public var source: String?
    public var pages = 0
    /// The PDF by its path in the output folder, its bytes and SHA-256; `nil` when none was written.
    public var pdf: String?
    public var size: Int?
    public var sha256: String?
    /// The files of other forms that were asked for; `nil` for none.
    public var others: [ResultFile]?
    /// The pictures beside the report that it shows, by their paths there; `nil` for none.
    public var pictures: [ResultFile]?
    /// The page of findings by its path in the output folder; `nil` when none was written.
    public var findings: String?
    public var errors = 0
    public var warnings = 0
    public var remarks = 0
    /// Why nothing was written.
    public var reason: String?

    public init(report: String, name: String, title: String, state: State, key: String) {
        self.report = report
        self.name = name
        self.title = title
        self.state = state
        self.key = key
    }

    /// The record of a report of which nothing could be written, for `reason`.
    public static func failure(_ report: String, name: String, reason: String) -> ReportRecord {
        var record = ReportRecord(report: report, name: name, title: name, state: .failed, key: "")
        record.reason = reason
        return record
    }

    /// Counts findings by gravity.
    public mutating func count(_ diagnostics: [Diagnostic]) {
        errors = diagnostics.count { $0.severity <= .error }
        warnings = diagnostics.count { $0.severity == .warning }
        remarks = diagnostics.count { $0.severity == .remark }
    }

    /// The record with the paths of its files moved into `folder`; an empty one changes nothing.
    public func moved(into folder: String) -> ReportRecord {
        guard !folder.isEmpty else { return self }
        var record = self
        record.pdf = pdf.map { "\(folder)/\($0)" }
        record.findings = findings.map { "\(folder)/\($0)" }
        record.others = others?.map { file in
            var file = file
            file.path = "\(folder)/\(file.path)"
            return file
        }
        return record
    }

    /// The record with another state, for `reason`.
    public func with(_ state: State, reason: String) -> ReportRecord {
        var record = self
        (record.state, record.reason) = (state, reason)
        return record
    }
}

/// A file of a report beside its PDF, as it stands in the manifest.
public struct ResultFile: Hashable, Sendable, Codable {
    /// What people call its form.
    public var form: String
    /// In the output folder.
    public var path: String
    public var size: Int
    public var sha256: String

    public init(form: String, path: String, size: Int, sha256: String) {
        self.form = form
        self.path = path
        self.size = size
        self.sha256 = sha256
    }
}
