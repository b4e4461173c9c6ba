public import Geometry
public import Styling

/// Shaped glyphs of one face and size on one baseline, with the text they stand for.
///
/// Positions hold all spacing decisions; a back end adds none. The run's origin is on the baseline.
public struct GlyphRun: Hashable, Sendable {
    public var font: FontID
    public var size: Length
    public var color: Color
    public var glyphs: [Glyph]
    /// The characters as given, never with spaces that only spacing made.
    public var text: String
    /// The advance of the whole run, trailing spacing included.
    public var width: Length

    public init(font: FontID, size: Length, color: Color, glyphs: [Glyph], text: String, width: Length) {
        self.font = font
        self.size = size
        self.color = color
        self.glyphs = glyphs
        self.text = text
        self.width = width
    }

    /// One glyph of a run: 16 bytes, since a long document holds millions.
    public struct Glyph: Hashable, Sendable {
        /// Glyph index in the face.
        public var id: UInt32
        /// UTF-8 offset in the run's text of the cluster the glyph belongs to; glyphs of a cluster are neighbours. The end of the text for
        /// the hyphen at the end of a line, which stands for none of its characters.
        public var cluster: UInt32
        /// Points from the run's origin to the glyph's origin, to the right and downwards.
        public var x: Float
        public var y: Float

        public init(id: UInt32, cluster: UInt32, x: Float, y: Float = 0) {
            self.id = id
            self.cluster = cluster
            self.x = x
            self.y = y
        }
    }
}
