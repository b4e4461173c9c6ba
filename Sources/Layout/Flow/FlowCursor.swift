internal import Diagnostics
internal import Display
internal import Geometry

/// Distribute: takes flow items, gives one fragment for each region.
///
/// The cursor is a value: a copy is a snapshot, and putting it back undoes whatever was tried since.
struct FlowCursor {
    private var items: [FlowItem]
    private var index = 0
    /// The table that has begun and is not finished.
    private var table: TableCursor?

    /// A region this full may end for the sake of a figure; an emptier one goes on with the text behind it.
    private static let fullEnough = 5.0 / 6

    init(_ items: [FlowItem]) { self.items = items }

    var isFinished: Bool { index >= items.count }

    /// The height of all that is left, in one piece.
    var remainingHeight: Length {
        guard let table, let first = items[index...].first else { return naturalHeight(of: items[index...]) }
        var rest = first
        rest.content = .table(table)
        return naturalHeight(of: [rest] + items[(index + 1)...])
    }

    /// The footnotes of all that is left.
    var remainingNotes: [FlowNote] {
        let left = items[index...]
        let hasTable = left.contains { if case .table = $0.content { true } else { false } }
        guard hasTable else { return left.flatMap(\.notes) }
        var copy = self
        return copy.layout(in: Region(size: Size(width: .infinity, height: .infinity), isFresh: true)).notes
    }

    /// Fills one region and moves on.
    mutating func layout(in region: Region) -> Fragment {
        var page = RegionFill(region: region)
        var lastBreak = BreakMarks(start: mark(page))
        while index < items.count {
            let item = items[index]
            if item.startsRegion, table == nil, page.hasContent { return finish(page) }
            if page.hasContent { lastBreak.note(mark(page), before: item) }
            switch item.content {
            case .pageBreak:
                index += 1
                if page.hasContent { return finish(page) }
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
                } else if !resolveOverflow(of: item, page: &page, lastBreak: lastBreak) {
                    return finish(page)
                }
            case .table(let start):
                var cursor = table ?? start
                let room = TableRoom(
                    height: page.room(for: item), fresh: region.size.height, isFresh: !page.hasContent && region.isFresh,
                    reserve: chainHeight(after: index), separator: page.missingSeparator)
                if let part = cursor.layout(in: room) {
                    page.place(part.fragment, of: item, isFirst: table == nil)
                    table = part.end == .finished ? nil : cursor
                    if part.end == .finished { index += 1 }
                    if part.end == .regionFull { return finish(page) }
                } else if !resolveOverflow(of: item, page: &page, lastBreak: lastBreak) {
                    return finish(page)
                }
            }
        }
        return finish(page)
    }

    private func finish(_ page: RegionFill) -> Fragment {
        var fragment = page.finished()
        fragment.isFinished = isFinished
        return fragment
    }

    /// Decides what gives way to an item that does not fit; `true` to go on filling the region.
    private mutating func resolveOverflow(of item: FlowItem, page: inout RegionFill, lastBreak: BreakMarks) -> Bool {
        let region = page.region
        guard page.hasContent else {
            // A new region would be no larger: no loop, but a message.
            guard region.isFresh else { return false }
            if case .frame(let frame) = item.content {
                page.place(frame, of: item)
                page.report(LayoutMessage.tooTall(item.name, need: item.height, room: region.size.height))
            }
            index += 1
            return false
        }
        let isFull = page.y >= region.size.height * Self.fullEnough
        if item.mayFollowNext, item.breakBefore == .allowed, !isFull, moveBehindNextText() { return true }
        if let mark = lastBreak.best(atLeast: region.size.height / 2) {
            restore(mark, page: &page)
        } else if !region.isFresh {
            restore(lastBreak.start, page: &page)
        }
        // Otherwise one chain of keeps fills the region: it is parted here.
        return false
    }

    /// Exchanges the figure at `index` with the text that follows it.
    private mutating func moveBehindNextText() -> Bool {
        guard items.indices.contains(index + 1), items[index + 1].beginsText else { return false }
        guard let last = items[(index + 1)...].firstIndex(where: \.endsText) else { return false }
        var figure = items.remove(at: index)
        figure.mayFollowNext = false
        items.insert(figure, at: last)
        return true
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

    private func mark(_ page: RegionFill) -> Mark { Mark(index: index, table: table, fill: page.mark) }

    private mutating func restore(_ mark: Mark, page: inout RegionFill) {
        index = mark.index
        table = mark.table
        page.restore(mark.fill)
    }
}

/// A state of the cursor and its region to go back to.
struct Mark {
    var index: Int
    var table: TableCursor?
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
        guard allowed.fill.y < height, let avoided, avoided.index > allowed.index else { return allowed }
        return avoided
    }
}
