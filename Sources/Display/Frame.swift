public import Geometry

/// A finished piece of a page: a box with things at fixed places in it. Frames are never edited; to move one, place it elsewhere.
public struct Frame: Hashable, Sendable {
    public var size: Size
    /// Distance from the upper edge to the (first) baseline, for frames that hold text.
    public var baseline: Length?
    public var items: [Placed]

    public init(size: Size, baseline: Length? = nil, items: [Placed] = []) {
        self.size = size
        self.baseline = baseline
        self.items = items
    }

    /// An item and where its origin stands in the frame.
    public struct Placed: Hashable, Sendable {
        public var origin: Point
        public var item: Item

        public init(_ item: Item, at origin: Point) {
            self.origin = origin
            self.item = item
        }
    }

    /// What a frame can hold.
    public indirect enum Item: Hashable, Sendable {
        /// Glyphs; the origin is on the baseline.
        case glyphs(GlyphRun)
        case drawing(Drawing)
        case image(Image)
        case frame(Frame)
        /// A frame seen through a map, for turned content; the map is applied before the origin is added.
        case transformed(Frame, Transform)
        /// A frame whose content belongs to one semantic mark.
        case marked(Mark, Frame)
        /// The frame's area leads somewhere.
        case link(LinkTarget, Size, StructID?)
        /// A place that links, references and the outline lead to.
        case anchor(AnchorID)
        /// A place to sign; the origin is its upper left corner.
        case signatureField(SignatureField)
    }

    /// What the content of a frame is to a reader. The innermost leaf counts, unless an artifact surrounds it.
    public enum Mark: Hashable, Sendable {
        /// Real content of one struct element.
        case leaf(StructID)
        /// Decoration and repetition (ISO 32000-1, 14.8.2.2).
        case artifact(ArtifactKind)
    }
}

extension Frame {
    /// The same frame with other numbers for the elements of its leaves.
    public func mapLeaves(_ transform: (StructID) -> StructID) -> Frame {
        Frame(size: size, baseline: baseline, items: items.map { Placed($0.item.mapLeaves(transform), at: $0.origin) })
    }

    /// The elements of the leaves in the frame, in drawing order.
    public var leaves: [StructID] {
        items.flatMap { placed -> [StructID] in
            switch placed.item {
            case .glyphs, .drawing, .image, .link, .anchor, .signatureField: []
            case .frame(let frame), .transformed(let frame, _), .marked(.artifact, let frame): frame.leaves
            case .marked(.leaf(let id), let frame): [id] + frame.leaves
            }
        }
    }
}

extension Frame.Item {
    fileprivate func mapLeaves(_ transform: (StructID) -> StructID) -> Frame.Item {
        switch self {
        case .glyphs, .drawing, .image, .link, .anchor, .signatureField: self
        case .frame(let frame): .frame(frame.mapLeaves(transform))
        case .transformed(let frame, let map): .transformed(frame.mapLeaves(transform), map)
        case .marked(.leaf(let id), let frame): .marked(.leaf(transform(id)), frame.mapLeaves(transform))
        case .marked(let mark, let frame): .marked(mark, frame.mapLeaves(transform))
        }
    }
}

/// The types of artifacts (ISO 32000-1, 14.8.2.2.2).
public enum ArtifactKind: String, Hashable, Sendable, CaseIterable {
    /// Running heads.
    case header
    /// Running feet and folios.
    case footer
    /// Rules, repeated heads and labels of tables.
    case layout
    /// Backgrounds of cells and pages.
    case background
    /// Crop marks.
    case page
}

/// A raster image that has been read and checked.
public struct Image: Hashable, Sendable {
    /// The encoding of `bytes`.
    public enum Format: String, Hashable, Sendable {
        case png, jpeg
    }

    public var bytes: [UInt8]
    public var format: Format
    /// The size on the page.
    public var size: Size
    /// How the pixels lie in it.
    public var orientation: ImageOrientation

    public init(bytes: [UInt8], format: Format, size: Size, orientation: ImageOrientation = .upright) {
        self.bytes = bytes
        self.format = format
        self.size = size
        self.orientation = orientation
    }
}

extension Image: CustomReflectable {
    /// A dump of a document says how many bytes there are, not each of them.
    public var customMirror: Mirror {
        Mirror(self, children: ["format": format, "size": size, "bytes": bytes.count])
    }
}

/// The name of a place in the document.
public struct AnchorID: RawRepresentable, Hashable, Sendable {
    public var rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }
}

/// Where a link leads.
public enum LinkTarget: Hashable, Sendable {
    case anchor(AnchorID)
    /// An absolute URI, percent-encoded (RFC 3986).
    case uri(String)
}
