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

/// What must be known of a drawn page to read it: its keys and its advances.
public struct PageKeys: Hashable, Sendable {
    /// Places of the stretches that have keys of their own, ascending; those between have the key of the one before.
    public var keyed: [Int32]
    /// The number of stretches.
    public var count: Int
    /// The glyphs that do not end where the next begins, ascending.
    public var advances: [SetAdvance]
    /// The numbers of glyphs that the back end may have left out since there is nothing to see, as of a space alone, ascending.
    public var doubtful: [Int32]

    public init(keyed: [Int32] = [], count: Int = 0, advances: [SetAdvance] = [], doubtful: [Int32] = []) {
        self.keyed = keyed
        self.count = count
        self.advances = advances
        self.doubtful = doubtful
    }
}

/// A glyph whose distance to the next is far from its advance.
///
/// Readers know words by advances: they take room between glyphs for a space, and a glyph that begins within another for a new word. Who
/// gives the glyph the advance that it was set with, in steps so small that no reader takes note of the rest, has them read what is there.
public struct SetAdvance: Hashable, Sendable {
    /// The number of the glyph on its page: from 0, stretch by stretch.
    public var glyph: Int32
    /// The distance less the advance, in eighths of an em.
    public var eighths: Int16

    public init(glyph: Int32, eighths: Int16) {
        self.glyph = glyph
        self.eighths = eighths
    }
}

extension DisplayPage {
    /// The page without what nobody needs once it is drawn.
    ///
    /// Marks, links, anchors, fields and images stay. So do the operations of backgrounds, whose boxes are written, and on a page with links all
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
