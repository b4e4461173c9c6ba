/// How a cell of a sheet looks. Equal looks are one format of the workbook.
public struct CellLook: Hashable, Sendable {
    public enum Horizontal: Hashable, Sendable {
        case left, center, right
    }

    public enum Vertical: Hashable, Sendable {
        case top, center, bottom
    }

    /// A line at an edge.
    public enum Border: Hashable, Sendable {
        case thin, medium, thick
    }

    public struct Borders: Hashable, Sendable {
        public var top: Border?
        public var right: Border?
        public var bottom: Border?
        public var left: Border?

        public init(top: Border? = nil, right: Border? = nil, bottom: Border? = nil, left: Border? = nil) {
            self.top = top
            self.right = right
            self.bottom = bottom
            self.left = left
        }
    }

    public var fontName = "宋体"
    /// In points.
    public var fontSize = 11.0
    public var isBold = false
    public var isUnderlined = false
    /// `0xRRGGBB`; `nil` is the reader's black.
    public var color: UInt32?
    /// `0xRRGGBB`; `nil` for none.
    public var background: UInt32?
    public var horizontal = Horizontal.left
    public var vertical = Vertical.center
    /// Steps of about three blanks.
    public var indent = 0
    public var wraps = false
    /// Content turned a quarter counter-clockwise.
    public var isRotated = false
    public var borders = Borders()
    /// A line from the upper left corner to the lower right one.
    public var hasDiagonal = false
    /// How numbers are shown; `nil` as they come.
    public var numberCode: String?

    public init() {}
}
