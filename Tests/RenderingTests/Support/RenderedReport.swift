import Diagnostics
import Display
import LayoutLanguage
import PDFArchive
import ReportData
import ReportRendering

/// A report drawn once, with every stage of the chain.
struct RenderedReport {
    let data: DataDocument
    let bound: BoundReport
    let document: PagedDocument
    let findings: [Diagnostic]
    private let renderer: ReportRenderer
    private let options: DrawingOptions

    /// `layout` is the path of a package's folder; without it the package that the report names.
    init(_ path: String, layout: String? = nil, options: DrawingOptions = DrawingOptions()) throws {
        self.options = options
        (data, renderer, bound) = try Self.bound(path, layout: layout, options: options)
        let pages = try renderer.pages(of: bound, data: data)
        document = pages.document
        findings = renderer.layout.findings + bound.findings + pages.findings
    }

    /// A report before its pages are set.
    static func bound(
        _ path: String, layout: String? = nil, options: DrawingOptions = DrawingOptions()
    ) throws -> (DataDocument, ReportRenderer, BoundReport) {
        let data = try readReport(try Repository.source(path))
        let renderer = try Repository.renderer(for: data, layout: layout)
        let folder = path.split(separator: "/").dropLast().joined(separator: "/")
        let companion = Companion { name throws(Diagnostics) in
            do { return try Repository.source("\(folder)/\(name)") } catch { throw Diagnostics([]) }
        }
        let bound = try renderer.bind(data, companion: companion, options: options)
        return (data, renderer, bound)
    }

    func pdf() throws -> [UInt8] {
        try renderer.pdf(of: document, options: renderer.archiveOptions(for: bound, data: data, pages: document, options: options))
    }
}
