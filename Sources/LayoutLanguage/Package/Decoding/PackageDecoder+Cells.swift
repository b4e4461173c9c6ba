internal import Diagnostics
internal import DocumentTree
internal import Geometry
internal import Styling

extension PackageDecoder {
    /// A column of a table; `style` is the cell style of columns that name none.
    func column(_ node: YAMLNode, style: String) -> TableTemplate.Column? {
        reader.mapping(node) { keys in
            let each = keys.value("each", reader.each)
            let condition = keys.value("if", reader.expression)
            let head = keys.value("head") { reader.oneOrMore($0, of: reader.template) } ?? []
            let own = keys.value("style", cellStyleName)
            let paragraph = styles.cells[own ?? style]?.paragraph ?? ParagraphStyle()
            let width = keys.required("width") { columnWidth($0, style: paragraph) }
            keys.exclude("cell", "value")
            let template = keys.value("cell", reader.template).map { TableTemplate.Cell(.text($0), span: $0.span) }
            let value = keys.value("value", reader.expression).map { TableTemplate.Cell(.value($0), span: $0.span) }
            let numbers = keys.value("numbers", numberPolicy)
            let unit = keys.value("unit", unit)
            let indent = keys.value("indent", reader.expression)
            let merges = keys.value("merge", reader.yesNo) ?? false
            let role = keys.value("role") { reader.choice($0, of: ColumnRole.self) }
            let cellClass = keys.value("class", reader.expression)
            var content = template ?? value
            content?.style = own
            content?.numbers = numbers
            content?.unit = unit
            content?.indent = indent
            content?.merges = merges
            return width.map { width in
                var column = TableTemplate.Column(
                    each: each, condition: condition, head: head, width: width.width, share: width.share, content: content.map(Shared.init),
                    style: own)
                column.cellClass = cellClass
                column.holdsNames = role.map { $0 == .head }
                return column
            }
        }
    }

    /// A width that is written out, or `{share: expression, minimum: 20mm}`.
    private func columnWidth(_ node: YAMLNode, style: ParagraphStyle) -> (width: Table.Column.Width, share: ParsedExpression?)? {
        guard node.scalar == nil else { return reader.columnWidth(node, style: style).map { ($0, nil) } }
        return reader.mapping(node) { keys in
            let share = keys.required("share", reader.expression)
            let minimum = keys.value("minimum", reader.relativeLength)
            let width = minimum?.length(em: style.text.hanPitch, line: style.linePitch) ?? .zero
            return share.map { (.share(1, minimum: width), $0) }
        }
    }

    /// A row of a table.
    func row(_ node: YAMLNode) -> TableTemplate.Row? {
        reader.mapping(node) { keys in
            var row = TableTemplate.Row(span: node.span)
            row.each = keys.value("each", reader.each)
            row.condition = keys.value("if", reader.expression)
            row.rowClass = keys.value("class", reader.expression)
            row.keepsWithNext = keys.value("keep-with-next", reader.expression)
            row.keepsWithPrevious = keys.value("keep-with-previous", reader.expression)
            row.level = keys.value("level", reader.expression)
            let fixedHeight = keys.value("fixed-height", reader.extent)
            keys.exclude("height", "fixed-height")
            row.minimumHeight = fixedHeight ?? keys.value("height", reader.extent) ?? .zero
            row.hasFixedHeight = fixedHeight != nil
            row.counts = keys.value("counts", reader.expression)
            row.repeatsOnBreak = keys.value("repeat", reader.yesNo) ?? false
            row.cells = keys.value("cells") { reader.list($0) { cell($0).map(Shared.init) } }
            row.then = keys.value("then") { reader.list($0, of: self.row) } ?? []
            if row.each == nil, let place = keys.place(of: "then") { reader.report(.missingKey("each"), at: place) }
            return row
        }
    }

