public import Display

extension DisplayList {
    /// The pages drawn as a PDF.
    ///
    /// `order` has the places of the pages in the order in which they are drawn; without it they are drawn as they stand.
    public func drawn(fonts: FontFaces, order: [Int]? = nil) throws(ExportError) -> DrawnDocument {
        let order = order ?? Array(pages.indices)
        var drawing = try PDFDrawing(fonts: fonts)
        for index in order { try drawing.draw(pages[index], number: index + 1) }
        let (pdf, inks) = try drawing.finish()
        return DrawnDocument(list: self, pdf: pdf, inks: inks, order: order)
    }
}
