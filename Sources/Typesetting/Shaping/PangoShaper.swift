internal import Display
public import Pango
public import Styling

/// Shapes with the faces of a font library. Han and Latin letters come from the two faces of a style, each followed by the face of
/// its rarer characters; a character that none has comes from the first face of the table's fallback list that has it.
public final class PangoShaper: Shaper {
    private let library: FontLibrary
    /// The advance of the figure zero by face and features, for figures of one width.
    private var zeroAdvances: [String: Double] = [:]
    private var ideographs: [IdeographGlyphs] = []
    private var figures: [FigureGlyphs] = []
    /// The faces asked for last, by script.
    private var lastFaces: [FaceScript: (font: FontRole, latinFont: FontRole, weight: TextStyle.Weight, faces: [Face])] = [:]

    public init(library: FontLibrary) { self.library = library }

    public func shape(_ text: String, style: TextStyle) -> [ShapedRun] {
        let collected = CollectedText([.text(StyledText(text, style: style))])
        let itemized = ItemizedText(collected, lexicon: .standard)
        var runs: [ShapedRun] = []
        for stretch in itemized.stretches(sourceOf: collected.sourceOf, styles: [0]) {
            let offset = collected.offsets[stretch.range.lowerBound]
            runs += shape(collected.text(stretch.range), style: style, script: stretch.script).map { $0.moved(by: offset) }
        }
        return runs
    }

    public func shape(_ text: String, style: TextStyle, script: FaceScript) -> [ShapedRun] {
        guard !text.isEmpty else { return [] }
        let faces = faces(style, script: script)
        let features = Features(style, script: script)
        if script == .han, let face = faces.first, let glyphs = hanGlyphs(text, of: face, features: features) {
            return [run(glyphs, of: face, range: 0..<text.utf8.count, style: style, features: features, text: text)]
        }
        if script == .latin, let face = faces.first,
            let glyphs = figureGlyphs(of: face, features: features, isTabular: style.figures == .tabular).glyphs(of: text)
        {
            return [run(glyphs, of: face, range: 0..<text.utf8.count, style: style, features: features, text: text)]
        }
        return shape(text, faces: faces[...], style: style, script: script)
    }

    private func figureGlyphs(of face: Face, features: Features, isTabular: Bool) -> FigureGlyphs {
        if let known = figures.first(where: { $0.face === face && $0.isTabular == isTabular && $0.language == features.language }) {
            return known
        }
        let glyphs = FigureGlyphs(face: face, language: features.language, features: features.list, isTabular: isTabular)
        figures.append(glyphs)
        return glyphs
    }

    /// The glyphs of a stretch for the face of Han, where every ideograph is shaped once and then known; `nil` when the face does
    /// not have all of them.
    ///
    /// Ideographs stand each for itself: no face joins two, or moves one for its neighbour's sake. What stands between them (marks,
    /// dashes that are one glyph, ideographs with a variation selector) is shaped together, as it comes.
    private func hanGlyphs(_ text: String, of face: Face, features: Features) -> [Face.Glyph]? {
        let known = glyphs(of: face, features: features)
        var glyphs: [Face.Glyph] = []
        glyphs.reserveCapacity(text.utf8.count / 3 + 1)
        var text = text
        let isComplete = text.withUTF8 { bytes in
            var index = 0
            // Where what is no ideograph began.
            var rest = 0
            func flush(to end: Int) -> Bool {
                guard rest < end else { return true }
                let shaped = known.glyphs(of: String(decoding: bytes[rest..<end], as: UTF8.self))
                for var glyph in shaped {
                    if glyph.isMissing { return false }
                    glyph.cluster += rest
                    glyphs.append(glyph)
                }
                return true
            }
            while index < bytes.count {
                guard let ideograph = IdeographGlyphs.ideograph(bytes, at: index) else {
                    index += 1
                    continue
                }
                guard flush(to: index), var glyph = known.glyph(of: ideograph, in: bytes) else { return false }
                glyph.cluster = index
                glyphs.append(glyph)
                index += 3
                rest = index
            }
            return flush(to: bytes.count)
        }
        return isComplete ? glyphs : nil
    }

    private func glyphs(of face: Face, features: Features) -> IdeographGlyphs {
        if let known = ideographs.first(where: { $0.face === face && $0.language == features.language }) { return known }
        let glyphs = IdeographGlyphs(face: face, language: features.language)
        ideographs.append(glyphs)
        return glyphs
    }

    /// The faces to ask, in order, each once.
    private func faces(_ style: TextStyle, script: FaceScript) -> [Face] {
        if let last = lastFaces[script], last.font == style.font, last.latinFont == style.latinFont, last.weight == style.weight {
            return last.faces
        }
        let (han, latin) = (library.table.hanFace(style), library.table.latinFace(style))
        let names =
            switch script {
            case .han: [han, latin]
            case .latin: [latin, han]
            }
        var faces: [Face] = []
        for face in names.compactMap({ $0.flatMap(library.face(named:)) }) + library.fallback
        where !faces.contains(where: { $0 === face }) {
            faces.append(face)
            if let rest = library.rest(of: face) { faces.append(rest) }
        }
        lastFaces[script] = (style.font, style.latinFont, style.weight, faces)
        return faces
    }

