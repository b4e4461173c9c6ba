internal import Cairo
internal import Display
internal import Geometry
internal import Styling

/// A PDF in the making, its colours keys to stretches and inks (`InkKey`).
struct PDFDrawing: ~Copyable {
    private let surface: Surface
    private var painter: Painter

    /// A PDF without pages.
    init(fonts: FontFaces) throws(ExportError) {
        let surface = try Self.emptySurface()
        painter = try Painter(surface, fonts: fonts, hasInkKeys: true)
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

    /// Draws a page, and gives its keys; `number` is for messages.
    mutating func draw(_ page: DisplayPage, number: Int) throws(ExportError) -> PageKeys {
        if let text = page.undeclaredText { throw .undeclaredText(text, page: number) }
        surface.setPageSize(page.geometry.sheet)
        let keys = try painter.paint(page, number: number)
        painter.endPage()
        return keys
    }

    /// The bytes of the file, the inks of its keys, and its faces in the order of their names.
    consuming func finish() throws(ExportError) -> (bytes: [UInt8], inks: [Color], fonts: [FontID]) {
        try painter.checkStatus()
        let (inks, fonts) = (painter.inks?.colors ?? [], painter.chosen.sorted { $0.rawValue < $1.rawValue })
        do { return (try surface.finish(), inks, fonts) } catch { throw .cairo(error) }
    }
}
