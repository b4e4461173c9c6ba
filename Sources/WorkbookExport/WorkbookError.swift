public import XLSXWriter

/// Why a document can not be a workbook.
public enum WorkbookError: Error, Hashable, Sendable {
    /// The document has no table.
    case noTables
    /// A table has more rows or columns than a sheet.
    case tooLarge(table: String, rows: Int, columns: Int)
    /// A cell holds more text than a sheet's may.
    case textTooLong(table: String, cell: String, length: Int)
    case library(XLSXError)
}
