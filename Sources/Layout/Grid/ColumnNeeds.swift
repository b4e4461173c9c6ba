internal import Display
internal import DocumentTree
internal import Geometry
internal import Styling
internal import Typesetting

/// What the cells of one column ask for: found in one pass over all rows, in which equal shapes of numbers are measured once.
struct ColumnNeed {
    /// The widest text that stands in this column alone, with padding; only for columns as wide as their content, and beside those for
    /// columns that share the rest without a least width of their own.
    var text = Length.zero
    /// The widest part of those texts that should not be broken: between two preferred line ends of a head, or a word.
    var part = Length.zero
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

/// What a cell over several columns asks for.
struct SpanNeed {
    var columns: Range<Int>
    var text: Length
    var part: Length
}

/// Collects the needs of all columns of a table.
struct ColumnNeeds {
    private(set) var columns: [ColumnNeed]
    /// Cells over several columns, one for each range that columns as wide as their content must hold; narrower ranges first.
    private(set) var spans: [SpanNeed] = []
    private var known: [NumberShapes<Bool>]
    private let flow: FlowTable
    private let typesetter: Typesetter
    /// Which columns are measured by their texts.
    private let isMeasured: [Bool]

    init(of flow: FlowTable, typesetter: Typesetter) {
        self.flow = flow
        self.typesetter = typesetter
        columns = Array(repeating: ColumnNeed(), count: flow.table.columns.count)
        known = Array(repeating: NumberShapes(), count: flow.table.columns.count)
        let hasContent = flow.table.columns.contains(where: \.fitsContent)
        isMeasured = flow.table.columns.enumerated().map { index, column in
            if case .share(_, .zero) = column.width, hasContent { return true }
            // The names of rows that panels repeat.
            return column.fitsContent || column.isShare && !flow.table.panels.isEmpty && index < flow.table.stubColumns
        }
        var first = 0
        collect(flow.table.head, isHead: true, first: &first)
        collect(flow.table.body, isHead: false, first: &first)
        if let pageRows = flow.table.pageRows { collect(sums: pageRows.head + pageRows.foot) }
        known = []
        spans.sort { ($0.columns.count, $0.columns.lowerBound) < ($1.columns.count, $1.columns.lowerBound) }
    }

    private mutating func collect(_ rows: [Table.Row], isHead: Bool, first: inout Int) {
        for (index, row) in rows.enumerated() {
            let start = Int(flow.elements.starts[first])
            first += 1
            for (offset, cell) in row.cells.enumerated() {
                let column = flow.elements.column(of: start + offset)
                guard columns.indices.contains(column) else { continue }
                let style = flow.format(of: cell).style
                guard cell.columns == 1 else {
                    add(span: cell, style: style, element: flow.elements.cells[start + offset], column: column)
                    continue
                }
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
                guard isMeasured[column] else { continue }
                let element = flow.elements.cells[start + offset]
                columns[column].part = max(
                    columns[column].part, partWidth(of: cell, style: style, element: element, isHead: isHead) + padding)
                if case .content(_, let maximum) = flow.table.columns[column].width, columns[column].text >= maximum { continue }
                let own = isHead ? headWidth(of: cell, style: style, element: element) : textWidth(of: cell, style: style, element: element)
                columns[column].text = max(columns[column].text, own + padding)
            }
        }
    }

