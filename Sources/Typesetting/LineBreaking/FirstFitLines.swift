extension LineModel {
    /// Fills line after line, squeezing before moving a word on: for cells of thousands of lines, in time that grows with the text alone.
    ///
    /// Obeys the same rules as the optimum fit; where a line has no line end that keeps them, the weakest cohesion in it is given up.
    func firstFitLines(_ segment: Range<Int>, width: Double, hasLeader: Bool) -> [ChosenLine] {
        var lines: [ChosenLine] = []
        var start = segment.lowerBound
        while start < segment.upperBound {
            let end = farthestEnd(from: start, in: segment, width: width, hasLeader: hasLeader)
            lines.append(ChosenLine(start: start, end: end, isLast: end == segment.upperBound - 1))
            start = end + 1
        }
        mendLastLine(&lines, segment: segment, width: width)
        return lines
    }

    /// The last line end that the line from `start` reaches, the weakest cohesion first.
    private func farthestEnd(from start: Int, in segment: Range<Int>, width: Double, hasLeader: Bool) -> Int {
        let isFirst = start == 0
        let last = segment.upperBound - 1
        let space = available(width: width, isFirst: isFirst, hasLeader: false)
        let lastSpace = available(width: width, isFirst: isFirst, hasLeader: hasLeader)
        var best: [Cohesion: Int] = [:]
        var shortest: Int?
        for atom in start...last {
            let strength = atom == last ? Cohesion.none : cohesion[atom]
            guard strength < .never else { continue }
            if shortest == nil { shortest = atom }
            let line = measure(start, atom, available: atom == last ? lastSpace : space)
            if -line.slack > line.squeezeLimit + LineModel.tolerance {
                // Widths only grow; a leader's line is the exception, for it crosses the indent.
                if !hasLeader { break }
                continue
            }
            best[strength] = atom
        }
        for strength in [Cohesion.none, .sectionMark, .kinsoku, .unit] {
            if let atom = best[strength] { return atom }
        }
        return shortest ?? last
    }

    /// Takes Han from the line before when the last line has too few (typesetting.md 2.4).
    private func mendLastLine(_ lines: inout [ChosenLine], segment: Range<Int>, width: Double) {
        guard lines.count > 1 else { return }
        let last = lines[lines.count - 1]
        guard !mayBeLast(last.start, last.end, of: segment) else { return }
        let before = lines[lines.count - 2]
        var end = before.end - 1
        while end >= before.start {
            let isFree = cohesion[end] == .none && mayBeLast(end + 1, last.end, of: segment)
            if isFree {
                let line = measure(
                    end + 1, last.end, available: available(width: width, isFirst: false, hasLeader: hasLeader(end + 1..<last.end + 1)))
                guard -line.slack <= line.squeezeLimit + LineModel.tolerance else { return }
                lines[lines.count - 2].end = end
                lines[lines.count - 1].start = end + 1
                return
            }
            end -= 1
        }
    }
}
