internal import DocumentTree

/// Joins cells that ask for it with equal ones above: first-level labels of forms.
struct CellMerging {
    let rows: [BoundRow]

    /// Where a cell that others may join stands.
    private struct Anchor {
        var row: Int
        var cell: Int
        var content: Table.Cell
        /// The row after its last.
        var end: Int
    }

    init(rows: [BoundRow], width: Int) {
        var result = rows
        var removed: [Set<Int>] = rows.map { _ in [] }
        var anchors: [Int: Anchor] = [:]
        var grid = CellGrid(width: width)
        for (index, bound) in rows.enumerated() {
            let columns = grid.place(bound.row.cells).columns
            for (cell, content) in bound.row.cells.enumerated() {
                let column = columns[cell]
                guard !bound.merges.isEmpty, bound.merges[cell], content.content != .empty else {
                    anchors[column] = nil
                    continue
                }
                if let anchor = anchors[column], anchor.end == index, anchor.content.looksLike(content) {
                    removed[index].insert(cell)
                    result[anchor.row].row.cells[anchor.cell].rows += content.rows
                    anchors[column]?.end = index + content.rows
                } else {
                    anchors[column] = Anchor(row: index, cell: cell, content: content, end: index + content.rows)
                }
            }
        }
        for index in result.indices where !removed[index].isEmpty {
            result[index].row.cells = result[index].row.cells.enumerated().filter { !removed[index].contains($0.offset) }.map(\.element)
        }
        self.rows = result
    }
}

extension Table.Cell {
    /// Whether both hold the same over the same columns.
    fileprivate func looksLike(_ other: Table.Cell) -> Bool {
        content == other.content && columns == other.columns && style == other.style
    }
}
