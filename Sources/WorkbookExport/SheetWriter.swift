internal import DocumentTree
internal import Geometry
internal import Styling
internal import XLSXWriter

/// Writes one table to its sheet, from top to bottom.
struct SheetWriter {
    private let statement: StatementTable
    private let table: Table
    private let looks: TableLooks
    private let (headGrid, bodyGrid): (TableGrid, TableGrid)
    private let widths: ColumnWidths
    private let room: Double
    private var sheet: Sheet?
    /// The next row of the sheet.
    private var row = 0
    /// The height of all rows so far.
    private var height = 0.0
    /// The numbers that were written, with where.
    private(set) var written: [WrittenNumber] = []

    init(_ statement: StatementTable) {
        self.statement = statement
        table = statement.table
        looks = TableLooks(table)
        headGrid = TableGrid(table.head, width: table.columns.count)
        bodyGrid = TableGrid(table.body, width: table.columns.count)
        room = statement.master.textWidth
        widths = ColumnWidths(table, bodyGrid, room: room)
    }

    /// Whether the table is printed on several pages side by side, each with the columns at the left.
    var repeatsColumns: Bool { !fitsWidth && table.stubColumns > 0 }

    private var fitsWidth: Bool { widths.total <= room * Self.smallestPrint }

    /// Writes the whole sheet.
    mutating func write(to sheet: Sheet, amounts: some FigureAmounts, words: WorkbookWords) throws(WorkbookError) {
        self.sheet = sheet
        let most = table.head.count + table.body.count + 64
        guard most <= Sheet.mostRows, table.columns.count <= Sheet.mostColumns else {
            throw .tooLarge(table: table.name, rows: most, columns: table.columns.count)
        }
        for (column, width) in widths.widths.enumerated() {
            try done { () throws(XLSXError) in try sheet.setWidth(width, ofColumn: column) }
        }
        try writeCaption()
        try writeRows(table.head, headGrid, from: 0, numbers: nil)
        let headEnd = row
        let numbers = NumberGrid(table, bodyGrid, amounts: amounts)
        try writeRows(
            table.body, bodyGrid, from: table.head.count,
            numbers: (numbers, SumFinder.sums(in: numbers, amounts: amounts), NumberCode(prints: numbers.all.map { ($0.text, $0.amount) })))
        let end = row
        for note in table.notes { try writeLine(note.content.sheetText, CellLook(note.style), wraps: true) }
        if headEnd > 0, end > headEnd { sheet.freeze(row: headEnd, column: table.stubColumns) }
        if row > 0 {
            let all = Sheet.Area(row: 0, column: 0, rows: row, columns: columnCount)
            try done { () throws(XLSXError) in try sheet.allowDigitsAsText(in: all) }
        }
        try setUpPrinting(sheet, headEnd: end > headEnd ? headEnd : 0, words)
    }

    private var columnCount: Int { max(table.columns.count, 1) }

    // MARK: Caption and notes

    private mutating func writeCaption() throws(WorkbookError) {
        guard let caption = table.caption else { return }
        if let title = caption.title { try writeLine(title.content.sheetText, CellLook(title.style), wraps: true) }
        for line in caption.lines {
            try writeLine(line.left.sheetText, line.center.sheetText, line.right.sheetText, CellLook(line.style))
        }
    }

    /// One text over all columns.
    private mutating func writeLine(_ text: String, _ look: CellLook, wraps: Bool) throws(WorkbookError) {
        var look = look
        look.wraps = wraps
        try write(.text(text), at: Sheet.Area(row: row, column: 0, rows: 1, columns: columnCount), look)
        let height = min(textHeight(text, look.fontSize, width: widths.total), Sheet.highestRow)
        try setHeight(height)
    }

    /// Texts at the left, in the middle and at the right, each over as many columns as it needs.
    private mutating func writeLine(_ left: String, _ center: String, _ right: String, _ look: CellLook) throws(WorkbookError) {
        let needs = [left, center, right].map { $0.isEmpty ? 0 : estimatedWidth($0, size: look.fontSize) + ColumnWidths.padding }
        let (first, last) = (columns(for: needs[0], fromLeft: true), columns(for: needs[2], fromLeft: false))
        let middle = columnCount - first - last
        let fits = middle >= 0 && (needs[1] == 0 || middle > 0 && widths.width(from: first, count: middle) >= needs[1])
        guard fits else {
            let texts = [left, center, right].filter { !$0.isEmpty }
            return try writeLine(texts.joined(separator: "　"), look, wraps: true)
        }
        for (text, column, count, side) in [
            (left, 0, first, CellLook.Horizontal.left), (center, first, middle, .center), (right, columnCount - last, last, .right),
        ] where !text.isEmpty {
            var look = look
            look.horizontal = side
            try write(.text(text), at: Sheet.Area(row: row, column: column, rows: 1, columns: count), look)
        }
        try setHeight(textHeight(left, look.fontSize, width: .infinity))
    }

