internal import Display
internal import DocumentTree
internal import Geometry
internal import Styling
internal import Typesetting

/// What the cells of one column ask for: found in one pass over all rows, in which equal shapes of numbers are measured once.
struct ColumnNeed {
    /// The widest text that stands in this column alone, with padding; only for columns as wide as their content.
    var text = Length.zero
    /// What no line end may part is no wider than this, with padding; in head and body. An estimate that costs nothing.
    var unpartedHead = Length.zero
    var unpartedBody = Length.zero
    /// Distinct shapes of numbers, in order of appearance.
    var shapes: [NumberShape] = []
    /// Horizontal padding of number cells, at most.
    var padding = Length.zero
    /// Where numbers stand in cells that are wider.
    var alignment: HorizontalAlignment?

    /// The largest size of the column's numbers.
    var size: Length { shapes.reduce(.zero) { max($0, $1.key.style.size) } }
}

/// Collects the needs of all columns of a table.
struct ColumnNeeds {
    private(set) var columns: [ColumnNeed]
    private var known: [NumberShapes<Bool>]
    private let flow: FlowTable
    private let typesetter: Typesetter

    init(of flow: FlowTable, typesetter: Typesetter) {
        self.flow = flow
        self.typesetter = typesetter
        columns = Array(repeating: ColumnNeed(), count: flow.table.columns.count)
        known = Array(repeating: NumberShapes(), count: flow.table.columns.count)
        var first = 0
        collect(flow.table.head, isHead: true, first: &first)
        collect(flow.table.body, isHead: false, first: &first)
        if let pageRows = flow.table.pageRows { collect(sums: pageRows.head + pageRows.foot) }
        known = []
    }

    private mutating func collect(_ rows: [Table.Row], isHead: Bool, first: inout Int) {
        for (index, row) in rows.enumerated() {
            let start = Int(flow.elements.starts[first])
            first += 1
            for (offset, cell) in row.cells.enumerated() where cell.columns == 1 {
                let column = flow.elements.column(of: start + offset)
                guard columns.indices.contains(column) else { continue }
                let style = flow.format(of: cell).style
                if let use = cell.number {
                    add(use, style: style, row: index, column: column)
                    continue
                }
                let padding = style.padding.left + style.padding.right + cell.indent
                if let text = cell.text {
                    let width = UnpartedText.bound(of: text, style: style) + padding
                    if isHead {
                        columns[column].unpartedHead = max(columns[column].unpartedHead, width)
                    } else {
                        columns[column].unpartedBody = max(columns[column].unpartedBody, width)
                    }
                }
                guard case .content(_, let maximum) = flow.table.columns[column].width, columns[column].text < maximum else { continue }
                let element = flow.elements.cells[start + offset]
                let own = isHead ? headWidth(of: cell, style: style, element: element) : textWidth(of: cell, style: style, element: element)
                columns[column].text = max(columns[column].text, own + padding)
            }
        }
    }

    /// The widest sums that page rows can have.
    private mutating func collect(sums rows: [Table.Row]) {
        var occupancy = Occupancy(columns: columns.count)
        for row in rows {
            for (column, cell) in zip(occupancy.place(row), row.cells) where cell.columns == 1 && columns.indices.contains(column) {
                guard case .pageSum(let sum) = cell.content else { continue }
                add(FigureUse(id: "", text: sum.widest), style: flow.format(of: cell).style, row: flow.table.body.count, column: column)
            }
        }
    }

    private mutating func add(_ use: FigureUse, style: Table.CellStyle, row: Int, column: Int) {
        guard !use.text.isEmpty else { return }
        columns[column].padding = max(columns[column].padding, style.padding.left + style.padding.right)
        if columns[column].alignment == nil { columns[column].alignment = style.horizontal }
        let key = NumberShape.key(of: use.text, style: use.style ?? style.paragraph.text)
        guard known[column][key] == nil else { return }
        known[column][key] = true
        columns[column].shapes.append(NumberShape(key: key, text: use.text, row: row))
    }

    private func textWidth(of cell: Table.Cell, style: Table.CellStyle, element: StructID) -> Length {
        switch cell.content {
        case .empty, .number, .pageSum: return .zero
        case .text(let inlines):
            if style.isRotated { return style.paragraph.linePitch }
            let items = flow.texts[element]?.items ?? PlainText(style: style.paragraph.text).items(inlines)
            return items.isEmpty ? .zero : typesetter.paragraph(items, style: style.paragraph).naturalWidth + roundingRoom
        case .blocks: return flow.blocks[element].map(naturalWidth) ?? .zero
        case .diagonal(let below, let above):
            let widths = [below, above].map { inlines in
                typesetter.paragraph(PlainText(style: style.paragraph.text).items(inlines), style: style.paragraph).naturalWidth
            }
            return widths.reduce(.zero, +)
        }
    }

    /// What a head asks for: its widest stretch between preferred line ends; a long stretch is set in two lines.
    private func headWidth(of cell: Table.Cell, style: Table.CellStyle, element: StructID) -> Length {
        guard case .text(let inlines) = cell.content, !style.isRotated else { return textWidth(of: cell, style: style, element: element) }
        let items = flow.texts[element]?.items ?? PlainText(style: style.paragraph.text).items(inlines)
        let short = style.paragraph.text.size * 5
        return items.split(separator: .preferredBreak).reduce(Length.zero) { widest, stretch in
            let paragraph = typesetter.paragraph(Array(stretch), style: style.paragraph)
            let natural = paragraph.naturalWidth + roundingRoom
            let halved = max(paragraph.minimumWidth, natural / 2 + style.paragraph.text.size / 2)
            return max(widest, natural <= short ? natural : min(natural, halved))
        }
    }

    /// The width of blocks whose lines are not broken.
    private func naturalWidth(of blocks: [FlowBlock]) -> Length {
        blocks.reduce(Length.zero) { widest, block in
            switch block {
            case .paragraph(let paragraph):
                return max(widest, typesetter.paragraph(paragraph.items, style: paragraph.style).naturalWidth + roundingRoom)
            case .item(let item):
                return max(widest, item.label.style.startIndent + item.labelWidth + naturalWidth(of: item.blocks))
            case .group(let blocks, _): return max(widest, naturalWidth(of: blocks))
            case .figure(let figure):
                switch figure.figure.content {
                case .chart(let chart): return max(widest, chart.size.width)
                case .image(let image): return max(widest, image.size.width)
                }
            case .table(let table):
                let widths = table.table.columns.map { column in
                    switch column.width {
                    case .fixed(let width): width
                    case .content(let minimum, _), .share(_, let minimum): minimum
                    }
                }
                return max(widest, widths.reduce(.zero, +))
            case .space, .rule, .pageBreak: return widest
            }
        }
    }
}

/// What a measure is larger than the text it was made for, so that rounding breaks no line.
let roundingRoom = Length.pt(0.05)
