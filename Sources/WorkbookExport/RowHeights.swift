internal import DocumentTree
internal import Geometry

/// How high rows must be for their texts, in points: a spreadsheet program does not find that out where cells are merged.
func rowHeights(of rows: [Table.Row], _ grid: TableGrid, _ table: Table, _ widths: ColumnWidths) -> [Double] {
    var heights = rows.map { max($0.minimumHeight.points, 12) }
    // Cells over several rows come last: their rows may be high enough by then.
    for placed in grid.cells.sorted(by: { ($0.rows, $0.row, $0.column) < ($1.rows, $1.row, $1.column) }) {
        let style = table.cellStyles[placed.cell.style]
        let width = widths.width(from: placed.column, count: placed.columns)
        let need = textHeight(placed.cell.sheetText, style.paragraph.text.size.points, width: width, isRotated: style.isRotated)
        let rows = placed.row..<placed.row + placed.rows
        let present = rows.reduce(0) { $0 + heights[$1] }
        if need > present { heights[rows.upperBound - 1] += need - present }
    }
    return heights
}

/// The height of a text in a cell of some width.
func textHeight(_ text: String, _ size: Double, width: Double, isRotated: Bool = false) -> Double {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    if isRotated { return (lines.map { estimatedWidth(String($0), size: size) }.max() ?? 0) + ColumnWidths.padding }
    // A line holds whole characters only.
    let room = max(width - ColumnWidths.padding, size)
    let count = lines.reduce(0) { $0 + max(1, Int((estimatedWidth(String($1), size: size) * 1.04 / room).rounded(.up))) }
    return Double(count) * size * 1.3 + 4
}
