public import Display
public import Geometry
public import Styling

/// Turns characters into glyphs of faces. It knows nothing of lines.
///
/// Two implementations: Pango's for pages, and one of tests whose glyphs are all one em wide.
public protocol Shaper {
    /// The glyphs of `text`, in logical order, split where the face changes.
    ///
    /// A character that no face has is reported in the runs' `missing`, never dropped in silence.
    func shape(_ text: String, style: TextStyle) -> [ShapedRun]

    /// The glyphs of a stretch whose characters all take the face of Han, or all that of Latin letters.
    ///
    /// The paragraph builder calls this one: it has judged quotes and dashes by what stands around the stretch.
    func shape(_ text: String, style: TextStyle, script: FaceScript) -> [ShapedRun]
}

extension Shaper {
    /// For shapers that do not tell the faces apart.
    public func shape(_ text: String, style: TextStyle, script: FaceScript) -> [ShapedRun] { shape(text, style: style) }
}

/// Which of a style's two faces sets a stretch of text.
public enum FaceScript: Hashable, Sendable {
    /// `TextStyle.font`: Han and full-width marks.
    case han
    /// `TextStyle.latinFont`: Latin letters, European digits and what stands among them.
    case latin
}

/// Glyphs of one face and size with their natural advances.
public struct ShapedRun: Hashable, Sendable {
    public var font: FontID
    public var size: Length
    /// UTF-8 offsets of the run in the shaped text.
    public var range: Range<Int>
    public var glyphs: [ShapedGlyph]
    /// Of the face at this size, from the baseline, both positive.
    public var ascent: Length
    public var descent: Length
    /// Characters that no face has.
    public var missing: [Unicode.Scalar]

    public init(
        font: FontID, size: Length, range: Range<Int>, glyphs: [ShapedGlyph], ascent: Length, descent: Length,
        missing: [Unicode.Scalar] = []
    ) {
        self.font = font
        self.size = size
        self.range = range
        self.glyphs = glyphs
        self.ascent = ascent
        self.descent = descent
        self.missing = missing
    }
}

/// One glyph as shaping gives it; lengths in points.
public struct ShapedGlyph: Hashable, Sendable {
    public var id: UInt32
    /// UTF-8 offset in the shaped text of the glyph's cluster.
    public var cluster: Int
    public var advance: Double
    public var xOffset: Double
    public var yOffset: Double
    /// Left and right edge of the ink from the glyph's origin; squeezing must not cut into it (typesetting.md 1.5). Of characters
    /// that are never squeezed it is the advance.
    public var ink: ClosedRange<Double>

    public init(id: UInt32, cluster: Int, advance: Double, xOffset: Double = 0, yOffset: Double = 0, ink: ClosedRange<Double>) {
        self.id = id
        self.cluster = cluster
        self.advance = advance
        self.xOffset = xOffset
        self.yOffset = yOffset
        self.ink = ink
    }
}
