/// A place in a frame or on a page: `x` grows to the right, `y` grows downwards.
@frozen
public struct Point: Hashable, Sendable {
    public var x: Length
    public var y: Length

    @inlinable
    public init(x: Length, y: Length) {
        self.x = x
        self.y = y
    }

    @inlinable
    public static var zero: Point { Point(x: .zero, y: .zero) }

    @inlinable
    public static func + (left: Point, right: Point) -> Point { Point(x: left.x + right.x, y: left.y + right.y) }
    @inlinable
    public static func - (left: Point, right: Point) -> Point { Point(x: left.x - right.x, y: left.y - right.y) }
}
