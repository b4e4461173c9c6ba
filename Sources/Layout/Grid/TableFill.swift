internal import Diagnostics
internal import Display
internal import DocumentTree
internal import Geometry

/// The rows of a table on one page, from the first that stands there to the last that may.
struct TableFill {
    let plan: TablePlan
    let panel: PanelPlan
    let room: TableRoom
    let caption: Fragment
    let headCount: Int
    /// Rows of the head and those that stand between it and the body on this page.
    let leadCount: Int
    let panelIndex: Int
    let isFirstOfPanel: Bool
    /// Whether this is the first part of the table or one of those that repeat its head.
    let isFirst: Bool
    var state: TableCursor.State
    var rows: GridRows
    var notes: [FlowNote] = []
    var diagnostics: [Diagnostic] = []
    /// Whether the notes under the last row stand here.
    var hasNotes = false
    /// Rows below the last of the body on this page.
    let foot: [RowBox]
    /// The row of the body that the page begins with.
    let firstRow: Int
    private var steps: [Step] = []
    private var noteHeight = Length.zero
    /// Whether the head leaves no room for a row on any page: it stands alone on its first.
    private let isHeadAlone: Bool
    /// Whether no part of the panel may stand here if not all of it does: panels side by side break at the same rows.
    private let mustBeWhole: Bool

    /// A head that takes more of a page is not repeated: hardly a row would stand below it.
    private static let repeatedHead = 0.75

    /// The state before a row.
    private struct Step {
        var state: TableCursor.State
        var rows: Int
        var cells: Int
        var notes: Int
        var noteHeight: Length
        var isAllowed: Bool
    }

    init(plan: TablePlan, state: TableCursor.State, room: TableRoom, hasFoot: Bool = false) {
        self.plan = plan
        self.state = state
        let panel = plan.panels[state.panel]
        let count = panel.rowCount(of: plan.table)
        let first = panel.row(state.row, of: plan.table)
        firstRow = first
        var room = room
        let closes = !state.isFirstPart && plan.table.pageRows?.closesLastPage == true
        foot = hasFoot || closes ? plan.pageRows(\.foot, panel: panel, rows: first..<first) : []
        let footHeight = foot.reduce(.zero) { $0 + $1.height }
        room.height = room.height - footHeight
        room.fresh = room.fresh - footHeight
        self.room = room
        self.panel = panel
        panelIndex = state.panel
        isFirstOfPanel = state.isFirstPart
        isFirst = state.panel == 0 && state.isFirstPart
        let onlyNotes = state.row >= count && count > 0
        let isBelowPanel = state.panel > 0 && state.isFirstPart && !room.isFresh
        var lead =
            onlyNotes
            ? Fragment()
            : plan.caption(
                panel: panel, isFirst: isFirst, isFirstOfPanel: state.isFirstPart, space: isBelowPanel ? plan.panelSpace : .zero)
        if !onlyNotes { lead.height = max(lead.height, plan.captionHeights.map { state.isFirstPart ? $0.first : $0.continued } ?? .zero) }
        mustBeWhole = plan.isInStep && state.isFirstPart && !room.isFresh
        let head = plan.heads[state.panel]
        let isTooTall = lead.height + head.height > room.fresh * Self.repeatedHead
        let isLeft = onlyNotes || isTooTall && !state.isFirstPart
        caption = isTooTall && !state.isFirstPart && lead.height > room.fresh / 2 ? Fragment() : lead
        isHeadAlone = state.isFirstPart && lead.height + head.height > room.fresh - (plan.table.body.isEmpty ? .zero : plan.linePitch)
        rows = isLeft ? GridRows(top: caption.height) : head.moved(by: caption.height)
        rows.cells = []
        headCount = rows.count
        var titleCount = 0
        if headCount > 0 {
            // What is repeated calls its notes again, as an artifact; on the page where they stand they are not set twice.
            for cell in head.cells where !cell.cell.notes.isEmpty {
                let isRepeated = cell.cell.isArtifact || !state.isFirstPart
                guard !isRepeated || !isBelowPanel else { continue }
                notes += isRepeated ? cell.cell.notes.map(\.repeated) : cell.cell.notes
            }
        }
        let leadNotes = caption.notes + notes
        if !leadNotes.isEmpty { noteHeight = leadNotes.height + room.separator }
        if !state.isFirstPart, !onlyNotes {
            if let title = plan.titleRow, title < first {
                rows.add(plan.continued(plan.table.body[title], panel: panel))
                titleCount = 1
            }
            if let subhead = state.subhead { rows.add(subhead.box) }
            for box in plan.pageRows(\.head, panel: panel, rows: first..<first) { rows.add(box) }
            if let parent = plan.parent(of: state.row, panel: panel) {
                rows.add(plan.continued(plan.table.body[panel.row(parent, of: plan.table)], panel: panel))
            }
        }
        leadCount = rows.count
        if isFirst { diagnostics = plan.diagnostics }
        for index in self.state.spans.indices {
            // The label of the part that repeated heads belong to stands beside them.
            let isBesideHeads = state.spans[index].start == state.subhead?.row
            self.state.spans[index].firstRow = isBesideHeads ? headCount + titleCount : leadCount
        }
    }

