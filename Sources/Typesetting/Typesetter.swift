public import Display
public import Geometry
public import Styling

/// Sets paragraphs and labels with the faces of one shaper.
///
/// Not `Sendable`: it remembers what it has shaped. Threads that set side by side have one each.
public final class Typesetter {
    let cache: ShapingCache
    private let paragraphs: ParagraphCache
    private let lexicon: Lexicon
    let record: LineRecord?
    /// The characters that no face had so far, each with its first context.
    public private(set) var missingCharacters: [MissingCharacter] = []
    private var knownMissing: Set<Unicode.Scalar> = []

    /// `lexicon` are the words that are never parted from numbers, `phrases` those by which titles break; `record` remembers every
    /// line that is set, to explain it later.
    public init(
        shaper: some Shaper, lexicon: UnitLexicon = .standard, phrases: PhraseLexicon = PhraseLexicon(), record: LineRecord? = nil
    ) {
        cache = ShapingCache(shaper: shaper)
        paragraphs = ParagraphCache()
        self.lexicon = Lexicon(units: lexicon, phrases: phrases)
        self.record = record
    }

    /// A typesetter for another document in the same words and units that goes on with what `other` has shaped and broken: the reports of
    /// a batch share most of their headings, names and phrases.
    public init(following other: Typesetter) {
        cache = other.cache
        paragraphs = other.paragraphs
        lexicon = other.lexicon
        record = nil
    }

    /// A paragraph collected and shaped, to be broken at any number of widths.
    public func paragraph(_ items: [ParagraphItem], style: ParagraphStyle) -> ShapedParagraph {
        if items.count == 1, case .text(let text) = items[0], !text.text.isEmpty {
            let content = paragraphs.content(of: text, style: style) { self.content(of: items, style: style) }
            note(content.shaped.missing)
            return ShapedParagraph(content: content, source: text, record: record)
        }
        let content = content(of: items, style: style)
        note(content.shaped.missing)
        return ShapedParagraph(content: content, record: record)
    }

    private func content(of items: [ParagraphItem], style: ParagraphStyle) -> ParagraphContent {
        ParagraphContent(items: items, style: style, lexicon: lexicon, cache: cache)
    }

    private func note(_ missing: [MissingCharacter]) {
        for missing in missing where knownMissing.insert(missing.scalar).inserted { missingCharacters.append(missing) }
    }

    /// One line of text as a frame as wide as the text and 1.2 em high, with a baseline: labels of charts.
    public func label(_ text: StyledText) -> Frame { label([text], style: text.style) }

    /// One line of several texts as a frame as wide as they are and 1.2 em of `style` high, with a baseline.
    public func label(_ texts: [StyledText], style: TextStyle) -> Frame {
        let style = ParagraphStyle(text: style, alignment: .left, linePitch: style.size * 1.2, trimsParagraphStart: false)
        let paragraph = paragraph(texts.map(ParagraphItem.text), style: style)
        return paragraph.lines(width: paragraph.naturalWidth).first?.frame ?? Frame(size: .zero)
    }

    /// The distance from the left edge of `text` to the right edge of its integer part, and the width of all of it:
    /// columns align decimal points by these.
    public func decimalPosition(of text: String, style: TextStyle) -> (integer: Length, total: Length) {
        let total = width(of: text, style: style)
        guard let point = text.utf8.firstIndex(of: UInt8(ascii: ".")) else { return (total, total) }
        return (width(of: String(text[..<point]), style: style), total)
    }

    private func width(of text: String, style: TextStyle) -> Length {
        paragraph([.text(StyledText(text, style: style))], style: ParagraphStyle(text: style, alignment: .left)).naturalWidth
    }
}
