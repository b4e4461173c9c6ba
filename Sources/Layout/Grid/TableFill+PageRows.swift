internal import DocumentTree
internal import Geometry

extension TableFill {
    /// Remembers a row that is repeated where the table goes on; forgets one whose part ends.
    mutating func noteSubhead(_ box: RowBox) {
        if let subhead = state.subhead, state.row >= subhead.last { state.subhead = nil }
        guard plan.table.body[panel.row(state.row, of: plan.table)].repeatsOnBreak else { return }
        let spans = state.spans.filter { $0.start == state.row }
        let last = spans.map(\.lastRow).max() ?? panel.rowCount(of: plan.table) - 1
        guard last > state.row else { return }
        var repeated = RowBox(cells: box.cells.filter { $0.rows == 1 }, height: box.height)
        for index in repeated.cells.indices {
            repeated.cells[index].isArtifact = true
            repeated.cells[index].notes = []
        }
        state.subhead = TableCursor.Subhead(row: state.row, last: last, box: repeated)
    }

    /// The rows at the page's foot, now that its rows are known.
    mutating func addFoot() {
        guard !foot.isEmpty, rows.count > leadCount else { return }
        for box in plan.pageRows(\.foot, panel: panel, rows: firstRow..<panel.row(state.row, of: plan.table)) { rows.add(box) }
    }
}

extension GridRows {
    /// Adds a row with its cells, all of one row.
    mutating func add(_ box: RowBox) {
        let row = count
        append(height: box.height)
        cells += box.cells.map { PlacedCell(cell: $0, rows: row..<row + 1) }
    }
}

extension TablePlan {
    /// The page rows of a kind for a page that shows `rows` of the body.
    func pageRows(_ kind: KeyPath<Table.PageRows, [Table.Row]>, panel: PanelPlan, rows: Range<Int>) -> [RowBox] {
        guard let pageRows = table.pageRows else { return [] }
        let setter = CellSetter(flow: flow, panel: panel, composer: composer)
        var occupancy = Occupancy(columns: table.columns.count)
        return pageRows[keyPath: kind].map { row in
            setter.pageRow(row, places: occupancy.place(row)) { sum in
                let range =
                    switch sum.extent {
                    case .page: rows
                    case .before: 0..<rows.lowerBound
                    case .through: 0..<rows.upperBound
                    }
                return composer.pageSums?.text(of: sum.list, rows: range) ?? ""
            }
        }
    }
}