    /// How many columns from one side are as wide as a text needs; more than there are where all are not.
    private func columns(for need: Double, fromLeft: Bool) -> Int {
        guard need > 0 else { return 0 }
        var width = 0.0
        for (count, column) in (fromLeft ? widths.widths : widths.widths.reversed()).enumerated() {
            width += column
            if width >= need { return count + 1 }
        }
        return columnCount + 1
    }

    private mutating func setHeight(_ height: Double) throws(WorkbookError) {
        let (sheet, row) = (sheet, row)
        try done { () throws(XLSXError) in try sheet?.setHeight(height, ofRow: row) }
        self.row += 1
        self.height += height
    }

    // MARK: Rows

    /// What is known of the numbers of a body.
    private typealias Numbers = (grid: NumberGrid, sums: [NumberGrid.Place: SheetSum], code: NumberCode)

    /// Writes rows of the head or the body; `first` is the place of the first among both. A row higher than a sheet's may be takes several.
    private mutating func writeRows(_ rows: [Table.Row], _ grid: TableGrid, from first: Int, numbers: Numbers?) throws(WorkbookError) {
        let heights = rowHeights(of: rows, grid, table, widths)
        var starts = [row]
        for height in heights {
            let count = max(1, Int((height / Sheet.highestRow).rounded(.up)))
            for _ in 0..<count { try setHeight(height / Double(count)) }
            starts.append(row)
        }
        for placed in grid.cells {
            let start = starts[placed.row]
            let area = Sheet.Area(
                row: start, column: placed.column, rows: starts[placed.row + placed.rows] - start, columns: placed.columns)
            var look = looks.look(of: placed, row: first + placed.row)
            let place = NumberGrid.Place(row: placed.row, column: placed.column)
            guard let numbers, let number = numbers.grid[place], let value = number.amount.sheetNumber else {
                let text = placed.cell.sheetText
                try write(text.isEmpty ? .blank : .text(text), at: area, look)
                continue
            }
            look.numberCode = numbers.code.code(for: number.text, number.amount)
            let formula = numbers.sums[place]?.formula { (starts[$0.row], $0.column) }
            // A formula that is too long for a reader stays a number (ECMA-376-1, 18.3.1.40, and the limits of the programs).
            let isFormula = formula.map { $0.utf8.count <= Self.longestFormula } ?? false
            try write(isFormula ? .formula(formula ?? "", value) : .number(value), at: area, look)
            written.append(
                WrittenNumber(row: start, column: placed.column, figure: number.figure, value: value, isFormula: isFormula))
        }
    }

    private static let longestFormula = 8_000

    private func write(_ value: Sheet.Value, at area: Sheet.Area, _ look: CellLook) throws(WorkbookError) {
        if case .text(let text) = value, text.utf16.count > Sheet.longestText {
            throw .textTooLong(table: table.name, cell: Sheet.name(row: area.row, column: area.column), length: text.utf16.count)
        }
        let sheet = sheet
        try done { () throws(XLSXError) in try sheet?.write(value, at: area, look: look) }
    }

    // MARK: Printing

    private func setUpPrinting(_ sheet: Sheet, headEnd: Int, _ words: WorkbookWords) throws(WorkbookError) {
        var printing = Sheet.Printing()
        let paper = statement.master.paper
        printing.paper = max(paper.width.points, paper.height.points) > 1000 ? .a3 : .a4
        printing.isLandscape = statement.master.isWide
        printing.margins.left = statement.master.margins.left.points / 72
        printing.margins.right = statement.master.margins.right.points / 72
        printing.margins.top = min(statement.master.margins.top.points / 72, 1)
        printing.margins.bottom = min(statement.master.margins.bottom.points / 72, 1)
        printing.footer = words.footer
        printing.repeatedRows = headEnd
        printing.fitsWidth = fitsWidth
        // What stands on one page of the document stands on one here, too.
        let block = statement.master.textHeight
        printing.fitsHeight = fitsWidth && height > block && height <= block * Self.smallestHeight
        if repeatsColumns { printing.repeatedColumns = table.stubColumns }
        try done { () throws(XLSXError) in try sheet.set(printing) }
    }

    /// How much wider than the paper a table may be that is made to fit: type of 10 points becomes one of 5.5.
    private static let smallestPrint = 1.8
    private static let smallestHeight = 1.25
}

extension PageMaster {
    /// Whether the content lies across the long side.
    fileprivate var isWide: Bool { orientation != .portrait || paper.width > paper.height }

    /// The width of the text block as the content lies.
    fileprivate var textWidth: Double {
        let (short, long) = (min(paper.width, paper.height).points, max(paper.width, paper.height).points)
        return max((isWide ? long : short) - margins.left.points - margins.right.points, 100)
    }

    /// The height of the text block as the content lies.
    fileprivate var textHeight: Double {
        let (short, long) = (min(paper.width, paper.height).points, max(paper.width, paper.height).points)
        return max((isWide ? short : long) - margins.top.points - margins.bottom.points, 100)
    }
}

/// Runs a step of the library.
func done<Value>(_ step: () throws(XLSXError) -> Value) throws(WorkbookError) -> Value {
    do throws(XLSXError) { return try step() } catch { throw .library(error) }
}
