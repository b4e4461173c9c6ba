public import Diagnostics
public import Display
public import Geometry
public import Styling

/// What stands below one another in a section, a cell or a list item.
public indirect enum Block: Hashable, Sendable {
    case paragraph(Paragraph)
    case heading(Heading)
    case list(List)
    case table(Table)
    case figure(Figure)
    case contents(Contents)
    case group(Group)
    case space(Space)
    case rule(Rule)
    case signature(SignaturePlace)
    case pageBreak
}

/// Text set in lines.
public struct Paragraph: Hashable, Sendable {
    /// What the paragraph is to a reader.
    public enum Role: String, Hashable, Sendable, CaseIterable {
        case text, note, caption
        /// The title of the document, on its cover.
        case title
    }

    public var content: [Inline]
    public var style: ParagraphStyle
    public var role: Role

    public init(_ content: [Inline], style: ParagraphStyle, role: Role = .text) {
        self.content = content
        self.style = style
        self.role = role
    }
}

/// A heading: opens a section of the struct tree, stands in the outline and the contents.
public struct Heading: Hashable, Sendable {
    /// 1 to 6.
    public var level: Int
    public var content: [Inline]
    public var style: ParagraphStyle
    public var anchor: AnchorID
    /// The line in outline and contents; the heading's own text with its number.
    public var title: String
    public var startsPage: Bool
    public var isInOutline: Bool
    /// The kind of line in the contents, by name; `nil` stays out.
    public var contentsKind: String?

    public init(
        level: Int, content: [Inline], style: ParagraphStyle, anchor: AnchorID, title: String, startsPage: Bool = false,
        isInOutline: Bool = true, contentsKind: String? = nil
    ) {
        self.level = level
        self.content = content
        self.style = style
        self.anchor = anchor
        self.title = title
        self.startsPage = startsPage
        self.isInOutline = isInOutline
        self.contentsKind = contentsKind
    }
}

/// Items with labels.
public struct List: Hashable, Sendable {
    public struct Item: Hashable, Sendable {
        public var label: [Inline]
        public var blocks: [Block]

        public init(label: [Inline], blocks: [Block]) {
            self.label = label
            self.blocks = blocks
        }
    }

    public var items: [Item]
    /// The style of labels; its start indent is where labels stand.
    public var style: ParagraphStyle
    /// From the label's left edge to the text's; zero runs the text on behind the label.
    public var labelWidth: Length

    public init(items: [Item], style: ParagraphStyle, labelWidth: Length = .zero) {
        self.items = items
        self.style = style
        self.labelWidth = labelWidth
    }
}

/// A chart, picture or code with its caption, kept together.
public struct Figure: Hashable, Sendable {
    public enum Content: Hashable, Sendable {
        case chart(Chart)
        case image(Image)
        case code(Code)
    }

    public var content: Content
    /// Where the layout writes it, for messages.
    public var source: SourceSpan?
    public var caption: Paragraph?
    public var anchor: AnchorID
    /// What a reader hears instead of the picture.
    public var alternateText: String
    public var alignment: HorizontalAlignment
    /// The heights that a page may give the content, its own among them; `nil` for no other than its own. A picture keeps its proportions.
    public var heights: ClosedRange<Length>?
    public var spaceBefore: Length
    public var spaceAfter: Length
    /// May stand behind paragraphs that follow it when a page would otherwise end early.
    public var mayFollowNextParagraph: Bool
    /// The line in a list of figures; `nil` stays out.
    public var contentsLine: ContentsLine?

    /// What a figure has in a contents list.
    public struct ContentsLine: Hashable, Sendable {
        /// The kind of line, by name.
        public var kind: String
        public var title: String

        public init(kind: String, title: String) {
            self.kind = kind
            self.title = title
        }
    }

    public init(
        content: Content, source: SourceSpan? = nil, caption: Paragraph?, anchor: AnchorID, alternateText: String,
        alignment: HorizontalAlignment = .center, heights: ClosedRange<Length>? = nil, spaceBefore: Length = .zero,
        spaceAfter: Length = .zero, mayFollowNextParagraph: Bool = false, contentsLine: ContentsLine? = nil
    ) {
        self.content = content
        self.source = source
        self.caption = caption
        self.anchor = anchor
        self.alternateText = alternateText
        self.alignment = alignment
        self.heights = heights
        self.spaceBefore = spaceBefore
        self.spaceAfter = spaceAfter
        self.mayFollowNextParagraph = mayFollowNextParagraph
        self.contentsLine = contentsLine
    }
}

/// A list of what stands where: one line for each heading and figure of the kinds, in order, linked, with the page it stands on.
public struct Contents: Hashable, Sendable {
    /// How lines of one kind look.
    public struct Kind: Hashable, Sendable {
        /// What headings and figures name that have such a line.
        public var name: String
        public var style: ParagraphStyle
        /// The repeated text between title and page number; `nil` for none.
        public var leader: String?
        public var showsPage: Bool
        /// The room for what stands before a title's first ideographic space, so that titles begin on one edge; zero for none.
        public var labelWidth: Length

        public init(_ name: String, style: ParagraphStyle, leader: String?, showsPage: Bool, labelWidth: Length = .zero) {
            self.name = name
            self.style = style
            self.leader = leader
            self.showsPage = showsPage
            self.labelWidth = labelWidth
        }
    }

    /// Each name once.
    public var kinds: [Kind]

    public init(kinds: [Kind]) { self.kinds = kinds }

    /// How lines of the kind of that name look; `nil` when they are not in this list.
    public func kind(_ name: String) -> Kind? { kinds.first { $0.name == name } }
}

/// Blocks that belong together.
public struct Group: Hashable, Sendable {
    public var blocks: [Block]
    public var keepsTogether: Bool
    /// The struct element around the blocks; `nil` adds none.
    public var role: StructRole?
    public var arrangement: Arrangement
    /// Where the layout writes it, for messages.
    public var source: SourceSpan?

    public init(
        _ blocks: [Block], keepsTogether: Bool = false, role: StructRole? = nil, arrangement: Arrangement = .flow,
        source: SourceSpan? = nil
    ) {
        self.blocks = blocks
        self.keepsTogether = keepsTogether
        self.role = role
        self.arrangement = arrangement
        self.source = source
    }

    /// Whether it means nothing to a reader.
    public var isDecoration: Bool {
        if case .placed(let placement) = arrangement { placement.isDecoration } else { false }
    }

    /// Whether it stands on every page of its section.
    public var isOnEveryPage: Bool { if case .placed(let placement) = arrangement { placement.repeats } else { false } }

    /// What of it is read.
    public var readBlocks: [Block] { isDecoration ? [] : blocks }
}

/// Vertical white space.
public enum Space: Hashable, Sendable {
    /// Dropped at a page's top.
    case fixed(Length)
    /// A share of what the page leaves free (covers); stays at a page's top.
    case share(Double)
}

/// A horizontal line over the measure.
public struct Rule: Hashable, Sendable {
    public var stroke: Stroke
    public var spaceBefore: Length
    public var spaceAfter: Length

    public init(stroke: Stroke, spaceBefore: Length, spaceAfter: Length) {
        self.stroke = stroke
        self.spaceBefore = spaceBefore
        self.spaceAfter = spaceAfter
    }
}
