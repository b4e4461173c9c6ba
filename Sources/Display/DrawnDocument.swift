public import Styling

/// A document that a back end has drawn, and what must be known of its pages to go on.
public struct DrawnDocument: Hashable, Sendable {
    /// The pages in the order of the document; what was drawn may be left out of them (`DisplayPage.withoutDrawing`).
    public var list: DisplayList
    /// A PDF whose colours are keys: each says to which stretch it belongs and which of `inks` it is. Stretches with images lie in
    /// marked content of their own besides, since an image has no colour; stretches of text that follow one of the same ink may have its key.
    public var pdf: [UInt8]
    /// The keys of each page of `list`.
    public var keys: [PageKeys]
    /// The colours of the document in the order in which they were first used.
    public var inks: [Color]
    /// The place in the document, from 0, of each page of `pdf`.
    public var order: [Int]
    /// The faces of its text, in the order of their names.
    public var fonts: [FontID]

    public init(list: DisplayList, pdf: [UInt8], keys: [PageKeys], inks: [Color], order: [Int], fonts: [FontID] = []) {
        self.list = list
        self.pdf = pdf
        self.keys = keys
        self.inks = inks
        self.order = order
        self.fonts = fonts
    }
}

/// Which stretches of a drawn page have keys of their own; those between have the key of the one before.
public struct PageKeys: Hashable, Sendable {
    /// Places of stretches, ascending.
    public var keyed: [Int32]
    /// The number of stretches.
    public var count: Int

    public init(keyed: [Int32] = [], count: Int = 0) {
        self.keyed = keyed
        self.count = count
    }
}

extension DisplayPage {
    /// The page without what nobody needs once it is drawn.
    ///
    /// Marks, links, anchors and images stay. So do the operations of backgrounds, whose boxes are written, and on a page with links all
    /// operations, whose texts tell what the links are.
    public var withoutDrawing: DisplayPage {
        guard links.isEmpty else { return self }
        var page = self
        for index in stretches.indices where stretches[index].mark != .artifact(.background) {
            page.stretches[index].operations = stretches[index].operations.filter(\.isImage)
        }
        return page
    }
}

extension DisplayPage.Stretch {
    /// Whether an image is drawn in it.
    public var hasImage: Bool { operations.contains(where: \.isImage) }
}

extension DisplayPage.Operation {
    fileprivate var isImage: Bool {
        if case .image = content { true } else { false }
    }
}