    /// A row that a page break asks for: cells, some of them sums.
    func pageRow(_ node: YAMLNode) -> TableTemplate.Row? {
        reader.mapping(node) { keys in
            var row = TableTemplate.Row(span: node.span)
            row.minimumHeight = keys.value("height", reader.extent) ?? .zero
            row.rowClass = keys.value("class", reader.expression)
            row.cells = keys.required("cells") { reader.list($0) { cell($0, maySum: true).map(Shared.init) } }
            return row
        }
    }

    /// A template, or keys. A cell that is wrong is left out with a message, so its row would be short: it stays as an empty one.
    private func cell(_ node: YAMLNode) -> TableTemplate.Cell? { cell(node, maySum: false) }

    private func cell(_ node: YAMLNode, maySum: Bool) -> TableTemplate.Cell? {
        if node.scalar != nil {
            return reader.template(node).map { TableTemplate.Cell($0.span.range.isEmpty ? .empty : .text($0), span: node.span) }
        }
        return reader.mapping(node) { keys in cell(&keys, node.span, maySum: maySum) }
    }

    private func cell(_ keys: inout MappingReader, _ span: SourceSpan, maySum: Bool) -> TableTemplate.Cell {
        let each = keys.value("each", reader.each)
        if let choices = keys.value("choose", choices) {
            for other in ["text", "value", "blocks", "prose", "above"] { keys.exclude("choose", other) }
            var cell = TableTemplate.Cell(.choice(choices), span: span)
            cell.each = each
            return cell
        }
        let extent = maySum ? keys.value("sum") { reader.choice($0, of: Table.PageSum.Extent.self) } : nil
        var cell = TableTemplate.Cell(extent.map { .sum($0) } ?? cellContent(&keys), span: span)
        cell.each = each
        cell.cellClass = keys.value("class", reader.expression)
        cell.columns = keys.value("columns", reader.expression)
        cell.rows = keys.value("rows", reader.expression)
        cell.style = keys.value("style", cellStyleName)
        cell.numbers = keys.value("numbers", numberPolicy)
        cell.unit = keys.value("unit", unit)
        cell.role = keys.value("role") { reader.choice($0, of: CellRole.self) }?.role
        cell.merges = keys.value("merge", reader.yesNo) ?? false
        cell.indent = keys.value("indent", reader.expression)
        return cell
    }

    /// Cells of which the first whose `if` holds is taken.
    private func choices(_ node: YAMLNode) -> [TableTemplate.Cell.Choice]? {
        reader.list(node) { item in
            reader.mapping(item) { keys in
                let condition = keys.value("if", reader.expression)
                return TableTemplate.Cell.Choice(condition: condition, cell: Shared(cell(&keys, item.span, maySum: false)))
            }
        }
    }

    private func cellContent(_ keys: inout MappingReader) -> TableTemplate.Cell.Content {
        let kinds = ["text", "value", "blocks", "prose", "above"]
        for (index, first) in kinds.enumerated() {
            for second in kinds.dropFirst(index + 1) { keys.exclude(first, second) }
        }
        let text = keys.value("text", reader.template)
        let value = keys.value("value", reader.expression)
        let blocks = keys.value("blocks", reader.expression)
        let prose = keys.value("prose", reader.name)
        let above = keys.value("above", reader.template)
        let below = keys.value("below", reader.template)
        if above != nil, below == nil { _ = keys.required("below", reader.template) }
        if below != nil, above == nil { _ = keys.required("above", reader.template) }
        if let text { return text.span.range.isEmpty ? .empty : .text(text) }
        if let value { return .value(value) }
        if let blocks { return .blocks(blocks) }
        if let prose { return .prose(prose) }
        if let above, let below { return .diagonal(below: below, above: above) }
        return .empty
    }

    private enum ColumnRole: String, CaseIterable {
        case data, head
    }

    private enum CellRole: String, CaseIterable {
        case data, head
        case rowHead = "row-head"
        case columnHead = "column-head"

        var role: Table.Cell.Role {
            switch self {
            case .data: .data
            case .head: .head
            case .rowHead: .rowHead
            case .columnHead: .columnHead
            }
        }
    }
}
