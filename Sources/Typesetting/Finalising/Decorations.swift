internal import Display
internal import Geometry
internal import Styling

extension LineFrameBuilder {
    /// Underlines and emphasis dots, which are drawn and no text.
    func appendDecorations(of set: SetLine, to frame: inout Frame) {
        guard !set.line.isEmpty, isDecorated else { return }
        var drawings: [Drawing] = []
        var index = set.line.start
        while index <= set.measure.end {
            let style = sources[model.atoms[index].source].style
            switch style.decoration {
            case .none: index += 1
            case .underline:
                let start = index
                while index <= set.measure.end, sources[model.atoms[index].source].style == style { index += 1 }
                let right = index > set.measure.end ? set.right : set.x(at: index)
                drawings.append(underline(from: set.x(at: start), to: right, style: style))
            case .emphasisDots:
                let atom = model.atoms[index]
                // Below characters, never below marks (clreq 3.1.8).
                if atom.characterClass.isHan || atom.characterClass.isWordPart {
                    drawings.append(dot(below: set.x(at: index) + (atom.advance - style.tracking.points) / 2, style: style))
                }
                index += 1
            }
        }
        guard !drawings.isEmpty else { return }
        let items = drawings.map { Frame.Placed(.drawing($0), at: .zero) }
        frame.items.append(.init(.marked(.artifact(.layout), Frame(size: frame.size, items: items)), at: .zero))
    }

    private func underline(from left: Double, to right: Double, style: TextStyle) -> Drawing {
        let em = style.size.points
        // Below the em box of Han, which ends 0.12 em below the baseline.
        let y = baseline + .pt(0.16 * em)
        return Drawing(
            path: .line(from: Point(x: .pt(left), y: y), to: Point(x: .pt(right), y: y)),
            stroke: Stroke(width: max(Stroke.thinnest, .pt(em / 20)), color: style.color))
    }

    private func dot(below x: Double, style: TextStyle) -> Drawing {
        let em = style.size.points
        return Drawing(
            path: .circle(center: Point(x: .pt(x), y: baseline + .pt(0.24 * em)), radius: .pt(em / 14)), fill: .solid(style.color))
    }
}

extension Path {
    /// A circle of four Bézier curves; it misses the true one by less than 0.03 % of the radius.
    fileprivate static func circle(center: Point, radius: Length) -> Path {
        let r = radius
        let k = r * 0.5523
        func at(_ dx: Length, _ dy: Length) -> Point { center + Point(x: dx, y: dy) }
        return Path([
            .move(at(r, .zero)), .curve(at(r, k), at(k, r), to: at(.zero, r)), .curve(at(-k, r), at(-r, k), to: at(-r, .zero)),
            .curve(at(-r, -k), at(-k, -r), to: at(.zero, -r)), .curve(at(k, -r), at(r, -k), to: at(r, .zero)), .close,
        ])
    }
}
