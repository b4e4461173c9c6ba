/// Which columns the spans from rows above still cover: gives each cell of the next row its column.
public struct Occupancy: Hashable, Sendable {
    /// Rows below the last placed one that each column is covered for.
    private var covered: [Int]
    /// Whether any is: most rows stand below none.
    private var isCovered = false

    /// Columns that nothing covers yet.
    public init(columns: Int) { covered = Array(repeating: 0, count: columns) }

    /// The column of each cell of the next row. Cells that find no place stand at the column count.
    public mutating func place(_ row: Table.Row) -> [Int] {
        var columns: [Int] = []
        columns.reserveCapacity(row.cells.count)
        if !isCovered, row.cells.allSatisfy({ $0.rows == 1 }) {
            var column = 0
            for cell in row.cells {
                columns.append(column)
                column = min(column + cell.columns, covered.count)
            }
            return columns
        }
        var next = covered.map { max(0, $0 - 1) }
        var column = 0
        for cell in row.cells {
            while column < covered.count, covered[column] > 0 { column += 1 }
            columns.append(column)
            for place in column..<min(column + cell.columns, covered.count) { next[place] = cell.rows - 1 }
            column = min(column + cell.columns, covered.count)
        }
        covered = next
        isCovered = covered.contains { $0 > 0 }
        return columns
    }
}