    private var table: Table { plan.table }
    private var bottom: Length { rows.edges.last ?? .zero }
    private var isLastPanel: Bool { panelIndex == plan.panels.count - 1 }
    /// The rows of the body that the panel shows.
    private var count: Int { panel.rowCount(of: table) }

    /// A row that the panel shows.
    private func row(_ index: Int) -> Table.Row { table.body[panel.row(index, of: table)] }

    /// Takes rows until the room is full; `nil` if none may stand here.
    mutating func fill() -> TablePart.End? {
        if isHeadAlone, room.isFresh {
            diagnostics.append(LayoutMessage.headTooTall(table.name, at: table.source, need: bottom, room: room.height))
            if !table.body.isEmpty { return close() }
        }
        while state.row < count {
            steps.append(step())
            let box = nextRow()
            let height = height(of: box)
            let below = state.row == count - 1 ? tail : .zero
            let need = bottom + height + below + noteHeight(with: box)
            if need <= room.height + tolerance {
                accept(box, height: height)
            } else {
                switch overflow(box, height: height) {
                case .stays: break
                case .regionFull: return close()
                case .impossible: return nil
                }
            }
        }
        return finish()
    }

    /// The height of the page's footnotes if a row joins it.
    private func noteHeight(with box: RowBox) -> Length {
        guard box.noteHeight > .zero else { return noteHeight }
        return noteHeight + box.noteHeight + (noteHeight == .zero ? room.separator : .zero)
    }

    /// What the last row must leave free below it.
    private var tail: Length { plan.tailHeight(panelIndex) + tailNotesHeight + (isLastPanel ? room.reserve : .zero) }

    /// What the footnotes of the notes under the last row take.
    private var tailNotesHeight: Length {
        let own = plan.tails[panelIndex].flatMap(\.notes).height
        return own > .zero && noteHeight == .zero ? own + room.separator : own
    }

    private func step() -> Step {
        Step(
            state: state, rows: rows.count, cells: rows.cells.count, notes: notes.count, noteHeight: noteHeight,
            isAllowed: mayBreak(before: state.row))
    }

    /// The fewest rows that a part has.
    private var fewestRows: Int {
        switch table.keep {
        case .whole: 2
        case .rows(let rows): rows
        }
    }

    /// Whether the page may end before a row: not inside the first or last two rows, and not where rows keep together.
    private func mayBreak(before row: Int) -> Bool {
        guard rows.count > leadCount, row > 0, state.partial == nil else { return false }
        let fewest = fewestRows
        if row < fewest, state.isFirstPart { return false }
        // Neither do the last rows stand alone on their page, two where it holds more than a few.
        if count - row < fewest, row >= fewest { return false }
        if row == count - 2, rows.count - leadCount >= 4 { return false }
        let (last, next) = (self.row(row - 1), self.row(row))
        // A group does not end a page: what follows is its part.
        if let level = last.level, let part = next.level, part > level { return false }
        return !last.keepsWithNext && !next.keepsWithPrevious
    }

    private mutating func nextRow() -> RowBox {
        if let partial = state.partial { return partial }
        var box = plan.row(panel.row(state.row, of: table), panel: panel)
        // What is higher than half a page is no label: it breaks like other text.
        for index in box.cells.indices where box.cells[index].height > room.fresh / 2 { box.cells[index].repeats = false }
        return box
    }

    /// The height of a row: of its own cells, and of spans that end with it.
    private func height(of box: RowBox) -> Length {
        var height = box.height
        for span in state.spans where span.lastRow == state.row {
            height = max(height, span.cell.height - rows.height(of: span.firstRow..<rows.count))
        }
        for cell in box.cells where cell.rows > 1 && state.row + cell.rows >= count && state.row == count - 1 {
            height = max(height, cell.height)
        }
        return height
    }

    private mutating func accept(_ box: RowBox, height: Length) {
        let row = rows.count
        rows.append(height: height)
        for cell in box.cells where cell.rows == 1 { rows.cells.append(PlacedCell(cell: cell, rows: row..<row + 1)) }
        open(box, at: row)
        notes += box.cells.flatMap(\.notes)
        noteHeight = noteHeight(with: box)
        for span in state.spans where span.lastRow <= state.row {
            rows.cells.append(PlacedCell(cell: span.cell, rows: span.firstRow..<row + 1))
        }
        state.spans.removeAll { $0.lastRow <= state.row }
        state.partial = nil
        noteSubhead(box)
        state.row += 1
    }

    /// What becomes of a row that does not fit.
    private enum Overflow {
        /// The page ends.
        case regionFull
        /// It stands there all the same.
        case stays
        /// Nothing may stand in this room.
        case impossible
    }

