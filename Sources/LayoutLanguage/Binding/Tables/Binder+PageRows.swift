internal import Diagnostics
internal import DocumentTree
internal import ReportData

extension Binder {
    /// The rows that page breaks ask for. Their sums add up, exactly, what the counted rows print in the same column.
    mutating func pageRows(of template: TableTemplate, _ scope: Scope, _ binding: inout TableBinding) -> Table.PageRows? {
        guard let pageRows = template.pageRows else { return nil }
        let columns = amounts(of: binding)
        var lists: [Int: Table.PageSum] = [:]
        var bound = Table.PageRows(closesLastPage: pageRows.closesLastPage)
        for row in pageRows.head { bound.head.append(pageRow(row, scope, columns, &lists, &binding)) }
        for row in pageRows.foot { bound.foot.append(pageRow(row, scope, columns, &lists, &binding)) }
        return bound
    }

    private mutating func pageRow(
        _ template: TableTemplate.Row, _ scope: Scope, _ columns: [[Amount?]], _ lists: inout [Int: Table.PageSum],
        _ binding: inout TableBinding
    ) -> Table.Row {
        let context = RowContext(scope: scope, classes: classes(template.rowClass, scope), classSource: template.rowClass)
        binding.grid = CellGrid(width: binding.columns.count)
        var cells = cells(template.cells ?? [], context, &binding).cells
        let (places, fault) = binding.grid.place(cells)
        if let fault { report(fault.problem(table: binding.template.name), template.span) }
        for (index, column) in zip(cells.indices, places) where columns.indices.contains(column) {
            guard case .pageSum(let asked) = cells[index].content else { continue }
            var sum = lists[column] ?? pageSum(of: column, columns[column], template.span, binding)
            lists[column] = sum
            sum.extent = asked.extent
            cells[index].content = .pageSum(sum)
        }
        return Table.Row(cells, minimumHeight: template.minimumHeight)
    }

    /// The amounts of the rows that are counted, column by column; `nil` where a row prints none.
    private func amounts(of binding: TableBinding) -> [[Amount?]] {
        let none = [Amount?](repeating: nil, count: binding.rows.count)
        var columns = binding.columns.map { _ in none }
        var grid = CellGrid(width: binding.columns.count)
        for (index, row) in binding.rows.enumerated() {
            let places = grid.place(row.row.cells).columns
            guard row.counts else { continue }
            for (amount, column) in zip(row.amounts, places) where columns.indices.contains(column) { columns[column][index] = amount }
        }
        return columns
    }

    /// The list of a column; the sum of all its rows stands in the provenance table, with the places of all that it adds up.
    private mutating func pageSum(
        of column: Int, _ amounts: [Amount?], _ span: SourceSpan, _ binding: TableBinding
    ) -> Table.PageSum {
        let own = binding.columns[column].template.content?.value.numbers ?? binding.template.numbers
        let rows = amounts.compactMap { $0 }.compactMap { provenance.row($0.figure) }
        let format = numberFormat(own?.text ?? "table", digits: rows.compactMap(\.digits).max())
        let list = SumList(amounts.map { $0?.number }, format: format)
        _ = provenance.add(
            Provenance.Row(
                figure: "\(binding.template.name)[\(binding.columns[column].head.last?.plainText ?? String(column + 1))]",
                value: list.total,
                unit: rows.first?.unit, printed: list.text(of: 0..<amounts.count), digits: format.digits, formula: span,
                sources: rows.flatMap(\.sources)))
        // No part of the rows adds up to more than all of them without their signs.
        let widest = SumList(amounts.map { $0?.number.absolute }, format: format).total ?? .zero
        let isSigned = amounts.contains { $0?.number.isNegative ?? false }
        return Table.PageSum(
            list: pageSums.add(list), extent: .page, widest: format.text(for: isSigned ? widest.negated : widest))
    }
}
