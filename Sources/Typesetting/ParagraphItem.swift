public import Display
public import Styling

/// What a paragraph is made of when it comes to be set: styles resolved, references filled in.
public enum ParagraphItem: Hashable, Sendable {
    case text(StyledText)
    /// A forced line end.
    case lineBreak
    /// A line end that is preferred if one is needed.
    case preferredBreak
    /// The text repeated on one rhythm up to what follows it or the right edge.
    case leader(StyledText)
    case anchor(AnchorID)
    /// Tells on which line it stands, and shows nothing (footnote marks).
    case marker(Int)
}

/// Characters of one style, one struct element and one link target.
public struct StyledText: Hashable, Sendable {
    public var text: String
    public var style: TextStyle
    /// The leaf that the characters belong to; `nil` inside artifacts.
    public var leaf: StructID?
    public var link: LinkTarget?
    /// The struct element of the link, when `link` is set.
    public var linkElement: StructID?
    /// Whether no line may end inside, whatever the text.
    public var isUnbroken: Bool
    /// Whether no line may end between this and the text behind it: what must stay together may be of more than one element.
    public var holdsNext: Bool

    public init(
        _ text: String, style: TextStyle, leaf: StructID? = nil, link: LinkTarget? = nil, linkElement: StructID? = nil,
        isUnbroken: Bool = false, holdsNext: Bool = false
    ) {
        self.text = text
        self.style = style
        self.leaf = leaf
        self.link = link
        self.linkElement = linkElement
        self.isUnbroken = isUnbroken
        self.holdsNext = holdsNext
    }
}
