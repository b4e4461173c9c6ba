/// What a spreadsheet program has saved: sheets of cells.
public struct Workbook: Sendable {
    /// The name by which messages call the file.
    public var name: String
    /// In the order of the file, hidden ones too.
    public var sheets: [Sheet] = []
    /// Whether dates count days from 1904 rather than from 1900.
    public var countsFrom1904 = false
    /// What a reader should know that hinders nothing.
    public var remarks: [WorkbookRemark] = []

    init(name: String) { self.name = name }
}

/// What a workbook has that is not read.
public enum WorkbookRemark: Hashable, Sendable {
    case macros
    case externalLinks
    /// A sheet that is a chart or a macro.
    case noCells(sheet: String)
}

/// A sheet of a workbook: the cells that hold something.
public struct Sheet: Sendable {
    public var name: String
    public var isHidden = false
    /// Rows that hold something, in order.
    public internal(set) var rows: [SheetRow] = []
    /// Stretches of cells shown as one, in the order of the file.
    public internal(set) var merged: [CellRange] = []
    var cells: [StoredCell] = []
    var texts = TextStore()
    var sharedTexts = TextStore()
    var formats: [NumberFormat] = []
    public internal(set) var hiddenColumns: [ClosedRange<Int>] = []

    init(name: String) { self.name = name }

    /// How many cells hold something.
    public var count: Int { cells.count }

    /// The cells of a row of ``rows``, from left to right.
    public func cells(of row: SheetRow) -> [Cell] { row.cells.map { cell(at: $0, row: row.number) } }

    /// The cell at a row and a column, both from 0; `nil` when nothing stands there.
    public func cell(_ row: Int, _ column: Int) -> Cell? {
        guard let found = self.row(row) else { return nil }
        return found.cells.first { cells[$0].column == UInt16(clamping: column) }.map { cell(at: $0, row: row) }
    }

    /// The row of that number from 0; `nil` when it holds nothing.
    public func row(_ number: Int) -> SheetRow? {
        var (low, high) = (0, rows.count)
        while low < high {
            let middle = (low + high) / 2
            if rows[middle].number < number { low = middle + 1 } else { high = middle }
        }
        return low < rows.count && rows[low].number == number ? rows[low] : nil
    }

    private func cell(at index: Int, row: Int) -> Cell {
        let stored = cells[index]
        let format = Int(stored.format) < formats.count ? formats[Int(stored.format)] : .general
        return Cell(
            address: CellAddress(row: row, column: Int(stored.column)), content: content(of: stored), isFormula: stored.isFormula,
            format: format)
    }

    private func content(of stored: StoredCell) -> Cell.Content {
        switch stored.kind {
        case .number: .number(Double(bitPattern: stored.payload))
        case .text: .text(texts[Int(stored.payload)])
        case .sharedText: .text(sharedTexts[Int(stored.payload)])
        case .bool: .bool(stored.payload != 0)
        case .error: .error(texts[Int(stored.payload)])
        case .uncalculated: .uncalculated
        }
    }
}

/// A row that holds something.
public struct SheetRow: Hashable, Sendable {
    /// From 0.
    public var number: Int
    public var isHidden: Bool
    var cells: Range<Int>
}
