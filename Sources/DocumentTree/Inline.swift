public import Display
public import Styling

/// A piece of a paragraph. A style of `nil` is the style of what surrounds it.
public indirect enum Inline: Hashable, Sendable {
    case text(String, TextStyle?)
    /// A declared figure's value as it is printed: a span that provenance names.
    case figure(FigureUse)
    /// Text in a language other than the document's.
    case foreign([Inline], language: String)
    case link(LinkTarget, [Inline])
    /// Inlines between which no line may end.
    case unbroken([Inline])
    /// A forced line end.
    case lineBreak
    /// A line end that is preferred if one is needed (`|` in titles).
    case preferredBreak
    /// Dots on one rhythm up to the right edge or to what follows; once a paragraph, in its last line.
    case leader(String)
    /// The number of this page.
    case pageNumber
    /// The number of the document's last page.
    case pageCount
    /// In running heads and feet: the title of the part of this level that the page is in; of several the first that begins there.
    case runningTitle(level: Int)
    /// The number of the page on which an anchor stands.
    case pageReference(AnchorID)
    /// What an anchor is called by its number: `附表1`. Binding puts the text in its place as soon as all numbers are given.
    case numberReference(AnchorID, TextStyle?)
    case anchor(AnchorID)
    /// A footnote: its mark here, its text at the foot of the page.
    case footnote(Paragraph)
}

/// The printed value of a figure, with where it comes from.
public struct FigureUse: Hashable, Sendable {
    /// The key of the figure's row in the provenance table.
    public var id: String
    public var text: String
    public var style: TextStyle?

    public init(id: String, text: String, style: TextStyle? = nil) {
        self.id = id
        self.text = text
        self.style = style
    }
}
