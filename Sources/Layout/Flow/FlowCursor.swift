internal import Diagnostics
internal import Display
internal import Geometry

/// Distribute: takes flow items, gives one fragment for each region.
///
/// The cursor is a value: a copy is a snapshot, and putting it back undoes whatever was tried since.
///
/// Pages are chosen together by a `PageBuilder`; the parts of a cell are filled as they come.
struct FlowCursor {
    private var items: [FlowItem]
    private var index = 0
    /// The table, or the columns, that have begun and are not finished.
    private var begun: BreakingBlock?
    private let choosesEnds: Bool
    /// Where the regions end that were chosen, the next one last.
    private var ends: [Int] = []
    /// Up to here it has been chosen.
    private var chosen = 0
    /// Whether regions tell why they end, and the next of those that were chosen.
    private let explains: Bool
    private var choice: PageChoice?

    init(_ items: [FlowItem], choosesEnds: Bool = false, explains: Bool = false) {
        self.items = items
        self.choosesEnds = choosesEnds
        self.explains = explains
    }

    var isFinished: Bool { index >= items.count }

    /// The height of all that is left, in one piece.
    var remainingHeight: Length {
        guard let begun, let first = items[index...].first else { return naturalHeight(of: items[index...]) }
        var rest = first
        rest.content = .breaking(begun)
        return naturalHeight(of: [rest] + items[(index + 1)...])
    }

    /// The footnotes of all that is left.
    var remainingNotes: [FlowNote] {
        let left = items[index...]
        let breaks = left.contains { if case .breaking = $0.content { true } else { false } }
        guard breaks else { return left.flatMap(\.notes) }
        var copy = self
        return copy.layout(in: Region(size: Size(width: .infinity, height: .infinity), isFresh: true)).notes
    }

    /// Fills one region and moves on.
    mutating func layout(in region: Region) -> Fragment {
        var page = RegionFill(region: region)
        var lastBreak = BreakMarks(start: mark(page))
        while index < items.count {
            if items[index].startsRegion, begun == nil, page.hasContent { return finish(page, .forced) }
            chooseEnds(from: page)
            if page.hasContent, index == ends.last {
                ends.removeLast()
                defer { choice?.page += 1 }
                return finish(page, choice.map { PageEnd.Reason.chosen($0) } ?? .full)
            }
            let item = items[index]
            if page.hasContent { lastBreak.note(mark(page), before: item) }
            switch item.content {
            case .pageBreak:
                index += 1
                if page.hasContent { return finish(page, .forced) }
            case .fixedSpace:
                page.add(space: item.height)
                index += 1
            case .share(let share):
                page.add(share: share)
                index += 1
            case .frame(let frame):
                if page.fits(item) {
                    page.place(frame, of: item)
                    index += 1
                } else {
                    giveWay(to: item, page: &page, lastBreak: lastBreak)
                    return finish(page, .full)
                }
            case .piece(let fragment):
                if page.fits(item) {
                    page.place(fragment, of: item)
                    index += 1
                } else {
                    giveWay(to: item, page: &page, lastBreak: lastBreak)
                    return finish(page, .full)
                }
            case .breaking(let start):
                var cursor = begun ?? start
                let room = TableRoom(
                    height: page.room(for: item), fresh: region.size.height, isFresh: !page.hasContent && region.isFresh,
                    reserve: chainHeight(after: index), separator: page.missingSeparator)
                if let part = cursor.layout(in: room) {
                    page.place(part.fragment, of: item)
                    begun = part.end == .finished ? nil : cursor
                    if part.end == .finished { index += 1 }
                    if part.end == .regionFull { return finish(page, .table) }
                } else {
                    giveWay(to: item, page: &page, lastBreak: lastBreak)
                    return finish(page, .full)
                }
            }
        }
        return finish(page, .forced)
    }

    private func finish(_ page: RegionFill, _ reason: PageEnd.Reason) -> Fragment {
        var fragment = page.finished()
        fragment.isFinished = isFinished
        if explains {
            let height = page.region.size.height
            fragment.end = PageEnd(
                reason: reason, open: max(.zero, height - page.level.noteHeight - fragment.height),
                line: page.region.gridPitch ?? height / 22)
        }
        return fragment
    }

