internal import Diagnostics
internal import Display
internal import DocumentTree
internal import Geometry

/// The height that a table may fill.
struct TableRoom {
    var height: Length
    /// The height of a region in which nothing stands yet.
    var fresh: Length
    /// Whether nothing stands in this one: a new region would be no larger.
    var isFresh: Bool
    /// What must stand below the last row in the same region.
    var reserve: Length
    /// What the first footnote takes beyond its lines.
    var separator: Length
}

/// What a table gives to one region.
struct TablePart {
    enum End {
        case finished
        /// A panel is complete, the next may stand below it.
        case panelFinished
        case regionFull
    }

    var fragment: Fragment
    var end: End
}

/// A table on its way over pages. The cursor is a value: a copy is a snapshot.
struct TableCursor {
    let flow: FlowTable
    let measure: Length
    private let plan: LazyPlan
    var state: State

    /// Where the table has come to.
    struct State {
        var panel = 0
        /// The next row of the body.
        var row = 0
        /// Cells of several rows that began above and are not closed.
        var spans: [OpenSpan] = []
        /// What is left of a row that broke at the last region's foot.
        var partial: RowBox?
        /// The row that is repeated where the table goes on, and its last row in the body.
        var subhead: Subhead?
        var isFirstPart = true
    }

    /// A cell of several rows that is not closed.
    struct OpenSpan {
        var cell: CellBox
        /// The row of the body that it begins in.
        var start: Int
        /// The first of its rows on this page.
        var firstRow: Int
        /// Its last row in the body.
        var lastRow: Int
    }

    /// Heads of one part of a table.
    struct Subhead {
        /// The row of the body that it is.
        var row: Int
        /// The last row of the body that it heads.
        var last: Int
        /// Its cells of one row, as artifacts.
        var box: RowBox
    }

    /// The plan is made when the table is reached and let go when it is done.
    private final class LazyPlan {
        var value: TablePlan?
        let composer: Composer

        init(composer: Composer) { self.composer = composer }
    }

    init(table: FlowTable, width: Length, composer: Composer) {
        flow = table
        measure = width
        plan = LazyPlan(composer: composer)
        state = State()
    }

    private func madePlan() -> TablePlan {
        if let made = plan.value { return made }
        let made = TablePlan(flow: flow, measure: measure, composer: plan.composer)
        plan.value = made
        return made
    }

    /// The height of all of the table in one piece.
    var naturalHeight: Length {
        var copy = self
        var height = Length.zero
        while true {
            let room = TableRoom(height: .infinity, fresh: .infinity, isFresh: height == .zero, reserve: .zero, separator: .zero)
            guard let part = copy.layout(in: room) else { return height }
            height = height + part.fragment.height
            if part.end == .finished { return height }
        }
    }

    /// Fills `room` with as many rows as may stand there; `nil` if not even the first part may.
    mutating func layout(in room: TableRoom) -> TablePart? {
        let plan = madePlan()
        var filler = TableFill(plan: plan, state: state, room: room)
        var end = filler.fill()
        if end == .regionFull, plan.table.pageRows?.foot.isEmpty == false {
            // The page is not the last: its foot takes room.
            filler = TableFill(plan: plan, state: state, room: room, hasFoot: true)
            end = filler.fill()
        }
        guard let end else { return nil }
        let part = TablePart(fragment: filler.fragment(), end: end)
        state = filler.state
        if end == .finished { self.plan.value = nil }
        return part
    }
}
