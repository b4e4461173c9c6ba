/// The metrics of a face for its descriptor (ISO 32000-1, table 122), in thousandths of the em.
///
/// Cairo writes the box around all glyphs of a face instead: a reader that selects text or sets a line by it takes two lines for one.
public struct FaceMetrics: Hashable, Sendable {
    /// The name by which the PDF calls the face, without the tag of a subset.
    public var name: String
    public var ascent: Int
    /// Negative below the baseline.
    public var descent: Int
    public var capHeight: Int

    public init(name: String, ascent: Int, descent: Int, capHeight: Int) {
        (self.name, self.ascent, self.descent, self.capHeight) = (name, ascent, descent, capHeight)
    }
}
