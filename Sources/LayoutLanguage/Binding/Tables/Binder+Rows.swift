internal import Diagnostics
internal import DocumentTree
internal import Geometry
internal import OrderedCollections
internal import ReportData

/// What the cells of one row share.
struct RowContext {
    var scope: Scope
    /// Names of the classes that change the cells' styles, and what gives them.
    var classes: NameKey
    var classSource: ParsedExpression?
    /// The column where the next cell stands.
    var column = 0
}

/// The cells of a row in the making.
struct RowCells {
    var cells: [Table.Cell] = []
    /// Which of them merge with equal ones above.
    var merges: [Bool] = []
    /// The numbers they print.
    var amounts: [Amount?] = []
    /// What they say of their roles.
    var roles: [Table.Cell.Role?] = []

    mutating func reserveCapacity(_ count: Int) {
        cells.reserveCapacity(count)
        merges.reserveCapacity(count)
        amounts.reserveCapacity(count)
        roles.reserveCapacity(count)
    }

    mutating func add(_ made: (cell: Table.Cell, amount: Amount?), of template: TableTemplate.Cell) {
        cells.append(made.cell)
        amounts.append(made.amount)
        merges.append(template.merges)
        roles.append(template.role)
    }
}

extension Binder {
    /// The rows of one entry: none, one, or one for each element of its list, each with the rows that follow it.
    mutating func add(_ template: TableTemplate.Row, _ scope: Scope, to binding: inout TableBinding) {
        for inner in scopes(template.each, scope) {
            guard mayGrow(by: binding.columns.count, at: template.span) else { return }
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
                let style = cellStyle(column.template.content?.value.style ?? column.template.style ?? template.style, nil, template.span)
                return Table.Cell(.empty, style: binding.styles.index(of: style))
            }
            binding.rows.append(BoundRow(row: Table.Row(cells), merges: [], span: template.span))
        }
    }

    private mutating func addOne(_ template: TableTemplate.Row, _ scope: Scope, to binding: inout TableBinding) {
        let limit = figures.evaluation.budget.maximumRows
        guard binding.rows.count < limit else {
            // Said once: the report is a failure anyway.
            if binding.rows.count == limit {
                report(.tooManyRows(table: binding.template.name, limit: limit), template.span)
                binding.rows.append(binding.rows[0])
            }
            return
        }
        let context = RowContext(scope: scope, classes: classes(template.rowClass, scope), classSource: template.rowClass)
        var made = RowCells()
        if let written = template.cells {
            made = cells(written, context, &binding)
        } else {
            for column in binding.grid.freeColumns {
                var inner = context
                inner.column = column
                let column = binding.columns[column]
                if let local = column.local { inner.scope = scope.row(local.name, local.value, index: local.index, key: nil) }
                let cell = column.content ?? Shared(TableTemplate.Cell(.empty, span: template.span))
                made.add(bound(cell, columnStyle: column.template.style, inner, &binding), of: cell.value)
            }
        }
        binding.nameRow(&made, at: binding.grid.place(made.cells).columns)
        let row = Table.Row(
            made.cells, minimumHeight: template.minimumHeight,
            keepsWithNext: template.keepsWithNext.map { holds($0, scope) ?? false } ?? false,
            keepsWithPrevious: template.keepsWithPrevious.map { holds($0, scope) ?? false } ?? false,
            repeatsOnBreak: template.repeatsOnBreak, level: template.level.flatMap { level($0, scope) },
            zeros: binding.folds ? zip(made.cells, made.amounts).map { $0.isEmpty || $1.map(\.number) == .zero } : [],
            hasFixedHeight: template.hasFixedHeight)
        var bound = BoundRow(
            row: row, merges: made.merges.contains(true) ? made.merges : [],
            amounts: made.amounts.contains { $0 != nil } ? made.amounts : [], span: template.span)
        bound.counts = template.counts.map { holds($0, scope) ?? false } ?? (template.each != nil)
        binding.rows.append(bound)
    }

    /// The cells that a row writes out.
    mutating func cells(_ written: [Shared<TableTemplate.Cell>], _ context: RowContext, _ binding: inout TableBinding) -> RowCells {
        var made = RowCells()
        made.reserveCapacity(binding.columns.count)
        var context = context
        for cell in written {
            if let each = cell.value.each {
                add(cell, each, &context, to: &made, &binding)
            } else {
                context.column = binding.grid.freeColumn(from: context.column)
                add(cell, &context, to: &made, &binding)
            }
        }
        return made
    }

    /// One cell for each element of a list; each knows the column where it stands.
    private mutating func add(
        _ cell: Shared<TableTemplate.Cell>, _ each: Each, _ context: inout RowContext, to made: inout RowCells,
        _ binding: inout TableBinding
    ) {
        let scope = context.scope
        for (index, item) in items(each.list, scope).enumerated() {
            guard mayGrow(by: 1, at: cell.value.span) else { break }
            context.column = binding.grid.freeColumn(from: context.column)
            context.scope = scope.row(each.name.text, item, index: index, key: key(of: item), column: context.column)
            add(cell, &context, to: &made, &binding)
        }
        context.scope = scope
    }

    /// The cell itself, or the first of several whose condition holds.
    private mutating func add(
        _ cell: Shared<TableTemplate.Cell>, _ context: inout RowContext, to made: inout RowCells, _ binding: inout TableBinding
    ) {
        guard case .choice(let choices) = cell.value.content else {
            let bound = bound(cell, columnStyle: nil, context, &binding)
            context.column += bound.cell.columns
            return made.add(bound, of: cell.value)
        }
        for choice in choices {
            guard let holds = holds(choice.condition, context.scope) else { return }
            if holds { return add(choice.cell, &context, to: &made, &binding) }
        }
    }

    /// What an expression of classes gives: names with spaces between.
    mutating func classes(_ expression: ParsedExpression?, _ scope: Scope) -> NameKey {
        guard let expression, let names = value(expression, scope)?.text else { return NameKey("") }
        return NameKey(names)
    }

    /// What the classes of those names change.
    private mutating func patches(_ names: NameKey, _ span: SourceSpan?, _ table: TableTemplate) -> [StylePatch] {
        names.name.split(separator: " ").map { String($0) }.compactMap { name in
            if let patch = table.classes[name] { return patch }
            if let span { report(.unknownClass(name, nearest: nearestName(to: name, among: table.classes.keys)), span) }
            return nil
        }
    }

    // MARK: Cells

    /// A cell, and the number it prints.
    private mutating func bound(
        _ cell: Shared<TableTemplate.Cell>, columnStyle: String?, _ context: RowContext, _ binding: inout TableBinding
    ) -> (cell: Table.Cell, amount: Amount?) {
        let name = cell.value.style ?? columnStyle ?? binding.style
        var look = look(name, cell, context, &binding)
        let content: Table.Cell.Content
        var amount: Amount?
        switch cell.value.content {
        case .empty, .choice: content = .empty
        case .sum(let extent): content = .pageSum(Table.PageSum(list: 0, extent: extent, widest: ""))
        case .text(let template):
            let inlines = inlines(template, TextContext(cell: context.scope, base: binding.styles.all[look].paragraph.text))
            content = inlines.isEmpty ? .empty : .text(inlines)
        case .value(let expression):
            let numbers = NumberContext(
                policy: cell.value.numbers?.text ?? binding.template.numbers?.text ?? "table", showsUnit: false,
                unit: cell.value.unit?.text,
                headUnit: context.column < binding.columns.count ? binding.columns[context.column].headUnit : nil, needsValue: false)
            (content, amount) = number(expression, numbers, context.scope)
            if amount?.number == .zero, let quiet = binding.template.zeroClass {
                var inner = context
                inner.classes = NameKey(context.classes.name.isEmpty ? quiet : "\(context.classes.name) \(quiet)")
                look = self.look(name, cell, inner, &binding)
            }
        case .blocks(let expression):
            let style = binding.styles.all[look].paragraph
            let blocks = value(expression, context.scope).map { dataBlocks($0, at: expression.span, style: style, headings: false) } ?? []
            content = blocks.isEmpty ? .empty : .blocks(blocks)
        case .prose(let path):
            let blocks = cellBlocks(path, style: binding.styles.all[look].paragraph, context.scope)
            content = blocks.isEmpty ? .empty : .blocks(blocks)
        case .diagonal(let below, let above):
            let text = TextContext(cell: context.scope, base: binding.styles.all[look].paragraph.text)
            content = .diagonal(below: inlines(below, text), above: inlines(above, text))
        }
        let made = Table.Cell(
            content, style: look, rows: span(cell.value.rows, context.scope), columns: span(cell.value.columns, context.scope),
            role: cell.value.role ?? (binding.part == .head ? .columnHead : .data),
            indent: cell.value.indent.map { indent($0, binding.styles.all[look], context.scope) } ?? .zero)
        return (made, amount)
    }

    /// The index of the style `name` with the changes of the row's and the cell's classes laid over it.
    private mutating func look(
        _ name: String, _ cell: Shared<TableTemplate.Cell>, _ context: RowContext, _ binding: inout TableBinding
    ) -> Int {
        let column = context.column
        let hasColumn = column < binding.columns.count
        let isColumns = cell.value.cellClass == nil && binding.part == .body && hasColumn
        // A column's classes are worked out once, unless they look at the row.
        let rowClass = isColumns && binding.columns[column].classesOfRows ? binding.columns[column].template.cellClass : nil
        let cellClasses =
            isColumns && rowClass == nil ? binding.columns[column].classes : classes(rowClass ?? cell.value.cellClass, context.scope)
        let look = CellLook(style: NameKey(name), rowClasses: context.classes, cellClasses: cellClasses)
        if let index = binding.styles.index(of: look, in: column) { return index }
        let columnClass = hasColumn ? binding.columns[column].template.cellClass : nil
        let patches =
            patches(look.rowClasses, context.classSource?.span, binding.template)
            + patches(look.cellClasses, cell.value.cellClass?.span ?? columnClass?.span, binding.template)
        let patch = patches.first.map { patches.dropFirst().reduce($0) { $1.over($0) } }
        let index = binding.styles.index(of: cellStyle(name, patch, cell.value.span))
        binding.styles.name(index, look)
        return index
    }

    private mutating func number(_ expression: ParsedExpression, _ numbers: NumberContext, _ scope: Scope) -> (Table.Cell.Content, Amount?)
    {
        guard let printed = printed(expression, numbers, scope) else { return (.empty, nil) }
        let amount = printed.number.flatMap { number in printed.id.map { Amount(number: number, figure: $0) } }
        guard !printed.text.isEmpty else { return (.empty, amount) }
        if let id = printed.id { return (.number(FigureUse(id: id, text: printed.text)), amount) }
        return (.text(inlines(printed, nil)), nil)
    }

    /// How many rows or columns a cell takes.
    private mutating func span(_ expression: ParsedExpression?, _ scope: Scope) -> Int {
        guard let expression, let value = value(expression, scope) else { return 1 }
        guard let count = value.quantity?.number.wholeNumber, (1...10_000).contains(count) else {
            report(.badSpan, expression.span)
            return 1
        }
        return count
    }

    /// The place of a row among its groups.
    private mutating func level(_ expression: ParsedExpression, _ scope: Scope) -> Int? {
        guard let value = value(expression, scope), !value.isAbsent else { return nil }
        guard let level = value.quantity?.number.wholeNumber, (0...99).contains(level) else {
            report(.notANumber(found: value.kindName.words), expression.span)
            return nil
        }
        return level
    }

    /// An indent in em of the cell's style.
    private mutating func indent(_ expression: ParsedExpression, _ style: Table.CellStyle, _ scope: Scope) -> Length {
        guard let value = value(expression, scope), !value.isAbsent else { return .zero }
        guard let quantity = value.quantity else {
            report(.notANumber(found: value.kindName.words), expression.span)
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
