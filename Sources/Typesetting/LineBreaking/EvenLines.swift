extension LineModel {
    /// The fewest lines that hold the segment, as even as they can be (typesetting.md 2.5): labels in narrow cells.
    ///
    /// No line has a single Han where another set of as many lines has none. A title that breaks by phrase takes more lines rather
    /// than end one elsewhere.
    func evenLines(_ segment: Range<Int>, width: Double, hasLeader: Bool) -> [ChosenLine] {
        // What these can not do, the optimum fit does with the rest of its relaxations.
        for strength in [Cohesion.none, .sectionMark] {
            if let lines = evenLines(segment, width: width, hasLeader: hasLeader, upTo: strength) { return lines }
        }
        return OptimalBreaker(model: self, segment: segment, width: width, hasLeader: hasLeader).lines()
    }

    private func evenLines(_ segment: Range<Int>, width: Double, hasLeader: Bool, upTo strength: Cohesion) -> [ChosenLine]? {
        /// The cheapest way to a line's start.
        struct Node {
            var start: Int
            var cost: Double
            var previous: Int
        }
        let em = style.text.size.points
        let last = segment.upperBound - 1
        var nodes = [Node(start: segment.lowerBound, cost: 0, previous: -1)]
        for atom in segment where atom == last || cohesion[atom] <= strength {
            var best = Node(start: atom + 1, cost: .infinity, previous: -1)
            for index in nodes.indices.reversed() {
                let node = nodes[index]
                let space = available(width: width, isFirst: node.start == 0, hasLeader: hasLeader && atom == last)
                let line = measure(node.start, atom, available: space)
                if line.excess > LineModel.tolerance { break }
                // The squares of what lines lack are least when all lack the same.
                let lack = max(0, line.slack) / em
                let hasLoneHan = sums[line.end + 1].han - sums[line.start].han == 1
                var cost = node.cost + Even.line + lack * lack + (hasLoneHan ? Even.loneHan : 0)
                if atom != last { cost += evenDemerits(behind: atom) }
                cost += Even.passedMark * passedMarks(node.start, atom, of: segment)
                if cost < best.cost { (best.cost, best.previous) = (cost, index) }
            }
            if best.cost < .infinity { nodes.append(best) } else if atom == last { return nil }
        }
        var lines: [ChosenLine] = []
        var node = nodes[nodes.count - 1]
        while node.previous >= 0 {
            lines.append(ChosenLine(start: nodes[node.previous].start, end: node.start - 1, isLast: node.start == segment.upperBound))
            node = nodes[node.previous]
        }
        return lines.reversed()
    }
}

extension LineModel {
    /// The cost of a line end behind `atom`.
    private func evenDemerits(behind atom: Int) -> Double {
        var cost = edges[atom].endsWithHyphen ? Even.hyphen : 0
        if !isAtMark(atom) { cost += Even.offMark }
        guard !phraseBreaks.isEmpty else { return cost }
        switch phraseBreaks[atom] {
        case .marked: break
        case .boundary: cost += Even.boundary
        case .elsewhere: cost += Even.offPhrase
        case .inside: cost += 2 * Even.offPhrase
        }
        return cost
    }
}

extension LineModel {
    /// Whether a mark shows the reader that a part of the text ends behind `atom`: `上年无此数据，|不作对比`, `办公室|（财政所）`.
    private func isAtMark(_ atom: Int) -> Bool {
        atoms[atom].characterClass.isClosingMark || atom + 1 < atoms.count && atoms[atom + 1].characterClass == .opening
    }
}

/// The costs of even lines, in squares of em: one more line outweighs everything, one Han alone outweighs evenness.
private enum Even {
    static let line = 1e12
    static let loneHan = 1e4
    static let hyphen = 1.0
    /// Lines that end at marks may be as uneven as four em.
    static let offMark = 8.0
    static let boundary = 1e6
    static let offPhrase = 2 * line
    static let passedMark = line
}