    /// Shapes with the first face; the stretches that it has no glyphs for go on to the others.
    private func shape(_ text: String, faces: ArraySlice<Face>, style: TextStyle, script: FaceScript) -> [ShapedRun] {
        guard let face = faces.first else { return [] }
        let features = Features(style, script: script)
        let glyphs = face.shape(text, script: features.script, language: features.language, features: features.list)
        guard glyphs.contains(where: \.isMissing) else {
            return [run(glyphs, of: face, range: 0..<text.utf8.count, style: style, features: features, text: text)]
        }
        let rest = faces.dropFirst()
        var runs: [ShapedRun] = []
        for part in parts(of: glyphs, length: text.utf8.count) {
            let glyphs = glyphs[part.glyphs]
            if part.isMissing, !rest.isEmpty {
                runs += shape(slice(text, part.range), faces: rest, style: style, script: script).map {
                    $0.moved(by: part.range.lowerBound)
                }
            } else {
                var run = run(glyphs, of: face, range: part.range, style: style, features: features, text: text)
                if part.isMissing { run.missing = Array(slice(text, part.range).unicodeScalars) }
                runs.append(run)
            }
        }
        return runs
    }

    private struct Part {
        var isMissing: Bool
        var glyphs: Range<Int>
        var range: Range<Int>
    }

    /// Stretches of clusters that a face has, and of those that it does not have, in turn.
    private func parts(of glyphs: [Face.Glyph], length: Int) -> [Part] {
        var parts: [Part] = []
        for (index, glyph) in glyphs.enumerated() {
            if let last = parts.last, last.isMissing == glyph.isMissing || glyphs[index - 1].cluster == glyph.cluster {
                parts[parts.count - 1].glyphs = last.glyphs.lowerBound..<index + 1
            } else {
                if let last = parts.last { parts[parts.count - 1].range = last.range.lowerBound..<glyph.cluster }
                let start = parts.isEmpty ? 0 : glyph.cluster
                parts.append(Part(isMissing: glyph.isMissing, glyphs: index..<index + 1, range: start..<length))
            }
        }
        return parts
    }

    private func slice(_ text: String, _ range: Range<Int>) -> String {
        let start = text.utf8.index(text.startIndex, offsetBy: range.lowerBound)
        return String(text[start..<text.utf8.index(start, offsetBy: range.count)])
    }

    private func run(
        _ glyphs: some Collection<Face.Glyph>, of face: Face, range: Range<Int>, style: TextStyle, features: Features, text: String
    ) -> ShapedRun {
        let size = style.size.points
        let figure = style.figures == .tabular && !features.isHan ? zeroAdvance(of: face, features: features) : nil
        let bytes = text.utf8
        let shaped = glyphs.map { glyph in
            var (advance, xOffset) = (glyph.isMissing ? 1 : glyph.advance, glyph.xOffset)
            // Figures of one width where the face has none, and the minus as wide as a figure (typesetting.md 6.1).
            if let figure, advance != figure, isFigure(bytes, at: glyph.cluster) {
                xOffset += (figure - advance) / 2
                advance = figure
            }
            let ink = features.isHan && mayBeMark(bytes, at: glyph.cluster) ? face.ink(of: glyph.id) : 0...advance
            return ShapedGlyph(
                id: glyph.id, cluster: glyph.cluster, advance: advance * size, xOffset: xOffset * size,
                yOffset: glyph.yOffset * size, ink: ink.lowerBound * size...ink.upperBound * size)
        }
        return ShapedRun(
            font: FontID(rawValue: face.name), size: style.size, range: range, glyphs: shaped, ascent: .pt(size * face.ascent),
            descent: .pt(size * face.descent))
    }

    /// Whether a character is squeezed by its ink. Ideographs (U+4000 to U+9FFF) are not, and loading their outlines for
    /// bounds would cost more than shaping them.
    private func mayBeMark(_ bytes: String.UTF8View, at offset: Int) -> Bool {
        !(0xE4...0xE9).contains(bytes[bytes.index(bytes.startIndex, offsetBy: offset)])
    }

    private func isFigure(_ bytes: String.UTF8View, at offset: Int) -> Bool {
        let index = bytes.index(bytes.startIndex, offsetBy: offset)
        let byte = bytes[index]
        // U+2212 MINUS SIGN is E2 88 92.
        return (0x30...0x39).contains(byte) || bytes[index...].starts(with: [0xE2, 0x88, 0x92])
    }

    private func zeroAdvance(of face: Face, features: Features) -> Double? {
        if let known = zeroAdvances[face.name] { return known }
        let zero = face.shape("0", script: features.script, language: features.language, features: features.list).first?.advance
        zeroAdvances[face.name] = zero
        return zero
    }
}

/// How a face is asked for glyphs.
private struct Features {
    var script: Face.Script
    var language: String
    var list: String
    var isHan: Bool

    init(_ style: TextStyle, script: FaceScript) {
        isHan = script == .han
        switch script {
        case .han: (self.script, language, list) = (.han, style.language, "")
        case .latin where style.figures == .tabular:
            // Noto Serif CJK has its figures of one width not under `tnum` but under `locl`, for Latin text that is not Chinese.
            (self.script, language, list) = (.latin, "en", "tnum=1, lnum=1")
        case .latin: (self.script, language, list) = (.latin, style.language, "pnum=1")
        }
    }
}

extension ShapedRun {
    /// The run as part of a longer text, `offset` bytes further on.
    func moved(by offset: Int) -> ShapedRun {
        guard offset != 0 else { return self }
        var run = self
        run.range = range.lowerBound + offset..<range.upperBound + offset
        for index in run.glyphs.indices { run.glyphs[index].cluster += offset }
        return run
    }
}
