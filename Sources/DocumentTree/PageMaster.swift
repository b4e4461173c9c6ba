public import Geometry
public import Styling

/// The page of a section: paper, text block, grid, running heads and feet.
public struct PageMaster: Hashable, Sendable {
    /// How content stands on the paper.
    public enum Orientation: String, Hashable, Sendable, CaseIterable {
        case portrait
        /// The paper stays upright, the content is turned a quarter counter-clockwise: its head lies at the physical left
        /// of odd and even pages; running heads and feet stay upright.
        case turned
        /// The paper itself lies on its side.
        case landscape
    }

    public var name: String
    /// The trimmed paper as it lies in the file.
    public var paper: Size
    public var orientation: Orientation
    /// From the paper's edges to the text block, upright paper; `left` is the inner margin.
    public var margins: Insets
    /// Whether inner and outer margins change sides on even pages.
    public var isMirrored: Bool
    /// The pitch of the line grid; blocks that snap take whole multiples of it. `nil` without a grid.
    public var gridPitch: Length?
    public var running: [RunningElement]
    public var bleed: Length
    public var hasCropMarks: Bool

    public init(
        name: String = "", paper: Size = .a4, orientation: Orientation = .portrait, margins: Insets, isMirrored: Bool = false,
        gridPitch: Length? = nil, running: [RunningElement] = [], bleed: Length = .zero, hasCropMarks: Bool = false
    ) {
        self.name = name
        self.paper = paper
        self.orientation = orientation
        self.margins = margins
        self.isMirrored = isMirrored
        self.gridPitch = gridPitch
        self.running = running
        self.bleed = bleed
        self.hasCropMarks = hasCropMarks
    }
}

/// A running head or foot: an artifact that stands outside the text block.
public struct RunningElement: Hashable, Sendable {
    public enum Edge: String, Hashable, Sendable, CaseIterable {
        case head, foot
    }

    public enum Parity: String, Hashable, Sendable, CaseIterable {
        case all, odd, even
    }

    /// Which pages of an entry of the document, counted from its first.
    public enum Pages: String, Hashable, Sendable, CaseIterable {
        case all, first, rest
    }

    public var edge: Edge
    public var parity: Parity
    public var pages: Pages
    /// From the text block's edge to the near edge of the line.
    public var distance: Length
    /// Content within the width of the text block; `style.alignment` and its indents place it.
    public var content: [Inline]
    public var style: ParagraphStyle

    public init(
        edge: Edge, parity: Parity = .all, pages: Pages = .all, distance: Length, content: [Inline], style: ParagraphStyle
    ) {
        self.edge = edge
        self.parity = parity
        self.pages = pages
        self.distance = distance
        self.content = content
        self.style = style
    }
}
