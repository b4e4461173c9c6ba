internal import Display
internal import Geometry

extension LineFrameBuilder {
    /// The repetitions of a leader, `nil` when there is no room for one.
    ///
    /// They stand at multiples of their pitch from `edge`, the right edge of the measure, so that those of all lines of a table of
    /// contents stand below each other. A leader without a leaf is decoration.
    func leader(_ index: Int, of set: SetLine, edge: Double) -> Frame.Placed? {
        let atom = model.atoms[index]
        let source = sources[atom.source]
        let pitch = atom.leaderPitch
        guard pitch > 0 else { return nil }
        // A quarter of an em of air between the leader and its neighbours.
        let start = set.x(at: index) + (index == set.line.start ? 0 : atom.em / 4)
        let end = set.x(at: index + 1) - (index == set.measure.end ? 0 : atom.em / 4)
        let farthest = Int(((edge - start) / pitch).rounded(.down))
        let nearest = Int(((edge - end) / pitch - LineModel.tolerance).rounded(.up)) + 1
        guard nearest <= farthest else { return nil }
        let count = farthest - nearest + 1
        let length = source.text.utf8.count
        var glyphs: [GlyphRun.Glyph] = []
        for repetition in 0..<count {
            var x = Double(repetition) * pitch
            for glyph in shaped.glyphs[atom.glyphs] {
                let cluster = UInt32(repetition * length + glyph.cluster)
                glyphs.append(GlyphRun.Glyph(id: glyph.id, cluster: cluster, x: Float(x + glyph.xOffset), y: Float(glyph.yOffset)))
                x += glyph.advance
            }
        }
        let font = shaped.fonts[atom.font]
        let run = GlyphRun(
            font: font.id, size: font.size, color: source.style.color, glyphs: glyphs,
            text: String(repeating: source.text, count: count), width: .pt(Double(count) * pitch))
        let origin = Point(x: .pt(edge - Double(farthest) * pitch), y: baseline)
        guard source.leaf == nil else { return .init(.glyphs(run), at: origin) }
        let frame = Frame(size: Size(width: .pt(edge), height: height), items: [.init(.glyphs(run), at: origin)])
        return .init(.marked(.artifact(.layout), frame), at: .zero)
    }
}
