public import Display

extension DisplayList {
    /// The pages as a PDF whose stretches are marked content, numbered on each page in drawing order.
    ///
    /// `order` has the places of the pages in the order in which they are drawn; without it they are drawn as they stand.
    public func pdf(fonts: FontFaces, order: [Int]? = nil) throws(ExportError) -> [UInt8] {
        var drawing = try PDFDrawing(fonts: fonts)
        for index in order ?? Array(pages.indices) { try drawing.draw(pages[index], number: index + 1) }
        return try drawing.finish()
    }
}
