import Display
import DocumentTree

/// The tables of a report before and after layout.
struct TablesOfReport: Sendable {
    let tables: [Table]
    let paged: PagedDocument
    /// IDs of all findings.
    let findings: [String]

    /// Those of the report with every table full: drawn once for all tests, for it takes the longest.
    static let full = Result { try TablesOfReport(drawing: Repository.fullReport) }

    init(_ path: String) throws { self = path == Repository.fullReport ? try Self.full.get() : try TablesOfReport(drawing: path) }

    private init(drawing path: String) throws {
        let report = try RenderedReport(path)
        tables = report.bound.document.tables
        paged = report.document
        findings = report.findings.map(\.id.rawValue)
    }
}
