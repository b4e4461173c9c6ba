public import Display
public import Geometry
public import Styling

/// Sets paragraphs and labels with the faces of one shaper.
public final class Typesetter {
    private let shaper: any Shaper

    public init(shaper: some Shaper) {
        self.shaper = shaper
    }

    /// A paragraph collected and shaped, to be broken at any number of widths.
    public func paragraph(_ items: [ParagraphItem], style: ParagraphStyle) -> ShapedParagraph {
        ShapedParagraph(items: items, style: style, shaper: shaper)
    }

    /// One line of text as a frame as wide as the text and as high as its faces, with a baseline: labels of charts.
    public func label(_ text: StyledText) -> Frame {
        var style = ParagraphStyle(text: text.style, alignment: .left)
        style.linePitch = text.style.size * 1.2
        let paragraph = paragraph([.text(text)], style: style)
        return paragraph.lines(width: paragraph.naturalWidth + .pt(0.01)).first?.frame ?? Frame(size: .zero)
    }

    /// The distance from the left edge of `text` to the right edge of its integer part, and the width of all of it:
    /// columns align decimal points by these.
    public func decimalPosition(of text: String, style: TextStyle) -> (integer: Length, total: Length) {
        let integer = text.prefix { $0 != "." }
        return (label(StyledText(String(integer), style: style)).size.width, label(StyledText(text, style: style)).size.width)
    }
}
