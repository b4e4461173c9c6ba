public import ReportData

/// A cell that holds something.
public struct Cell: Hashable, Sendable {
    public var address: CellAddress
    public var content: Content
    /// Whether the content is what a formula gave when the file was saved.
    public var isFormula: Bool
    public var format: NumberFormat

    /// What a cell can hold.
    public enum Content: Hashable, Sendable {
        case number(Double)
        case text(String)
        case bool(Bool)
        /// `#REF!`, as the program that saved the file names it.
        case error(String)
        /// A formula whose result is not in the file.
        case uncalculated
    }

    /// The number, to the digit: the shortest decimal that is the double of the file; `nil` when it is none, or beyond 38 digits.
    public var decimal: Decimal? {
        guard case .number(let number) = content else { return nil }
        return Decimal(shortest: number)
    }
}

extension Decimal {
    /// The shortest decimal that is `number`.
    public init?(shortest number: Double) {
        if let whole = Int(exactly: number) {
            self.init(whole)
            return
        }
        guard number.isFinite else { return nil }
        self.init(number.description)
    }
}

/// Where a cell stands: row and column from 0.
public struct CellAddress: Hashable, Sendable, Comparable, CustomStringConvertible {
    public var row: Int
    public var column: Int

    public init(row: Int, column: Int) {
        self.row = row
        self.column = column
    }

    /// `E12`.
    public var description: String { "\(Self.letters(of: column))\(row + 1)" }

    /// `A` to `XFD`.
    public static func letters(of column: Int) -> String {
        var (rest, letters) = (column, "")
        repeat {
            letters = String(UnicodeScalar(UInt8(65 + rest % 26))) + letters
            rest = rest / 26 - 1
        } while rest >= 0
        return letters
    }

    public static func < (left: CellAddress, right: CellAddress) -> Bool { (left.row, left.column) < (right.row, right.column) }

    /// The address that `bytes` write, such as `E12`; `nil` for what is none.
    public init?(_ text: String) { self.init(text.utf8) }

    init?(_ bytes: some Sequence<UInt8>) {
        var (row, column) = (0, 0)
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "$"): continue
            case UInt8(ascii: "A")...UInt8(ascii: "Z") where row == 0: column = column * 26 + Int(byte - 64)
            case UInt8(ascii: "a")...UInt8(ascii: "z") where row == 0: column = column * 26 + Int(byte - 96)
            case UInt8(ascii: "0")...UInt8(ascii: "9"): row = row * 10 + Int(byte - 48)
            default: return nil
            }
            guard row <= WorkbookLimits.rows, column <= WorkbookLimits.columns else { return nil }
        }
        guard row > 0, column > 0 else { return nil }
        self.init(row: row - 1, column: column - 1)
    }
}

/// A rectangle of cells, corners included.
public struct CellRange: Hashable, Sendable {
    public var rows: ClosedRange<Int>
    public var columns: ClosedRange<Int>

    init?(_ first: CellAddress, _ last: CellAddress) {
        guard first.row <= last.row, first.column <= last.column else { return nil }
        rows = first.row...last.row
        columns = first.column...last.column
    }

    public func contains(_ row: Int, _ column: Int) -> Bool { rows.contains(row) && columns.contains(column) }

    /// The cell that holds what the stretch shows.
    public var first: CellAddress { CellAddress(row: rows.lowerBound, column: columns.lowerBound) }
}
