public import Diagnostics
public import Display
public import Geometry
public import Styling

/// A grid of cells with a repeated head, over any number of pages.
///
/// Cells are given row by row without the places that spans from above or the left cover.
public struct Table: Hashable, Sendable {
    /// The name in messages, such as `收入决算表`.
    public var name: String
    /// Where the layout declares it, for messages.
    public var source: SourceSpan?
    public var anchor: AnchorID?
    public var columns: [Column]
    /// Rows that stand at the top of every page of the table.
    public var head: [Row]
    public var body: [Row]
    /// Looks of cells, by the index that cells carry.
    public var cellStyles: [CellStyle]
    public var rules: Rules
    /// What stands above the head: title, table number, body and unit line; repeated on every page.
    public var caption: Caption?
    /// What stands below the last row, kept with it.
    public var notes: [Paragraph]
    public var spaceBefore: Length
    public var spaceAfter: Length
    /// Columns at the left that are repeated in every panel.
    public var stubColumns: Int
    /// Ranges of value columns that should not be parted when the table is split into panels by width; empty: one panel.
    public var panels: [Panel]
    /// The least size that type may shrink to in order to fit.
    public var smallestSize: Length
    /// Rows of sums that the page breaks ask for.
    public var pageRows: PageRows?
    public var keep: Keep

    /// How the table stands on pages.
    public enum Keep: Hashable, Sendable {
        /// In one piece where a page holds it.
        case whole
        /// In parts of at least so many rows, wherever a page ends.
        case rows(Int)
    }
    /// What is said for rows and columns that print nothing but zeros; `nil` prints them all.
    public var folding: Folding?

    public init(
        name: String, source: SourceSpan? = nil, anchor: AnchorID? = nil, columns: [Column], head: [Row] = [], body: [Row],
        cellStyles: [CellStyle],
        rules: Rules = Rules(), caption: Caption? = nil, notes: [Paragraph] = [], spaceBefore: Length = .zero, spaceAfter: Length = .zero,
        stubColumns: Int = 0, panels: [Panel] = [], smallestSize: Length = .pt(7), pageRows: PageRows? = nil,
        keep: Keep = .whole,
        folding: Folding? = nil
    ) {
        self.name = name
        self.source = source
        self.anchor = anchor
        self.columns = columns
        self.head = head
        self.body = body
        self.cellStyles = cellStyles
        self.rules = rules
        self.caption = caption
        self.notes = notes
        self.spaceBefore = spaceBefore
        self.spaceAfter = spaceAfter
        self.stubColumns = stubColumns
        self.panels = panels
        self.smallestSize = smallestSize
        self.pageRows = pageRows
        self.keep = keep
        self.folding = folding
    }

    /// How wide a column is.
    public struct Column: Hashable, Sendable {
        public enum Width: Hashable, Sendable {
            case fixed(Length)
            /// The widest content of all rows, between bounds.
            case content(minimum: Length, maximum: Length)
            /// A share of what the other columns leave, at least `minimum`.
            case share(Double, minimum: Length)
        }

        public var width: Width
        /// Whether numbers in the body stand with their decimal points on one line.
        public var alignsDecimals: Bool
        /// The name in messages.
        public var name: String
        /// Whether a lane begins here: columns that stand beside others as a table of their own would, with names of their own for their
        /// rows. A head of a row is none of the lanes beside it.
        public var beginsLane: Bool

        public init(width: Width, alignsDecimals: Bool = false, name: String = "", beginsLane: Bool = false) {
            self.width = width
            self.alignsDecimals = alignsDecimals
            self.name = name
            self.beginsLane = beginsLane
        }
    }

    /// Value columns that go together.
    public struct Panel: Hashable, Sendable {
        public var columns: Range<Int>
        /// Named in the caption (`工资福利支出`).
        public var name: String

        public init(columns: Range<Int>, name: String) {
            self.columns = columns
            self.name = name
        }
    }

    public struct Row: Hashable, Sendable {
        public var cells: [Cell]
        public var minimumHeight: Length
        /// Whether the row is never higher: what is in it shrinks to the table's smallest size, and no cell of several rows asks for more.
        public var hasFixedHeight: Bool
        /// Stays on the page of the next row (a group's row with its first item).
        public var keepsWithNext: Bool
        /// Stays on the page of the row before it (a total).
        public var keepsWithPrevious: Bool
        /// The row's place among its groups: rows behind it with higher levels are its parts, 0 is a total. `nil` stands outside of any group.
        public var level: Int?
        /// Which cells print zero or nothing; empty unless the table folds.
        public var zeros: [Bool]
        /// Stands again, as an artifact, at the top of every page on which the span that begins in it, or else the table, goes on: the heads
        /// of one part of a form.
        public var repeatsOnBreak: Bool

        public init(
            _ cells: [Cell], minimumHeight: Length = .zero, keepsWithNext: Bool = false, keepsWithPrevious: Bool = false,
            repeatsOnBreak: Bool = false, level: Int? = nil, zeros: [Bool] = [], hasFixedHeight: Bool = false
        ) {
            self.cells = cells
            self.minimumHeight = minimumHeight
            self.hasFixedHeight = hasFixedHeight
            self.level = level
            self.zeros = zeros
            self.keepsWithNext = keepsWithNext
            self.keepsWithPrevious = keepsWithPrevious
            self.repeatsOnBreak = repeatsOnBreak
        }
    }

