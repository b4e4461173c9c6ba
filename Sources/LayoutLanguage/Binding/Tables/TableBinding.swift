internal import Diagnostics
internal import DocumentTree
internal import Geometry

/// What is collected while one table is bound.
struct TableBinding {
    /// Head and body say differently what a cell is that says nothing itself.
    enum Part {
        case head, body
    }

    let template: TableTemplate
    var part = Part.body
    var columns: [BoundColumn] = [] {
        didSet { lanes = TableLanes(columns, hasHead: template.hasHead) }
    }
    /// Which columns hold the names of rows.
    private(set) var lanes = TableLanes([], hasHead: false)
    var styles = CellStyles()
    /// Rows of the body, each with where it comes from and which of its cells merge with equal ones above.
    var rows: [BoundRow] = []
    /// Where the next row's cells will stand.
    var grid = CellGrid(width: 0)

    /// Whether rows and columns of zeros are left out.
    var folds = false

    /// The cell style of cells that name none.
    var style: String { part == .head ? template.headStyle : template.style }

    /// Makes the names of a row its heads; `places` are the columns in which its cells begin.
    func nameRow(_ made: inout RowCells, at places: [Int]) {
        if part == .body { lanes.nameRow(&made, at: places) }
    }

    /// The column on the page that a place among the written columns begins at.
    func index(of source: Int) -> Int { columns.firstIndex { $0.source >= source } ?? columns.count }
}

/// A column, one of several where the template repeats it.
struct BoundColumn {
    var template: TableTemplate.Column
    /// What a row without cells of its own prints here.
    var content: Shared<TableTemplate.Cell>?
    /// Its place among the columns as they are written.
    var source: Int
    var width: Table.Column.Width
    /// The classes of its cells that give none of their own.
    var classes = NameKey("")
    /// Whether the classes look at the row of the cell.
    var classesOfRows = false
    /// The names that the column adds to a row: those of its repetition.
    var local: (name: String, value: Value, index: Int)?
    var head: [[Inline]]
    /// The unit in brackets at the end of its head.
    var headUnit: String?
}

/// A row of the body.
struct BoundRow {
    var row: Table.Row
    /// Which cells merge with equal ones above; empty where none does.
    var merges: [Bool]
    /// The numbers that the cells print; `nil` where there is none.
    var amounts: [Amount?] = []
    /// Whether page sums add the row up.
    var counts = false
    /// Where the row stands in the layout.
    var span: SourceSpan
}

extension TableTemplate {
    /// Whether anything stands over the columns.
    fileprivate var hasHead: Bool { !head.isEmpty || columns.contains { !$0.head.isEmpty } }
}
