internal import Styling

/// Chooses all lines of a segment together (Knuth and Plass 1981).
///
/// Relaxation, when not every rule can be kept, in this order: lines looser than is good; a last line of fewer Han than asked for;
/// section marks parted from what follows; a first-line indent and Han–Latin gaps narrower than asked for; numbers parted from their
/// units; long codes broken; marks where they may not stand; lines that are too long.
/// Each is tried only when all before do not suffice, and costs so much that it is used as seldom as possible.
struct OptimalBreaker {
    let model: LineModel
    let segment: Range<Int>
    let width: Double
    let hasLeader: Bool

    /// A place where a line may begin, with the cheapest way to it.
    private struct Node {
        /// The first atom of the line that begins here.
        var start: Int
        /// The demerits of the lines before.
        var demerits: Double
        /// Index of the node where the line before began.
        var previous: Int
        /// Advances, fixed glue and squeeze before the line, with what its first atom loses.
        var natural = 0.0
        var squeeze = 0.0

        init(start: Int, demerits: Double, previous: Int) {
            (self.start, self.demerits, self.previous) = (start, demerits, previous)
        }

        /// The node with what lines that begin here are measured from.
        func measured(_ edge: LineModel.Edge) -> Node {
            var node = self
            node.natural = edge.natural + edge.startTrim
            node.squeeze = edge.squeeze
            return node
        }
    }

    /// What the innermost loop reads and writes, without counts of references and checks of bounds: all indices come from the segment.
    private struct Tables {
        let edges: UnsafePointer<LineModel.Edge>
        let badness: LineBadness
        /// Room for a node behind each atom of the segment and before the first.
        let nodes: UnsafeMutablePointer<Node>
    }

    /// What a search may give up.
    struct Relaxation {
        var cohesion = Cohesion.none
        /// Whether the last line may have fewer Han than asked for.
        var allowsPoorLastLine = true
        /// Whether the first-line indent and Han–Latin gaps may give way.
        var allowsTight = false
        var allowsOverfull = false
    }

    /// The cheapest lines.
    func lines() -> [ChosenLine] {
        for relaxation in LineModel.relaxations {
            if let lines = search(relaxation) { return lines }
        }
        return [ChosenLine(start: segment.lowerBound, end: segment.upperBound - 1, isLast: true)]
    }

    /// The cheapest lines that give up no more than `relaxation` says; `nil` when there are none.
    private func search(_ relaxation: Relaxation) -> [ChosenLine]? {
        model.edges.withUnsafeBufferPointer { edges in
            model.withBadness { badness in
                withUnsafeTemporaryAllocation(of: Node.self, capacity: segment.count + 1) { nodes in
                    // A segment that is to be broken has atoms.
                    guard let edges = edges.baseAddress, let nodes = nodes.baseAddress else { return nil }
                    let tables = Tables(edges: edges, badness: badness, nodes: nodes)
                    return fill(tables, relaxation).map { lines(through: nodes, last: $0) }
                }
            }
        }
    }

    /// The lines of the way that leads to the node `last`.
    private func lines(through nodes: UnsafeMutablePointer<Node>, last: Int) -> [ChosenLine] {
        var lines: [ChosenLine] = []
        var node = nodes[last]
        while node.previous >= 0 {
            let start = nodes[node.previous].start
            lines.append(ChosenLine(start: start, end: node.start - 1, isLast: node.start == segment.upperBound))
            node = nodes[node.previous]
        }
        return lines.reversed()
    }

