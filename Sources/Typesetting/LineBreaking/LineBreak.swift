/// One chosen line: the atoms from `start` through `end`, spaces at its end included.
struct ChosenLine: Hashable {
    var start: Int
    /// The atom behind which the line ends; before `start` for an empty line.
    var end: Int
    /// Whether the line is its segment's last: not stretched.
    var isLast: Bool

    var isEmpty: Bool { end < start }
}

extension LineModel {
    /// The fourth step: takes the width of the measure, gives the lines. Only advances count here.
    func breakLines(width: Double) -> [ChosenLine] {
        var lines: [ChosenLine] = []
        for segment in segments {
            guard !segment.isEmpty else {
                lines.append(ChosenLine(start: segment.lowerBound, end: segment.lowerBound - 1, isLast: true))
                continue
            }
            let leader = hasLeader(segment)
            if segmentFits(segment, width: width, leader: leader) {
                lines.append(ChosenLine(start: segment.lowerBound, end: segment.upperBound - 1, isLast: true))
                continue
            }
            switch (style.alignment, style.breaking) {
            case (.balance, _): lines += evenLines(segment, width: width, hasLeader: leader)
            case (_, .firstFit): lines += firstFitLines(segment, width: width, hasLeader: leader)
            case (_, .optimal):
                lines += OptimalBreaker(model: self, segment: segment, width: width, hasLeader: leader).lines()
            }
        }
        return lines
    }

    /// Whether a segment needs no line end at all, which is so for most cells of tables.
    private func segmentFits(_ segment: Range<Int>, width: Double, leader: Bool) -> Bool {
        let isFirst = segment.lowerBound == 0
        let line = measure(
            segment.lowerBound, segment.upperBound - 1, available: available(width: width, isFirst: isFirst, hasLeader: leader))
        guard line.slack >= -line.squeezeLimit - LineModel.tolerance else { return false }
        guard leader, let position = segment.first(where: { atoms[$0].characterClass == .leader }), position > segment.lowerBound
        else { return true }
        // Only the leader and what follows it may cross the indent at the right.
        let text = measure(segment.lowerBound, position - 1, available: available(width: width, isFirst: isFirst, hasLeader: false))
        return text.slack >= -text.squeezeLimit - LineModel.tolerance
    }

    /// The demerits of a line end behind `atom` apart from how its line looks.
    func breakDemerits(behind atom: Int) -> Double {
        var demerits = Demerits.broken(cohesion[atom])
        if hasPreferred {
            switch style.alignment {
            // A title breaks by phrase (typesetting.md 5): elsewhere only when no phrase fits.
            case .left, .center, .right, .balance: demerits += isPreferred[atom] ? 0 : 1e12
            case .justify, .distribute: demerits += isPreferred[atom] ? 0 : 2000
            }
        }
        return demerits
    }

    /// Whether the atoms may be the last line of a paragraph: two Han at the least (typesetting.md 2.4), unless it is the only line.
    func mayBeLast(_ start: Int, _ end: Int, of segment: Range<Int>) -> Bool {
        start == segment.lowerBound || sums[end + 1].han - sums[start].han >= lastLineHan
    }
}
