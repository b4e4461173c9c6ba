/// An affine map of points: x′ = a·x + c·y + tx, y′ = b·x + d·y + ty.
public struct Transform: Hashable, Sendable {
    public var a: Double
    public var b: Double
    public var c: Double
    public var d: Double
    public var tx: Length
    public var ty: Length

    public init(a: Double, b: Double, c: Double, d: Double, tx: Length, ty: Length) {
        self.a = a
        self.b = b
        self.c = c
        self.d = d
        self.tx = tx
        self.ty = ty
    }

    public static var identity: Transform { Transform(a: 1, b: 0, c: 0, d: 1, tx: .zero, ty: .zero) }

    /// The map that moves every point by `offset`.
    public static func translation(_ offset: Point) -> Transform {
        Transform(a: 1, b: 0, c: 0, d: 1, tx: offset.x, ty: offset.y)
    }

    /// A quarter turn counter-clockwise that brings a box of `size` into the quadrant x, y ≥ 0:
    /// the box's upper left corner goes to the lower left. Exact: no sine or cosine is rounded.
    public static func quarterTurnCounterclockwise(of size: Size) -> Transform {
        Transform(a: 0, b: -1, c: 1, d: 0, tx: .zero, ty: size.width)
    }

    /// A quarter turn clockwise that brings a box of `size` into the quadrant x, y ≥ 0:
    /// the box's upper left corner goes to the upper right.
    public static func quarterTurnClockwise(of size: Size) -> Transform {
        Transform(a: 0, b: 1, c: -1, d: 0, tx: size.height, ty: .zero)
    }

    /// The map that applies `self` first and then `outer`.
    public func then(_ outer: Transform) -> Transform {
        Transform(
            a: outer.a * a + outer.c * b, b: outer.b * a + outer.d * b,
            c: outer.a * c + outer.c * d, d: outer.b * c + outer.d * d,
            tx: outer.a * tx + outer.c * ty + outer.tx, ty: outer.b * tx + outer.d * ty + outer.ty)
    }

    /// The image of a point.
    public func applied(to point: Point) -> Point {
        Point(x: a * point.x + c * point.y + tx, y: b * point.x + d * point.y + ty)
    }

    /// The smallest upright rectangle around the image of a rectangle.
    public func applied(to rect: Rect) -> Rect {
        let corners = [
            applied(to: rect.origin), applied(to: Point(x: rect.maxX, y: rect.minY)),
            applied(to: Point(x: rect.minX, y: rect.maxY)), applied(to: Point(x: rect.maxX, y: rect.maxY)),
        ]
        let (x, y) = (corners.map(\.x), corners.map(\.y))
        let (left, top) = (x.min() ?? .zero, y.min() ?? .zero)
        return Rect(x: left, y: top, width: (x.max() ?? .zero) - left, height: (y.max() ?? .zero) - top)
    }

    /// Whether the map only moves.
    public var isTranslation: Bool { a == 1 && b == 0 && c == 0 && d == 1 }
}
