internal import Diagnostics
internal import LayoutLanguage
public import ReportData

/// What the sheets of a workbook mean: a file in the folder `imports` of a layout package.
public struct ImportMap: Sendable {
    /// The file's name without its ending.
    public var name: String
    public var title: String
    /// The unit of money that a new report gets.
    var unit: MoneyUnit
    /// All units of money, longer names first.
    var units: [MoneyUnit]
    /// The words before the unit in the cell that names it.
    var unitWords: [String]
    /// Labels of rows that are notes.
    var notes: [WordPattern]
    /// The member of the data that names the unit of money; `nil` where the data have none.
    var unitMember: DataPath?
    /// Texts that stand where nothing is.
    var blanks: [WordPattern]
    /// Words of sheets that say nothing that the data hold.
    var ignored: [WordPattern]
    /// Members that a record gets when no sheet fills them, by the list of the records.
    var defaults: [(list: DataPath, members: [(DataPath, String)])]
    /// Members of the data that are the same for every workbook of the kind.
    var values: [(path: DataPath, text: String)]
    var facts: [FactPattern]
    var sheets: [SheetMap]

    /// The unit of money that a report writes; `nil` where it writes none.
    public func unit(of report: DataDocument?) -> String? {
        var node = report?.root
        for member in unitMember?.members ?? [] { node = node?[member] }
        return unitMember == nil ? nil : node?.text
    }
}

/// A unit of money by its power of ten of the least one.
struct MoneyUnit: Hashable, Sendable {
    var name: String
    var power: Int
}

/// A sheet that the map knows.
struct SheetMap: Sendable {
    var name: String
    var span: SourceSpan
    /// Words of its title, or of its name; one is enough.
    var titles: [WordPattern]
    var names: [WordPattern]
    var isOptional: Bool
    /// Where no cell says it.
    var unit: MoneyUnit?
    var blocks: [BlockMap]
}

/// A stretch of columns of a sheet with a head of its own.
struct BlockMap: Sendable {
    var span: SourceSpan
    /// The first is looked for first, the others to its right.
    var columns: [ColumnMap]
    /// Which one from the left, from 1, where blocks with the same head stand side by side.
    var occurrence: Int?
    var isOptional: Bool
    var content: Content
    /// Labels of rows that are no data, such as the numbers of columns.
    var skipped: [WordPattern]
    /// Columns that are the sums of others.
    var sums: [(total: Int, parts: [Int])]
    /// Whether a blank amount is a zero.
    var blankIsZero: Bool
    /// Whether columns with numbers that the block does not name are told of.
    var tellsOthers: Bool

    enum Content: Sendable {
        case records(RecordMap)
        case labels(LabelMap)
        case single(fill: [(path: DataPath, column: Int)])
        case matrix(MatrixMap)
    }
}

/// A column by the words of its head.
struct ColumnMap: Sendable {
    var name: String
    var span: SourceSpan
    var patterns: [HeadPattern]
}

/// Rows with a code that are records of a list.
struct RecordMap: Sendable {
    var list: DataPath
    var code: CodeColumn
    /// Members that tell records apart and come from columns.
    var keys: [(member: String, column: Int)]
    /// Members that are the same for all records of the sheet.
    var fixed: [(member: String, text: String)]
    var fill: [(member: DataPath, column: Int)]
    var totals: [WordPattern]
    /// Sheets whose amounts for the same code are taken off.
    var less: [SpannedName]
    /// Whether a record whose amounts are all zero is left out.
    var dropsZeros: Bool
    var names: NameSource?
}

/// A code in one column or in several.
struct CodeColumn: Sendable {
    var column: Int
    /// The member that holds it; `nil` where it only finds the row.
    var member: String
    var digits: Int
    /// Digits of codes that are sums of longer ones.
    var groups: [Int]
}

/// Where the names of codes are known, and what becomes of others.
struct NameSource: Sendable {
    /// A list of the layout, codes to names.
    var list: String
    var column: Int
    /// The member of the data that takes names of codes that the list does not have.
    var others: DataPath?
}

/// Rows that are known by their label.
struct LabelMap: Sendable {
    var column: Int
    var rows: [(label: WordPattern, span: SourceSpan, fills: [(column: Int, target: LabelTarget)])]
    /// Labels of rows that follow from others.
    var derived: [WordPattern]
}

/// What the amount of a labelled row is.
enum LabelTarget: Sendable {
    case data(DataPath)
    /// It must equal the sum over these members of the records of a list.
    case sum(list: DataPath, members: [DataPath], only: [(member: String, text: String)])
}

/// Rows with a code whose amounts stand in columns that are codes, too, known by their names.
struct MatrixMap: Sendable {
    var list: DataPath
    var code: CodeColumn
    var fixed: [(member: String, text: String)]
    /// The member that gets the code of the column.
    var across: String
    var acrossList: String
    var acrossDigits: Int
    /// Digits of the code whose name stands above; names of different groups may be the same.
    var acrossGroup: Int?
    var fill: DataPath
    var totals: [WordPattern]
}
