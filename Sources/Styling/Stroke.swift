public import Geometry

/// The pen of a line: width, colour, dashes.
public struct Stroke: Hashable, Sendable {
    public var width: Length
    public var color: Color
    /// Lengths of dashes and gaps in turn; empty for a solid line.
    public var dashes: [Length]

    public init(width: Length, color: Color = .black, dashes: [Length] = []) {
        self.width = width
        self.color = color
        self.dashes = dashes
    }

    /// The thinnest line that a printing house holds: an offset plate loses what is finer (PDF/X guides of the GWG ask for 0.25 pt).
    public static let thinnest = Length.pt(0.25)
}
