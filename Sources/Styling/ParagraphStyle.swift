public import Geometry

/// How a paragraph is set and how it stands among its neighbours: every property has a value.
public struct ParagraphStyle: Hashable, Sendable {
    /// How the lines of a paragraph fill the measure.
    public enum Alignment: String, Hashable, Sendable, CaseIterable {
        /// Every line but the last reaches both edges.
        case justify
        case left, center, right
        /// 均排: every line reaches both edges, the last too.
        case distribute
        /// Even lines, centred: labels in narrow cells (typesetting.md 2.5).
        case balance
    }

    /// How line ends are chosen.
    public enum Breaking: String, Hashable, Sendable, CaseIterable {
        /// All lines of the paragraph together (Knuth and Plass 1981).
        case optimal
        case firstFit = "first-fit"
    }

    /// 避头尾: which marks may not begin or end a line (typesetting.md 2).
    public enum Kinsoku: String, Hashable, Sendable, CaseIterable {
        case basic, gb, strict
    }

    /// The style of text that says nothing else.
    public var text: TextStyle
    public var alignment: Alignment
    public var breaking: Breaking
    public var kinsoku: Kinsoku
    /// Indents of the first line and of both sides of all lines; a negative first line hangs.
    public var firstLineIndent: Length
    public var startIndent: Length
    /// Kept free at the right of every line but the last, which a leader may cross.
    public var endIndent: Length
    /// Height of one line; baselines of a paragraph lie this far apart.
    public var linePitch: Length
    /// Open space above and below; between two blocks the larger counts, at a page's top none.
    public var spaceBefore: Length
    public var spaceAfter: Length
    /// Fewest lines left at a page's foot and brought to the next page's head.
    public var orphans: Int
    public var widows: Int
    /// Stays on the page of the next block's first lines.
    public var keepsWithNext: Bool
    /// Stays on the page of the last line before it (a note under its paragraph).
    public var keepsWithPrevious: Bool
    /// Is never broken over pages.
    public var keepsTogether: Bool
    /// Fewest Han in the last line (typesetting.md 2.4).
    public var lastLineHan: Int
    /// Whether an opening mark at the paragraph's start loses its blank (typesetting.md 3.4).
    public var trimsParagraphStart: Bool
    /// Whether Latin words are hyphenated.
    public var hyphenates: Bool
    /// Whether lines end behind the phrases of the layout's lexicon: titles (typesetting.md 5.6).
    public var breaksByPhrase: Bool

    public init(
        text: TextStyle = TextStyle(), alignment: Alignment = .justify, breaking: Breaking = .optimal, kinsoku: Kinsoku = .basic,
        firstLineIndent: Length = .zero, startIndent: Length = .zero, endIndent: Length = .zero, linePitch: Length? = nil,
        spaceBefore: Length = .zero, spaceAfter: Length = .zero, orphans: Int = 2, widows: Int = 2,
        keepsWithNext: Bool = false, keepsWithPrevious: Bool = false, keepsTogether: Bool = false,
        lastLineHan: Int = 2, trimsParagraphStart: Bool = true, hyphenates: Bool = false,
        breaksByPhrase: Bool = false
    ) {
        self.text = text
        self.alignment = alignment
        self.breaking = breaking
        self.kinsoku = kinsoku
        self.firstLineIndent = firstLineIndent
        self.startIndent = startIndent
        self.endIndent = endIndent
        self.linePitch = linePitch ?? text.size * 1.5
        self.spaceBefore = spaceBefore
        self.spaceAfter = spaceAfter
        self.orphans = orphans
        self.widows = widows
        self.keepsWithNext = keepsWithNext
        self.keepsWithPrevious = keepsWithPrevious
        self.keepsTogether = keepsTogether
        self.lastLineHan = lastLineHan
        self.trimsParagraphStart = trimsParagraphStart
        self.hyphenates = hyphenates
        self.breaksByPhrase = breaksByPhrase
    }
}
