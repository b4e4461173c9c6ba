internal import XML

/// The sheets of `content.xml`: rows and cells that may stand for many equal ones.
final class ContentHandler: StoppableHandler {
    private(set) var problem: WorkbookProblem?
    private(set) var sheets: [Sheet] = []
    private(set) var isSpreadsheet = false
    private let limits: WorkbookLimits
    private var styles = OpenDocumentStyles()

    private var builder: SheetBuilder?
    /// Tables within cells, and what tracked changes took away, are not read.
    private var depth = 0
    private var cellsBefore = 0
    private var (row, rowRepeats, rowIsHidden) = (0, 1, false)
    private var (column, columnCount) = (0, 0)
    private var columnStyles: [(end: Int, style: Int)] = []
    private var cell = OpenCell()
    private var rowCells: [OpenCell] = []
    private var (isInCell, isInNote, paragraphs) = (false, false, 0)

    /// A cell that is being read.
    private struct OpenCell {
        var (column, repeats, style) = (0, 1, 0)
        var kind = StoredCell.Kind.text
        var payload: UInt64 = 0
        var text: [UInt8] = []
        var isFormula = false
        var (rows, columns) = (1, 1)
        var isEmpty = true
    }

    init(limits: WorkbookLimits) { self.limits = limits }

    func start(_ name: XMLText, _ attributes: XMLAttributes) {
        styles.start(name, attributes)
        switch name {
        case "spreadsheet": isSpreadsheet = true
        case "table":
            depth += 1
            if depth == 1 { startSheet(attributes) }
        case "tracked-changes": depth += 2
        case _ where depth != 1: break
        case "table-column": startColumn(attributes)
        case "table-row": startRow(attributes)
        case "table-cell", "covered-table-cell": startCell(attributes)
        case "annotation": isInNote = true
        case "p" where isInCell && !isInNote:
            if paragraphs > 0 { cell.text.append(UInt8(ascii: "\n")) }
            paragraphs += 1
        case "s" where isInCell && !isInNote:
            let count = min(attributes["c"]?.number ?? 1, 1000)
            cell.text += Array(repeating: UInt8(ascii: " "), count: count)
        case "line-break" where isInCell && !isInNote: cell.text.append(UInt8(ascii: "\n"))
        default: break
        }
    }

    func end(_ name: XMLText) {
        styles.end(name)
        switch name {
        case "table":
            if depth == 1 { endSheet() }
            depth -= 1
        case "tracked-changes": depth -= 2
        case _ where depth != 1: break
        case "table-row": endRow()
        case "table-cell", "covered-table-cell": endCell()
        case "annotation": isInNote = false
        default: break
        }
    }

    func text(_ text: XMLText) {
        styles.text(text)
        guard isInCell, !isInNote, depth == 1, paragraphs > 0 else { return }
        if cell.text.count > 1 << 20 { problem = problem ?? .tooMuchText(limit: 1 << 20) } else { cell.text.append(contentsOf: text.bytes) }
    }

    // MARK: Sheets, rows

    private func startSheet(_ attributes: XMLAttributes) {
        guard sheets.count < limits.sheets else { return problem = .tooManySheets(limit: limits.sheets) }
        builder = SheetBuilder(name: attributes["name"]?.string ?? "", limits: limits, cellsBefore: cellsBefore)
        if styles.isHidden(table: attributes["style-name"]?.string) { builder?.hide() }
        (row, columnStyles, columnCount) = (0, [], 0)
    }

    private func endSheet() {
        guard let sheet = builder?.finish(sharedTexts: TextStore(), formats: styles.formats) else { return }
        builder = nil
        cellsBefore += sheet.count
        sheets.append(sheet)
    }

    private func startColumn(_ attributes: XMLAttributes) {
        let repeats = min(attributes["number-columns-repeated"]?.number ?? 1, WorkbookLimits.columns)
        let end = min(columnCount + repeats, WorkbookLimits.columns)
        if let visibility = attributes["visibility"], visibility == "collapse", end > columnCount {
            builder?.hide(columns: columnCount...end - 1)
        }
        if columnStyles.count < WorkbookLimits.columns {
            columnStyles.append((end, styles.number(of: attributes["default-cell-style-name"]?.string)))
        }
        columnCount = end
    }

