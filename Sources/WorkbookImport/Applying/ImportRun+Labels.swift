internal import Diagnostics
internal import ReportData
internal import Workbooks

extension ImportRun {
    /// Reads rows that are known by their label.
    mutating func readLabels(_ labels: LabelMap, _ block: BlockMap, _ head: FoundHead, _ sheet: inout SheetReading) {
        let columns = Array(Set(labels.rows.flatMap { $0.fills.map(\.column) })).sorted()
        for row in rows(block, head, sheet) {
            let address = CellAddress(row: row.number, column: head.column(labels.column))
            guard let cell = sheet.grid.sheet.cell(address.row, address.column), case .text = cell.content, !map.isBlank(cell.plain) else {
                continue
            }
            let (label, bare) = (cell.plain, unnumbered(cell.plain))
            guard let known = labels.rows.first(where: { $0.label.matches(label) || $0.label.matches(bare) }) else {
                guard !labels.derived.contains(where: { $0.matches(label) || $0.matches(bare) }) else { continue }
                let holds = columns.contains { column in
                    if case .number(let number, _) = Amount(sheet.grid.sheet.cell(row.number, head.column(column)), blanks: map.blanks) {
                        !number.isZero
                    } else {
                        false
                    }
                }
                if holds { report(.unknownRow(label), at: sheet.grid.place(address)) }
                continue
            }
            for (column, target) in known.fills {
                let found = amount(row, column, block, head, &sheet)
                let place = sheet.grid.place(CellAddress(row: row.number, column: head.column(column)))
                guard let value = found ?? (block.blankIsZero ? (.zero, place) : nil) else { continue }
                switch target {
                case .data(let path): take(ValuePath(path), value.amount, unit: sheet.unit, [value.place])
                case .sum: expectedSums.append((value.amount, label, target, value.place, sheet.unit))
                }
            }
        }
    }

    /// Reads the first row below the head that has a number.
    mutating func readSingle(
        _ fill: [(path: DataPath, column: Int)], _ block: BlockMap, _ head: FoundHead, _ sheet: inout SheetReading
    ) {
        var columns = fill.map(\.column)
        for sum in block.sums { columns += [sum.total] + sum.parts }
        for row in rows(block, head, sheet) {
            var amounts: [Int: (amount: Decimal, place: CellPlace)] = [:]
            for column in Array(Set(columns)).sorted() {
                if let amount = amount(row, column, block, head, &sheet) { amounts[column] = amount }
            }
            guard !amounts.isEmpty else { continue }
            checkSums(block, amounts, sheet.unit)
            for (path, column) in fill {
                let place = sheet.grid.place(CellAddress(row: row.number, column: head.column(column)))
                guard let value = amounts[column] ?? (block.blankIsZero ? (.zero, place) : nil) else { continue }
                take(ValuePath(path), value.amount, unit: sheet.unit, [value.place])
            }
            return
        }
    }

    /// Reads rows with codes over columns that are codes by their names.
    mutating func readMatrix(_ matrix: MatrixMap, _ block: BlockMap, _ head: FoundHead, _ sheet: inout SheetReading) {
        guard let list = importer.lists[matrix.acrossList]?.members else { return report(.unknownList(matrix.acrossList), in: sheet.grid) }
        var codes: [(column: Int, code: String)] = []
        let width =
            sheet.grid.sheet.rows.filter { $0.number < head.firstRow }.flatMap { sheet.grid.sheet.cells(of: $0).map(\.address.column) }
            .max() ?? 0
        for column in head.column(block.columns.count - 1)...max(width, head.column(block.columns.count - 1)) {
            let texts = sheet.grid.texts(above: head.firstRow, column)
            guard let name = texts.first else { continue }
            let known = list.first { code, member in
                guard code.utf8.count == matrix.acrossDigits, member.node.text.map(plainText) == name else { return false }
                // Names of different classes may be the same: that of the class stands above.
                guard let digits = matrix.acrossGroup, let group = list[String(code.prefix(digits))]?.node.text.map(plainText) else {
                    return true
                }
                return texts.dropFirst().contains(group)
            }
            if let known { codes.append((column, known.key)) }
        }
        sheet.matrixColumns.formUnion(head.column(block.columns.count - 1)...max(width, head.column(block.columns.count - 1)))
        var unknown: Set<Int> = []
        for row in rows(block, head, sheet) {
            guard case .code(let digits) = code(row, matrix.code, head, sheet), digits.utf8.count == matrix.code.digits else { continue }
            for (column, code) in codes {
                let address = CellAddress(row: row.number, column: column)
                guard let value = amount(at: address, what: code, row, &sheet), !value.amount.isZero else { continue }
                let keys =
                    [ValuePath.Key(member: matrix.across, text: code), ValuePath.Key(member: matrix.code.member, text: digits)]
                    + matrix.fixed.map { ValuePath.Key(member: $0.member, text: $0.text) }
                take(ValuePath(list: matrix.list, keys: keys, member: matrix.fill), value.amount, unit: sheet.unit, [value.place])
            }
            // Columns of sums, `小计` and `合计`, are no codes.
            for cell in sheet.grid.sheet.cells(of: row) where cell.address.column >= head.column(block.columns.count - 1) {
                let column = cell.address.column
                guard !codes.contains(where: { $0.column == column }), case .number(let number) = cell.content, number != 0 else {
                    continue
                }
                let name = sheet.grid.texts(above: head.firstRow, column).first ?? ""
                guard !matrix.totals.contains(where: { $0.matches(name) }), unknown.insert(column).inserted else { continue }
                report(.otherColumn(name), at: sheet.grid.place(cell.address))
            }
        }
    }

    /// Compares labelled amounts with the sums over records that they must equal.
    mutating func checkSums() {
        for expected in expectedSums {
            guard case .sum(let list, let members, let only) = expected.target else { continue }
            var parts: [Decimal] = []
            for keys in values.records(of: list)
            where only.allSatisfy({ wanted in keys.contains { $0.member == wanted.member && $0.text == wanted.text } }) {
                for member in members {
                    if case .number(let number) = values.byPath[ValuePath(list: list, keys: keys, member: member)]?.content {
                        parts.append(number.scaled(byPower: importer.unit.power - expected.unit.power) ?? number)
                    }
                }
            }
            compare(expected.amount, parts, what: unnumbered(expected.label), expected.unit, at: expected.place)
        }
    }
}
