internal import DocumentTree

/// Joins cells that ask for it with equal ones above: first-level labels of forms.
///
/// A joined cell crosses no border of the joined cells before it in its lane: the second `其他` is another than the first.
///
///     一类 │ 甲
///          │ 其他
///     ─────┼─────
///     二类 │ 其他
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

    init(rows: [BoundRow], width: Int, lanes: TableLanes) {
        var result = rows
        var removed: [Set<Int>] = rows.map { _ in [] }
        var anchors: [Int: Anchor] = [:]
        var grid = CellGrid(width: width)
        for (index, bound) in rows.enumerated() {
            let columns = grid.place(bound.row.cells).columns
            // Whether a joined cell before has its upper border here.
            var isBelowBorder = false
            for (cell, content) in bound.row.cells.enumerated() {
                let column = columns[cell]
                if lanes.begins(at: column) { isBelowBorder = false }
                guard !bound.merges.isEmpty, bound.merges[cell], !content.isEmpty else {
                    // An empty one under a name stands for itself, and so does all behind it.
                    if anchors[column] != nil, !bound.merges.isEmpty, bound.merges[cell] { isBelowBorder = true }
                    anchors[column] = nil
                    continue
                }
                if !isBelowBorder, let anchor = anchors[column], anchor.end == index, anchor.content.looksLike(content) {
                    removed[index].insert(cell)
                    result[anchor.row].row.cells[anchor.cell].rows += content.rows
                    anchors[column]?.end = index + content.rows
                } else {
                    isBelowBorder = true
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