    /// Decides what becomes of a row that does not fit: it breaks, the page ends before it or earlier, or nothing may stand here.
    private mutating func overflow(_ box: RowBox, height: Length) -> Overflow {
        if mustBeWhole { return .impossible }
        let left = room.height - bottom - noteHeight
        let isAlone = steps.count == 1
        let isTall = height > room.fresh - rows.edges[leadCount]
        let startsHere = state.isFirstPart && state.row < 2 && !room.isFresh
        if isTall || left > room.fresh / 2, !startsHere || left > room.fresh / 4,
            part(box, height: left, full: height, isFresh: isAlone && room.isFresh)
        {
            return .regionFull
        }
        if let step = steps.last(where: { $0.isAllowed && labelsFit($0) }) ?? steps.last(where: \.isAllowed) {
            restore(step)
            return .regionFull
        }
        guard room.isFresh else { return .impossible }
        if !isAlone, let step = steps.last {
            // One chain of keeps fills the page: it is parted here.
            restore(step)
            return .regionFull
        }
        if part(box, height: left, full: height, isFresh: true) { return .regionFull }
        if bottom + height > room.height + tolerance {
            if let cell = box.cells.max(by: { $0.height < $1.height }) {
                let place = panel.place(of: cell, in: table)
                diagnostics.append(LayoutMessage.rowTooTall(place, need: bottom + height, room: room.height))
            }
        }
        accept(box, height: height)
        return .stays
    }

    /// Whether all labels that go on behind a break fit their part before it.
    private func labelsFit(_ step: Step) -> Bool {
        step.state.spans.allSatisfy { span in
            span.cell.isArtifact || !span.cell.repeats || span.firstRow >= step.rows
                || span.cell.height <= rows.edges[step.rows] - rows.edges[span.firstRow] + tolerance
        }
    }

    private mutating func restore(_ step: Step) {
        state = step.state
        rows.truncate(to: step.rows)
        rows.cells.removeSubrange(step.cells...)
        notes.removeSubrange(step.notes...)
        noteHeight = step.noteHeight
    }

    /// Breaks a row at the lines of its cells; `false` if no line fits.
    private mutating func part(_ box: RowBox, height: Length, full: Length, isFresh: Bool) -> Bool {
        // A last row that fits, but not with what must stand below it, hands some lines on.
        let limit = full <= height ? full - .pt(1) : height
        var broken = BrokenRow(box, height: limit, isFresh: isFresh, panel: panel)
        let notesBelow = broken.notes.height > .zero ? broken.notes.height + (noteHeight == .zero ? room.separator : .zero) : .zero
        // Fewer lines call no more notes.
        if broken.height + notesBelow > limit + tolerance {
            broken = BrokenRow(box, height: limit - notesBelow, isFresh: isFresh, panel: panel)
        }
        if pushes(box, height: full) {
            // A span needs more than its rows: the row goes on for its sake.
            guard broken.hasProgress || box.height <= limit else { return false }
            broken.grow(to: limit)
        } else if !broken.hasProgress {
            return false
        }
        let row = rows.count
        rows.append(height: broken.height)
        for cell in broken.placed { rows.cells.append(PlacedCell(cell: cell.cell, rows: row..<row + 1, part: cell.part)) }
        open(box, at: row)
        notes += broken.notes
        state.partial = broken.rest
        return true
    }

    /// Whether the row is higher than its own cells for a span that ends with it and can be broken.
    private func pushes(_ box: RowBox, height: Length) -> Bool {
        guard height > box.height + tolerance else { return false }
        return state.spans.contains { $0.lastRow == state.row && $0.cell.isBreakable }
            || state.row == count - 1 && box.cells.contains { $0.rows > 1 && $0.isBreakable }
    }

    /// Opens the cells of several rows that begin with a row.
    private mutating func open(_ box: RowBox, at row: Int) {
        for cell in box.cells where cell.rows > 1 {
            let last = min(state.row + cell.rows, count) - 1
            state.spans.append(TableCursor.OpenSpan(cell: cell, start: state.row, firstRow: row, lastRow: last))
        }
    }

    private mutating func close() -> TablePart.End {
        closeSpans()
        addFoot()
        state.isFirstPart = false
        return .regionFull
    }

    /// The parts of open spans on this page.
    private mutating func closeSpans() {
        for index in state.spans.indices {
            let span = state.spans[index]
            let range = span.firstRow..<rows.count
            guard !range.isEmpty else { continue }
            let (placed, rest) = span.cell.parted(height: rows.height(of: range), width: panel.width(of: span.cell.columns))
            rows.cells.append(PlacedCell(cell: placed.cell, rows: range, part: placed.part))
            state.spans[index].cell = rest
        }
    }

    /// Ends a panel whose rows are all placed.
    private mutating func finish() -> TablePart.End? {
        let need = bottom + plan.tailHeight(panelIndex) + tailNotesHeight + noteHeight
        if need > room.height + tolerance, rows.count > leadCount || !room.isFresh {
            guard rows.count > leadCount, !mustBeWhole else { return nil }
            addFoot()
            state.isFirstPart = false
            return .regionFull
        }
        addFoot()
        hasNotes = true
        guard !isLastPanel else { return .finished }
        state = TableCursor.State(panel: panelIndex + 1)
        // A panel of several pages is followed by one that begins where it did: at a page's top.
        return plan.isInStep && !isFirstOfPanel ? .regionFull : .panelFinished
    }
}
