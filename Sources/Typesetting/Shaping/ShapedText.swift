internal import Display
internal import Geometry
internal import Styling

/// A paragraph's atoms with all their glyphs.
struct ShapedText {
    /// A face at a size.
    struct Font {
        var id: FontID
        var size: Length
        /// What ends a line within a word; no text asks for it.
        var hyphen: ShapedGlyph?
    }

    var atoms: [Atom] = []
    var glyphs: [ShapedGlyph] = []
    var fonts: [Font] = []
    var missing: [MissingCharacter] = []
    /// The greatest ascent and descent of the faces.
    var ascent = Length.zero
    var descent = Length.zero

    /// The third step: takes classified characters, gives atoms with their natural advances. Knows no line width.
    init(_ text: CollectedText, _ itemized: ItemizedText, cache: ShapingCache) {
        // Equal styles get equal numbers, so that stretches run across items.
        var styleNumbers: [Int] = []
        for (index, source) in text.sources.enumerated() {
            let isAsBefore = index > 0 && text.sources[index - 1].style == source.style
            styleNumbers.append(isAsBefore ? styleNumbers[index - 1] : cache.number(of: source.style))
        }
        atoms.reserveCapacity(text.scalars.count)
        glyphs.reserveCapacity(text.scalars.count)
        var byteToScalar = ScalarCursor(offsets: text.offsets)
        for stretch in itemized.stretches(sourceOf: text.sourceOf, styles: styleNumbers) {
            let source = text.sourceOf[stretch.range.lowerBound]
            let style = text.sources[source].style
            let isLeader = itemized.classes[stretch.range.lowerBound] == .leader
            let shapedText = isLeader ? text.sources[source].text : shownText(text, stretch.range)
            let script = isLeader ? leaderScript(shapedText) : stretch.script
            let runs = cache.shape(shapedText, style: style, number: styleNumbers[source], script: script)
            if isLeader {
                appendLeader(runs, at: stretch.range.lowerBound, text: text, source: source)
            } else {
                let start = text.offsets[stretch.range.lowerBound]
                for run in runs {
                    append(run, from: start, text: text, classes: itemized.classes, cursor: &byteToScalar)
                    let font = number(of: run)
                    // A face may set both scripts.
                    if fonts[font].hyphen == nil {
                        fonts[font].hyphen = cache.hyphen(of: run.font, style: style, number: styleNumbers[source], script: script)
                    }
                }
            }
        }
        for run in missingRuns(text) { missing.append(run) }
    }

    /// The text as faces know it: a tabulator is drawn as a space.
    private func shownText(_ text: CollectedText, _ range: Range<Int>) -> String {
        let string = text.text(range)
        return string.utf8.contains(UInt8(ascii: "\t")) ? String(string.map { $0 == "\t" ? " " : $0 }) : string
    }

    /// `…` is a Chinese mark, at half the height of Han; full stops are Latin.
    private func leaderScript(_ text: String) -> FaceScript {
        text.unicodeScalars.first.map { CharacterClass($0).isHanScript } == true ? .han : .latin
    }

    private mutating func number(of run: ShapedRun) -> Int {
        if let index = fonts.lastIndex(where: { $0.id == run.font && $0.size == run.size }) { return index }
        fonts.append(Font(id: run.font, size: run.size))
        return fonts.count - 1
    }

    private mutating func append(
        _ run: ShapedRun, from start: Int, text: CollectedText, classes: [CharacterClass], cursor: inout ScalarCursor
    ) {
        let font = number(of: run)
        ascent = max(ascent, run.ascent)
        descent = max(descent, run.descent)
        let firstGlyph = glyphs.count
        glyphs += run.glyphs
        var index = firstGlyph
        while index < glyphs.count {
            let cluster = glyphs[index].cluster
            var next = index + 1
            while next < glyphs.count, glyphs[next].cluster == cluster { next += 1 }
            // Characters without a glyph before the first cluster belong to it.
            let from = index == firstGlyph ? run.range.lowerBound : cluster
            let end = next < glyphs.count ? glyphs[next].cluster : run.range.upperBound
            appendAtom(glyphs: index..<next, bytes: start + from..<start + end, font: font, text: text, classes: classes, cursor: &cursor)
            index = next
        }
        if !run.missing.isEmpty { missingBytes.append((start + run.range.lowerBound..<start + run.range.upperBound, run.missing)) }
    }

