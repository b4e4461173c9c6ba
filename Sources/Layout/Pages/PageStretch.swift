internal import Geometry

/// The boxes of a page that may be higher or lower, and how high they are best.
struct PageStretch {
    /// Which of its heights a box has.
    struct Choice: Equatable {
        var box: Int
        var height: Int
    }

    /// A box at its lowest.
    private struct Member {
        var box: Int
        var heights: [Length]
        var own: Int
    }

    private var members: [Member] = []

    mutating func add(_ box: RunBox, at index: Int) {
        guard !box.heights.isEmpty else { return }
        members.append(Member(box: index, heights: box.heights, own: box.ownHeight))
    }

    /// The best heights where boxes at their lowest leave `free` of a page, with what they and the hole that remains cost.
    ///
    /// Boxes grow in turn by one step each, first up to their own heights, so that they differ little.
    func best(free: Length, of page: Length, countsHole: Bool) -> (choices: [Choice], demerits: Double) {
        func hole(_ free: Length) -> Double { countsHole ? PageDemerits.open(free, of: page) : 0 }
        guard !members.isEmpty else { return ([], hole(free)) }
        var steps = Array(repeating: 0, count: members.count)
        var free = free
        var best = (steps: steps, demerits: hole(free) + demerits(steps))
        while let index = next(steps) {
            free = free - (members[index].heights[steps[index] + 1] - members[index].heights[steps[index]])
            guard free >= -tolerance else { break }
            steps[index] += 1
            let demerits = hole(free) + self.demerits(steps)
            if demerits < best.demerits { best = (steps, demerits) }
        }
        let choices = zip(members, best.steps).compactMap { member, step in
            step == member.own ? nil : Choice(box: member.box, height: step)
        }
        return (choices, best.demerits)
    }

    /// The box that grows next: the one farthest below its own height, of several the first.
    private func next(_ steps: [Int]) -> Int? {
        members.indices.filter { steps[$0] + 1 < members[$0].heights.count }.min {
            steps[$0] - members[$0].own < steps[$1] - members[$1].own
        }
    }

    private func demerits(_ steps: [Int]) -> Double {
        zip(members, steps).reduce(0) { $0 + PageDemerits.height(steps: $1.1 - $1.0.own) }
    }
}
