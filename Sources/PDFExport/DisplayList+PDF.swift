public import Display

extension DisplayList {
    /// The pages as a PDF whose stretches are marked content, numbered on each page in drawing order.
    public func pdf(fonts: FontFaces) throws(ExportError) -> [UInt8] {
        var drawing = try PDFDrawing(fonts: fonts)
        for (index, page) in pages.enumerated() { try drawing.draw(page, number: index + 1) }
        return try drawing.finish()
    }
}
