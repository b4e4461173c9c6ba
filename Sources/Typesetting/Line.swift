public import Display
public import Geometry

/// A line of a paragraph, ready to be placed.
public struct Line: Hashable, Sendable {
    /// As wide as the measure (indents included) and one line pitch high; glyphs lie in leaves already.
    public var frame: Frame
    /// Width of the set text without indents.
    public var textWidth: Length
    /// Markers that stand on the line, in order.
    public var markers: [Int]
    /// How far the text runs over the measure because nothing in it may be parted; zero for a line that fits.
    public var overflow: Length

    public init(frame: Frame, textWidth: Length, markers: [Int] = [], overflow: Length = .zero) {
        self.frame = frame
        self.textWidth = textWidth
        self.markers = markers
        self.overflow = overflow
    }
}
