internal import Display
internal import Geometry
internal import Styling

/// A frame as an SVG element: lines and areas as they are, texts as text in the reader's faces, each as long as it is in the frame.
struct SVGPicture {
    private let page: DisplayPage
    /// Begins the identifiers in the picture: several stand in one file.
    private let name: String
    private var svg = Markup()
    private var patterns = 0

    init(frame: Frame, name: String) {
        page = DisplayPage(Page(frame: frame))
        self.name = name
    }

    /// The element, of the class `look`, which a listener hears as one picture with a name and a description.
    mutating func markup(title: String, description: String, look: String? = nil) -> [UInt8] {
        let size = page.geometry.sheet
        let (width, height) = (decimal(size.width), decimal(size.height))
        svg.open(
            "svg",
            [
                "class": look, "viewBox": "0 0 \(width) \(height)", "style": "max-width:\(decimal(size.width.points / 9))rem",
                "role": "img",
                "aria-labelledby": "\(name)-t \(name)-d",
            ])
        svg.element("title", ["id": "\(name)-t"], text: title)
        svg.element("desc", ["id": "\(name)-d"], text: description)
        for operation in page.stretches.flatMap(\.operations) { draw(operation) }
        svg.close("svg")
        return svg.bytes
    }

    private mutating func draw(_ operation: DisplayPage.Operation) {
        switch operation.content {
        case .glyphs(let run): draw(run, operation.transform)
        case .drawing(let drawing): draw(drawing, operation.transform)
        case .image(let image):
            svg.open(
                "image",
                [
                    "href": dataAddress(of: image.bytes, mimeType: "image/\(image.format.rawValue)"), "width": decimal(image.size.width),
                    "height": decimal(image.size.height), "transform": matrix(operation.transform),
                ])
            svg.close("image")
        }
    }

    private mutating func draw(_ run: GlyphRun, _ map: Transform) {
        guard !run.text.isEmpty else { return }
        let isMoved = map.a == 1 && map.b == 0 && map.c == 0 && map.d == 1
        svg.element(
            "text",
            [
                "x": isMoved ? decimal(map.tx) : nil, "y": isMoved ? decimal(map.ty) : nil, "transform": isMoved ? nil : matrix(map),
                "font-size": decimal(run.size), "fill": run.color == .black ? nil : run.color.css,
                "textLength": run.width > .zero ? decimal(run.width) : nil,
                "lengthAdjust": run.width > .zero ? "spacingAndGlyphs" : nil,
            ], text: run.text)
    }

    private mutating func draw(_ drawing: Drawing, _ map: Transform) {
        let path = data(of: drawing.path, map)
        var fill = "none"
        switch drawing.fill {
        case nil: break
        case .solid(let color): fill = color.css
        case .hatch(let hatch):
            fill = hatch.ground.css
            svg.open("path", ["d": path, "fill": fill])
            svg.close("path")
            for angle in hatch.angles.dropLast() {
                svg.open("path", ["d": path, "fill": "url(#\(pattern(hatch, angle: angle)))"])
                svg.close("path")
            }
            if let last = hatch.angles.last { fill = "url(#\(pattern(hatch, angle: last)))" }
        }
        let stroke = drawing.stroke
        let dashes = stroke?.dashes ?? []
        svg.open(
            "path",
            [
                "d": path, "fill": fill, "stroke": stroke?.color.css, "stroke-width": stroke.map { decimal($0.width) },
                "stroke-dasharray": dashes.isEmpty ? nil : dashes.map { decimal($0) }.joined(separator: " "),
            ])
        svg.close("path")
    }

    /// Lines of one direction over the whole picture, so that neighbouring areas match.
    private mutating func pattern(_ hatch: Drawing.Hatch, angle: Double) -> String {
        patterns += 1
        let (id, pitch) = ("\(name)-h\(patterns)", decimal(hatch.pitch))
        svg.open(
            "pattern",
            [
                "id": id, "width": pitch, "height": pitch, "patternUnits": "userSpaceOnUse",
                "patternTransform": "rotate(\(decimal(-angle)))",
            ])
        svg.open("path", ["d": "M0 0H\(pitch)", "stroke": hatch.ink.css, "stroke-width": decimal(hatch.lineWidth * 2)])
        svg.close("path")
        svg.close("pattern")
        return id
    }

    private func matrix(_ map: Transform) -> String {
        "matrix(\([map.a, map.b, map.c, map.d, map.tx.points, map.ty.points].map { decimal($0) }.joined(separator: " ")))"
    }

    /// A path in the picture's coordinates.
    private func data(of path: Path, _ map: Transform) -> String {
        func place(_ point: Point) -> String {
            let moved = map.applied(to: point)
            return "\(decimal(moved.x)) \(decimal(moved.y))"
        }
        var data = ""
        for element in path.elements {
            switch element {
            case .move(let point): data += "M\(place(point))"
            case .line(let point): data += "L\(place(point))"
            case .curve(let first, let second, let end): data += "C\(place(first)) \(place(second)) \(place(end))"
            case .close: data += "Z"
            }
        }
        return data
    }
}
