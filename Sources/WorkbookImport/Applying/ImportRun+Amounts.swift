internal import Diagnostics
internal import ReportData
internal import Workbooks

extension ImportRun {
    /// The number in a column of a row, in the unit of the sheet; `nil` for none, which is told where something else stands there.
    mutating func amount(
        _ row: SheetRow, _ column: Int, _ block: BlockMap, _ head: FoundHead, _ sheet: inout SheetReading
    ) -> (amount: Decimal, place: CellPlace)? {
        let address = CellAddress(row: row.number, column: head.column(column))
        return amount(at: address, what: block.columns[column].name, row, &sheet)
    }

    mutating func amount(
        at address: CellAddress, what: String, _ row: SheetRow, _ sheet: inout SheetReading
    ) -> (amount: Decimal, place: CellPlace)? {
        let place = sheet.grid.place(address)
        switch Amount(sheet.grid.sheet.cell(address.row, address.column), blanks: map.blanks) {
        case .blank: return nil
        case .wrong(let wrong):
            report(.notANumber(wrong, what: what), at: place)
            return nil
        case .number(let number, let notes):
            for note in notes {
                switch note {
                case .text(let text): report(.numberAsText(text, value: number), at: place)
                case .scaled(let code, let power): report(.scaledFormat(code, value: number, power: power), at: place)
                case .noise(let exact): report(.noise(exact, value: number), at: place)
                }
            }
            if row.isHidden, !sheet.hasSaidHiddenRow {
                sheet.hasSaidHiddenRow = true
                report(.hiddenRow, at: place)
            }
            return (number, place)
        }
    }

    /// The rows of a block, without those that the map skips.
    func rows(_ block: BlockMap, _ head: FoundHead, _ sheet: SheetReading) -> [SheetRow] {
        sheet.grid.sheet.rows.filter { row in
            guard row.number >= head.firstRow else { return false }
            let label = sheet.grid.sheet.cell(row.number, head.column(0))?.plain ?? ""
            return !block.skipped.contains { $0.matches(label) }
        }
    }

    /// The code of a row: the digits of the columns of its head, one behind the other.
    mutating func code(_ row: SheetRow, _ column: CodeColumn, _ head: FoundHead, _ sheet: SheetReading) -> RowCode {
        var (digits, isPadded) = ("", false)
        let columns = head.columns[column.column]
        for index in columns {
            guard let cell = sheet.grid.sheet.cell(row.number, index) else { continue }
            var part = cell.plain
            guard !part.isEmpty, !map.isBlank(part) else { continue }
            guard part.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return .label(part) }
            // A cell that is a number has lost the zero in front.
            if index > columns.lowerBound, case .number = cell.content, part.utf8.count == 1 {
                part = "0" + part
                isPadded = true
            }
            digits += part
        }
        guard !digits.isEmpty else { return .none }
        if isPadded { report(.paddedCode(digits), at: sheet.grid.place(CellAddress(row: row.number, column: columns.lowerBound))) }
        return .code(digits)
    }

    /// Compares a total with the sum of its parts. In a unit above the least one each of them may be rounded to two digits.
    mutating func compare(_ total: Decimal, _ parts: [Decimal], what: String, _ unit: MoneyUnit, at place: CellPlace) {
        let sum = parts.reduce(Decimal.zero) { $0.adding($1) ?? $0 }
        guard let difference = total.subtracting(sum)?.absolute, !difference.isZero else { return }
        let slack = unit.power > 0 ? Decimal(digits: Int128(5 * min(parts.count + 1, 10)), exponent: -3) ?? .zero : .zero
        if difference <= slack { return }
        report(.totalDiffers(what: what, total: total, sum: sum), at: place)
    }

    /// Says that columns with numbers belong to no block.
    mutating func tellOtherColumns(_ sheet: SheetReading) {
        guard let firstRow = sheet.heads.map(\.1.firstRow).min() else { return }
        let used = sheet.heads.flatMap { $0.1.columns }
        var told: Set<Int> = []
        for row in sheet.grid.sheet.rows where row.number >= firstRow {
            for cell in sheet.grid.sheet.cells(of: row) {
                let column = cell.address.column
                guard case .number(let number) = cell.content, number != 0, !used.contains(where: { $0.contains(column) }),
                    !sheet.matrixColumns.contains(column), told.insert(column).inserted
                else { continue }
                let head = sheet.grid.texts(above: firstRow, column).first ?? CellAddress.letters(of: column)
                report(.otherColumn(head), at: sheet.grid.place(cell.address))
            }
        }
    }
}

/// What stands where the code of a row is.
enum RowCode: Hashable {
    case none
    case code(String)
    case label(String)
}
