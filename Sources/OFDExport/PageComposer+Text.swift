internal import Display
internal import Geometry
internal import Styling

extension PageComposer {
    /// A run as text objects: one, unless characters and glyphs are not one to one.
    mutating func compose(_ run: GlyphRun, through map: Transform, into part: inout PagePart) {
        guard !run.glyphs.isEmpty else { return }
        let font = fonts.place(of: run.font) ?? fonts.add(run.font, id: newID())
        for piece in GlyphGroups(run).pieces {
            guard let first = piece.first, let last = piece.last else { continue }
            let glyphs = run.glyphs[first.glyphs.lowerBound..<last.glyphs.upperBound]
            let characters = piece.flatMap(\.characters)
            let isPlain = first.isPlain
            for (index, glyph) in glyphs.enumerated() { fonts.uses[font].add(glyph.id, isPlain ? characters[index].value : nil) }
            write(glyphs, characters, of: run, font: font, through: map, into: &part)
        }
    }

    private mutating func write(
        _ glyphs: ArraySlice<GlyphRun.Glyph>, _ characters: [Unicode.Scalar], of run: GlyphRun, font: Int, through map: Transform,
        into part: inout PagePart
    ) {
        let frame = TextFrame(glyphs, of: run, through: map)
        let id = newObject(of: &part)
        part.xml.append("<ofd:TextObject ID=\"")
        part.xml.append(id)
        if let turn = frame.turn {
            part.xml.append("\" CTM=\"")
            part.xml.append(turn)
        }
        part.xml.append("\" Boundary=\"")
        part.xml.append(frame.boundary)
        part.xml.append("\" Font=\"")
        part.xml.append(fonts.uses[font].id)
        part.xml.append("\" Size=\"")
        part.xml.append(Fixed(run.size))
        part.xml.append("\">")
        if run.color != .black {
            part.xml.append("<ofd:FillColor Value=\"")
            part.xml.append(run.color)
            part.xml.append("\"/>")
        }
        part.xml.append("<ofd:CGTransform CodePosition=\"0\" CodeCount=\"")
        part.xml.append(characters.count)
        part.xml.append("\" GlyphCount=\"")
        part.xml.append(glyphs.count)
        part.xml.append("\"><ofd:Glyphs>")
        part.gaps.append(PagePart.Gap(offset: part.xml.count, font: Int32(font), count: Int32(glyphs.count)))
        part.glyphs += glyphs.map(\.id)
        part.xml.append("</ofd:Glyphs></ofd:CGTransform><ofd:TextCode X=\"")
        part.xml.append(frame.x[0])
        part.xml.append("\" Y=\"")
        part.xml.append(frame.y[0])
        part.xml.append(deltas: "DeltaX", frame.x, areNeeded: true)
        part.xml.append(deltas: "DeltaY", frame.y, areNeeded: frame.y.contains { $0 != frame.y[0] })
        part.xml.append("\">")
        for character in characters { part.xml.append(escaping: character) }
        part.xml.append("</ofd:TextCode></ofd:TextObject>")
    }
}

/// Where the glyphs of a text object stand, in its own coordinates.
private struct TextFrame {
    /// `x y width height` on the page.
    let boundary: [Fixed]
    /// The map of a text that does not stand upright; `nil` for one that does.
    let turn: [Fixed]?
    let x: [Fixed]
    let y: [Fixed]

    /// How far ink may go beyond the advances of glyphs, above the baseline and below it, in em: what lies outside of the boundary is cut.
    private static let (side, above, below) = (0.3, 1.15, 0.5)

    init(_ glyphs: ArraySlice<GlyphRun.Glyph>, of run: GlyphRun, through map: Transform) {
        let (left, right) = (
            Double(glyphs.first?.x ?? 0), glyphs.endIndex < run.glyphs.count ? Double(glyphs.last?.x ?? 0) : run.width.points
        )
        let size = run.size
        // The last glyph of a part is no wider than two em.
        let end = max(right, Double(glyphs.last?.x ?? 0)) + (glyphs.endIndex < run.glyphs.count ? size.points * 2 : 0)
        let shifts = glyphs.map { Double($0.y) }
        let box = Rect(
            x: .pt(left) - size * Self.side, y: .pt(shifts.min() ?? 0) - size * Self.above,
            width: .pt(end - left) + size * (Self.side * 2),
            height: size * (Self.above + Self.below) + .pt((shifts.max() ?? 0) - (shifts.min() ?? 0)))
        let outer = map.applied(to: box)
        let origin = (x: Fixed(outer.minX), y: Fixed(outer.minY))
        boundary = [origin.x, origin.y, Fixed(outer.size.width), Fixed(outer.size.height)]
        if map.isTranslation {
            turn = nil
            x = glyphs.map { Fixed(map.tx + .pt(Double($0.x))) - origin.x }
            y = glyphs.map { Fixed(map.ty + .pt(Double($0.y))) - origin.y }
        } else {
            turn = [Fixed(map.a), Fixed(map.b), Fixed(map.c), Fixed(map.d), Fixed(map.tx) - origin.x, Fixed(map.ty) - origin.y]
            x = glyphs.map { Fixed(.pt(Double($0.x))) }
            y = glyphs.map { Fixed(.pt(Double($0.y))) }
        }
    }
}

extension [UInt8] {
    /// The steps between places as an attribute, where there are any; three and more equal ones as `g count step` (GB/T 33190-2016, 11.3).
    fileprivate mutating func append(deltas name: StaticString, _ places: [Fixed], areNeeded: Bool) {
        guard areNeeded, places.count > 1 else { return }
        append("\" ")
        append(name)
        append("=\"")
        let steps = zip(places.dropFirst(), places).map { $0 - $1 }
        var index = 0
        while index < steps.count {
            if index > 0 { append(UInt8(ascii: " ")) }
            var end = index + 1
            while end < steps.count, steps[end] == steps[index] { end += 1 }
            if end - index > 2 {
                append("g ")
                append(end - index)
                append(UInt8(ascii: " "))
                append(steps[index])
                index = end
            } else {
                append(steps[index])
                index += 1
            }
        }
    }
}
