internal import Geometry

/// Fills one page from a place in the run and finds where it may end.
struct PageFiller {
    private let builder: PageBuilder
    private var level: FillLevel
    /// The next box.
    private var next: Int
    /// Boxes on the page in their order.
    private var order: [Int] = []
    /// What could be higher than it is: boxes are placed at their lowest.
    private var stretch = PageStretch()
    /// Figures that stand on the page as soon as no paragraph is parted by them.
    private var due: [Int]
    /// Figures for the next page.
    private var deferred: [Int] = []
    /// Whether anything was placed since a figure was left for the next page: until then the page ends before the figure, not behind it.
    private var isPastFigure = true
    private var lines = 0
    private var hasOthers: Bool
    private var hasShare = false

    init(_ builder: PageBuilder, start: Int, floats: [Int], level: FillLevel) {
        self.builder = builder
        self.level = level
        next = start
        due = floats
        hasOthers = level.hasContent
    }

    private var boxes: [RunBox] { builder.boxes }
    private var region: Region { builder.region }

    /// The ends of the page, the fullest first, each with what the page would cost. Those of pages that are less than a third full
    /// count only where there are no others.
    mutating func candidates() -> [PageBuilder.Candidate] {
        var found: [PageBuilder.Candidate] = []
        let isFilled = { (filler: PageFiller) in filler.free * 1.5 <= filler.region.size.height || filler.next == filler.boxes.count }
        let empty = self
        fill { filler in
            if isFilled(filler), let demerits = filler.demeritsHere { found.append(filler.candidate(demerits)) }
            return true
        }
        if found.isEmpty {
            self = empty
            fill { filler in
                if let demerits = filler.demeritsHere { found.append(filler.candidate(demerits)) }
                return true
            }
        }
        if found.isEmpty {
            // One chain of keeps fills the page: it is parted here.
            found.append(candidate(PageDemerits.forbidden + openDemerits))
        }
        return found.reversed()
    }

    /// The page that ends before the box `end` while `waiting` wait.
    mutating func page(endingAt end: Int, waiting: [Int]) -> PageBuilder.Page {
        fill { $0.next != end || $0.due + $0.deferred != waiting }
        let isLast = end == boxes.count && waiting.isEmpty
        let heights = stretch.best(free: free, of: region.size.height, countsHole: !isLast && !hasShare).choices
        return PageBuilder.Page(order: order, end: end, waiting: waiting, heights: heights)
    }

    private func candidate(_ demerits: Double) -> PageBuilder.Candidate {
        PageBuilder.Candidate(end: next, waiting: due + deferred, demerits: demerits)
    }

    /// Places boxes until the page is full or `goesOn`, which is asked wherever something stands on the page, says no.
    private mutating func fill(while goesOn: (PageFiller) -> Bool) {
        while true {
            placeDue()
            if level.hasContent || next == boxes.count, !goesOn(self) { return }
            guard next < boxes.count else { return }
            if isBarred { return }
            switch boxes[next].kind {
            case .space(let space):
                level.add(space: space)
                order.append(next)
            case .share:
                level.addShare()
                hasShare = true
                hasOthers = true
                order.append(next)
            case .float:
                if due.isEmpty, deferred.isEmpty, fits(next) || !level.hasContent {
                    place(next)
                } else {
                    deferred.append(next)
                    isPastFigure = false
                }
            case .box:
                guard fits(next) || !level.hasContent else { return }
                place(next)
            }
            next += 1
        }
    }

    private func fits(_ index: Int) -> Bool { level.fits(boxes[index].lowest, in: region) }

    private mutating func place(_ index: Int) {
        isPastFigure = true
        level.add(boxes[index].lowest, in: region)
        stretch.add(boxes[index], at: index)
        lines += boxes[index].lines
        if boxes[index].lines == 0, boxes[index].measure.height > .zero { hasOthers = true }
        order.append(index)
    }

    /// Places the figures that the page before left, where a paragraph begins.
    private mutating func placeDue() {
        guard !due.isEmpty else { return }
        if next < boxes.count, !boxes[next].beginsBlock || level.hasContent && boxes[next].breakBefore != .allowed { return }
        while let first = due.first, fits(first) || !level.hasContent {
            place(first)
            due.removeFirst()
        }
        // Those that find no room wait once more, before others.
        deferred = due + deferred
        due = []
    }

    /// Whether the next box may not stand before figures that are behind it on the page or on the next.
    private var isBarred: Bool {
        guard level.hasContent, !due.isEmpty || !deferred.isEmpty else { return false }
        let box = boxes[next]
        switch box.kind {
        case .share, .space: return true
        case .float: return false
        case .box:
            guard box.lines > 0 else { return box.measure.height > .zero }
            guard let heading = box.level else { return false }
            return (due + deferred).contains { index in boxes[index].level.map { heading <= $0 } ?? true }
        }
    }

    /// What the page costs if it ends before the next box; `nil` where it may not.
    private var demeritsHere: Double? {
        guard isPastFigure else { return nil }
        let waiting = due.count + deferred.count
        var demerits = PageDemerits.page + PageDemerits.float * Double(waiting)
        if next == boxes.count, waiting == 0 {
            demerits += stretch.best(free: free, of: region.size.height, countsHole: false).demerits
            switch builder.end {
            case .forced: return demerits + shortDemerits
            case .more: return demerits
            case .table(let keeps):
                // The table begins on the page if it has some room.
                return free >= region.size.height / 4 ? demerits : demerits + openDemerits + (keeps ? PageDemerits.short : 0)
            }
        }
        if next < boxes.count {
            switch boxes[next].breakBefore {
            case .allowed: break
            case .avoided: demerits += PageDemerits.avoided
            case .forbidden: return nil
            }
        }
        return demerits + openDemerits + shortDemerits
    }

    private var shortDemerits: Double { lines < PageDemerits.fewestLines && !hasOthers ? PageDemerits.short : 0 }

    /// What boxes at their lowest leave.
    private var free: Length { region.size.height - level.noteHeight - level.y }

    /// What the hole at the page's foot costs, and what it costs to make it smaller.
    private var openDemerits: Double { stretch.best(free: free, of: region.size.height, countsHole: !hasShare).demerits }
}
