public import Geometry

/// The pages of a document as flat lists in drawing order: what back ends walk.
public struct DisplayList: Hashable, Sendable {
    public var pages: [DisplayPage]

    public init(pages: [DisplayPage]) { self.pages = pages }
}

/// One page as drawing operations, gathered in stretches of one mark, and the places on it.
///
/// Coordinates are those of the sheet: its upper left corner is the origin, bleed and crop marks included.
public struct DisplayPage: Hashable, Sendable {
    public var geometry: PageGeometry
    /// What viewers call the page, empty for none.
    public var label: String
    /// Clockwise turn by which viewers show the page, in degrees.
    public var rotation: Int
    public var stretches: [Stretch] = []
    public var links: [Link] = []
    public var anchors: [Anchor] = []
    public var fields: [Field] = []

    /// Neighbouring operations that belong to one mark.
    public struct Stretch: Hashable, Sendable {
        /// What the content is to a reader; `nil` for text of which nobody has said it. Other content without a mark is layout.
        public var mark: Frame.Mark?
        public var operations: [Operation]
        /// The number of glyphs in it, which stays when operations are forgotten: who reads what a back end drew tells by it where one
        /// stretch of text ends and the next begins.
        public private(set) var glyphCount: Int

        public init(mark: Frame.Mark?, operations: [Operation]) {
            self.mark = mark
            self.operations = operations
            glyphCount = operations.reduce(0) { $0 + $1.glyphCount }
        }

        /// Adds what is drawn next.
        mutating func append(_ operation: Operation) {
            operations.append(operation)
            glyphCount += operation.glyphCount
        }
    }

    /// One thing to draw: its origin is the origin of `transform`.
    public struct Operation: Hashable, Sendable {
        /// From the thing's coordinates to the sheet's.
        public var transform: Transform
        public var content: Content

        public init(transform: Transform, content: Content) {
            self.transform = transform
            self.content = content
        }
    }

    /// What can be drawn.
    public enum Content: Hashable, Sendable {
        case glyphs(GlyphRun)
        case drawing(Drawing)
        case image(Image)
    }

    /// An area that leads somewhere.
    public struct Link: Hashable, Sendable {
        public var rect: Rect
        public var target: LinkTarget
        public var element: StructID?
    }

    /// An area that is to be signed.
    public struct Field: Hashable, Sendable {
        public var rect: Rect
        public var name: String
        public var element: StructID

        public init(rect: Rect, name: String, element: StructID) {
            self.rect = rect
            self.name = name
            self.element = element
        }
    }

    /// A place that has a name.
    public struct Anchor: Hashable, Sendable {
        public var id: AnchorID
        public var point: Point
    }
}

extension DisplayPage {
    /// The first text that is neither in a leaf nor in a declared artifact: readers would lose it, so no back end may write it.
    public var undeclaredText: String? {
        for stretch in stretches where stretch.mark == nil {
            for case .glyphs(let run) in stretch.operations.map(\.content) { return run.text }
        }
        return nil
    }
}

extension DisplayPage.Operation {
    fileprivate var glyphCount: Int {
        if case .glyphs(let run) = content { run.glyphs.count } else { 0 }
    }
}
