public import Diagnostics
internal import Display
public import Layout
internal import LayoutLanguage
public import PDFArchive
internal import PDFExport
public import ReportData

/// The file of a report, and what is to be said of it.
public struct ReportFile: Sendable {
    public var pdf: [UInt8]
    public var pageCount: Int
    /// The document's title, empty for none.
    public var title: String
    /// Of binding, checks and layout.
    public var findings: [Diagnostic]
}

extension ReportRenderer {
    /// The file of a report in one go: pages are drawn on a thread of their own as soon as they are laid out, and the checks are made
    /// while the last are drawn. Throws when data and layout do not fit, and when pages can not be set.
    ///
    /// `isForScreen` turns landscape pages. More than `limit` pages are a failure.
    public func file(
        of data: DataDocument, companion: Companion? = nil, profile: Profile, isForScreen: Bool = false,
        limit: Int = LayoutEngine.standardPageLimit
    ) throws(Diagnostics) -> ReportFile {
        var bound = try bindUnchecked(data, companion: companion)
        if isForScreen { bound.document = bound.document.forScreen }
        let (document, findings): (PagedDocument, [Diagnostic])
        do throws(Diagnostics) {
            (document, findings) = try layOut(bound, data: data, limit: limit, to: drawer)
        } catch {
            drawer.startOver()
            throw error
        }
        bound.findings += check(layout.package, bound)
        let options = archiveOptions(for: bound, data: data, pages: document, profile: profile)
        let drawn: DrawnDocument
        do throws(ExportError) { drawn = try drawer.finish() } catch { throw programError(error.description) }
        let all = bound.findings + findings
        guard !drawn.order.isEmpty else { throw Diagnostics(all + [noPages]) }
        let pdf = try archived(drawn, of: document, options: options)
        return ReportFile(pdf: pdf, pageCount: drawn.order.count, title: document.metadata.title, findings: all)
    }
}
