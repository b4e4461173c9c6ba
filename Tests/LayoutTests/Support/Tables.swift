import Display
import DocumentTree
import Geometry
import Styling

/// A table of 10 pt text in rows of 20 pt, rules of 1 pt around and 0.5 pt inside.
struct TableSketch {
    var columns: [Table.Column]
    var head: [Table.Row] = []
    var body: [Table.Row]
    var styles = [cellStyle()]
    var caption: Table.Caption?
    var notes: [Paragraph] = []
    var rules = Table.Rules(
        frame: Stroke(width: .pt(1)), horizontal: Stroke(width: .pt(0.5)), vertical: Stroke(width: .pt(0.5)),
        belowHead: Stroke(width: .pt(0.75)))
    var stubColumns = 0
    var panels: [Table.Panel] = []
    /// Most tests look at how tables break.
    var keep = Table.Keep.rows(2)
    var folding: Table.Folding?

    var block: Block {
        .table(
            Table(
                name: "表", columns: columns, head: head, body: body, cellStyles: styles, rules: rules, caption: caption, notes: notes,
                stubColumns: stubColumns, panels: panels, keep: keep, folding: folding))
    }
}

func cellStyle(_ change: (inout Table.CellStyle) -> Void = { _ in }) -> Table.CellStyle {
    var look = Table.CellStyle(paragraph: style())
    change(&look)
    return look
}

func fixed(_ width: Double, decimals: Bool = false) -> Table.Column {
    Table.Column(width: .fixed(.pt(width)), alignsDecimals: decimals, name: "列")
}

func cell(_ text: String, rows: Int = 1, columns: Int = 1, style: Int = 0, role: Table.Cell.Role = .data) -> Table.Cell {
    Table.Cell(text.isEmpty ? .empty : .text([.text(text, nil)]), style: style, rows: rows, columns: columns, role: role)
}

func cell(_ blocks: [Block], rows: Int = 1, columns: Int = 1, style: Int = 0) -> Table.Cell {
    Table.Cell(.blocks(blocks), style: style, rows: rows, columns: columns)
}

func number(_ text: String, style: Int = 0, columns: Int = 1) -> Table.Cell {
    Table.Cell(.number(FigureUse(id: "n", text: text)), style: style, columns: columns)
}

func row(_ cells: Table.Cell..., next: Bool = false, previous: Bool = false) -> Table.Row {
    Table.Row(cells, keepsWithNext: next, keepsWithPrevious: previous)
}
