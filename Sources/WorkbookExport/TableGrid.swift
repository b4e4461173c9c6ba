internal import DocumentTree

/// Where the cells of rows stand in the grid of their columns.
struct TableGrid {
    /// A cell and its first column and row, both from 0.
    struct Placed {
        var cell: Table.Cell
        var row: Int
        var column: Int
        /// Spans cut to the grid.
        var rows: Int
        var columns: Int
    }

    private(set) var cells: [Placed] = []

    init(_ rows: [Table.Row], width: Int) {
        var covered = [Int](repeating: 0, count: width)
        for (index, row) in rows.enumerated() {
            var column = 0
            for cell in row.cells {
                while column < width, covered[column] > index { column += 1 }
                guard column < width else { break }
                var columns = 1
                while columns < cell.columns, column + columns < width, covered[column + columns] <= index { columns += 1 }
                let height = min(max(1, cell.rows), rows.count - index)
                for covering in column..<column + columns { covered[covering] = index + height }
                cells.append(Placed(cell: cell, row: index, column: column, rows: height, columns: columns))
                column += columns
            }
        }
    }
}