    private func startRow(_ attributes: XMLAttributes) {
        rowRepeats = max(1, attributes["number-rows-repeated"]?.number ?? 1)
        rowIsHidden = attributes["visibility"].map { $0 == "collapse" || $0 == "filter" } ?? false
        column = 0
        rowCells.removeAll(keepingCapacity: true)
    }

    private func endRow() {
        // A repeated row that holds something is written out; the empty rest of a sheet is not.
        if !rowCells.isEmpty {
            for number in row..<min(row + rowRepeats, WorkbookLimits.rows) {
                builder?.begin(row: number, isHidden: rowIsHidden)
                rowCells.forEach(write)
                if let found = builder?.problem { return problem = found }
            }
        }
        row = min(row + rowRepeats, WorkbookLimits.rows)
    }

    private func write(_ cell: OpenCell) {
        for column in cell.column..<min(cell.column + cell.repeats, WorkbookLimits.columns) {
            switch cell.kind {
            case .text, .error: builder?.add(cell.kind, text: cell.text, column: column, format: cell.style, isFormula: cell.isFormula)
            case .number, .bool, .uncalculated, .sharedText:
                builder?.add(cell.kind, cell.payload, column: column, format: cell.style, isFormula: cell.isFormula)
            }
            if let found = builder?.problem { return problem = found }
        }
    }

    // MARK: Cells

    private func startCell(_ attributes: XMLAttributes) {
        cell = OpenCell()
        cell.column = column
        cell.repeats = max(1, min(attributes["number-columns-repeated"]?.number ?? 1, WorkbookLimits.columns))
        column = min(column + cell.repeats, WorkbookLimits.columns)
        cell.style =
            attributes["style-name"].map { styles.number(of: $0.string) } ?? columnStyles.first { cell.column < $0.end }?.style ?? 0
        cell.isFormula = attributes["formula"] != nil
        cell.rows = min(attributes["number-rows-spanned"]?.number ?? 1, WorkbookLimits.rows)
        cell.columns = min(attributes["number-columns-spanned"]?.number ?? 1, WorkbookLimits.columns)
        (isInCell, isInNote, paragraphs) = (true, false, 0)
        readValue(attributes)
    }

    private func readValue(_ attributes: XMLAttributes) {
        // Each producer names the kind of a value in its own space; the errors of a formula are texts to the standard.
        switch attributes["value-type"] {
        case "float"?, "percentage"?, "currency"?:
            guard let number = attributes["value"].flatMap({ parsedDouble($0.bytes) }) else { return }
            (cell.kind, cell.payload, cell.isEmpty) = (.number, number.bitPattern, false)
        case "boolean"?:
            (cell.kind, cell.payload, cell.isEmpty) = (.bool, attributes["boolean-value"].map { $0 == "true" } == true ? 1 : 0, false)
        case "date"?, "time"?, "string"?: cell.kind = .text
        case nil: cell.kind = cell.isFormula ? .uncalculated : .text
        default: break
        }
    }

    private func endCell() {
        isInCell = false
        if cell.kind == .uncalculated { cell.isEmpty = false }
        if cell.kind == .text, !cell.text.isEmpty {
            cell.isEmpty = false
            if cell.isFormula, cell.text.first == UInt8(ascii: "#") || cell.text.starts(with: Array("Err:".utf8)) { cell.kind = .error }
        }
        if cell.rows > 1 || cell.columns > 1,
            let range = CellRange(
                CellAddress(row: row, column: cell.column),
                CellAddress(row: row + max(1, cell.rows) - 1, column: cell.column + max(1, cell.columns) - 1))
        {
            builder?.merge(range)
        }
        if !cell.isEmpty { rowCells.append(cell) }
    }
}