    /// Notes a cell over columns of which some are as wide as their content and none takes a share of the rest.
    private mutating func add(span cell: Table.Cell, style: Table.CellStyle, element: StructID, column: Int) {
        let range = column..<min(column + cell.columns, columns.count)
        let spanned = flow.table.columns[range]
        guard spanned.contains(where: \.fitsContent), !spanned.contains(where: \.isShare) else { return }
        var need = SpanNeed(columns: range, text: .zero, part: .zero)
        if let use = cell.number {
            let text = StyledText(use.text, style: use.style ?? style.paragraph.text)
            need.text = use.text.isEmpty ? .zero : naturalWidth(of: [.text(text)], style: style) + roundingRoom
            need.part = need.text
        } else {
            need.text = textWidth(of: cell, style: style, element: element)
            need.part = partWidth(of: cell, style: style, element: element, isHead: true)
        }
        guard need.text > .zero else { return }
        let padding = style.padding.left + style.padding.right + cell.indent
        need.text = need.text + padding
        need.part = need.part + padding
        if let known = spans.firstIndex(where: { $0.columns == range }) {
            spans[known].text = max(spans[known].text, need.text)
            spans[known].part = max(spans[known].part, need.part)
        } else {
            spans.append(need)
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

    /// The height of the cells of a column of the body in a width, those of the first thousand rows.
    func height(of column: Int, width: Length) -> Length {
        var height = Length.zero
        for (index, row) in flow.table.body.prefix(1000).enumerated() {
            let start = Int(flow.elements.starts[flow.table.head.count + index])
            for (offset, cell) in row.cells.enumerated() where cell.columns == 1 && flow.elements.column(of: start + offset) == column {
                let paragraph = flow.paragraph(of: cell, element: nil)
                let (padding, pitch) = (flow.format(of: cell).style.padding, paragraph.style.linePitch)
                let room = width - padding.left - padding.right
                let lines = typesetter.paragraph(paragraph.items, style: paragraph.style).lineCount(width: room)
                height = height + padding.top + padding.bottom + pitch * Double(lines)
            }
        }
        return height
    }

    private func naturalWidth(of items: [ParagraphItem], style: Table.CellStyle) -> Length {
        typesetter.paragraph(items, style: style.paragraph).naturalWidth
    }

    private func items(of inlines: [Inline], style: Table.CellStyle, element: StructID) -> [ParagraphItem] {
        flow.texts[element]?.items ?? PlainText(style: style.paragraph.text).items(inlines)
    }

    private func textWidth(of cell: Table.Cell, style: Table.CellStyle, element: StructID) -> Length {
        switch cell.content {
        case .empty, .number, .pageSum: return .zero
        case .text(let inlines):
            if style.isRotated { return style.paragraph.linePitch }
            let items = items(of: inlines, style: style, element: element)
            return items.isEmpty ? .zero : naturalWidth(of: items, style: style) + roundingRoom
        case .blocks: return flow.blocks[element].map(naturalWidth) ?? .zero
        case .diagonal(let below, let above):
            return [below, above].map { naturalWidth(of: PlainText(style: style.paragraph.text).items($0), style: style) }.reduce(.zero, +)
        }
    }

    /// What a head asks for: its widest stretch between preferred line ends; a long head without any is set in two lines.
    private func headWidth(of cell: Table.Cell, style: Table.CellStyle, element: StructID) -> Length {
        guard case .text(let inlines) = cell.content, !style.isRotated else { return textWidth(of: cell, style: style, element: element) }
        let items = items(of: inlines, style: style, element: element)
        let short = style.paragraph.text.size * 5
        return items.split(separator: .preferredBreak).reduce(Length.zero) { widest, stretch in
            let paragraph = typesetter.paragraph(Array(stretch), style: style.paragraph)
            let natural = paragraph.naturalWidth + roundingRoom
            let halved = max(paragraph.minimumWidth, natural / 2 + style.paragraph.text.size / 2)
            return max(widest, natural <= short || stretch.count < items.count ? natural : min(natural, halved))
        }
    }

    /// The widest part of a text that should not be broken: between preferred line ends, or else what no line end may part.
    private func partWidth(of cell: Table.Cell, style: Table.CellStyle, element: StructID, isHead: Bool) -> Length {
        guard case .text(let inlines) = cell.content, !style.isRotated else { return .zero }
        let least = style.paragraph.text.size
        // Most cells of a column hold Han, which part anywhere.
        if !isHead, let text = cell.text, UnpartedText.bound(of: text, style: style) == .zero { return text.isEmpty ? .zero : least }
        let stretches = items(of: inlines, style: style, element: element).split(separator: .preferredBreak).map(Array.init)
        if stretches.count > 1 { return stretches.map { naturalWidth(of: $0, style: style) }.reduce(least, max) + roundingRoom }
        return stretches.first.map { typesetter.paragraph($0, style: style.paragraph).minimumWidth + roundingRoom } ?? .zero
    }

    /// What no line end may part in the texts of a column, with padding: numbers with their units, words, codes. Looks at the texts that
    /// could be wider than `width` alone.
    func unparted(of column: Int, over width: Length) -> Length {
        var widest = Length.zero
        for (index, row) in (flow.table.head + flow.table.body).enumerated() {
            let start = Int(flow.elements.starts[index])
            for (offset, cell) in row.cells.enumerated() where cell.columns == 1 && flow.elements.column(of: start + offset) == column {
                let style = flow.format(of: cell).style
                let padding = style.padding.left + style.padding.right + cell.indent
                guard let text = cell.text, !style.isRotated, UnpartedText.bound(of: text, style: style) + padding > max(width, widest)
                else { continue }
                let paragraph = flow.paragraph(of: cell, element: flow.elements.cells[start + offset])
                let own = typesetter.paragraph(paragraph.items, style: paragraph.style).minimumWidth - cell.indent
                widest = max(widest, own + padding + roundingRoom)
            }
        }
        return widest
    }

    /// The width of a group whose lines are not broken.
    private func naturalWidth(of group: FlowGroup) -> Length {
        let width = naturalWidth(of: group.blocks)
        switch group.arrangement {
        case .flow, .box: return width
        case .columns(let columns): return width * Double(columns.count) + columns.gap * Double(columns.count - 1)
        case .placed: return .zero
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
            case .group(let group): return max(widest, naturalWidth(of: group))
            case .figure(let figure):
                switch figure.figure.content {
                case .chart(let chart): return max(widest, chart.size.width)
                case .image(let image): return max(widest, image.size.width)
                case .code(let code): return max(widest, code.size.width)
                }
            case .table(let table):
                let widths = table.table.columns.map { column in
                    switch column.width {
                    case .fixed(let width): width
                    case .content(let minimum, _), .share(_, let minimum): minimum
                    }
                }
                return max(widest, widths.reduce(.zero, +))
            case .space, .rule, .signature, .pageBreak: return widest
            }
        }
    }
}

extension Table.Column {
    /// Whether the column is as wide as its content.
    var fitsContent: Bool { if case .content = width { true } else { false } }

    /// Whether the column has the width that is written.
    var isFixed: Bool { if case .fixed = width { true } else { false } }

    /// Whether the column takes a share of what the others leave.
    var isShare: Bool { if case .share = width { true } else { false } }
}

/// What a measure is larger than the text it was made for, so that rounding breaks no line.
let roundingRoom = Length.pt(0.05)
