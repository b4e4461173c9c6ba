import Display
import Foundation
import Geometry
import Styling

/// What is true of slices and leaders.
extension ChartProbe {
    /// The extents of slices in degrees, from the arcs of their paths.
    var sliceAngles: [Double] {
        areas.filter { $0.stroke == nil }.map { area in
            // The first line leads to the outer arc, which ends with the next line or the path.
            let elements = area.path.elements
            guard let start = elements.firstIndex(where: { if case .line = $0 { true } else { false } }) else { return 360 }
            let curves = elements[(start + 1)...].prefix { if case .curve = $0 { true } else { false } }
            let outer = [elements[start].points.last ?? .zero] + curves.compactMap(\.points.last)
            guard curves.count > 0, let center = Self.center(of: outer, elements) else { return 0 }
            func direction(_ point: Point) -> Double { atan2((point.x - center.x).points, (center.y - point.y).points) * 180 / .pi }
            return zip(outer, outer.dropFirst()).reduce(0) { sum, pair in
                sum + (direction(pair.1) - direction(pair.0) + 360).truncatingRemainder(dividingBy: 360)
            }
        }
    }

    /// A slice of a disc begins in the middle; the edges of a slice of a ring meet there.
    private static func center(of outer: [Point], _ elements: [Geometry.Path.Element]) -> Point? {
        guard let first = elements.first?.points.last else { return nil }
        let inner = elements.dropFirst().compactMap { if case .line(let point) = $0 { point } else { nil } }
        guard inner.count > 1, let last = outer.last else { return first }
        let (a, b) = (outer[0] - first, last - inner[1])
        let determinant = a.x.points * b.y.points - a.y.points * b.x.points
        guard abs(determinant) > 1e-9 else { return nil }
        let offset = inner[1] - first
        let t = (offset.x.points * b.y.points - offset.y.points * b.x.points) / determinant
        return Point(x: first.x + a.x * t, y: first.y + a.y * t)
    }

    /// The lines drawn with a pen, as polygons: curves in pieces.
    func polylines(_ stroke: Stroke) -> [[Point]] {
        lines.filter { $0.stroke == stroke }.map { Self.flattened($0.path) }
    }

    /// The first crossing among leaders, or of a leader with a label; `nil` when there is none.
    func leaderFlaw(_ stroke: Stroke) -> String? {
        let leaders = polylines(stroke).map { ($0, Self.bounds($0)) }
        for (index, (leader, box)) in leaders.enumerated() {
            for (other, otherBox) in leaders[(index + 1)...] where box.intersects(otherBox) && Self.cross(leader, other) {
                return "leaders \(leader) and \(other) cross"
            }
            for text in texts where box.intersects(text.box) && Self.meets(leader, text.box) { return "a leader crosses ‘\(text.string)’" }
        }
        return nil
    }

    private static func bounds(_ points: [Point]) -> Rect {
        let (x, y) = (points.map(\.x), points.map(\.y))
        let (left, top) = (x.min() ?? .zero, y.min() ?? .zero)
        return Rect(x: left, y: top, width: (x.max() ?? .zero) - left, height: (y.max() ?? .zero) - top)
    }

    private static func flattened(_ path: Geometry.Path) -> [Point] {
        var points: [Point] = []
        for element in path.elements {
            switch element {
            case .move(let point), .line(let point): points.append(point)
            case .curve(let first, let second, let end):
                guard let start = points.last else { continue }
                for step in 1...8 {
                    let t = Double(step) / 8
                    let (a, b, c, d) = ((1 - t) * (1 - t) * (1 - t), 3 * t * (1 - t) * (1 - t), 3 * t * t * (1 - t), t * t * t)
                    let x = start.x.points * a + first.x.points * b + second.x.points * c + end.x.points * d
                    let y = start.y.points * a + first.y.points * b + second.y.points * c + end.y.points * d
                    points.append(Point(x: .pt(x), y: .pt(y)))
                }
            case .close: break
            }
        }
        return points
    }

    private static func cross(_ one: [Point], _ two: [Point]) -> Bool {
        for first in 1..<max(1, one.count) {
            for second in 1..<max(1, two.count) where cross(one[first - 1], one[first], two[second - 1], two[second]) { return true }
        }
        return false
    }

    /// Whether two straight lines cross at an inner point.
    private static func cross(_ a: Point, _ b: Point, _ c: Point, _ d: Point) -> Bool {
        func side(_ p: Point, _ q: Point, _ r: Point) -> Double {
            (q.x - p.x).points * (r.y - p.y).points - (q.y - p.y).points * (r.x - p.x).points
        }
        return side(a, b, c) * side(a, b, d) < -1e-6 && side(c, d, a) * side(c, d, b) < -1e-6
    }

    private static func meets(_ line: [Point], _ box: Rect) -> Bool {
        zip(line, line.dropFirst()).contains { a, b in
            // Slabs (Kay and Kajiya 1986): the part of the line within both.
            var (near, far) = (0.0, 1.0)
            for (start, end, low, high) in [(a.x, b.x, box.minX, box.maxX), (a.y, b.y, box.minY, box.maxY)] {
                let way = (end - start).points
                if abs(way) < 1e-12 {
                    if start <= low || start >= high { return false }
                } else {
                    let (one, two) = ((low - start).points / way, (high - start).points / way)
                    near = max(near, min(one, two))
                    far = min(far, max(one, two))
                }
            }
            return near < far - 1e-9
        }
    }
}
