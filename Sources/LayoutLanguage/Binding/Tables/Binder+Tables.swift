internal import Diagnostics
internal import Display
internal import DocumentTree
internal import Geometry
internal import OrderedCollections
internal import Styling

extension Binder {
    /// A table, or a form over the record that `scope` names.
    mutating func bound(_ template: TableTemplate, _ scope: Scope) -> Table {
        let outer = position.container
        enter(template.name)
        defer { position.container = outer }
        let anchor = anchors.unique(template.name)
        let caption = template.caption.map { bound($0, anchor: anchor, scope) }
        var binding = TableBinding(template: template)
        binding.columns = columns(of: template, scope)
        binding.grid = CellGrid(width: binding.columns.count)
        binding.folds = template.folding.map { fold in fold.condition.map { holds($0, scope) ?? false } ?? true } ?? false
        if let quiet = template.zeroClass, template.classes[quiet] == nil {
            report(.unknownClass(quiet, nearest: nearestName(to: quiet, among: template.classes.keys)), template.span)
        }
        let isEmpty = template.empty.map { holds($0.condition, scope) ?? false } ?? false
        if isEmpty, let empty = template.empty {
            addEmptyRows(empty.rows, to: &binding)
        } else {
            for row in template.rows { add(row, scope, to: &binding) }
        }
        let pageRows = pageRows(of: template, scope, &binding)
        let head = head(of: &binding, scope)
        var notes = template.notes.map { note($0.text, $0.style, scope) }
        if isEmpty, let empty = template.empty { notes.append(note(empty.text, empty.style, scope)) }
        let body =
            binding.rows.contains { !$0.merges.isEmpty }
            ? CellMerging(rows: binding.rows, width: binding.columns.count, lanes: binding.lanes).rows : binding.rows
        checkGrid(body, binding)
        return Table(
            name: template.name, source: template.span, anchor: anchor,
            columns: binding.columns.enumerated().map { index, column in
                Table.Column(
                    width: column.width, alignsDecimals: column.template.content?.value.isValue ?? false,
                    name: column.head.last?.plainText ?? "", beginsLane: binding.lanes.begins(at: index))
            },
            head: head, body: body.map(\.row), cellStyles: binding.styles.all, rules: template.rules, caption: caption,
            notes: notes.filter { !$0.content.isEmpty }, spaceBefore: template.spaceBefore, spaceAfter: template.spaceAfter,
            stubColumns: binding.index(of: template.stubColumns), panels: template.hasPanelsByHead ? panels(of: binding) : [],
            smallestSize: template.smallestSize, pageRows: pageRows, keep: template.keep,
            folding: binding.folds ? template.folding?.folding : nil)
    }

    // MARK: Around the grid

    private mutating func bound(_ caption: TableTemplate.Caption, anchor: AnchorID, _ scope: Scope) -> Table.Caption {
        // The title comes first: it is a heading, and the lines stand below it.
        let title = caption.title.map { bound($0, anchor: anchor, scope) }
        let lines = caption.lines.map { line in
            let context = TextContext(scope, base: line.style.text)
            return Table.Caption.Line(
                left: inlines(line.left, context), center: inlines(line.center, context), right: inlines(line.right, context),
                style: line.style)
        }
        return Table.Caption(title: title, continuedSuffix: caption.continuedSuffix, repeats: caption.repeats, lines: lines)
    }

    private mutating func note(_ source: Template, _ style: ParagraphStyle, _ scope: Scope) -> Paragraph {
        Paragraph(inlines(source, TextContext(scope, base: style.text)), style: style, role: .note)
    }

    // MARK: Columns and head

    private mutating func columns(of template: TableTemplate, _ scope: Scope) -> [BoundColumn] {
        let base = package.styles.cells[template.headStyle]?.paragraph.text ?? TextStyle()
        var columns: [BoundColumn] = []
        for (source, column) in template.columns.enumerated() where holds(column.condition, scope) == true {
            guard let each = column.each else {
                let head = column.head.map { inlines($0, TextContext(scope, base: base)) }
                let isOfRows = template.looksAtRow(column.cellClass)
                let classes = isOfRows ? NameKey("") : classes(column.cellClass, scope)
                columns.append(
                    BoundColumn(
                        template: column, content: column.content, source: source, width: width(of: column, scope),
                        classes: classes, classesOfRows: isOfRows, head: head, headUnit: unit(inHead: head)))
                continue
            }
            for (index, item) in items(each.list, scope).enumerated() {
                let inner = scope.row(each.name.text, item, index: index, key: key(of: item))
                let head = column.head.map { inlines($0, TextContext(inner, base: base)) }
                let isOfRows = template.looksAtRow(column.cellClass)
                let (width, classes) = (width(of: column, inner), isOfRows ? NameKey("") : classes(column.cellClass, inner))
                columns.append(
                    BoundColumn(
                        template: column, content: column.content, source: source, width: width, classes: classes,
                        classesOfRows: isOfRows, local: (each.name.text, item, index), head: head, headUnit: unit(inHead: head)))
            }
        }
        return columns
    }

