internal import Diagnostics
internal import DocumentTree
internal import Geometry
internal import OrderedCollections
internal import ReportData

/// What the cells of one row share.
private struct RowContext {
    var scope: Scope
    var patch: StylePatch?
    var span: SourceSpan
}

extension Binder {
    /// The rows of one entry: none, one, or one for each element of its list, each with the rows that follow it.
    mutating func add(_ template: TableTemplate.Row, _ scope: Scope, to binding: inout TableBinding) {
        for inner in scopes(template.each, scope) {
            guard holds(template.condition, inner) == true else { continue }
            addOne(template, inner, to: &binding)
            for next in template.then { add(next, inner, to: &binding) }
        }
    }

    /// Rows that are drawn where there is nothing to show.
    mutating func addEmptyRows(_ count: Int, to binding: inout TableBinding) {
        let template = binding.template
        for _ in 0..<count {
            let cells = binding.columns.map { column in
                let style = cellStyle(column.template.content?.style ?? column.template.style ?? template.style, nil, template.span)
                return Table.Cell(.empty, style: binding.styles.index(of: style))
            }
            let row = TableTemplate.Row(span: template.span)
            binding.rows.append(BoundRow(row: Table.Row(cells), merges: cells.map { _ in false }, template: row))
        }
    }

    private mutating func addOne(_ template: TableTemplate.Row, _ scope: Scope, to binding: inout TableBinding) {
        let context = RowContext(scope: scope, patch: patch(template, binding.template, scope), span: template.span)
        var cells: [Table.Cell] = []
        var merges: [Bool] = []
        if let written = template.cells {
            for cell in written {
                cells.append(bound(cell, columnStyle: nil, context, &binding))
                merges.append(cell.merges)
            }
        } else {
            for column in freeColumns(of: binding) {
                var inner = context
                let column = binding.columns[column]
                if let local = column.local { inner.scope = scope.row(local.name, local.value, index: local.index, key: nil) }
                let cell = column.template.content ?? TableTemplate.Cell(.empty, span: template.span)
                cells.append(bound(cell, columnStyle: column.template.style, inner, &binding))
                merges.append(cell.merges)
            }
        }
        let row = Table.Row(
            cells, minimumHeight: template.minimumHeight,
            keepsWithNext: template.keepsWithNext.map { holds($0, scope) ?? false } ?? false,
            keepsWithPrevious: template.keepsWithPrevious.map { holds($0, scope) ?? false } ?? false)
        binding.rows.append(BoundRow(row: row, merges: merges, template: template))
    }

    /// The columns that no cell above reaches into.
    private func freeColumns(of binding: TableBinding) -> [Int] {
        var grid = CellGrid(width: binding.columns.count)
        for row in binding.rows { _ = grid.place(row.row.cells) }
        return grid.freeColumns
    }

    private mutating func patch(_ row: TableTemplate.Row, _ table: TableTemplate, _ scope: Scope) -> StylePatch? {
        guard let source = row.rowClass, let name = value(source, scope)?.text, !name.isEmpty else { return nil }
        guard let patch = table.classes[name] else {
            report(.unknownClass(name, nearest: nearestName(to: name, among: table.classes.keys)), source.span)
            return nil
        }
        return patch
    }

    // MARK: Cells

    private mutating func bound(
        _ cell: TableTemplate.Cell, columnStyle: String?, _ context: RowContext, _ binding: inout TableBinding
    ) -> Table.Cell {
        let name = cell.style ?? columnStyle ?? binding.template.style
        let style = cellStyle(name, context.patch, cell.span)
        var text = TextContext(context.scope, base: style.paragraph.text)
        text.needsValues = false
        let content: Table.Cell.Content
        switch cell.content {
        case .empty: content = .empty
        case .text(let source):
            let inlines = inlines(source, text)
            content = inlines.isEmpty ? .empty : .text(inlines)
        case .value(let source): content = number(source, cell.numbers ?? binding.template.numbers, context.scope)
        case .blocks(let source):
            let blocks = value(source, context.scope).map { dataBlocks($0, at: source.span, style: style.paragraph, headings: false) } ?? []
            content = blocks.isEmpty ? .empty : .blocks(blocks)
        case .diagonal(let below, let above): content = .diagonal(below: inlines(below, text), above: inlines(above, text))
        }
        return Table.Cell(
            content, style: binding.styles.index(of: style), rows: span(cell.rows, context.scope),
            columns: span(cell.columns, context.scope),
            role: cell.role, indent: indent(cell.indent, style, context.scope))
    }

    private mutating func number(_ source: ExpressionSource, _ policy: NameReference?, _ scope: Scope) -> Table.Cell.Content {
        let numbers = NumberContext(policy: policy?.name ?? "table", showsUnit: false, unit: nil, needsValue: false)
        guard let printed = printed(code.expression(source), numbers, scope), !printed.text.isEmpty else { return .empty }
        if let id = printed.id { return .number(FigureUse(id: id, text: printed.text)) }
        return .text(inlines(printed, nil))
    }

    /// How many rows or columns a cell takes.
    private mutating func span(_ source: ExpressionSource?, _ scope: Scope) -> Int {
        guard let source, let value = value(source, scope) else { return 1 }
        guard let count = value.quantity?.number.wholeNumber, (1...10_000).contains(count) else {
            report(.badSpan, source.span)
            return 1
        }
        return count
    }

    /// An indent in em of the cell's style.
    private mutating func indent(_ source: ExpressionSource?, _ style: Table.CellStyle, _ scope: Scope) -> Length {
        guard let source, let value = value(source, scope), !value.isAbsent else { return .zero }
        guard let quantity = value.quantity else {
            report(.notANumber(found: value.kindName.words), source.span)
            return .zero
        }
        return style.paragraph.text.hanPitch * quantity.number.approximation
    }

    /// A cell style with what the row's class changes in it.
    mutating func cellStyle(_ name: String, _ patch: StylePatch?, _ span: SourceSpan) -> Table.CellStyle {
        if let style = package.styles.cell(name, with: patch) { return style }
        report(.unknown(.cellStyle, name, nearest: nearestName(to: name, among: package.styles.cells.keys)), span)
        return Table.CellStyle(paragraph: .init())
    }
}
