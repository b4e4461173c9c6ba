extension LineModel {
    /// Fills line after line, squeezing before moving a word on: for cells of thousands of lines, in time that grows with the text alone.
    ///
    /// Obeys the same rules as the optimum fit; where a line has no line end that keeps them, they are given up in the same order,
    /// in that line alone.
    func firstFitLines(_ segment: Range<Int>, width: Double, hasLeader: Bool) -> [ChosenLine] {
        var lines: [ChosenLine] = []
        var start = segment.lowerBound
        while start < segment.upperBound {
            let end = farthestEnd(from: start, in: segment, width: width, hasLeader: hasLeader)
            lines.append(ChosenLine(start: start, end: end, isLast: end == segment.upperBound - 1))
            start = end + 1
        }
        mendLastLine(&lines, segment: segment, width: width, hasLeader: hasLeader)
        return lines
    }

    /// Line ends of one line that keep and that break rules.
    private struct Ends {
        /// The farthest line end by the strongest cohesion that it gives up, without and with tight glue.
        var natural: [Int?] = Array(repeating: nil, count: Int(Cohesion.never.rawValue))
        var tight: [Int?] = Array(repeating: nil, count: Int(Cohesion.never.rawValue))
        /// The first line end that gives up nothing, however long the line.
        var shortest: Int?
    }

    /// The last line end that the line from `start` reaches.
    private func farthestEnd(from start: Int, in segment: Range<Int>, width: Double, hasLeader: Bool) -> Int {
        let last = segment.upperBound - 1
        let space = available(width: width, isFirst: start == 0, hasLeader: false)
        let lastSpace = available(width: width, isFirst: start == 0, hasLeader: hasLeader)
        var ends = Ends()
        for atom in start...last {
            let strength = atom == last ? Cohesion.none : cohesion[atom]
            guard strength < .never else { continue }
            if ends.shortest == nil, strength <= .sectionMark { ends.shortest = atom }
            let line = measure(start, atom, available: atom == last ? lastSpace : space)
            if line.excess <= LineModel.tolerance {
                ends.natural[Int(strength.rawValue)] = atom
            } else if line.excess <= tightness(start, line.end) + LineModel.tolerance {
                ends.tight[Int(strength.rawValue)] = atom
            } else if !hasLeader, ends.shortest != nil {
                // Widths only grow; a leader's line is the exception, for it crosses the indent.
                break
            }
        }
        func best(_ cohesion: Cohesion) -> Int? { ends.natural[Int(cohesion.rawValue)] ?? ends.tight[Int(cohesion.rawValue)] }
        let natural = ends.natural[Int(Cohesion.none.rawValue)] ?? ends.natural[Int(Cohesion.sectionMark.rawValue)]
        return natural ?? best(.none) ?? best(.sectionMark) ?? best(.unit) ?? best(.word) ?? best(.kinsoku) ?? ends.shortest ?? last
    }

    /// Takes Han from the lines before when the last line has too few (typesetting.md 2.4).
    private func mendLastLine(_ lines: inout [ChosenLine], segment: Range<Int>, width: Double, hasLeader: Bool) {
        guard lines.count > 1, lastLinePoverty(lines[lines.count - 1].start, segment.upperBound - 1, of: segment) > 0 else { return }
        // The last three lines have room enough for it, and three lines are set as an optimum fit at once.
        let from = lines[max(0, lines.count - 3)].start
        let mended = OptimalBreaker(model: self, segment: from..<segment.upperBound, width: width, hasLeader: hasLeader).lines()
        lines.removeLast(min(3, lines.count))
        lines += mended
    }
}