    /// Goes back to where the region ends for the sake of an item that does not fit.
    private mutating func giveWay(to item: FlowItem, page: inout RegionFill, lastBreak: BreakMarks) {
        let region = page.region
        guard page.hasContent else {
            // A new region would be no larger: no loop, but a message.
            guard region.isFresh else { return }
            switch item.content {
            case .frame(let frame): page.place(frame, of: item)
            case .piece(let fragment): page.place(fragment, of: item)
            case .breaking, .fixedSpace, .share, .pageBreak:
                index += 1
                return
            }
            page.report(LayoutMessage.tooTall(item, need: item.height, room: region.size.height))
            index += 1
            return
        }
        // What was chosen does not hold, however that may be.
        ends = []
        chosen = 0
        if let mark = lastBreak.best(atLeast: region.size.height / 2) {
            restore(mark, page: &page)
        } else if !region.isFresh {
            restore(lastBreak.start, page: &page)
        }
        // Otherwise one chain of keeps fills the region: it is parted here.
    }

    /// Chooses the ends of the regions from `page` on, unless that is done.
    private mutating func chooseEnds(from page: RegionFill) {
        guard choosesEnds, begun == nil, index >= chosen else { return }
        let (run, pages) = choosePages(from: page)
        // Figures that wait beyond the last of the pages begin the next.
        let order = pages.flatMap(\.order) + (pages.last?.waiting ?? [])
        chosen = index + max(1, order.count)
        ends = []
        var end = index
        for page in pages {
            end += page.order.count
            ends.append(end)
        }
        ends.reverse()
        if !run.isCut, !ends.isEmpty { ends.removeFirst() }
        if order != Array(order.indices) {
            let before = Array(items[index..<index + order.count])
            for (offset, place) in order.enumerated() { items[index + offset] = before[place] }
        }
    }

    /// The run from `page` on and its pages, with the heights of figures as they are best.
    private mutating func choosePages(from page: RegionFill) -> (PageRun, [PageBuilder.Page]) {
        while true {
            let run = PageRun(&items, from: index, level: page.level, region: page.region)
            let builder = run.builder(start: page.level)
            let pages = builder.pages()
            for place in index..<index + builder.boxes.count { items[place].takeOwnShape() }
            var holds = true
            for choice in pages.flatMap(\.heights) {
                // Where a chart shows less at a height it can not have that, and other pages may be best.
                holds = items[index + choice.box].take(shape: choice.height) && holds
            }
            guard holds else { continue }
            if explains {
                let names = items[index..<index + builder.boxes.count].map(\.ending)
                choice = PageChoice(builder: builder, pages: pages, page: 0, names: names)
            }
            return (run, pages)
        }
    }

    /// The height of what must not part from the item at `index`.
    private func chainHeight(after index: Int) -> Length {
        var height = Length.zero
        var gap = items[index].spaceAfter
        for item in items[(index + 1)...] {
            guard item.breakBefore == .forbidden, case .frame = item.content else { break }
            height = height + max(gap, item.spaceBefore) + item.height
            gap = item.spaceAfter
        }
        return height
    }

    private func mark(_ page: RegionFill) -> Mark { Mark(index: index, begun: begun, fill: page.mark) }

    private mutating func restore(_ mark: Mark, page: inout RegionFill) {
        index = mark.index
        begun = mark.begun
        page.restore(mark.fill)
    }
}

/// A state of the cursor and its region to go back to.
struct Mark {
    var index: Int
    var begun: BreakingBlock?
    var fill: RegionFill.Mark
}

/// The last places in a region where it may end.
struct BreakMarks {
    /// The empty region.
    let start: Mark
    private var allowed: Mark?
    private var avoided: Mark?

    init(start: Mark) { self.start = start }

    /// Remembers the place before `item`.
    mutating func note(_ mark: Mark, before item: FlowItem) {
        switch item.breakBefore {
        case .allowed: allowed = mark
        case .avoided: avoided = mark
        case .forbidden: break
        }
    }

    /// The last allowed place, or the last avoided one if a region would stay emptier than `height` for the sake of keeping.
    func best(atLeast height: Length) -> Mark? {
        guard let allowed else { return avoided }
        guard allowed.fill.level.y < height, let avoided, avoided.index > allowed.index else { return allowed }
        return avoided
    }
}
