internal import Cairo
internal import Display
internal import Geometry

/// A PDF in the making.
///
/// Every stretch, leaf or artifact, lies in a tag of its own: the number of a stretch on its page is its MCID. The structure that
/// cairo writes beside says nothing; PDFArchive replaces it and the names of the marks.
struct PDFDrawing: ~Copyable {
    /// The tag of a stretch: one of those that cairo takes as the first of a document.
    private static let stretchTag = "Div"

    private let surface: Surface
    private var painter: Painter

    /// A PDF without pages.
    init(fonts: FontFaces) throws(ExportError) {
        let surface = try Self.emptySurface()
        painter = try Painter(surface, fonts: fonts)
        self.surface = surface
    }

    private static func emptySurface() throws(ExportError) -> Surface {
        let surface: Surface
        // Every page says its own size.
        do { surface = try Surface.pdf(size: .a4) } catch { throw .cairo(error) }
        // Any fixed date: the archival pass writes the document's.
        surface.setCreationDate("1970-01-01T00:00:00Z")
        return surface
    }

    /// Draws a page; `number` is for messages.
    mutating func draw(_ page: DisplayPage, number: Int) throws(ExportError) {
        if let text = page.undeclaredText { throw .undeclaredText(text, page: number) }
        surface.setPageSize(page.geometry.sheet)
        try painter.paint(page, number: number, tag: Self.stretchTag)
        painter.endPage()
    }

    /// The bytes of the file.
    consuming func finish() throws(ExportError) -> [UInt8] {
        try painter.finish()
        do { return try surface.finish() } catch { throw .cairo(error) }
    }
}