    private mutating func appendAtom(
        glyphs range: Range<Int>, bytes: Range<Int>, font: Int, text: CollectedText, classes: [CharacterClass],
        cursor: inout ScalarCursor
    ) {
        let first = cursor.scalar(at: bytes.lowerBound)
        let last = cursor.scalar(at: bytes.upperBound) - 1
        let source = text.sourceOf[first]
        var natural = 0.0
        for index in range { natural += glyphs[index].advance }
        var atom = Atom(
            characterClass: classes[first], bytes: bytes, glyphs: range, font: font, source: source, lastScalar: last,
            advance: natural, em: text.sources[source].style.size.points)
        if !atom.characterClass.isHan { atom.measure(glyphs[range], natural: natural) }
        if atom.characterClass.isHanScript { atom.advance += text.sources[source].style.tracking.points * Double(last - first + 1) }
        atoms.append(atom)
    }

    private mutating func appendLeader(_ runs: [ShapedRun], at position: Int, text: CollectedText, source: Int) {
        let pitch = runs.reduce(0) { $0 + $1.glyphs.reduce(0) { $0 + $1.advance } }
        let start = glyphs.count
        for run in runs { glyphs += run.glyphs }
        atoms.append(
            Atom(
                characterClass: .leader, bytes: text.offsets[position]..<text.offsets[position + 1], glyphs: start..<glyphs.count,
                font: runs.first.map { number(of: $0) } ?? 0, source: source, lastScalar: position,
                // Two repetitions at the least, so that what stands before and after never touch.
                advance: 2 * pitch, em: text.sources[source].style.size.points, leaderPitch: pitch))
    }

    private var missingBytes: [(range: Range<Int>, scalars: [Unicode.Scalar])] = []

    private func missingRuns(_ text: CollectedText) -> [MissingCharacter] {
        missingBytes.flatMap { entry in
            // One cluster may have thousands of them, joined to one another.
            let context = text.excerpt(around: entry.range)
            var seen: Set<Unicode.Scalar> = []
            return entry.scalars.filter { seen.insert($0).inserted }.map { MissingCharacter(scalar: $0, context: context) }
        }
    }
}

extension Atom {
    /// Finds the blanks by the ink of the glyphs, not by the code point (typesetting.md 1.5), and sets the width of dots.
    fileprivate mutating func measure(_ glyphs: ArraySlice<ShapedGlyph>, natural: Double) {
        guard let glyph = glyphs.first else { return }
        switch characterClass {
        case .opening where natural > 0.75 * em:
            leftBlank = max(0, min(natural / 2, glyph.ink.lowerBound))
        case .closing, .comma, .stop, .exclamation:
            if natural > 0.75 * em { rightBlank = max(0, min(natural / 2, natural - glyph.ink.upperBound)) }
        case .middleDot:
            // Half an em, centred, whatever the face's advance (typesetting.md 1.3).
            let ink = glyph.ink.upperBound - glyph.ink.lowerBound
            advance = max(em / 2, ink)
            shift = (advance - ink) / 2 - glyph.ink.lowerBound
        default: break
        }
    }
}

/// Finds the scalar at a UTF-8 offset; offsets are asked in ascending order, so a walk is enough.
private struct ScalarCursor {
    let offsets: [Int]
    private var index = 0

    init(offsets: [Int]) { self.offsets = offsets }

    mutating func scalar(at offset: Int) -> Int {
        if offsets[index] > offset { index = 0 }
        while index + 1 < offsets.count, offsets[index] < offset { index += 1 }
        return index
    }
}
