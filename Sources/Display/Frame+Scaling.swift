internal import Geometry
public import Styling

extension Frame {
    /// The same content at another size, and its text in another colour if one is given.
    ///
    /// Glyphs keep being glyphs of a size, not a drawing under a map: a file says the size that is seen.
    public func scaled(by factor: Double, colored color: Color? = nil) -> Frame {
        Frame(
            size: Size(width: size.width * factor, height: size.height * factor), baseline: baseline.map { $0 * factor },
            items: items.map { placed in
                Placed(placed.item.scaled(by: factor, colored: color), at: Point(x: placed.origin.x * factor, y: placed.origin.y * factor))
            })
    }
}

extension Frame.Item {
    fileprivate func scaled(by factor: Double, colored color: Color?) -> Frame.Item {
        switch self {
        case .glyphs(let run): return .glyphs(run.scaled(by: factor, colored: color))
        case .frame(let frame): return .frame(frame.scaled(by: factor, colored: color))
        case .marked(let mark, let frame): return .marked(mark, frame.scaled(by: factor, colored: color))
        case .transformed(let frame, var map):
            map.tx = map.tx * factor
            map.ty = map.ty * factor
            return .transformed(frame.scaled(by: factor, colored: color), map)
        case .link(let target, let size, let element):
            return .link(target, Size(width: size.width * factor, height: size.height * factor), element)
        case .anchor, .signatureField: return self
        case .drawing, .image:
            let map = Transform(a: factor, b: 0, c: 0, d: factor, tx: .zero, ty: .zero)
            return .transformed(Frame(size: .zero, items: [.init(self, at: .zero)]), map)
        }
    }
}

extension GlyphRun {
    fileprivate func scaled(by factor: Double, colored color: Color?) -> GlyphRun {
        var run = self
        run.size = size * factor
        run.width = width * factor
        if let color { run.color = color }
        let part = Float(factor)
        for index in run.glyphs.indices {
            run.glyphs[index].x *= part
            run.glyphs[index].y *= part
        }
        return run
    }
}
