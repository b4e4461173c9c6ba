internal import Geometry

/// Chooses all pages of a run together (Plass 1981; for figures that move, Mittelbach 2016).
///
/// A run is what stands between two forced ends. It is searched from its front: a node is a place where a page may begin, with the figures that
/// wait to stand on it, and the cheapest way there. The way to a node does not matter to what comes behind it, so each is looked at once, and
/// from each one page is filled, which ends in turn at every place where it may: the work grows with the items, times those of a page.
///
/// A figure that floats stands where it is called, or else at the top of the next page: behind the paragraph that was begun below it, if there is
/// one, so that it parts none. Text goes on below it until the page is full, but no further than to the next heading of the level it stands
/// under or one above, and not past tables, rules and figures.
///
/// Example, a page of ten lines: six lines, a figure of five, six lines, the end. In order the first page has a hole of four lines
/// (681 demerits); with the figure on the second page the first takes four lines of what follows and is full (12).
struct PageBuilder {
    let boxes: [RunBox]
    let region: Region
    /// How far the first page is filled already.
    var start = FillLevel()
    /// What follows the last box.
    var end = End.forced

    enum End {
        /// The run ends, and its last page may be as empty as it likes.
        case forced
        /// A table follows on the same page and breaks where it likes; `keeps` holds the last box by it.
        case table(keeps: Bool)
        /// The run goes on beyond what is looked at.
        case more
    }

    /// One of the pages that were chosen.
    struct Page: Equatable {
        /// Indices of boxes in the order in which they stand.
        var order: [Int]
        /// The first box that stands behind all of them in the text.
        var end: Int
        /// Figures that wait for the next page.
        var waiting: [Int]
        /// Boxes that have another height than their own, and which of their heights it is.
        var heights: [PageStretch.Choice] = []
    }

    /// A place where a page may begin, and the figures that have been passed and stand on it.
    struct Place: Equatable {
        var start: Int
        var floats: [Int]
        /// Whether it is the first page, which may be filled in part.
        var isFirst = false

        static let start = Place(start: 0, floats: [], isFirst: true)
    }

    /// The cheapest way to a place.
    private struct Node {
        var place: Place
        /// Demerits of the pages before.
        var demerits: Double
        var previous: Int
        /// Whether all ways to it are known and pages were filled from it.
        var isDone = false
    }

    /// The end of a page.
    struct Candidate {
        var end: Int
        var waiting: [Int]
        var demerits: Double
    }

    /// The cheapest pages; with `End.more` those of them that do not depend on what is not seen.
    func pages() -> [Page] { chosen().pages }

    /// The cheapest pages and what they cost.
    func chosen() -> (pages: [Page], demerits: Double) {
        guard let (nodes, last) = search(from: .start) else { return ([], 0) }
        return (pages(through: nodes, last: last), nodes[last].demerits)
    }

    /// What the cheapest pages from a place on cost.
    func demerits(from place: Place) -> Double {
        if place.start == boxes.count, place.floats.isEmpty { return 0 }
        guard let (nodes, last) = search(from: place) else { return 0 }
        return nodes[last].demerits
    }

    /// The nodes that are reached from a place, and the index of that behind the last box.
    private func search(from place: Place) -> (nodes: [Node], last: Int)? {
        // The place is no node that another page leads to.
        var nodes = [Node(place: place, demerits: 0, previous: -1)]
        var nodesAt: [[Int]] = Array(repeating: [], count: boxes.count + 1)
        let limit = demeritsOfFullest(from: place) + 1e-6
        fill(from: 0, nodes: &nodes, nodesAt: &nodesAt, limit: limit)
        for start in nodesAt.indices.dropFirst(place.start) {
            // A page of figures alone leads to a node at the same place where fewer wait.
            while let index = nodesAt[start].filter({ !nodes[$0].isDone }).max(by: {
                nodes[$0].place.floats.count < nodes[$1].place.floats.count
            }) {
                nodes[index].isDone = true
                if start < boxes.count || !nodes[index].place.floats.isEmpty {
                    fill(from: index, nodes: &nodes, nodesAt: &nodesAt, limit: limit)
                }
            }
        }
        return nodesAt[boxes.count].first { nodes[$0].place.floats.isEmpty }.map { (nodes, $0) }
    }

    /// What it costs to fill each page as far as it goes: no node that is dearer leads to the cheapest pages.
    private func demeritsOfFullest(from start: Place) -> Double {
        var (place, demerits) = (start, 0.0)
        while place.isFirst || place.start < boxes.count || !place.floats.isEmpty {
            var filler = filler(at: place)
            guard let fullest = filler.candidates().first else { return .infinity }
            let next = Place(start: fullest.end, floats: fullest.waiting)
            guard next != place else { return .infinity }
            demerits += fullest.demerits
            place = next
        }
        return demerits
    }

    /// Fills the page that begins at a node, and notes where the next may begin.
    private func fill(from index: Int, nodes: inout [Node], nodesAt: inout [[Int]], limit: Double) {
        var filler = filler(at: nodes[index].place)
        for candidate in filler.candidates() {
            let demerits = nodes[index].demerits + candidate.demerits
            guard demerits <= limit else { continue }
            if let known = nodesAt[candidate.end].first(where: { nodes[$0].place.floats == candidate.waiting }) {
                // Of two ways that cost the same the first is kept: one whose pages are fuller.
                if demerits < nodes[known].demerits { (nodes[known].demerits, nodes[known].previous) = (demerits, index) }
            } else {
                nodesAt[candidate.end].append(nodes.count)
                let place = Place(start: candidate.end, floats: candidate.waiting)
                nodes.append(Node(place: place, demerits: demerits, previous: index))
            }
        }
    }

    /// An empty page at a place.
    func filler(at place: Place) -> PageFiller {
        PageFiller(self, start: place.start, floats: place.floats, level: place.isFirst ? start : FillLevel())
    }

    private func pages(through nodes: [Node], last: Int) -> [Page] {
        var way: [Int] = []
        var index = last
        while index >= 0 {
            way.append(index)
            index = nodes[index].previous
        }
        way.reverse()
        var pages = zip(way, way.dropFirst()).map { from, to in
            var filler = filler(at: nodes[from].place)
            return filler.page(endingAt: nodes[to].place.start, waiting: nodes[to].place.floats)
        }
        if case .more = end, pages.count > 1 {
            // The last pages would be others if more were seen. The next look begins where no figure waits.
            let settled = pages.prefix(max(1, pages.count * 3 / 4)).lastIndex { $0.waiting.isEmpty }
            pages.removeSubrange(((settled ?? pages.firstIndex { $0.waiting.isEmpty } ?? pages.count - 1) + 1)...)
        }
        return pages
    }
}
