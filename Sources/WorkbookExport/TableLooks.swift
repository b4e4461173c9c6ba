internal import DocumentTree
internal import Geometry
internal import Styling
internal import XLSXWriter

/// The looks of a table's cells.
struct TableLooks {
    let table: Table
    /// How many rows head and body have together.
    private let rowCount: Int

    init(_ table: Table) {
        self.table = table
        rowCount = table.head.count + table.body.count
    }

    /// The look of a cell; `row` counts from the first row of the head.
    func look(of placed: TableGrid.Placed, row: Int) -> CellLook {
        let style = table.cellStyles[placed.cell.style]
        var look = CellLook(style.paragraph)
        look.horizontal = style.horizontal.sheet
        look.vertical = style.vertical.sheet
        look.wraps = placed.cell.number == nil
        look.isRotated = style.isRotated
        look.background = style.background.flatMap(\.sheet)
        look.indent = Int((placed.cell.indent.points / max(style.paragraph.text.size.points, 1)).rounded())
        // Programs indent on the side to which a text is aligned, and a centred one not at all.
        if look.horizontal == .center { look.indent = 0 }
        look.borders = borders(of: placed, row: row, style.edges)
        if case .diagonal = placed.cell.content { look.hasDiagonal = true }
        return look
    }

    private func borders(of placed: TableGrid.Placed, row: Int, _ edges: Table.CellEdges) -> CellLook.Borders {
        let rules = table.rules
        let (end, last) = (row + placed.rows, placed.column + placed.columns)
        func inner(_ boundary: Int) -> Stroke? { boundary == table.head.count ? rules.belowHead ?? rules.horizontal : rules.horizontal }
        func border(_ edge: Table.CellEdges.Edge?, _ rule: Stroke?) -> CellLook.Border? {
            switch edge {
            case .open: nil
            case .stroke(let stroke): stroke.sheet
            case nil: rule?.sheet
            }
        }
        return CellLook.Borders(
            top: border(edges.top, row == 0 ? rules.frame : inner(row)),
            right: border(edges.right, last == table.columns.count ? rules.frame : rules.vertical),
            bottom: border(edges.bottom, end == rowCount ? rules.frame : inner(end)),
            left: border(edges.left, placed.column == 0 ? rules.frame : rules.vertical))
    }
}

extension CellLook {
    /// The look of a paragraph.
    init(_ style: ParagraphStyle) {
        self.init()
        fontName = style.text.font.sheet
        fontSize = (style.text.size.points * 2).rounded() / 2
        isBold = style.text.weight == .bold
        color = style.text.color == .black ? nil : style.text.color.sheet
        horizontal =
            switch style.alignment {
            case .left, .justify, .distribute: .left
            case .center, .balance: .center
            case .right: .right
            }
    }
}

extension FontRole {
    /// The face of the role that spreadsheet programs have.
    fileprivate var sheet: String {
        switch self {
        case .hei: "黑体"
        case .kai: "楷体"
        case .fang: "仿宋"
        default: "宋体"
        }
    }
}

extension Stroke {
    fileprivate var sheet: CellLook.Border { width.points < 1 ? .thin : width.points < 2 ? .medium : .thick }
}

extension Color {
    /// As `0xRRGGBB`.
    fileprivate var sheet: UInt32? {
        func byte(_ part: Double) -> UInt32 { UInt32((min(max(part, 0), 1) * 255).rounded()) }
        switch self {
        case .gray(let value): return byte(value) * 0x010101
        case .rgb(let red, let green, let blue): return byte(red) << 16 | byte(green) << 8 | byte(blue)
        }
    }
}

extension HorizontalAlignment {
    fileprivate var sheet: CellLook.Horizontal {
        switch self {
        case .left: .left
        case .center: .center
        case .right: .right
        }
    }
}

extension VerticalAlignment {
    fileprivate var sheet: CellLook.Vertical {
        switch self {
        case .top: .top
        case .middle: .center
        case .bottom: .bottom
        }
    }
}
