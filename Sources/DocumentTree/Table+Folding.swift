public import Styling

extension Table {
    /// What stands for rows and columns that print nothing but zeros.
    ///
    /// A row is left out of a panel in which all its amounts are zero; the first panel, which shows the stub's amounts for the first time, has
    /// all rows that have an amount anywhere in it. A column is left out of the table.
    public struct Folding: Hashable, Sendable {
        /// The words for rows with `#` for their number, `其余#行均为零。`; `nil` leaves no row out.
        public var rows: String?
        /// The words for columns with `#` for their number and `@` for their names; `nil` leaves no column out.
        public var columns: String?
        public var style: ParagraphStyle

        public init(rows: String?, columns: String?, style: ParagraphStyle) {
            self.rows = rows
            self.columns = columns
            self.style = style
        }
    }
}
