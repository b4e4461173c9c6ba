public import Geometry

/// One finished page.
public struct Page: Hashable, Sendable {
    /// The trimmed page: its size is the paper's.
    public var frame: Frame
    /// How far drawing runs over the trimmed edges, zero without bleed.
    public var bleed: Length
    /// Whether crop marks are drawn outside the bleed.
    public var hasCropMarks: Bool
    /// What viewers call the page (`iv`, `12`), empty for none.
    public var label: String
    /// Clockwise turn by which viewers show the page, in degrees: 0 or 90.
    public var rotation: Int

    public init(frame: Frame, bleed: Length = .zero, hasCropMarks: Bool = false, label: String = "", rotation: Int = 0) {
        self.frame = frame
        self.bleed = bleed
        self.hasCropMarks = hasCropMarks
        self.label = label
        self.rotation = rotation
    }
}

/// A document whose pages are finished, free of any back end.
public struct PagedDocument: Hashable, Sendable {
    public var pages: [Page]
    /// The places in `pages` in the order in which they were finished, in which every back end draws them: one file comes of one document,
    /// whether it was drawn page by page or as a whole.
    public var order: [Int]
    public var structure: StructTree
    public var outline: [OutlineEntry]
    public var metadata: DocumentMetadata

    public init(pages: [Page], structure: StructTree, outline: [OutlineEntry], metadata: DocumentMetadata) {
        self.pages = pages
        order = Array(pages.indices)
        self.structure = structure
        self.outline = outline
        self.metadata = metadata
    }
}

/// A line of the outline (bookmarks).
public struct OutlineEntry: Hashable, Sendable {
    public var title: String
    public var target: AnchorID
    public var children: [OutlineEntry]

    public init(title: String, target: AnchorID, children: [OutlineEntry] = []) {
        self.title = title
        self.target = target
        self.children = children
    }
}
