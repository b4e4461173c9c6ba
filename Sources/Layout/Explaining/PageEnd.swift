internal import Geometry

/// Why a page ends where it does, as far as it is known when it is filled.
struct PageEnd {
    enum Reason {
        /// Chosen with the other pages of its run.
        case chosen(PageChoice)
        /// The run ends.
        case forced
        /// A table breaks, or columns do.
        case table
        /// What comes next does not fit.
        case full
    }

    var reason: Reason
    /// What stays open at the page's foot, and the height of a line.
    var open: Length
    var line: Length
}

/// One page of a run whose pages were chosen together.
struct PageChoice {
    var builder: PageBuilder
    var pages: [PageBuilder.Page]
    var page: Int
    /// What the items of the run are called where a page ends behind them.
    var names: [String]

    private var node: PageBuilder.Place {
        page == 0 ? .start : PageBuilder.Place(start: pages[page - 1].end, floats: pages[page - 1].waiting)
    }

    /// What stands last on the page.
    var ending: String { pages[page].order.last.map { names[$0] } ?? "" }

    /// The cost of the page and of those behind it, and the other ends with what they would cost: up to three on either side.
    func costs() -> (page: Double, all: Double, others: [PageExplanation.Alternative]) {
        var filler = builder.filler(at: node)
        let candidates = filler.candidates()
        func all(_ candidate: PageBuilder.Candidate) -> Double {
            candidate.demerits + builder.demerits(from: PageBuilder.Place(start: candidate.end, floats: candidate.waiting))
        }
        let chosen = pages[page]
        guard let own = candidates.first(where: { $0.end == chosen.end && $0.waiting == chosen.waiting }) else { return (0, 0, []) }
        let total = all(own)
        var others: [PageExplanation.Alternative] = []
        let order = candidates.reversed().filter { $0.end != own.end || $0.waiting != own.waiting }
        let near = order.filter { $0.end <= own.end }.suffix(3) + order.filter { $0.end > own.end }.prefix(3)
        for candidate in near {
            var filler = builder.filler(at: node)
            let last = filler.page(endingAt: candidate.end, waiting: candidate.waiting).order.last
            others.append(
                PageExplanation.Alternative(
                    ending: last.map { names[$0] } ?? "", waiting: candidate.waiting.map { names[$0] }, dearer: all(candidate) - total))
        }
        return (own.demerits, total, others)
    }
}
