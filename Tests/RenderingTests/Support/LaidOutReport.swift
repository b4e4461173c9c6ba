import Diagnostics
import Display
import DocumentTree
import Geometry
import ReportData
import Synchronization

/// A report with its pages, drawn once for all tests that only look at it: drawing takes a second or more, and many do.
struct LaidOutReport: Sendable {
    let data: DataDocument
    let document: Document
    let tables: [Table]
    let paged: PagedDocument
    /// The widths of text blocks, in the direction of reading.
    let measures: [Length]
    let findings: [Diagnostic]

    private static let known = Dictionary(
        uniqueKeysWithValues: (Repository.reports + [Repository.fullReport]).map { ($0, Kept(path: $0)) })

    /// A report of the corpus, or the sample.
    static func of(_ path: String) throws -> LaidOutReport {
        try known[path]?.report() ?? LaidOutReport(drawing: path)
    }

    private init(drawing path: String) throws {
        let report = try RenderedReport(path)
        data = report.data
        document = report.bound.document
        tables = document.tables
        paged = report.document
        measures = report.bound.document.sections.map(\.master.measure)
        findings = report.findings
    }

    /// The first test that asks for a report draws it; others wait.
    private final class Kept: Sendable {
        private let path: String
        private let drawn = Mutex<Result<LaidOutReport, any Error>?>(nil)

        init(path: String) { self.path = path }

        func report() throws -> LaidOutReport {
            try drawn.withLock { known in
                let result = known ?? Result { try LaidOutReport(drawing: path) }
                known = result
                return result
            }.get()
        }
    }
}

extension PageMaster {
    /// The width of the text block, in the direction of reading.
    fileprivate var measure: Length {
        switch orientation {
        case .portrait: paper.width - margins.left - margins.right
        case .turned, .landscape: paper.height - margins.top - margins.bottom
        }
    }
}
