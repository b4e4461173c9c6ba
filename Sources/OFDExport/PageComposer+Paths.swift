internal import Display
internal import Geometry
internal import Styling

#if canImport(Glibc)
    internal import Glibc
#endif

extension PageComposer {
    /// A drawing as path objects: one, or for a hatch its ground and its lines, cut by the path.
    mutating func compose(_ drawing: Drawing, through map: Transform, into part: inout PagePart) {
        switch drawing.fill {
        case .solid(let color): write(drawing.path, fill: color, stroke: drawing.stroke, clip: nil, through: map, into: &part)
        case .hatch(let hatch):
            write(drawing.path, fill: hatch.ground, stroke: nil, clip: nil, through: map, into: &part)
            if let bounds = drawing.path.bounds {
                let lines = Path(hatch.lines(over: bounds).flatMap(\.elements))
                write(
                    lines, fill: nil, stroke: Stroke(width: hatch.lineWidth, color: hatch.ink), clip: drawing.path, through: map,
                    into: &part)
            }
            if drawing.stroke != nil { write(drawing.path, fill: nil, stroke: drawing.stroke, clip: nil, through: map, into: &part) }
        case nil: write(drawing.path, fill: nil, stroke: drawing.stroke, clip: nil, through: map, into: &part)
        }
    }

    private mutating func write(
        _ path: Path, fill: Color?, stroke: Stroke?, clip: Path?, through map: Transform, into part: inout PagePart
    ) {
        let path = path.mapped(through: map)
        guard fill != nil || stroke != nil, let bounds = path.bounds else { return }
        let scale = (map.a * map.d - map.b * map.c).magnitude.squareRoot()
        // A corner of a line may reach out ten times as far as its edge.
        let edge = (stroke.map { $0.width * scale } ?? .zero) * (path.hasCorners ? 5 : 0.5) + .pt(0.02)
        let box = bounds.inset(by: Insets(vertical: -edge, horizontal: -edge))
        let id = newObject(of: &part)
        part.xml.append("<ofd:PathObject ID=\"")
        part.xml.append(id)
        part.xml.append("\" Boundary=\"")
        part.xml.append(box: box)
        if let stroke {
            part.xml.append("\" LineWidth=\"")
            part.xml.append(Fixed(stroke.width * scale))
            if path.hasCorners { part.xml.append("\" MiterLimit=\"10") }
            if !stroke.dashes.isEmpty {
                part.xml.append("\" DashPattern=\"")
                part.xml.append(stroke.dashes.map { Fixed($0 * scale) })
            }
        } else {
            part.xml.append("\" Stroke=\"false")
        }
        if fill != nil { part.xml.append("\" Fill=\"true") }
        part.xml.append("\">")
        let origin = (x: Fixed(box.minX), y: Fixed(box.minY))
        if let clip = clip?.mapped(through: map), let outline = clip.bounds { part.xml.append(clip: clip, outline, origin) }
        if let stroke, stroke.color != .black {
            part.xml.append("<ofd:StrokeColor Value=\"")
            part.xml.append(stroke.color)
            part.xml.append("\"/>")
        }
        if let fill {
            part.xml.append("<ofd:FillColor Value=\"")
            part.xml.append(fill)
            part.xml.append("\"/>")
        }
        part.xml.append("<ofd:AbbreviatedData>")
        part.xml.append(path, from: origin)
        part.xml.append("</ofd:AbbreviatedData></ofd:PathObject>")
    }
}

extension Path {
    /// The path seen through a map.
    func mapped(through map: Transform) -> Path {
        Path(
            elements.map { element in
                switch element {
                case .move(let point): .move(map.applied(to: point))
                case .line(let point): .line(map.applied(to: point))
                case .curve(let first, let second, let end):
                    .curve(map.applied(to: first), map.applied(to: second), to: map.applied(to: end))
                case .close: .close
                }
            })
    }

    /// Whether two of its lines meet.
    fileprivate var hasCorners: Bool {
        var lines = 0
        for element in elements {
            switch element {
            case .move: lines = 0
            case .line, .curve, .close: lines += 1
            }
            if lines > 1 { return true }
        }
        return false
    }
}

extension [UInt8] {
    /// The steps of a path (GB/T 33190-2016, 9.1), from `origin`.
    fileprivate mutating func append(_ path: Path, from origin: (x: Fixed, y: Fixed)) {
        func add(_ letter: StaticString, _ points: [Point], _ bytes: inout [UInt8]) {
            bytes.append(letter)
            for point in points {
                bytes.append(UInt8(ascii: " "))
                bytes.append(Fixed(point.x) - origin.x)
                bytes.append(UInt8(ascii: " "))
                bytes.append(Fixed(point.y) - origin.y)
            }
        }
        for (index, element) in path.elements.enumerated() {
            if index > 0 { append(UInt8(ascii: " ")) }
            switch element {
            case .move(let point): add("M", [point], &self)
            case .line(let point): add("L", [point], &self)
            case .curve(let first, let second, let end): add("B", [first, second, end], &self)
            case .close: append("C")
            }
        }
    }

    /// A clip by a path; its coordinates are those of the object (GB/T 33190-2016, 8.4).
    fileprivate mutating func append(clip path: Path, _ outline: Rect, _ origin: (x: Fixed, y: Fixed)) {
        append("<ofd:Clips><ofd:Clip><ofd:Area><ofd:Path Boundary=\"")
        append([
            Fixed(outline.minX) - origin.x, Fixed(outline.minY) - origin.y, Fixed(outline.size.width), Fixed(outline.size.height),
        ])
        append("\" Stroke=\"false\" Fill=\"true\"><ofd:AbbreviatedData>")
        append(path, from: (Fixed(outline.minX), Fixed(outline.minY)))
        append("</ofd:AbbreviatedData></ofd:Path></ofd:Area></ofd:Clip></ofd:Clips>")
    }
}
