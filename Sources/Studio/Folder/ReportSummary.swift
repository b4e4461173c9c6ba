internal import Diagnostics
internal import ReportData

/// What a list of reports says of one.
struct ReportSummary: Hashable, Sendable {
    /// How far a report is.
    enum State: String, Hashable, Sendable {
        /// As it was begun.
        case new
        /// Texts are still to be filled in.
        case incomplete
        /// Something is wrong with it.
        case faulty
        case ready
    }

    var name = ""
    var code = ""
    var year = ""
    var layout = ""
    /// Texts that are still to be filled in.
    var gaps = 0
    /// `nil` before they are set, and where they can not be.
    var pages: Int?
    /// Findings by their severity.
    var errors = 0
    var warnings = 0
    var remarks = 0
    private var isNew = false

    /// What the data say, `nil` for a text that is none, and what was found in them.
    init(_ data: DataDocument?, findings: [Diagnostic], pages: Int?) {
        self.pages = pages
        for finding in findings {
            switch finding.severity {
            case .failure, .error: errors += 1
            case .warning: warnings += 1
            case .remark: remarks += 1
            }
        }
        guard let root = data?.root else { return }
        func text(_ member: String) -> String { root[member].map { $0.text ?? String($0.literal) } ?? "" }
        (name, code, year, layout) = (text("name"), text("code"), text("year"), text("layout"))
        gaps = root.gaps
        isNew = name.hasPrefix(Placeholder.opening)
        if isNew { name = "" }
    }

    var state: State { isNew ? .new : gaps > 0 ? .incomplete : errors > 0 ? .faulty : .ready }

    /// The members of the report's entry in a list.
    var members: [(String, String)] {
        [
            ("state", JSONText.quoted(state.rawValue)), ("name", JSONText.quoted(name)), ("code", JSONText.quoted(code)),
            ("year", JSONText.quoted(year)), ("layout", JSONText.quoted(layout)), ("gaps", "\(gaps)"),
            ("pages", pages.map { "\($0)" } ?? "null"), ("errors", "\(errors)"), ("warnings", "\(warnings)"), ("remarks", "\(remarks)"),
        ]
    }
}

extension DataNode {
    /// Texts that say that they are to be filled in.
    fileprivate var gaps: Int {
        switch value {
        case .text(let text): text.hasPrefix(Placeholder.opening) ? 1 : 0
        case .list(let items): items.reduce(0) { $0 + $1.gaps }
        case .object(let members): members.values.reduce(0) { $0 + $1.node.gaps }
        case .null, .bool, .number: 0
        }
    }
}
