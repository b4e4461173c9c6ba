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

    public init(frame: Frame, textWidth: Length, markers: [Int] = []) {
        self.frame = frame
        self.textWidth = textWidth
        self.markers = markers
    }
}
