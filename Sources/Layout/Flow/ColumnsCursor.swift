internal import Display
internal import DocumentTree
internal import Geometry

/// Columns of text on their way over pages.
///
/// Each page is filled column by column. Where what is left stands on a page, its columns are made as low as they can be: equally high, but for
/// what breaks may not part. The work is that of one page for each page, and for the last some tries at it.
struct ColumnsCursor {
    private var flow: FlowCursor
    private let columns: TextColumns
    /// Of one column.
    private let width: Length
    private let gridPitch: Length?

    /// How near the height of balanced columns comes to the least.
    private static let precision = Length.pt(0.5)
    /// Columns begin at a page's foot only where more than this share of a page is left: three lines of twenty-two.
    private static let leastShare = 0.125

    init(_ items: [FlowItem], columns: TextColumns, measure: Length, gridPitch: Length?) {
        flow = FlowCursor(items)
        self.columns = columns
        self.gridPitch = gridPitch
        width = columns.width(in: measure)
    }

    /// Columns of one height, and what is left behind them.
    private struct Filled {
        var parts: [Fragment]
        var rest: FlowCursor

        var height: Length { parts.map(\.height).max() ?? .zero }
        var notesHeight: Length { parts.reduce(.zero) { $0 + $1.notes.height } }
        var isEmpty: Bool { parts.allSatisfy { $0.items.isEmpty && $0.overlays.isEmpty } }
    }

    /// The height of all columns in one piece.
    var naturalHeight: Length {
        var copy = self
        let room = TableRoom(height: .infinity, fresh: .infinity, isFresh: true, reserve: .zero, separator: .zero)
        return copy.layout(in: room)?.fragment.height ?? .zero
    }

    /// Fills `room`; `nil` if nothing may stand there.
    mutating func layout(in room: TableRoom) -> TablePart? {
        let found = filled(in: room)
        var filled = found.filled
        if !filled.rest.isFinished, !room.isFresh, room.height < room.fresh * Self.leastShare { return nil }
        guard !filled.isEmpty || filled.rest.isFinished || room.isFresh else { return nil }
        if filled.rest.isFinished { filled = balanced(filled, in: room, height: found.height) }
        flow = filled.rest
        return TablePart(fragment: fragment(filled), end: filled.rest.isFinished ? .finished : .regionFull)
    }

    /// As much as `room` holds, with the footnotes below, and the height of its columns.
    ///
    /// Lower columns call no notes that higher ones do not call, so that two tries suffice; the others are for what breaks otherwise.
    private func filled(in room: TableRoom) -> (filled: Filled, height: Length) {
        var height = room.height
        var filled = fill(height: height, isFresh: room.isFresh)
        for _ in 0..<8 {
            let lower = room.height - need(of: filled, in: room)
            guard lower < height - tolerance, lower > .zero else { break }
            height = lower
            filled = fill(height: height, isFresh: room.isFresh)
        }
        return (filled, height)
    }

    /// What the footnotes of columns take of a room.
    private func need(of filled: Filled, in room: TableRoom) -> Length {
        filled.notesHeight > .zero ? filled.notesHeight + room.separator : .zero
    }

    private func fill(height: Length, isFresh: Bool) -> Filled {
        var rest = flow
        var parts: [Fragment] = []
        var region = Region(size: Size(width: width, height: height), isFresh: isFresh, gridPitch: gridPitch)
        region.holdsNotes = false
        while parts.count < columns.count, !rest.isFinished { parts.append(rest.layout(in: region)) }
        return Filled(parts: parts, rest: rest)
    }

    /// What stands in columns of `height` in columns as low as they can be, with room below for what may not part from them.
    private func balanced(_ filled: Filled, in room: TableRoom, height: Length) -> Filled {
        func holds(_ filled: Filled, _ height: Length) -> Bool {
            filled.rest.isFinished && height + need(of: filled, in: room) <= room.height - room.reserve + tolerance
        }
        var best = filled
        // What a column of all heights would take is what one column takes: no more is ever needed.
        var (low, high) = (Length.zero, min(height, filled.parts.reduce(.zero) { $0 + $1.height } + Self.precision))
        if room.reserve > .zero {
            let lower = min(high, room.height - room.reserve)
            let tried = fill(height: lower, isFresh: false)
            // If it does not hold, the last lines go on to the next page with what follows.
            if holds(tried, lower) { (best, high) = (tried, lower) }
        }
        while high - low > Self.precision {
            let middle = (low + high) / 2
            let tried = fill(height: middle, isFresh: false)
            if tried.rest.isFinished { (best, high) = (tried, middle) } else { low = middle }
        }
        return best
    }

    /// The columns side by side, with the lines between them.
    private func fragment(_ filled: Filled) -> Fragment {
        var fragment = Fragment()
        let height = filled.height
        for (index, part) in filled.parts.enumerated() {
            let x = (width + columns.gap) * Double(index)
            if index > 0, let stroke = columns.rule {
                let line = Path.line(from: .zero, to: Point(x: .zero, y: height))
                let frame = Frame(
                    size: Size(width: stroke.width, height: height),
                    items: [Frame.Placed(.drawing(Drawing(path: line, stroke: stroke)), at: .zero)])
                fragment.items.append(Frame.Placed(.marked(.artifact(.layout), frame), at: Point(x: x - columns.gap / 2, y: .zero)))
            }
            fragment.append(part, at: Point(x: x, y: .zero))
        }
        fragment.height = height
        return fragment
    }
}
