internal import Styling

/// Chooses all lines of a segment together (Knuth and Plass 1981).
///
/// Relaxation, when not every rule can be kept, in this order: lines looser than is good; a last line of fewer Han than asked for;
/// section marks parted from what follows; marks where they may not stand; numbers parted from their units; lines that are too long.
/// Each is tried only when all before do not suffice, and costs so much that it is used as seldom as possible.
struct OptimalBreaker {
    let model: LineModel
    let segment: Range<Int>
    let width: Double
    let hasLeader: Bool

    private struct Node {
        /// The first atom of the line that begins here.
        var start: Int
        /// The cheapest demerits of the lines before.
        var demerits: Double
        /// Index of the node where the line before began.
        var previous: Int
    }

    /// The cheapest lines.
    func lines() -> [ChosenLine] {
        if let lines = search(upTo: .none, keepsLastLine: true) { return lines }
        for strength in [Cohesion.none, .sectionMark, .kinsoku, .unit] {
            if let lines = search(upTo: strength) { return lines }
        }
        return search(upTo: .unit, allowsOverfull: true)
            ?? [ChosenLine(start: segment.lowerBound, end: segment.upperBound - 1, isLast: true)]
    }

    /// The cheapest lines that give up no cohesion stronger than `strength`; `nil` when there are none.
    private func search(upTo strength: Cohesion, allowsOverfull: Bool = false, keepsLastLine: Bool = false) -> [ChosenLine]? {
        let first = segment.lowerBound == 0 ? model.available(width: width, isFirst: true, hasLeader: false) : nil
        let middle = model.available(width: width, isFirst: false, hasLeader: false)
        var nodes = [Node(start: segment.lowerBound, demerits: 0, previous: -1)]
        // Nodes before this one begin no line that is short enough any more.
        var head = 0
        let last = segment.upperBound - 1
        for atom in segment {
            let isEnd = atom == last
            guard isEnd || model.cohesion[atom] <= strength else { continue }
            var best = Node(start: atom + 1, demerits: .infinity, previous: -1)
            let penalty = isEnd ? 0 : model.breakDemerits(behind: atom)
            var index = head
            while index < nodes.count {
                let node = nodes[index]
                var available = index == 0 ? first ?? middle : middle
                if isEnd, hasLeader { available = model.available(width: width, isFirst: index == 0 && first != nil, hasLeader: true) }
                let line = model.measure(node.start, atom, available: available)
                guard var demerits = demerits(of: line, isLast: isEnd) else {
                    // Too long: so it is for every later end, since widths only grow.
                    if index == head, !allowsOverfull || index + 1 < nodes.count { head += 1 }
                    if allowsOverfull {
                        let excess = line.natural - line.squeezeLimit - available
                        let cost = node.demerits + Demerits.overfull * (1 + excess) + penalty
                        if cost < best.demerits { (best.demerits, best.previous) = (cost, index) }
                    }
                    index += 1
                    continue
                }
                if isEnd, !model.mayBeLast(node.start, last, of: segment) {
                    guard !keepsLastLine else { break }
                    demerits += Demerits.poorLastLine
                }
                let cost = node.demerits + demerits + penalty
                if cost < best.demerits { (best.demerits, best.previous) = (cost, index) }
                // Lines that begin later are emptier still: they matter only where nothing better leads here.
                if !isEnd, line.natural < 0.5 * available, best.demerits < .infinity { break }
                index += 1
            }
            if best.demerits < .infinity { nodes.append(best) } else if isEnd { return nil }
            if head >= nodes.count { return nil }
        }
        return path(nodes)
    }

    /// The demerits of one line, line end aside; `nil` when it is too long.
    private func demerits(of line: LineMeasure, isLast: Bool) -> Double? {
        let badness: Double?
        switch model.style.alignment {
        case .justify where isLast:
            badness = line.slack >= 0 ? 0 : model.badness(line)
        case .justify, .distribute: badness = model.badness(line)
        case .left, .right, .center, .balance:
            badness = isLast && line.slack >= 0 ? 0 : model.raggedBadness(line)
        }
        return badness.map(Demerits.line(badness:))
    }

    private func path(_ nodes: [Node]) -> [ChosenLine] {
        var lines: [ChosenLine] = []
        var node = nodes[nodes.count - 1]
        while node.previous >= 0 {
            let start = nodes[node.previous].start
            lines.append(ChosenLine(start: start, end: node.start - 1, isLast: node.start == segment.upperBound))
            node = nodes[node.previous]
        }
        return lines.reversed()
    }
}
