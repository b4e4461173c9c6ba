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

    /// `layout` is the path of a package's folder; without it the package that the report names.
    init(_ path: String, layout: String? = nil) throws {
        data = try readReport(try Repository.source(path))
        renderer = try Repository.renderer(for: data, layout: layout)
        let folder = path.split(separator: "/").dropLast().joined(separator: "/")
        bound = try renderer.bind(data) { name throws(Diagnostics) in
            do { return try Repository.source("\(folder)/\(name)") } catch { throw Diagnostics([]) }
        }
        let pages = try renderer.pages(of: bound, data: data)
        document = pages.document
        findings = renderer.layout.findings + bound.findings + pages.findings
    }

    func pdf(_ profile: Profile = .a3aUA1) throws -> [UInt8] {
        try renderer.pdf(of: document, options: renderer.archiveOptions(for: bound, data: data, pages: document, profile: profile))
    }

    /// The pages as cairo draws them, for more than one profile.
    func drawn() throws -> DrawnDocument { try renderer.drawn(document) }

    /// The file of a profile from pages that are drawn.
    func archived(_ drawn: DrawnDocument, _ profile: Profile = .a3aUA1) throws -> [UInt8] {
        try renderer.archived(
            drawn, of: document, options: renderer.archiveOptions(for: bound, data: data, pages: document, profile: profile))
    }

    func explainer() throws -> LineExplainer { try LineExplainer(of: bound, data: data, renderer: renderer) }
}
