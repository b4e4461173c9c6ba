internal import Diagnostics
internal import Display
internal import DocumentTree
internal import Geometry
internal import Styling
internal import Typesetting

/// A block after collecting: its struct elements have numbers, its inlines are items of the typesetter. It has no width yet.
indirect enum FlowBlock {
    case paragraph(FlowParagraph)
    case item(FlowListItem)
    case figure(FlowFigure)
    case table(FlowTable)
    case group(FlowGroup)
    case space(Space)
    case rule(Rule)
    case signature(SignaturePlace, element: StructID)
    case pageBreak
}

/// Blocks that stand together, collected.
struct FlowGroup {
    var blocks: [FlowBlock]
    var keepsTogether = false
    var arrangement = Arrangement.flow
    /// Where the layout writes it, if that is known.
    var source: SourceSpan?
}

/// A paragraph or heading, collected.
struct FlowParagraph {
    var items: [ParagraphItem]
    var style: ParagraphStyle
    /// The place that the first line carries.
    var anchor: AnchorID?
    var footnotes: [Footnote] = []
    var startsPage = false
    /// The level of a heading; `nil` for other paragraphs.
    var headingLevel: Int?
    /// Whether it goes on with an item of a list, or with another block that nothing is put into.
    var continuesBlock = false
    /// Whether anchors stand inside the text.
    var hasInnerAnchors = false

    var isHeading: Bool { headingLevel != nil }

    /// Whether the text ends with a colon: what it introduces follows (typesetting.md 5.5).
    var introducesNext: Bool {
        for item in items.reversed() {
            switch item {
            case .text(let text):
                guard let last = text.text.last(where: { !$0.isWhitespace }) else { continue }
                return last == "：" || last == ":"
            case .lineBreak, .preferredBreak, .leader: return false
            case .anchor, .marker: continue
            }
        }
        return false
    }
}

/// The text of a footnote, with the marker that calls it.
struct Footnote {
    var marker: Int
    var paragraph: FlowParagraph
}

/// A list item whose label stands beside its blocks.
struct FlowListItem {
    var label: FlowParagraph
    var labelWidth: Length
    var blocks: [FlowBlock]
}

/// A figure with its struct element, picture and caption.
struct FlowFigure {
    var figure: Figure
    var element: StructID
    var content: Frame
    /// The heights that a page may give the picture, the lowest first, its own among them.
    var heights: [Length] = []
    /// The picture at another height; `nil` if it can not have that.
    var redraw: (Length) -> Frame? = { _ in nil }
    var diagnostics: [Diagnostic]
    var caption: FlowParagraph?
}

/// A table with its struct elements.
struct FlowTable {
    let table: Table
    /// The table's cell styles.
    let formats: [CellFormat]
    var elements: TableElements
    var title: FlowParagraph?
    /// The texts of the caption's lines at left, centre and right.
    var captionLines: [CaptionLine]
    var notes: [FlowParagraph] = []
    /// Rows at the top of the body that are captions.
    var captionRows = 0
    /// The leaf of what is said for folded rows and columns; `nil` where none are.
    var foldLeaf: StructID?
    /// Collected blocks of the cells that hold blocks, by the cell's struct element.
    var blocks: [StructID: [FlowBlock]] = [:]
    /// Collected text of the cells that are more than one leaf, by the cell's struct element.
    var texts: [StructID: FlowParagraph] = [:]
    /// Collected texts below and above the lines of diagonal cells that are more than one leaf each, by the cell's struct element.
    var diagonals: [StructID: (below: FlowParagraph, above: FlowParagraph)] = [:]

    init(table: Table, element: StructID, title: FlowParagraph?, captionLines: [CaptionLine]) {
        self.table = table
        formats = table.cellStyles.map(CellFormat.init)
        elements = TableElements(table: element)
        self.title = title
        self.captionLines = captionLines
    }

    /// The look of a cell.
    func format(of cell: Table.Cell) -> CellFormat {
        precondition(formats.indices.contains(cell.style), "a cell's style is an index into the table's styles")
        return formats[cell.style]
    }
}

/// One line of a table's caption; `nil` where a place is empty.
struct CaptionLine {
    var left: FlowParagraph?
    var center: FlowParagraph?
    var right: FlowParagraph?
}

/// The struct elements of a table's cells and where they stand, row by row in one array.
struct TableElements {
    var table: StructID
    /// Index in `cells` of each row's first cell, head rows first.
    var starts: [Int32] = []
    var cells: [StructID] = []
    /// The column in which each cell begins; the column count for one that finds no place.
    private var columns: [Int32] = []

    init(table: StructID) { self.table = table }

    /// Begins a row whose cells stand in `columns`.
    mutating func beginRow(columns: [Int]) {
        starts.append(Int32(cells.count))
        for column in columns { self.columns.append(Int32(clamping: column)) }
    }

    /// The column in which a cell begins; `index` is that in `cells`.
    func column(of index: Int) -> Int { Int(columns[index]) }
}
