/// An axis-parallel rectangle; `origin` is its upper left corner.
@frozen
public struct Rect: Hashable, Sendable {
    public var origin: Point
    public var size: Size

    @inlinable
    public init(origin: Point, size: Size) {
        self.origin = origin
        self.size = size
    }

    @inlinable
    public init(x: Length, y: Length, width: Length, height: Length) {
        self.init(origin: Point(x: x, y: y), size: Size(width: width, height: height))
    }

    @inlinable
    public var minX: Length { origin.x }
    @inlinable
    public var minY: Length { origin.y }
    @inlinable
    public var maxX: Length { origin.x + size.width }
    @inlinable
    public var maxY: Length { origin.y + size.height }
    @inlinable
    public var midX: Length { origin.x + size.width / 2 }
    @inlinable
    public var midY: Length { origin.y + size.height / 2 }

    /// The rectangle without a border of `insets`.
    public func inset(by insets: Insets) -> Rect {
        Rect(
            x: minX + insets.left, y: minY + insets.top,
            width: size.width - insets.left - insets.right, height: size.height - insets.top - insets.bottom)
    }

    /// The rectangle moved by `offset`.
    public func moved(by offset: Point) -> Rect { Rect(origin: origin + offset, size: size) }

    /// The smallest rectangle that holds both.
    public func union(_ other: Rect) -> Rect {
        let (x, y) = (min(minX, other.minX), min(minY, other.minY))
        return Rect(x: x, y: y, width: max(maxX, other.maxX) - x, height: max(maxY, other.maxY) - y)
    }

    /// Whether the two share an area, `tolerance` aside: rectangles that only touch do not.
    public func intersects(_ other: Rect, tolerance: Length = .zero) -> Bool {
        minX + tolerance < other.maxX && other.minX + tolerance < maxX
            && minY + tolerance < other.maxY && other.minY + tolerance < maxY
    }

    /// Whether `other` lies wholly within, `tolerance` aside.
    public func contains(_ other: Rect, tolerance: Length = .zero) -> Bool {
        other.minX >= minX - tolerance && other.maxX <= maxX + tolerance
            && other.minY >= minY - tolerance && other.maxY <= maxY + tolerance
    }
}
