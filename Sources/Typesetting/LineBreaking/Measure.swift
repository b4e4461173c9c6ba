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
}

extension LineModel {
    /// The space between the indents of a line of a measure of `width` points.
    func available(width: Double, isFirst: Bool, hasLeader: Bool) -> Double {
        width - style.startIndent.points - (isFirst ? style.firstLineIndent.points : 0) - (hasLeader ? 0 : style.endIndent.points)
    }

    /// Whether the atoms hold a leader. Only the last line of a segment does.
    func hasLeader(_ range: Range<Int>) -> Bool { atoms[range].contains { $0.characterClass == .leader } }

    /// The natural width of the atoms from `start` through `end`, as a line of their own.
    func natural(_ start: Int, _ end: Int) -> Double {
        sums[end].natural + atoms[end].advance - sums[start].natural - startTrim(start) - atoms[end].rightBlank
    }

    /// What a line that begins with the atom loses at its left (typesetting.md 3.4).
    func startTrim(_ start: Int) -> Double { start == 0 && !style.trimsParagraphStart ? 0 : atoms[start].leftBlank }

    /// The measures of the line from `start` to a line end behind `breakAtom`.
    func measure(_ start: Int, _ breakAtom: Int, available: Double) -> LineMeasure {
        let end = max(start, visibleEnd[breakAtom])
        return LineMeasure(
            start: start, end: end, natural: natural(start, end), available: available,
            squeezeLimit: sums[end].squeeze - sums[start].squeeze)
    }
}
