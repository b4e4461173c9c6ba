import Display
import DocumentTree
import Foundation
import Geometry
import Styling

/// What lies in the frame of a chart: texts with their boxes, areas, lines.
struct ChartProbe {
    struct Text {
        var string: String
        /// Around the em boxes of all glyphs.
        var box: Rect
        var smallestSize: Length
        var color: Color
    }

    let frame: Frame
    private(set) var texts: [Text] = []
    private(set) var areas: [Drawing] = []
    private(set) var lines: [Drawing] = []
    /// White grounds of labels, with the number of texts drawn before them.
    private(set) var grounds: [(rect: Rect, textsBefore: Int)] = []

    init(_ frame: Frame) {
        self.frame = frame
        for placed in frame.items {
            switch placed.item {
            case .drawing(let drawing):
                if drawing.fill == .solid(.white), drawing.stroke == nil {
                    if let rect = drawing.path.bounds { grounds.append((rect, texts.count)) }
                } else if drawing.fill != nil {
                    areas.append(drawing)
                } else {
                    lines.append(drawing)
                }
            default:
                var runs: [(String, Rect, Length, Color)] = []
                Self.collect(placed, .identity, into: &runs)
                guard let first = runs.first else { continue }
                texts.append(
                    Text(
                        string: runs.map(\.0).joined(), box: runs.dropFirst().reduce(first.1) { $0.union($1.1) },
                        smallestSize: runs.map(\.2).min() ?? .zero, color: first.3))
            }
        }
    }

    private static func collect(_ placed: Frame.Placed, _ outer: Transform, into runs: inout [(String, Rect, Length, Color)]) {
        let map = Transform.translation(placed.origin).then(outer)
        switch placed.item {
        case .glyphs(let run):
            let box = Rect(x: .zero, y: run.size * -0.88, width: run.width, height: run.size)
            runs.append((run.text, map.applied(to: box), run.size, run.color))
        case .frame(let frame), .marked(_, let frame):
            for item in frame.items { collect(item, map, into: &runs) }
        case .transformed(let frame, let transform):
            for item in frame.items { collect(item, transform.then(map), into: &runs) }
        case .drawing, .image, .link, .anchor: break
        }
    }

    /// All text in one string.
    var allText: String { texts.map(\.string).joined(separator: "\n") }

    /// The first thing that is wrong with the picture as such; `nil` when all is well.
    func flaw(smallestSize: Length) -> String? {
        let bounds = Rect(origin: .zero, size: frame.size)
        for text in texts {
            if !bounds.contains(text.box, tolerance: .pt(0.01)) { return "‘\(text.string)’ leaves the frame: \(text.box)" }
            if text.smallestSize < smallestSize - .pt(0.001) { return "‘\(text.string)’ is too small: \(text.smallestSize)" }
        }
        for drawing in areas + lines {
            guard let box = drawing.path.bounds else { continue }
            if ![box.minX, box.minY, box.maxX, box.maxY].allSatisfy(\.points.isFinite) { return "a path is not finite" }
            if !bounds.contains(box, tolerance: .pt(0.01)) { return "a path leaves the frame: \(box)" }
        }
        for (index, text) in texts.enumerated() {
            for other in texts[(index + 1)...] where text.box.intersects(other.box, tolerance: .pt(0.01)) {
                return "‘\(text.string)’ and ‘\(other.string)’ overlap: \(text.box), \(other.box)"
            }
        }
        for (ground, count) in grounds {
            for text in texts.prefix(count) where text.box.intersects(ground, tolerance: .pt(0.01)) {
                return "a ground covers ‘\(text.string)’"
            }
        }
        return nil
    }

    /// The lines drawn with a pen, as polygons: curves in pieces.
    func polylines(_ stroke: Stroke) -> [[Point]] {
        lines.filter { $0.stroke == stroke }.map { Self.flattened($0.path) }
    }

    /// The first crossing among leaders, or of a leader with a label; `nil` when there is none.
    func leaderFlaw(_ stroke: Stroke) -> String? {
        let leaders = polylines(stroke)
        for (index, leader) in leaders.enumerated() {
            for other in leaders[(index + 1)...] where Self.cross(leader, other) { return "leaders \(leader) and \(other) cross" }
            for text in texts where Self.meets(leader, text.box) { return "a leader crosses ‘\(text.string)’" }
        }
        return nil
    }

    static func flattened(_ path: Geometry.Path) -> [Point] {
        var points: [Point] = []
        for element in path.elements {
            switch element {
            case .move(let point), .line(let point): points.append(point)
            case .curve(let first, let second, let end):
                guard let start = points.last else { continue }
                for step in 1...12 {
                    let t = Double(step) / 12
                    let (a, b, c, d) = (pow(1 - t, 3), 3 * t * pow(1 - t, 2), 3 * t * t * (1 - t), t * t * t)
                    points.append(
                        Point(
                            x: start.x * a + first.x * b + second.x * c + end.x * d, y: start.y * a + first.y * b + second.y * c + end.y * d
                        ))
                }
            case .close: break
            }
        }
        return points
    }

    private static func cross(_ one: [Point], _ two: [Point]) -> Bool {
        zip(one, one.dropFirst()).contains { a, b in zip(two, two.dropFirst()).contains { c, d in cross(a, b, c, d) } }
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
            (0...40).contains { step in
                let t = Double(step) / 40
                let point = Point(x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t)
                return point.x > box.minX && point.x < box.maxX && point.y > box.minY && point.y < box.maxY
            }
        }
    }
}
