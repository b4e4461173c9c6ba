internal import Cairo
public import Display
internal import Geometry

extension DisplayList {
    /// The tag of a stretch: one of those that cairo takes as the first of a document.
    private static let stretchTag = "Div"

    /// The pages as a PDF whose stretches are marked content, numbered on each page in drawing order.
    ///
    /// Every stretch, leaf or artifact, lies in a tag of its own: the number of a stretch on its page is its MCID. The structure that
    /// cairo writes beside says nothing; PDFArchive replaces it and the names of the marks.
    public func pdf(fonts: FontFaces) throws(ExportError) -> [UInt8] {
        for (index, page) in pages.enumerated() {
            if let text = page.undeclaredText { throw .undeclaredText(text, page: index + 1) }
        }
        let surface: Surface
        do { surface = try Surface.pdf(size: pages.first?.geometry.sheet ?? .a4) } catch { throw .cairo(error) }
        // Any fixed date: the archival pass writes the document's.
        surface.setCreationDate("1970-01-01T00:00:00Z")
        var painter = try Painter(surface, fonts: fonts)
        for (index, page) in pages.enumerated() {
            surface.setPageSize(page.geometry.sheet)
            try painter.paint(page, number: index + 1, tag: Self.stretchTag)
            painter.endPage()
        }
        try painter.finish()
        do { return try surface.finish() } catch { throw .cairo(error) }
    }
}
