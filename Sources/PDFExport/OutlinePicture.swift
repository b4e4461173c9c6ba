public import Display
internal import FoundationEssentials
internal import Geometry
internal import Styling

/// Writes pages as SVG whose glyphs are outlines, for those who look at many pages that change: a tenth of the elements that cairo writes, so that
/// a browser shows them sooner. There is no text in it.
public final class OutlinePicture {
    private let outlines: GlyphOutlines

    /// A writer with these faces, for any number of documents on one thread.
    public init(fonts: FontFaces) throws(ExportError) { outlines = try GlyphOutlines(fonts: fonts) }

    /// Glyphs of one size and colour on one line.
    private struct Line: Equatable {
        var color: Color
        var size: Length
        var turn: [Double]
        var baseline: Length
    }

    /// The picture of a page as viewers show it, on white.
    public func svg(of page: DisplayPage, number: Int) throws(ExportError) -> [UInt8] {
        let (width, height) = (page.shownSize.width.text, page.shownSize.height.text)
        var svg = Array(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(width)pt\" height=\"\(height)pt\" viewBox=\"0 0 \(width) \(height)\">".utf8
        )
        svg += Array("<path fill=\"#fff\" d=\"M0 0H\(width)V\(height)H0z\"/>".utf8)
        var line: Line?
        var clips = 0
        for operation in page.stretches.flatMap(\.operations) {
            let map = operation.transform.then(page.turn)
            if case .glyphs(let run) = operation.content {
                let turn = [map.a, map.b, map.c, map.d]
                let next = Line(color: run.color, size: run.size, turn: turn, baseline: map.ty)
                let isUpright = map.isTranslation
                if line != next || !isUpright {
                    if line != nil { svg += Array("\"/>".utf8) }
                    open(run, isUpright ? Transform.translation(Point(x: .zero, y: map.ty)) : map, &svg)
                    line = isUpright ? next : Line(color: run.color, size: run.size, turn: turn, baseline: .infinity)
                }
                try append(run, x: isUpright ? map.tx : .zero, page: number, &svg)
                continue
            }
            if line != nil { svg += Array("\"/>".utf8) }
            line = nil
            switch operation.content {
            case .glyphs: break
            case .drawing(let drawing): append(drawing, map, &clips, &svg)
            case .image(let image): append(image, map, &svg)
            }
        }
        if line != nil { svg += Array("\"/>".utf8) }
        return svg + Array("</svg>".utf8)
    }

    // MARK: Glyphs

    private func open(_ run: GlyphRun, _ map: Transform, _ svg: inout [UInt8]) {
        let scale = run.size.points / Double(GlyphOutlines.unitsPerEm)
        let parts = [map.a * scale, map.b * scale, map.c * scale, map.d * scale].map { "\(($0 * 1e7).rounded() / 1e7)" }
        let matrix = "\(parts.joined(separator: " ")) \(map.tx.text) \(map.ty.text)"
        svg += Array("<path fill=\"\(run.color.text)\" transform=\"matrix(\(matrix))\" d=\"".utf8)
    }

    private func append(_ run: GlyphRun, x: Length, page: Int, _ svg: inout [UInt8]) throws(ExportError) {
        let scale = Double(GlyphOutlines.unitsPerEm) / run.size.points
        for glyph in run.glyphs {
            let data = try outlines.data(of: glyph.id, in: run.font, page: page)
            guard !data.isEmpty else { continue }
            let place = (x: (x.points + Double(glyph.x)) * scale, y: Double(glyph.y) * scale)
            svg += Array("M\(Int(place.x.rounded())) \(Int(place.y.rounded()))".utf8)
            svg += data
        }
    }

    // MARK: Drawings and images

    private func append(_ drawing: Drawing, _ map: Transform, _ clips: inout Int, _ svg: inout [UInt8]) {
        let data = drawing.path.text
        let place = map.attribute
        var stroke = ""
        if let pen = drawing.stroke {
            stroke = " stroke=\"\(pen.color.text)\" stroke-width=\"\(pen.width.text)\" stroke-miterlimit=\"10\""
            if !pen.dashes.isEmpty { stroke += " stroke-dasharray=\"\(pen.dashes.map(\.text).joined(separator: " "))\"" }
        }
        switch drawing.fill {
        case .hatch(let hatch)?:
            guard let bounds = drawing.path.bounds else { return }
            clips += 1
            svg += Array("<g\(place)><clipPath id=\"c\(clips)\"><path d=\"\(data)\"/></clipPath>".utf8)
            svg += Array("<g clip-path=\"url(#c\(clips))\"><path fill=\"\(hatch.ground.text)\" d=\"\(data)\"/>".utf8)
            let lines = hatch.lines(over: bounds).map(\.text).joined()
            let pen = "stroke=\"\(hatch.ink.text)\" stroke-width=\"\(hatch.lineWidth.text)\""
            svg += Array("<path fill=\"none\" \(pen) d=\"\(lines)\"/></g>".utf8)
            if !stroke.isEmpty { svg += Array("<path fill=\"none\"\(stroke) d=\"\(data)\"/>".utf8) }
            svg += Array("</g>".utf8)
        case .solid(let color)?: svg += Array("<path\(place) fill=\"\(color.text)\"\(stroke) d=\"\(data)\"/>".utf8)
        case nil: svg += Array("<path\(place) fill=\"none\"\(stroke) d=\"\(data)\"/>".utf8)
        }
    }

    private func append(_ image: Image, _ map: Transform, _ svg: inout [UInt8]) {
        let size = "width=\"\(image.size.width.text)\" height=\"\(image.size.height.text)\" preserveAspectRatio=\"none\""
        svg += Array("<image\(map.attribute) \(size) href=\"data:image/\(image.format.rawValue);base64,".utf8)
        svg += Array(Data(image.bytes).base64EncodedString().utf8) + Array("\"/>".utf8)
    }
}

extension Length {
    /// Points with at most three decimals.
    fileprivate var text: String {
        let number = (points * 1000).rounded() / 1000
        return number == number.rounded() ? "\(Int(number))" : "\(number)"
    }
}

extension Color {
    fileprivate var text: String {
        let parts: [Double] =
            switch self {
            case .gray(let gray): [gray, gray, gray]
            case .rgb(let red, let green, let blue): [red, green, blue]
            }
        return "#"
            + parts.map { part in
                let digits = String(Int((min(1, max(0, part)) * 255).rounded()), radix: 16)
                return digits.utf8.count == 1 ? "0\(digits)" : digits
            }.joined()
    }
}

extension Transform {
    fileprivate var attribute: String {
        if isTranslation { return tx == .zero && ty == .zero ? "" : " transform=\"translate(\(tx.text) \(ty.text))\"" }
        let parts = [a, b, c, d].map { "\(($0 * 1e6).rounded() / 1e6)" } + [tx.text, ty.text]
        return " transform=\"matrix(\(parts.joined(separator: " ")))\""
    }
}

extension Path {
    /// Path data of SVG (SVG 2, 9.3).
    fileprivate var text: String {
        func pair(_ point: Point) -> String { "\(point.x.text) \(point.y.text)" }
        return elements.map { element in
            switch element {
            case .move(let to): "M\(pair(to))"
            case .line(let to): "L\(pair(to))"
            case .curve(let first, let second, let to): "C\(pair(first)) \(pair(second)) \(pair(to))"
            case .close: "z"
            }
        }.joined()
    }
}
