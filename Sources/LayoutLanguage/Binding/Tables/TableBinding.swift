internal import DocumentTree
internal import Geometry

/// What is collected while one table is bound.
struct TableBinding {
    let template: TableTemplate
    var columns: [BoundColumn] = []
    var styles = CellStyles()
    /// Rows of the body, each with where it comes from and which of its cells merge with equal ones above.
    var rows: [BoundRow] = []
}

/// A column, one of several where the template repeats it.
struct BoundColumn {
    var template: TableTemplate.Column
    /// The names that the column adds to a row: those of its repetition.
    var local: (name: String, value: Value, index: Int)?
    var head: [[Inline]]
}

/// A row of the body.
struct BoundRow {
    var row: Table.Row
    var merges: [Bool]
    var template: TableTemplate.Row
}
