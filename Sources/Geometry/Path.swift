/// A sequence of lines and Bézier curves, open or closed, in the coordinates of its frame.
public struct Path: Hashable, Sendable {
    /// One step of a path.
    public enum Element: Hashable, Sendable {
        case move(Point)
        case line(Point)
        /// A cubic Bézier curve by its two control points and its end.
        case curve(Point, Point, to: Point)
        case close
    }

    public var elements: [Element]

    public init(_ elements: [Element] = []) { self.elements = elements }

    /// The straight line from one point to another.
    public static func line(from start: Point, to end: Point) -> Path { Path([.move(start), .line(end)]) }

    /// The line through all of `points` in order.
    public static func polyline(_ points: some Sequence<Point>) -> Path {
        Path(points.enumerated().map { $0.offset == 0 ? .move($0.element) : .line($0.element) })
    }

    /// The closed outline of a rectangle.
    public static func rectangle(_ rect: Rect) -> Path {
        Path([
            .move(rect.origin), .line(Point(x: rect.maxX, y: rect.minY)), .line(Point(x: rect.maxX, y: rect.maxY)),
            .line(Point(x: rect.minX, y: rect.maxY)), .close,
        ])
    }

    /// The rectangle that holds all end and control points; `nil` for an empty path.
    public var bounds: Rect? {
        var bounds: Rect?
        for point in elements.flatMap(\.points) {
            let rect = Rect(origin: point, size: .zero)
            bounds = bounds?.union(rect) ?? rect
        }
        return bounds
    }
}

extension Path.Element {
    /// The points of the step: control points first, the end last.
    public var points: [Point] {
        switch self {
        case .move(let point), .line(let point): [point]
        case .curve(let first, let second, let end): [first, second, end]
        case .close: []
        }
    }
}
