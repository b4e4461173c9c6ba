internal import Workbooks

/// Where the columns of a block are, and where its rows begin.
struct FoundHead {
    /// For each column of the block the columns of the sheet: several where a head is merged over them.
    var columns: [ClosedRange<Int>]
    /// Where each head stands.
    var cells: [CellAddress]
    var firstRow: Int

    func column(_ index: Int) -> Int { columns[index].lowerBound }
}

/// What kept a head from being found.
enum HeadFailure: Error {
    case missing(column: Int)
    case ambiguous(column: Int, [CellAddress])
}

extension SheetGrid {
    /// Finds the head of a block: its first column by its words, the others near it and to its right.
    func head(of block: BlockMap) throws(HeadFailure) -> FoundHead {
        guard !block.columns.isEmpty else { throw .missing(column: 0) }
        let anchors = candidates(block.columns[0])
        let line = anchors.filter { $0.row == anchors.first?.row }
        if block.occurrence == nil, line.count > 1 { throw .ambiguous(column: 0, line) }
        let index = (block.occurrence ?? 1) - 1
        guard line.indices.contains(index) else { throw .missing(column: 0) }
        let first = line[index]
        var cells = [first]
        var taken = [merge(at: first)?.columns ?? first.column...first.column]
        for index in block.columns.indices.dropFirst() {
            let near = candidates(block.columns[index]).filter { abs($0.row - first.row) <= 6 && $0.column >= first.column }
                .filter { cell in !taken.contains { $0.contains(cell.column) } }
            guard let best = near.min(by: { ($0.column, $0.row) < ($1.column, $1.row) }) else { throw .missing(column: index) }
            cells.append(best)
            taken.append(merge(at: best)?.columns ?? best.column...best.column)
        }
        var (columns, last) = ([ClosedRange<Int>](), 0)
        for cell in cells {
            let merge = merge(at: cell)
            columns.append(merge?.columns ?? cell.column...cell.column)
            last = max(last, merge?.rows.upperBound ?? cell.row)
        }
        return FoundHead(columns: columns, cells: cells, firstRow: last + 1)
    }

    /// The cells that have the words of a column, from the top.
    private func candidates(_ column: ColumnMap) -> [CellAddress] {
        var found: [CellAddress] = []
        for row in sheet.rows where row.number < Self.headRows {
            for cell in sheet.cells(of: row) {
                let text = cell.plain
                guard !text.isEmpty else { continue }
                for pattern in column.patterns where pattern.last.matches(text) {
                    if pattern.above.isEmpty || pattern.matches(above: texts(above: cell.address.row, cell.address.column)) {
                        found.append(cell.address)
                        break
                    }
                }
            }
        }
        return found
    }

    /// The unit of money that a cell above `row` names; `nil` where none does.
    func unit(before row: Int, _ map: ImportMap) -> MoneyUnit? {
        for line in sheet.rows where line.number < row {
            for cell in sheet.cells(of: line) {
                if let unit = map.unit(in: cell.plain) { return unit }
            }
        }
        return nil
    }

    /// Whether the words of a sheet stand in its name, or in a cell above its first table.
    func isTitled(_ titles: [WordPattern], names: [WordPattern]) -> Bool {
        let name = plainText(sheet.name)
        if names.contains(where: { $0.isPart(of: name) }) { return true }
        guard !titles.isEmpty else { return false }
        for row in sheet.rows.prefix(6) where row.number < 10 {
            for cell in sheet.cells(of: row) where titles.contains(where: { $0.isPart(of: cell.plain) }) { return true }
        }
        return titles.contains { $0.isPart(of: name) }
    }
}

extension ImportMap {
    /// The unit that `单位:元`, `金额单位:万元` or `(单位:元)` name.
    fileprivate func unit(in plain: String) -> MoneyUnit? {
        guard plain.utf8.count < 120 else { return nil }
        for words in unitWords {
            guard let range = plain.range(of: words) else { continue }
            let rest = plain[range.upperBound...]
            if let unit = units.first(where: { rest.hasPrefix($0.name) }) { return unit }
        }
        return nil
    }
}

extension String {
    /// Where `words` stand first.
    func range(of words: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(words) { return start..<index(start, offsetBy: words.count) }
            start = index(after: start)
        }
        return nil
    }
}
