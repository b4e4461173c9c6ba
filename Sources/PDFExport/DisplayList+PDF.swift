public import Display

extension DisplayList {
    /// The pages drawn as a PDF.
    ///
    /// `order` has the places of the pages in the order in which they are drawn; without it they are drawn as they stand.
    public func drawn(fonts: FontFaces, order: [Int]? = nil) throws(ExportError) -> DrawnDocument {
        let order = order ?? Array(pages.indices)
        var drawing = try PDFDrawing(fonts: fonts)
        var keys = Array(repeating: PageKeys(), count: pages.count)
        for index in order { keys[index] = try drawing.draw(pages[index], number: index + 1) }
        let (pdf, inks, fonts) = try drawing.finish()
        return DrawnDocument(list: self, pdf: pdf, keys: keys, inks: inks, order: order, fonts: fonts)
    }
}
