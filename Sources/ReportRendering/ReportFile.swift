public import Diagnostics
internal import Display
public import Layout
internal import LayoutLanguage
internal import PDFArchive
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
    /// A draft is not made here: its margins show what is found when all pages are there. More than `limit` pages are a failure.
    public func file(
        of data: DataDocument, companion: Companion? = nil, options: DrawingOptions,
        limit: Int = LayoutEngine.standardPageLimit
    ) throws(Diagnostics) -> ReportFile {
        let (pages, rest) = try draw(data, companion: companion, options: options, limit: limit)
        let count = pages.order.count
        guard count > 0 else { throw Diagnostics(rest.findings + [noPages]) }
        let pdf = try archived(consume pages, of: rest.document, options: rest.options, fields: options.signatureFields)
        return ReportFile(pdf: pdf, pageCount: count, title: rest.document.metadata.title, findings: rest.findings)
    }

    /// What the archival pass takes beside the pages.
    private struct Rest {
        /// Without its pages.
        var document: PagedDocument
        var options: ArchiveOptions
        var findings: [Diagnostic]
    }

    /// Everything before the archival pass. The bound report ends here: of a long document it is a third of the memory.
    private func draw(
        _ data: DataDocument, companion: Companion?, options: DrawingOptions, limit: Int
    ) throws(Diagnostics) -> (pages: DrawnDocument, rest: Rest) {
        var bound = try bindUnchecked(data, companion: companion, options: options)
        let (document, findings): (PagedDocument, [Diagnostic])
        do throws(Diagnostics) {
            (document, findings) = try layOut(bound, data: data, limit: limit, to: drawer)
        } catch {
            drawer.startOver()
            throw error
        }
        bound.findings = checked(bound)
        let archiveOptions = archiveOptions(for: bound, data: data, pages: document, options: options)
        do throws(ExportError) {
            return (try drawer.finish(), Rest(document: document, options: archiveOptions, findings: bound.findings + findings))
        } catch { throw programError(error.description) }
    }
}
