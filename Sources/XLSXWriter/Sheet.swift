internal import CXLSXWriter

/// A sheet of a workbook. Rows and columns count from 0.
public struct Sheet {
    private let workbook: Workbook
    private let pointer: UnsafeMutablePointer<lxw_worksheet>

    init(workbook: Workbook, pointer: UnsafeMutablePointer<lxw_worksheet>) {
        self.workbook = workbook
        self.pointer = pointer
    }

    /// The most rows and columns that a sheet has.
    public static let mostRows = 1_048_576
    public static let mostColumns = 16_384
    /// The most UTF-16 units that a cell holds.
    public static let longestText = 32_767
    /// The most bytes of a sheet's name, in UTF-8, that columns and rows can be repeated of: the library cuts the name of such an area,
    /// `'Sheet'!$A:$F,'Sheet'!$1:$6`, behind 127 bytes, in the middle of a character if need be.
    public static let longestRepeatedName = 50
    /// The highest row, in points.
    public static let highestRow = 409.0

    /// What a cell holds.
    public enum Value: Hashable, Sendable {
        case blank
        case text(String)
        case number(Double)
        /// A formula with the number that it gives.
        case formula(String, Double)
        /// Text that leads to a cell of this workbook, such as `'目录'!A1`.
        case link(String, to: String)
    }

    /// An area of cells.
    public struct Area: Hashable, Sendable {
        public var row: Int
        public var column: Int
        public var rows: Int
        public var columns: Int

        public init(row: Int, column: Int, rows: Int = 1, columns: Int = 1) {
            self.row = row
            self.column = column
            self.rows = rows
            self.columns = columns
        }
    }

    /// Writes a cell; one of several rows or columns is merged. Without a look it has the reader's own.
    public func write(_ value: Value, at area: Area, look: CellLook?) throws(XLSXError) {
        let format = look.flatMap(workbook.format)
        let (row, column) = (UInt32(clamping: area.row), UInt16(clamping: area.column))
        if area.rows > 1 || area.columns > 1 {
            let (lastRow, lastColumn) = (UInt32(clamping: area.row + area.rows - 1), UInt16(clamping: area.column + area.columns - 1))
            // The library merges texts only; what the cell holds is written over it.
            try check(worksheet_merge_range(pointer, row, column, lastRow, lastColumn, "", format), area)
        }
        switch value {
        case .blank: try check(worksheet_write_blank(pointer, row, column, format), area)
        case .text(let text): try check(worksheet_write_string(pointer, row, column, text, format), area)
        case .number(let number): try check(worksheet_write_number(pointer, row, column, number, format), area)
        case .formula(let formula, let result):
            try check(worksheet_write_formula_num(pointer, row, column, formula, format, result), area)
        case .link(let text, let target):
            try check(worksheet_write_url_opt(pointer, row, column, "internal:" + target, format, text, nil), area)
        }
    }

    private func check(_ code: lxw_error, _ area: Area) throws(XLSXError) {
        guard code != LXW_NO_ERROR else { return }
        try XLSXError.check(code, during: "cell \(Self.name(row: area.row, column: area.column))")
    }

    /// Keeps a reader from calling texts of digits a mistake.
    public func allowDigitsAsText(in area: Area) throws(XLSXError) {
        let first = Self.name(row: area.row, column: area.column)
        let last = Self.name(row: area.row + area.rows - 1, column: area.column + area.columns - 1)
        try XLSXError.check(
            worksheet_ignore_errors(pointer, UInt8(LXW_IGNORE_NUMBER_STORED_AS_TEXT.rawValue), "\(first):\(last)"),
            during: "\(first):\(last)")
    }

    /// Sets the width of a column in points.
    public func setWidth(_ points: Double, ofColumn column: Int) throws(XLSXError) {
        let pixels = UInt32((points * 96 / 72).rounded())
        let column = UInt16(clamping: column)
        try XLSXError.check(worksheet_set_column_pixels(pointer, column, column, pixels, nil), during: "column \(column)")
    }

    /// Sets the height of a row in points.
    public func setHeight(_ points: Double, ofRow row: Int) throws(XLSXError) {
        try XLSXError.check(worksheet_set_row(pointer, UInt32(clamping: row), points, nil), during: "row \(row)")
    }

    /// Keeps the rows above and the columns before a cell in view.
    public func freeze(row: Int, column: Int) { worksheet_freeze_panes(pointer, UInt32(clamping: row), UInt16(clamping: column)) }

    /// Makes the sheet the one that is seen first.
    public func activate() { worksheet_activate(pointer) }

    /// Keeps the sheet from being seen, until somebody asks a spreadsheet program for it.
    public func hide() { worksheet_hide(pointer) }

    /// How a sheet is printed.
    public struct Printing: Hashable, Sendable {
        public enum Paper: UInt8, Hashable, Sendable {
            case a3 = 8
            case a4 = 9
        }

        public var paper = Paper.a4
        public var isLandscape = false
        public var margins = Margins()
        /// In the language of headers and footers.
        public var footer = ""
        /// How many rows at the top stand on every page.
        public var repeatedRows = 0
        /// How many columns at the left stand on every page; more than none also print pages over before down.
        public var repeatedColumns = 0
        /// Whether all columns are made to fit on one page.
        public var fitsWidth = true
        /// Whether all rows are, besides.
        public var fitsHeight = false

        public init() {}

        /// White space at the edges of the paper, in inches.
        public struct Margins: Hashable, Sendable {
            public var left = 0.7
            public var right = 0.7
            public var top = 0.75
            public var bottom = 0.75

            public init() {}
        }
    }

    /// Says how the sheet is printed.
    public func set(_ printing: Printing) throws(XLSXError) {
        worksheet_set_paper(pointer, printing.paper.rawValue)
        if printing.isLandscape { worksheet_set_landscape(pointer) }
        worksheet_set_margins(
            pointer, printing.margins.left, printing.margins.right, printing.margins.top, printing.margins.bottom)
        worksheet_center_horizontally(pointer)
        if !printing.footer.isEmpty { try XLSXError.check(worksheet_set_footer(pointer, printing.footer), during: "footer") }
        if printing.repeatedRows > 0 {
            try XLSXError.check(worksheet_repeat_rows(pointer, 0, UInt32(clamping: printing.repeatedRows - 1)), during: "repeated rows")
        }
        if printing.repeatedColumns > 0 {
            try XLSXError.check(
                worksheet_repeat_columns(pointer, 0, UInt16(clamping: printing.repeatedColumns - 1)), during: "repeated columns")
            worksheet_print_across(pointer)
        }
        if printing.fitsWidth { worksheet_fit_to_pages(pointer, 1, printing.fitsHeight ? 1 : 0) }
    }

    /// The name of a cell, such as `C12`.
    public static func name(row: Int, column: Int) -> String {
        var letters = ""
        var rest = column
        repeat {
            letters = String(UnicodeScalar(UInt8(65 + rest % 26))) + letters
            rest = rest / 26 - 1
        } while rest >= 0
        return "\(letters)\(row + 1)"
    }
}
