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
    let notes: [FlowItem]
    let diagnostics: [Diagnostic]

    var table: Table { flow.table }

    init(flow: FlowTable, measure: Length, composer: Composer) {
        self.flow = flow
        self.measure = measure
        var inner = composer
        inner.gridPitch = nil
        self.composer = inner
        let needs = ColumnNeeds(of: flow, typesetter: composer.typesetter)
        let widths = ColumnWidths(table: flow.table, needs: needs, typesetter: composer.typesetter)
        var diagnostics = flow.table.gridDiagnostics
        let (panels, found) = PanelSplit(widths: widths, measure: measure).panels()
        diagnostics += found
        self.panels = panels.map { panel in
            var panel = panel
            let limits = TextLimits(of: panel, needs: needs.columns, flow: flow, composer: inner)
            panel.limits = limits
            diagnostics += limits.diagnostics
            return panel
        }
        heads = self.panels.map { panel in
            GridRows(head: flow, setter: CellSetter(flow: flow, panel: panel, composer: inner))
        }
        notes = flow.notes.flatMap { inner.lines(of: $0, width: panels.first?.width ?? measure) }
        self.diagnostics = diagnostics
    }

    /// The pitch of the lines of cells, which a page must have room for below a head.
    var linePitch: Length { table.cellStyles.map(\.paragraph.linePitch).min() ?? .zero }

    /// The height of the notes under the last row.
    var notesHeight: Length { notes.isEmpty ? .zero : naturalHeight(of: notes) + (notes.first?.spaceBefore ?? .zero) }

    /// Sets the cells of a row of the body for a panel.
    func row(_ index: Int, panel: PanelPlan) -> RowBox {
        CellSetter(flow: flow, panel: panel, composer: composer).row(flow.table.body[index], index: flow.table.head.count + index)
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
                if isBroken { diagnostics.append(LayoutMessage.brokenGrid(name, row: index + 1)) }
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
        case .frame, .wholeTable: own = item.height
        case .table(let cursor): own = cursor.naturalHeight
        }
        if !isFirst { height = height + max(after, item.spaceBefore) + space }
        height = height + own
        (after, space, isFirst) = (item.spaceAfter, .zero, false)
    }
    return height
}
