/// The measures of one possible line.
struct LineMeasure {
    /// Atoms that are seen, first and last.
    var start: Int
    var end: Int
    /// The width with natural glue, blanks at both ends trimmed.
    var natural: Double
    /// The width between the indents.
    var available: Double
    var squeezeLimit: Double

    /// What is to be added to reach both edges; negative for what is to be taken away.
    var slack: Double { available - natural }

    /// By how much the line is too long even when squeezed; not above zero for one that fits.
    var excess: Double { natural - squeezeLimit - available }
}

extension LineModel {
    /// The space between the indents of a line of a measure of `width` points.
    func available(width: Double, isFirst: Bool, hasLeader: Bool) -> Double {
        width - style.startIndent.points - (isFirst ? style.firstLineIndent.points : 0) - (hasLeader ? 0 : style.endIndent.points)
    }

    /// Whether the atoms hold a leader. Only the last line of a segment does.
    func hasLeader(_ range: Range<Int>) -> Bool { hasLeaders && atoms[range].contains { $0.characterClass == .leader } }

    /// The natural width of the atoms from `start` through `end`, as a line of their own: blanks at both ends are trimmed
    /// (typesetting.md 3.3, 3.4).
    func natural(_ start: Int, _ end: Int) -> Double {
        edges[end].natural + edges[end].ending - edges[start].natural - edges[start].startTrim
    }

    /// The measures of the line from `start` to a line end behind `breakAtom`.
    func measure(_ start: Int, _ breakAtom: Int, available: Double) -> LineMeasure {
        let end = max(start, edges[breakAtom].visibleEnd)
        return LineMeasure(
            start: start, end: end, natural: natural(start, end), available: available,
            squeezeLimit: edges[end].squeeze - edges[start].squeeze)
    }
}
