internal import Display
internal import Geometry
internal import Styling

/// How the line of one series is drawn: colour, dashes and the shape of its points, so that no two look alike in grey.
struct LinePen {
    let color: Color
    let dashes: [Length]
    private let shape: Int
    private let outline: Stroke

    private static let width = Length.pt(1.2)
    private static let pointRadius = Length.pt(2)

    init(series: Int, palette: Palette, outline: Stroke) {
        color = palette.colors[series % palette.colors.count]
        let patterns: [[Length]] = [[], [.pt(4), .pt(2)], [.pt(1.5), .pt(1.5)], [.pt(6), .pt(1.5), .pt(1.5), .pt(1.5)]]
        dashes = patterns[series % patterns.count]
        shape = (series + series / patterns.count) % 4
        self.outline = outline
    }

    /// The line; light colours get a dark edge, without which they fade on paper.
    func draw(_ path: Path, into marks: inout Marks) {
        if color.lightness > 70 {
            marks.line(path, stroke: Stroke(width: Self.width + outline.width * 2, color: outline.color))
            marks.line(path, stroke: Stroke(width: Self.width, color: color))
        } else {
            marks.line(path, stroke: Stroke(width: Self.width, color: color, dashes: dashes))
        }
    }

    /// One point of the line.
    func drawPoint(at point: Point, into marks: inout Marks) {
        let r = Self.pointRadius
        func corner(_ x: Double, _ y: Double) -> Point { Point(x: point.x + r * x, y: point.y + r * y) }
        let path: Path =
            switch shape {
            case 0: .disc(center: point, radius: r)
            case 1: .rectangle(Rect(x: point.x - r * 0.9, y: point.y - r * 0.9, width: r * 1.8, height: r * 1.8))
            case 2: Path([.move(corner(0, -1.25)), .line(corner(1.1, 0.75)), .line(corner(-1.1, 0.75)), .close])
            default: Path([.move(corner(0, -1.3)), .line(corner(1.3, 0)), .line(corner(0, 1.3)), .line(corner(-1.3, 0)), .close])
            }
        marks.area(path, fill: .solid(color), outline: outline)
    }
}
