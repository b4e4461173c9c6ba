/// The smallest thing that stands on a line: one cluster of glyphs with its characters.
struct Atom {
    var characterClass: CharacterClass
    /// UTF-8 range in the paragraph's text.
    var bytes: Range<Int>
    /// Range in the paragraph's glyphs.
    var glyphs: Range<Int>
    /// Index in the paragraph's fonts.
    var font: Int
    /// Index of the item in the paragraph's sources.
    var source: Int
    /// Index of the last scalar: what holds after it holds after the atom.
    var lastScalar: Int
    /// The advance in points, tracking included.
    var advance: Double
    /// Moves the glyphs within the advance: the dot that is centred in half an em.
    var shift = 0.0
    /// The blank that a line's start takes away from an opening mark, and a line's end from a closing one (typesetting.md 3.3, 3.4).
    var leftBlank = 0.0
    var rightBlank = 0.0
    /// The size of the text.
    var em: Double
    /// For a leader: the distance of its repetitions.
    var leaderPitch: Double = 0
}
