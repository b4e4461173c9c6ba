public import Diagnostics
public import DocumentTree
public import Geometry
public import OrderedCollections
public import Styling

/// A table or form of `tables/*.yaml` before its rows are bound.
public struct TableTemplate: Hashable, Sendable {
    public var name: String
    /// The name of a form's record inside its expressions; `nil` for a table.
    public var record: String?
    public var caption: Caption?
    /// The number policy of `value` cells; `nil` for that of tables.
    public var numbers: SpannedName?
    public var rules: Table.Rules
    /// The cell style of heads.
    public var headStyle: String
    /// The cell style of cells that name none.
    public var style: String
    public var stubColumns = 0
    public var numberRow: NumberRow?
    public var columns: [Column] = []
    /// Rows of the head that are written as rows, below those of the columns' paths.
    public var head: [Row] = []
    public var rows: [Row] = []
    public var pageRows: PageRows?
    /// What a class changes in the cells' styles.
    public var classes: OrderedDictionary<String, StylePatch> = [:]
    public var notes: [Note] = []
    public var empty: Empty?
    /// Columns with the same first head go together in panels, which have that head's name.
    public var hasPanelsByHead = false
    public var folding: Folding?
    /// The class of cells that print zero; `nil` for none.
    public var zeroClass: String?
    public var spaceBefore: Length = .zero
    public var spaceAfter: Length = .zero
    public var smallestSize: Length = .pt(7)
    public var keep = Table.Keep.whole
    public var span: SourceSpan

    public struct Caption: Hashable, Sendable {
        public var title: Title?
        public var lines: [Line] = []
        public var continuedSuffix = "（续）"
        /// Whether it stands again on the table's later pages.
        public var repeats = true

        public init() {}
    }

    /// The title, a heading of the document.
    public struct Title: Hashable, Sendable {
        public var text: Template
        /// 1 to 6.
        public var level: Int
        public var style: ParagraphStyle
        public var isNumbered = false
        /// The kind of captions that it is counted with, instead of headings.
        var captionKind: SpannedName?
        public var contentsKind: String?
        public var isInOutline = true
    }

    public struct Line: Hashable, Sendable {
        public var left: Template?
        public var center: Template?
        public var right: Template?
        public var style: ParagraphStyle
    }

    /// A last head row with the running numbers of the value columns.
    public struct NumberRow: Hashable, Sendable {
        /// One text over all columns before `firstColumn`.
        public var label: Template?
        /// One text for each column from the left; empty when `label` is there.
        public var labels: [Template] = []
        /// Index of the column that is 1, as columns are written; columns of `each` are one.
        public var firstColumn: Int
        public var style: String
    }

    /// A column, or one column for each element of a list.
    public struct Column: Hashable, Sendable {
        public var each: Each?
        /// A column that is not wanted is left out.
        public var condition: ParsedExpression?
        /// From the top; a short path reaches down to the last head row. Empty: the table has no head here.
        public var head: [Template]
        public var width: Table.Column.Width
        /// Gives the share of `width` where that is one; `nil` where it is written out.
        public var share: ParsedExpression?
        /// What a row without cells of its own prints here; `nil` for nothing.
        public var content: Shared<Cell>?
        public var style: String?
        /// Gives the classes of the cells that stand here and give none of their own.
        public var cellClass: ParsedExpression?
        /// Whether the cells that stand here are the names of their rows; `nil` leaves it to the table's lanes.
        public var holdsNames: Bool?
    }

    /// One row, or one row for each element of a list.
    public struct Row: Hashable, Sendable {
        public var each: Each?
        public var condition: ParsedExpression?
        /// Gives the name of a class.
        public var rowClass: ParsedExpression?
        public var keepsWithNext: ParsedExpression?
        public var keepsWithPrevious: ParsedExpression?
        public var minimumHeight: Length = .zero
        /// Whether the row is never higher.
        public var hasFixedHeight = false
        /// Gives the row's place among its groups: 0 for totals, 1 for what holds others.
        public var level: ParsedExpression?
        /// Whether page sums add the row up; `nil`: rows of a repetition are.
        public var counts: ParsedExpression?
        /// Stands again at the top of every page on which its part goes on.
        public var repeatsOnBreak = false
        /// `nil`: each column's own content.
        public var cells: [Shared<Cell>]?
        /// Rows that follow each of its rows and know its name.
        public var then: [Row] = []
        public var span: SourceSpan
    }

    public struct Cell: Hashable, Sendable {
        public enum Content: Hashable, Sendable {
            case empty
            case text(Template)
            case value(ParsedExpression)
            case blocks(ParsedExpression)
            /// What a prose file says: paragraphs, lists, tables.
            case prose(SpannedName)
            case diagonal(below: Template, above: Template)
            /// The sum of the column's values over a page, the pages before it, or up to its end.
            case sum(Table.PageSum.Extent)
            /// The first whose condition holds; no cell at all where none does.
            case choice([Choice])
        }

        /// A cell under a condition.
        public struct Choice: Hashable, Sendable {
            /// `nil` always holds.
            public var condition: ParsedExpression?
            public var cell: Shared<Cell>
        }

        public var content: Content
        /// One cell for each element of a list; `nil` is one cell.
        public var each: Each?
        /// How many columns and rows it spans; `nil` is one.
        public var columns: ParsedExpression?
        public var rows: ParsedExpression?
        public var style: String?
        /// Gives the names of classes, with spaces between, that are laid over the style in turn.
        public var cellClass: ParsedExpression?
        /// The number policy of a value; `nil` for the table's.
        public var numbers: SpannedName?
        /// The unit in which a value is printed; `nil` is the value's own.
        public var unit: SpannedName?
        /// `nil` leaves it to the cell's column.
        public var role: Table.Cell.Role?
        /// One cell with equal neighbours above.
        public var merges = false
        /// In em of the cell's style.
        public var indent: ParsedExpression?
        public var span: SourceSpan

        public init(_ content: Content, span: SourceSpan) {
            self.content = content
            self.span = span
        }
    }

    /// Rows that page breaks ask for.
    public struct PageRows: Hashable, Sendable {
        public var head: [Row]
        public var foot: [Row]
        public var closesLastPage: Bool
    }

    public struct Note: Hashable, Sendable {
        public var text: Template
        public var style: ParagraphStyle
    }

    /// What stands for rows and columns of zeros.
    public struct Folding: Hashable, Sendable {
        /// `nil` always folds.
        public var condition: ParsedExpression?
        public var folding: Table.Folding
    }

    /// What is printed when there is nothing to show.
    public struct Empty: Hashable, Sendable {
        public var condition: ParsedExpression
        public var text: Template
        public var style: ParagraphStyle
        /// Empty body rows that are drawn.
        public var rows: Int
    }
}
