public import Geometry
public import Styling

/// A filled or stroked path.
public struct Drawing: Hashable, Sendable {
    public var path: Path
    public var fill: Fill?
    public var stroke: Stroke?

    public init(path: Path, fill: Fill? = nil, stroke: Stroke? = nil) {
        self.path = path
        self.fill = fill
        self.stroke = stroke
    }

    /// What covers the inside of a path (non-zero winding rule).
    public enum Fill: Hashable, Sendable {
        case solid(Color)
        /// Parallel lines over a ground, so that series differ in grey copies too.
        case hatch(Hatch)
    }

    /// Lines of one direction, or of two that cross.
    public struct Hatch: Hashable, Sendable {
        public var ground: Color
        public var ink: Color
        /// Degrees from the horizontal, counter-clockwise; one entry for each direction.
        public var angles: [Double]
        /// Distance between neighbouring lines, axis to axis.
        public var pitch: Length
        public var lineWidth: Length

        public init(ground: Color, ink: Color, angles: [Double], pitch: Length, lineWidth: Length) {
            self.ground = ground
            self.ink = ink
            self.angles = angles
            self.pitch = pitch
            self.lineWidth = lineWidth
        }
    }
}
