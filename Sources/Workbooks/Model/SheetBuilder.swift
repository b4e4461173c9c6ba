/// Collects the cells of a sheet in the order in which a file has them: row by row, and from left to right.
struct SheetBuilder {
    private(set) var sheet: Sheet
    private let limits: WorkbookLimits
    /// Cells of the sheets before.
    private let before: Int
    private var isOrdered = true
    private var row = -1
    private var rowStart = 0
    private var rowIsHidden = false

    /// The first limit that was passed.
    private(set) var problem: WorkbookProblem?

    init(name: String, limits: WorkbookLimits, cellsBefore: Int) {
        sheet = Sheet(name: name)
        self.limits = limits
        before = cellsBefore
    }

    /// Keeps room for the cells that so many bytes of XML may be: to grow step by step leaves pieces of memory that are not given back.
    mutating func reserve(forXML bytes: Int) { sheet.cells.reserveCapacity(max(0, min(bytes / 32, limits.cells - before))) }

    mutating func hide() { sheet.isHidden = true }

    mutating func hide(columns: ClosedRange<Int>) { sheet.hiddenColumns.append(columns) }

    mutating func merge(_ range: CellRange) {
        guard sheet.merged.count < limits.merged else { return fail(.tooManyMerged(limit: limits.merged)) }
        sheet.merged.append(range)
    }

    /// Begins a row; the cells that follow are in it.
    mutating func begin(row number: Int, isHidden: Bool = false) {
        endRow()
        if number <= row { isOrdered = false }
        (row, rowIsHidden, rowStart) = (number, isHidden, sheet.cells.count)
    }

    mutating func add(_ kind: StoredCell.Kind, _ payload: UInt64, column: Int, format: Int, isFormula: Bool) {
        guard before + sheet.cells.count < limits.cells else { return fail(.tooManyCells(limit: limits.cells)) }
        guard column < WorkbookLimits.columns, row >= 0, row < WorkbookLimits.rows else { return }
        sheet.cells.append(
            StoredCell(
                payload: payload, format: UInt16(clamping: format), column: UInt16(column), kind: kind, isFormula: isFormula))
    }

    mutating func add(_ kind: StoredCell.Kind, text: some Sequence<UInt8>, column: Int, format: Int, isFormula: Bool) {
        guard sheet.texts.size < limits.texts else { return fail(.tooMuchText(limit: limits.texts)) }
        sheet.texts.write(text)
        add(kind, UInt64(sheet.texts.finish()), column: column, format: format, isFormula: isFormula)
    }

    mutating func fail(_ problem: WorkbookProblem) { self.problem = self.problem ?? problem }

    /// The sheet, with what its cells refer to.
    consuming func finish(sharedTexts: TextStore, formats: [NumberFormat]) -> Sheet {
        endRow()
        sheet.sharedTexts = sharedTexts
        sheet.formats = formats
        if !isOrdered { sheet.order() }
        return sheet
    }

    private mutating func endRow() {
        guard sheet.cells.count > rowStart else { return }
        sheet.rows.append(SheetRow(number: row, isHidden: rowIsHidden, cells: rowStart..<sheet.cells.count))
        rowStart = sheet.cells.count
    }
}

extension Sheet {
    /// Puts rows in order, and rows of one number together, which no program writes but a file may have.
    fileprivate mutating func order() {
        var byNumber: [Int: (isHidden: Bool, cells: [StoredCell])] = [:]
        for row in rows {
            byNumber[row.number, default: (row.isHidden, [])].cells += cells[row.cells]
        }
        (rows, cells) = ([], [])
        for number in byNumber.keys.sorted() {
            guard let row = byNumber[number] else { continue }
            let start = cells.count
            cells += row.cells.sorted { $0.column < $1.column }
            rows.append(SheetRow(number: number, isHidden: row.isHidden, cells: start..<cells.count))
        }
    }
}