    /// The unit of money or the like that a head names in brackets at its end: `金额（元）`.
    private func unit(inHead head: [[Inline]]) -> String? {
        guard let text = head.last?.plainText, let close = text.last, close == "）" || close == ")",
            let start = text.lastIndex(of: close == "）" ? "（" : "(")
        else { return nil }
        let unit = String(text[text.index(after: start)...].dropLast())
        guard case .measure? = figures.units.kind(of: unit) else { return nil }
        return unit
    }

    /// The width that is written out, or the share that the column's expression gives.
    private mutating func width(of column: TableTemplate.Column, _ scope: Scope) -> Table.Column.Width {
        guard let source = column.share, case .share(_, let minimum) = column.width, let value = value(source, scope) else {
            return column.width
        }
        guard let share = value.quantity?.number.approximation, share > 0 else {
            report(.badShare, source.span)
            return column.width
        }
        return .share(share, minimum: minimum)
    }

    private mutating func head(of binding: inout TableBinding, _ scope: Scope) -> [Table.Row] {
        let template = binding.template
        let tree = HeadTree(paths: binding.columns.map(\.head))
        let style = binding.styles.index(of: cellStyle(template.headStyle, nil, template.span))
        var rows = tree.rows.map { cells in
            Table.Row(
                cells.map {
                    Table.Cell(
                        $0.content.isEmpty ? .empty : .text($0.content), style: style, rows: $0.rows, columns: $0.columns, role: .columnHead
                    )
                })
        }
        if !template.head.isEmpty {
            var written = TableBinding(template: template, part: .head)
            written.columns = binding.columns
            written.grid = CellGrid(width: binding.columns.count)
            swap(&written.styles, &binding.styles)
            for row in template.head { add(row, scope, to: &written) }
            swap(&written.styles, &binding.styles)
            checkGrid(written.rows, written)
            rows += written.rows.map(\.row)
        }
        if let numbers = template.numberRow {
            let look = cellStyle(numbers.style, nil, template.span)
            let context = TextContext(scope, base: look.paragraph.text)
            rows.append(Table.Row(numberCells(numbers, context, style: binding.styles.index(of: look), columns: binding.columns)))
        }
        return rows
    }

    /// Labels over the first columns, then 1, 2, 3 … over the value columns.
    private mutating func numberCells(
        _ numbers: TableTemplate.NumberRow, _ context: TextContext, style: Int, columns bound: [BoundColumn]
    ) -> [Table.Cell] {
        func cell(_ content: [Inline], columns: Int = 1) -> Table.Cell {
            Table.Cell(content.isEmpty ? .empty : .text(content), style: style, columns: columns, role: .columnHead)
        }
        var cells: [Table.Cell] = []
        let first = bound.firstIndex { $0.source >= numbers.firstColumn } ?? bound.count
        if let label = numbers.label, first > 0 {
            cells.append(cell(inlines(label, context), columns: first))
        } else {
            for column in bound[..<first] {
                cells.append(cell(column.source < numbers.labels.count ? inlines(numbers.labels[column.source], context) : []))
            }
        }
        for column in first..<bound.count { cells.append(cell([.text(String(column - first + 1), nil)])) }
        return cells
    }

    /// The columns behind the stub by their first head.
    private func panels(of binding: TableBinding) -> [Table.Panel] {
        var panels: [Table.Panel] = []
        for index in binding.columns.indices.dropFirst(binding.index(of: binding.template.stubColumns)) {
            let name = binding.columns[index].head.first?.plainText ?? ""
            if let last = panels.last, last.name == name, last.columns.upperBound == index {
                panels[panels.count - 1].columns = last.columns.lowerBound..<index + 1
            } else {
                panels.append(Table.Panel(columns: index..<index + 1, name: name))
            }
        }
        return panels
    }

    // MARK: Checking

    /// Finds rows whose cells do not fill the grid, each at its place in the layout.
    private mutating func checkGrid(_ rows: [BoundRow], _ binding: TableBinding) {
        var grid = CellGrid(width: binding.columns.count)
        for row in rows {
            if let fault = grid.place(row.row.cells).fault { report(fault.problem(table: binding.template.name), row.span) }
        }
        if grid.openRows > 0, let last = rows.last { report(.spanBeyondEnd(table: binding.template.name), last.span) }
    }
}

extension CellGrid.Fault {
    /// The fault as a finding about a table.
    func problem(table: String) -> BindingProblem {
        switch self {
        case .tooFew(let missing): .missingCells(table: table, missing: missing)
        case .tooMany(let extra): .extraCells(table: table, extra: extra)
        }
    }
}

extension TableTemplate {
    /// Whether an expression of a column names the rows that are repeated, or their places.
    fileprivate func looksAtRow(_ expression: ParsedExpression?) -> Bool {
        guard let names = expression?.tree?.freeNames, !names.isEmpty else { return false }
        return names.contains { name in name.text == "index" || rows.contains { $0.repeats(name.text) } }
    }
}

extension TableTemplate.Row {
    fileprivate func repeats(_ name: String) -> Bool { each?.name.text == name || then.contains { $0.repeats(name) } }
}

extension TableTemplate.Cell {
    /// Whether the cell holds a number, which is aligned on its point.
    var isValue: Bool {
        if case .value = content { true } else { false }
    }
}
