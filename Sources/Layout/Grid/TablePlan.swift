internal import Diagnostics
internal import Display
internal import DocumentTree
internal import Geometry
internal import Styling
internal import Typesetting

/// What is known of a table before its rows: panels with widths, heads, captions and notes.
struct TablePlan {
    let flow: FlowTable
    let composer: Composer
    /// The measure the table stands in.
    let measure: Length
    let panels: [PanelPlan]
    /// The rows of the head, for each panel.
    let heads: [GridRows]
    /// What stands under the last row of each panel: words for folded rows, and under the last panel the notes.
    let tails: [[FlowItem]]
    let diagnostics: [Diagnostic]
    /// Whether the panels show the same rows and break at the same ones.
    let isInStep: Bool
    /// The heights of captions of panels in step: of any first page, and of those on which a panel goes on.
    private(set) var captionHeights: (first: Length, continued: Length)?

    var table: Table { flow.table }

    init(flow: FlowTable, measure: Length, composer: Composer) {
        self.flow = flow
        self.measure = measure
        var inner = composer
        inner.gridPitch = nil
        self.composer = inner
        var diagnostics = flow.table.gridDiagnostics
        let (panels, folds, needs, found) = Self.panels(of: flow, measure: measure, typesetter: composer.typesetter)
        diagnostics += found
        self.panels = folds.folding(panels).map { panel in
            var panel = panel
            let limits = TextLimits(of: panel, needs: needs.columns, flow: flow, composer: inner)
            panel.limits = limits
            diagnostics += limits.diagnostics
            return panel
        }
        isInStep = panels.count > 1 && self.panels.allSatisfy { $0.shown == nil }
        let heads = self.panels.map { panel in
            GridRows(head: flow, setter: CellSetter(flow: flow, panel: panel, composer: inner))
        }
        self.heads = isInStep ? heads.inStep : heads
        tails = self.panels.enumerated().map { index, panel in
            let isLast = index == panels.count - 1
            let paragraphs = folds.words(under: panel, isLast: isLast) + (isLast ? flow.notes : [])
            return paragraphs.flatMap { inner.lines(of: $0, width: panel.width) }
        }
        self.diagnostics = diagnostics
        if isInStep {
            let height = { (plan: TablePlan, isFirst: Bool) in
                plan.panels.enumerated().reduce(Length.zero) {
                    max($0, plan.caption(panel: $1.element, isFirst: isFirst && $1.offset == 0, isFirstOfPanel: isFirst).height)
                }
            }
            captionHeights = (height(self, true), height(self, false))
        }
    }

    /// The panels of a table in a measure, what is folded in it, what its columns need, and what did not fit.
    static func panels(
        of flow: FlowTable, measure: Length, typesetter: Typesetter
    ) -> (panels: [PanelPlan], folds: TableFolds, needs: ColumnNeeds, diagnostics: [Diagnostic]) {
        let needs = ColumnNeeds(of: flow, typesetter: typesetter)
        let widths = ColumnWidths(table: flow.table, needs: needs, typesetter: typesetter)
        let folds = TableFolds(of: flow)
        let (panels, diagnostics) = PanelSplit(widths: widths, measure: measure, folded: folds.columns).panels()
        return (panels, folds, needs, diagnostics)
    }

    /// The row of the body that is the title of a form, which has neither head nor caption: the largest of those that caption it.
    var titleRow: Int? {
        guard table.head.isEmpty, table.caption == nil else { return nil }
        let size = { (row: Table.Row) in row.cells.first.map { flow.format(of: $0).style.paragraph.text.size } ?? .zero }
        return (0..<flow.captionRows).max { (size(table.body[$0]), $1) < (size(table.body[$1]), $0) }
    }

    /// The height of what stands under the last row of a panel. Panels in step leave as much free as the last one needs.
    func tailHeight(_ panel: Int) -> Length {
        let tail = isInStep ? tails.last ?? [] : tails[panel]
        return tail.isEmpty ? .zero : naturalHeight(of: tail) + (tail.first?.spaceBefore ?? .zero)
    }

    /// The row of the body whose group goes on at the top of a page that begins with the row `index` of a panel; both count shown rows.
    func parent(of index: Int, panel: PanelPlan) -> Int? {
        guard index < panel.rowCount(of: table), var level = table.body[panel.row(index, of: table)].level else { return nil }
        var parent: Int?
        for above in (0..<index).reversed() {
            guard let other = table.body[panel.row(above, of: table)].level, other > 0 else { break }
            if other < level { (parent, level) = (above, other) }
            if level == 1 { break }
        }
        return parent
    }

    /// A row that stands again where its group goes on: its texts, the name with the word for a continuation, without amounts.
    func continued(_ row: Table.Row, panel: PanelPlan) -> RowBox {
        var row = row
        let name = row.cells.lastIndex { $0.isText && $0.role == .rowHead } ?? row.cells.lastIndex(where: \.isText)
        for (index, cell) in row.cells.enumerated() {
            guard case .text(let inlines) = cell.content else {
                row.cells[index].content = .empty
                continue
            }
            if index == name { row.cells[index].content = .text(inlines + [.text(table.caption?.continuedSuffix ?? "（续）", nil)]) }
        }
        var occupancy = Occupancy(columns: table.columns.count)
        let setter = CellSetter(flow: flow, panel: panel, composer: composer)
        return setter.pageRow(row, places: occupancy.place(row)) { _ in "" }
    }

    /// The pitch of the lines of cells, which a page must have room for below a head.
    var linePitch: Length { table.cellStyles.map(\.paragraph.linePitch).min() ?? .zero }

    /// Sets the cells of a row of the body for a panel.
    func row(_ index: Int, panel: PanelPlan) -> RowBox {
        CellSetter(flow: flow, panel: panel, composer: composer).row(flow.table.body[index], index: flow.table.head.count + index)
    }
}

extension [GridRows] {
    /// The same heads, each row as high as it is in any of them.
    fileprivate var inStep: [GridRows] {
        guard let first, allSatisfy({ $0.count == first.count }) else { return self }
        let heights = dropFirst().reduce(first.heights) { heights, rows in zip(heights, rows.heights).map(Swift.max) }
        return map { $0.with(heights: heights) }
    }
}

extension Table {
    /// Rows whose cells find no place.
    fileprivate var gridDiagnostics: [Diagnostic] {
        var diagnostics: [Diagnostic] = []
        for rows in [head, body] {
            var occupancy = Occupancy(columns: columns.count)
            for (index, row) in rows.enumerated() {
                let places = occupancy.place(row)
                let isBroken = zip(places, row.cells).contains { $0 + $1.columns > columns.count }
                if isBroken { diagnostics.append(LayoutMessage.brokenGrid(name, at: source, row: index + 1)) }
            }
        }
        return diagnostics
    }
}

/// The height of flow items without a grid, from the first item's top to the last one's foot.
func naturalHeight(of items: some Sequence<FlowItem>) -> Length {
    var height = Length.zero
    var (after, space) = (Length.zero, Length.zero)
    var isFirst = true
    for item in items {
        let own: Length
        switch item.content {
        case .fixedSpace:
            if !isFirst { space = space + item.height }
            continue
        case .share, .pageBreak: continue
        case .frame, .piece:
            if item.isCarrier { continue }
            own = item.height
        case .breaking(let block): own = block.naturalHeight
        }
        if !isFirst { height = height + max(after, item.spaceBefore) + space }
        height = height + own
        (after, space, isFirst) = (item.spaceAfter, .zero, false)
    }
    return height
}
