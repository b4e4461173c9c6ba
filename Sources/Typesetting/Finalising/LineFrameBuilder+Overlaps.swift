internal import Display

extension LineFrameBuilder {
    /// A wide space at the end of the cluster of a mark whose blank the next character takes, so that the cluster ends where that begins.
    ///
    /// For poppler a character that begins within the one before is the first of another word, and a line of raw text ends there. Of a
    /// cluster of several glyphs it goes by where the first begins and the last ends (typesetting.md 1.6).
    func overlapFiller(behind index: Int, of set: SetLine, font: Int, origin: Double) -> (id: UInt32, x: Float)? {
        guard index < set.measure.end, let space = shaped.fonts[font].extras.wideSpace else { return nil }
        let right = set.rightEdge(of: index, in: model)
        guard glyphEnd(of: index, in: set) > right + Self.overlap * model.atoms[index].em else { return nil }
        return (space.id, Float(right - space.advance - origin))
    }

    /// The same at the beginning of the cluster of a mark whose blank lies over the character before.
    func overlapFiller(before index: Int, of set: SetLine, font: Int, origin: Double) -> (id: UInt32, x: Float, advance: Double)? {
        guard index > set.line.start, index <= set.measure.end, let space = shaped.fonts[font].extras.wideSpace else { return nil }
        let atom = model.atoms[index]
        let position = set.positions[index - set.line.start]
        let left = max(position, set.rightEdge(of: index - 1, in: model))
        guard position + atom.shift < left - Self.overlap * atom.em else { return nil }
        return (space.id, Float(left - origin), space.advance)
    }

    private func glyphEnd(of index: Int, in set: SetLine) -> Double {
        let atom = model.atoms[index]
        return shaped.glyphs[atom.glyphs].reduce(set.positions[index - set.line.start] + atom.shift) { $0 + $1.advance }
    }

    /// How much of an em two characters may lie over each other before a reader takes note.
    private static let overlap = 0.05
}

extension SetLine {
    /// Where an atom ends to the eye of a reader: before the next one where that takes its blank, at its own ink at the least.
    func rightEdge(of index: Int, in model: LineModel) -> Double {
        let atom = model.atoms[index]
        let right = positions[index - line.start] + atom.advance
        guard index < line.end else { return right }
        let next = positions[index + 1 - line.start]
        guard next < right else { return right }
        if atom.characterClass.isClosingMark { return max(next, right - atom.rightBlank) }
        return atom.characterClass == .middleDot ? next : right
    }
}