    public struct Cell: Hashable, Sendable {
        public enum Content: Hashable, Sendable {
            case empty
            /// One paragraph.
            case text([Inline])
            /// A printed number; aligned on the decimal point where its column says so.
            case number(FigureUse)
            case blocks([Block])
            /// 斜线表头: the cell is cut from its upper left corner; texts below and above the line.
            case diagonal(below: [Inline], above: [Inline])
            /// The sum of some rows, printed when the pages are known; only in page rows.
            case pageSum(PageSum)
        }

        public enum Role: String, Hashable, Sendable, CaseIterable {
            case data, rowHead, columnHead
            /// A head of its row, of its column or of the whole table, as the cells around it are.
            case head
        }

        private var kept: KeptContent
        private var keptStyle: Int32
        private var keptRows: Int32
        private var keptColumns: Int32
        public var role: Role
        /// Indent of a stub's text by level.
        public var indent: Length

        public init(
            _ content: Content, style: Int = 0, rows: Int = 1, columns: Int = 1, role: Role = .data, indent: Length = .zero
        ) {
            kept = KeptContent(content)
            keptStyle = Int32(clamping: style)
            keptRows = Int32(clamping: rows)
            keptColumns = Int32(clamping: columns)
            self.role = role
            self.indent = indent
        }

        public var content: Content {
            get { kept.content }
            set { kept = KeptContent(newValue) }
        }

        /// The text of a cell that is one text in the cell's own style, or a printed number; `nil` for other contents.
        public var plainText: String? { kept.plainText }

        /// What a number shows; `nil` for other contents.
        public var number: FigureUse? { kept.number }

        /// Whether the cell holds nothing.
        public var isEmpty: Bool { kept == .empty }

        /// Whether the cell is text.
        public var isText: Bool { kept.isText }

        /// The text of a cell that is text; `nil` for other contents.
        public var text: String? { kept.text }

        /// Index into the table's `cellStyles`.
        public var style: Int {
            get { Int(keptStyle) }
            set { keptStyle = Int32(clamping: newValue) }
        }

        public var rows: Int {
            get { Int(keptRows) }
            set { keptRows = Int32(clamping: newValue) }
        }

        public var columns: Int {
            get { Int(keptColumns) }
            set { keptColumns = Int32(clamping: newValue) }
        }
    }

    /// The look of a cell.
    public struct CellStyle: Hashable, Sendable {
        public var paragraph: ParagraphStyle
        public var horizontal: HorizontalAlignment
        public var vertical: VerticalAlignment
        public var padding: Insets
        public var background: Color?
        /// Content turned a quarter counter-clockwise.
        public var isRotated: Bool
        /// Whether the content stands again, as an artifact, on every page that a row span or a broken row touches.
        public var repeatsOnBreak: Bool
        /// Rules of the cell's own edges; where a neighbour asks for something else the heavier stroke is drawn.
        public var edges: CellEdges

        public init(
            paragraph: ParagraphStyle, horizontal: HorizontalAlignment = .left, vertical: VerticalAlignment = .middle,
            padding: Insets = .zero, background: Color? = nil, isRotated: Bool = false, repeatsOnBreak: Bool = false,
            edges: CellEdges = CellEdges()
        ) {
            self.paragraph = paragraph
            self.horizontal = horizontal
            self.vertical = vertical
            self.padding = padding
            self.background = background
            self.isRotated = isRotated
            self.repeatsOnBreak = repeatsOnBreak
            self.edges = edges
        }
    }

    /// The lines of the grid; where two meet the heavier is drawn, once.
    public struct Rules: Hashable, Sendable {
        public var frame: Stroke?
        public var horizontal: Stroke?
        public var vertical: Stroke?
        public var belowHead: Stroke?

        public init(frame: Stroke? = nil, horizontal: Stroke? = nil, vertical: Stroke? = nil, belowHead: Stroke? = nil) {
            self.frame = frame
            self.horizontal = horizontal
            self.vertical = vertical
            self.belowHead = belowHead
        }
    }

    /// What stands above a table.
    public struct Caption: Hashable, Sendable {
        /// The title; on a table's second page and after, `continuedSuffix` follows it.
        public var title: Heading?
        public var continuedSuffix: String
        /// Whether it stands again on the table's second page and after.
        public var repeats: Bool
        /// Lines under the title: up to three texts at left, centre and right.
        public var lines: [Line]

        public init(title: Heading?, continuedSuffix: String = "（续）", repeats: Bool = true, lines: [Line] = []) {
            self.title = title
            self.continuedSuffix = continuedSuffix
            self.repeats = repeats
            self.lines = lines
        }

        public struct Line: Hashable, Sendable {
            public var left: [Inline]
            public var center: [Inline]
            public var right: [Inline]
            public var style: ParagraphStyle

            public init(left: [Inline] = [], center: [Inline] = [], right: [Inline] = [], style: ParagraphStyle) {
                self.left = left
                self.center = center
                self.right = right
                self.style = style
            }
        }
    }
}
