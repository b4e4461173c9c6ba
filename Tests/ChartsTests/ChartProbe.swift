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
            case .drawing(var drawing):
                drawing.path = drawing.path.moved(by: placed.origin)
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
        case .drawing, .image, .link, .anchor, .signatureField: break
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
}

extension Path {
    /// The same path from another origin.
    fileprivate func moved(by offset: Point) -> Path {
        Path(
            elements.map { element in
                switch element {
                case .move(let point): .move(point + offset)
                case .line(let point): .line(point + offset)
                case .curve(let first, let second, let end): .curve(first + offset, second + offset, to: end + offset)
                case .close: .close
                }
            })
    }
}
