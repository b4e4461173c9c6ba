public import Geometry

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

extension Drawing.Hatch {
    /// The lines that cross `bounds`, through the origin of the drawing so that neighbouring areas match.
    public func lines(over bounds: Rect) -> [Path] {
        guard pitch > .zero else { return [] }
        let corners = [
            bounds.origin, Point(x: bounds.maxX, y: bounds.minY), Point(x: bounds.minX, y: bounds.maxY),
            Point(x: bounds.maxX, y: bounds.maxY),
        ]
        return angles.flatMap { angle in
            // Counter-clockwise with y downwards.
            let (sine, cosine) = (sin(angle * .pi / 180), cos(angle * .pi / 180))
            let (along, across) = ((x: cosine, y: -sine), (x: sine, y: cosine))
            let distances = corners.map { $0.x.points * across.x + $0.y.points * across.y }
            let positions = corners.map { $0.x.points * along.x + $0.y.points * along.y }
            let (first, last) = (distances.min() ?? 0, distances.max() ?? 0)
            let (start, end) = (positions.min() ?? 0, positions.max() ?? 0)
            return stride(from: (first / pitch.points).rounded(.up), through: (last / pitch.points).rounded(.down), by: 1).map { step in
                let distance = step * pitch.points
                let point = { (position: Double) in
                    Point(x: .pt(along.x * position + across.x * distance), y: .pt(along.y * position + across.y * distance))
                }
                return Path.line(from: point(start), to: point(end))
            }
        }
    }
}
