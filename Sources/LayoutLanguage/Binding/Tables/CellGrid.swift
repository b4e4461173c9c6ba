internal import DocumentTree

/// Where the cells of a table stand: follows spans from row to row.
struct CellGrid {
    /// How many more rows each column is covered from above.
    private var covered: [Int]
    private(set) var width: Int

    /// What is wrong with the cells of a row.
    enum Fault: Hashable {
        /// The cells and the spans from above leave columns empty.
        case tooFew(missing: Int)
        /// They need more columns than there are.
        case tooMany(extra: Int)
    }

    init(width: Int) {
        self.width = width
        covered = [Int](repeating: 0, count: width)
    }

    /// The first column from `column` on that no span from above covers in the next row; the width where there is none.
    func freeColumn(from column: Int) -> Int { covered[min(column, width)...].firstIndex(of: 0) ?? width }

    /// The columns that no span from above covers in the next row.
    var freeColumns: [Int] { covered.indices.filter { covered[$0] == 0 } }

    /// Places the cells of the next row from the left; gives the first column of each and what does not fit.
    mutating func place(_ cells: [Table.Cell]) -> (columns: [Int], fault: Fault?) {
        var columns: [Int] = []
        var next = [Int](repeating: 0, count: width)
        for column in covered.indices where covered[column] > 0 { next[column] = covered[column] - 1 }
        var column = 0
        var extra = 0
        for cell in cells {
            while column < width, covered[column] > 0 { column += 1 }
            columns.append(column)
            for _ in 0..<max(1, cell.columns) {
                if column < width, covered[column] == 0 {
                    next[column] = max(1, cell.rows) - 1
                    column += 1
                } else {
                    extra += 1
                }
            }
        }
        while column < width, covered[column] > 0 { column += 1 }
        let missing = column < width ? covered[column...].count { $0 == 0 } : 0
        covered = next
        return (columns, extra > 0 ? .tooMany(extra: extra) : missing > 0 ? .tooFew(missing: missing) : nil)
    }

    /// Rows that spans still cover after the last row.
    var openRows: Int { covered.max() ?? 0 }
}
