/// A document that a back end has drawn, and what must be known of its pages to go on.
public struct DrawnDocument: Hashable, Sendable {
    /// The pages in the order of the document; what was drawn may be left out of them (`DisplayPage.withoutDrawing`).
    public var list: DisplayList
    public var pdf: [UInt8]
    /// The place in the document, from 0, of each page of `pdf`.
    public var order: [Int]

    public init(list: DisplayList, pdf: [UInt8], order: [Int]) {
        self.list = list
        self.pdf = pdf
        self.order = order
    }
}

extension DisplayPage {
    /// The page without what nobody needs once it is drawn.
    ///
    /// Marks, links and anchors stay. So do the operations of backgrounds, whose boxes are written, and on a page with links all
    /// operations, whose texts tell what the links are.
    public var withoutDrawing: DisplayPage {
        guard links.isEmpty else { return self }
        var page = self
        for index in stretches.indices where stretches[index].mark != .artifact(.background) { page.stretches[index].operations = [] }
        return page
    }
}