    /// Finds the places where lines may begin and gives the index of the last, which is behind the segment; `nil` when that can not be reached.
    private func fill(_ tables: Tables, _ relaxation: Relaxation) -> Int? {
        let (edges, nodes, tolerance) = (tables.edges, tables.nodes, LineModel.tolerance)
        let isFirst = segment.lowerBound == 0
        let first = model.available(width: width, isFirst: isFirst, hasLeader: false)
        let middle = model.available(width: width, isFirst: false, hasLeader: false)
        // A leader and what follows it cross the indent at the right.
        let leader = hasLeader ? model.style.endIndent.points : 0
        // Phrases may be short.
        let mayStopEarly = model.phraseBreaks.isEmpty
        let hasNeighbours = model.hasHyphens || !model.marksBefore.isEmpty
        let isExact = !relaxation.allowsTight && !relaxation.allowsOverfull
        let indent = max(0, model.style.firstLineIndent.points)
        // Nothing but cohesion tells one line end from another.
        let isPlain = model.phraseBreaks.isEmpty && !model.hasHyphens
        let perfectLine = Demerits.perfectLine
        nodes.initialize(to: Node(start: segment.lowerBound, demerits: 0, previous: -1).measured(edges[segment.lowerBound]))
        var count = 1
        // Nodes before this one begin no line that is short enough any more.
        var head = 0
        let last = segment.upperBound - 1
        var atom = segment.lowerBound - 1
        while atom < last {
            atom += 1
            let isEnd = atom == last
            let edge = edges[atom]
            guard isEnd || edge.cohesion <= relaxation.cohesion else { continue }
            // The same for all lines that end here, but for those of nothing but spaces.
            var (reach, squeezeBefore) = measures(endingAt: edge.visibleEnd, edges)
            var best = Node(start: atom + 1, demerits: .infinity, previous: -1)
            let penalty = isEnd ? 0 : isPlain ? Demerits.broken(edge.cohesion) : model.breakDemerits(behind: atom)
            var index = head
            while index < count {
                let node = nodes + index
                let available = (index == 0 ? first : middle) + (isEnd ? leader : 0)
                var end = edge.visibleEnd
                if node.pointee.start > end {
                    end = node.pointee.start
                    (reach, squeezeBefore) = measures(endingAt: end, edges)
                }
                let natural = reach - node.pointee.natural
                let squeeze = squeezeBefore - node.pointee.squeeze
                let excess = natural - squeeze - available
                if excess > tolerance {
                    var cost = Double.infinity
                    if !isExact {
                        let rest = excess - tables.badness.tightness(node.pointee.start, end, indent: indent)
                        if rest <= tolerance {
                            cost = Demerits.tight
                        } else if relaxation.allowsOverfull {
                            cost = Demerits.overfull * (1 + rest)
                        }
                    }
                    if cost == .infinity, index == head { head += 1 }
                    cost += node.pointee.demerits + penalty
                    if cost < best.demerits { (best.demerits, best.previous) = (cost, index) }
                    index += 1
                    continue
                }
                let poverty = isEnd ? model.lastLinePoverty(node.pointee.start, last, of: segment) : 0
                if poverty > 0, !relaxation.allowsPoorLastLine { break }
                var cost = node.pointee.demerits + penalty + poverty
                // Most lines are dearer than the best one so far however good they look.
                if cost + perfectLine < best.demerits {
                    let line = LineMeasure(
                        start: node.pointee.start, end: end, natural: natural, available: available, squeezeLimit: squeeze)
                    cost += tables.badness.demerits(line, isLast: isEnd)
                    if hasNeighbours { cost += neighbourDemerits(node.pointee.start, atom, edges) }
                    if cost < best.demerits { (best.demerits, best.previous) = (cost, index) }
                }
                // Lines that begin later are emptier still: they matter only where nothing good leads here.
                if mayStopEarly, !isEnd, natural < 0.7 * available, best.demerits < Demerits.offPhrase / 10 { break }
                index += 1
            }
            if best.demerits < .infinity {
                (nodes + count).initialize(to: isEnd ? best : best.measured(edges[atom + 1]))
                count += 1
            } else if isEnd {
                return nil
            }
            if head >= count { return nil }
        }
        return count - 1
    }

    /// What of the measures of a line depends on its last visible atom alone.
    private func measures(endingAt end: Int, _ edges: UnsafePointer<LineModel.Edge>) -> (reach: Double, squeeze: Double) {
        (edges[end].natural + edges[end].ending, edges[end].squeeze)
    }

    /// What a line costs for how it goes on from the line before: hyphens below each other, preferred line ends passed by.
    private func neighbourDemerits(_ start: Int, _ atom: Int, _ edges: UnsafePointer<LineModel.Edge>) -> Double {
        var demerits = 0.0
        if edges[atom].endsWithHyphen, start > 0, edges[start - 1].endsWithHyphen { demerits += Demerits.hyphenAgain }
        if !model.marksBefore.isEmpty { demerits += Demerits.passedMark * model.passedMarks(start, atom, of: segment) }
        return demerits
    }
}
