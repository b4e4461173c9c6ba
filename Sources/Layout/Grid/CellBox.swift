internal import Diagnostics
internal import Display
internal import DocumentTree
internal import Geometry

/// The look of cells, as an object: a style has many parts, and each of a table's cells would copy them with every step that it is moved.
final class CellFormat: Sendable {
    let style: Table.CellStyle

    init(_ style: Table.CellStyle) { self.style = style }
}

/// A cell that is set and has its width, but no place yet.
struct CellBox {
    /// What a cell shows, ready to be placed.
    enum Content {
        case empty
        /// A piece that is not broken: a line, a number.
        case fixed(Frame, x: Length)
        /// Blocks or several lines, which may break over pages.
        indirect case flow(FlowCursor)
        /// Text turned a quarter counter-clockwise, to be set in lines as long as the cell is high.
        indirect case rotated(FlowParagraph)
        /// Texts below and above a line from the upper left to the lower right corner.
        case diagonal(below: Frame, above: Frame)
    }

    /// Columns of the panel.
    var columns: Range<Int>
    var rows: Int
    /// Where it begins in the table; head rows count, too.
    var row: Int
    let format: CellFormat
    var content: Content
    /// With padding.
    var height: Length
    /// Repeated content: a stub in a later panel, a label after its first part.
    var isArtifact = false
    /// A part of a cell that broke: stands at the top.
    var isContinued = false
    var notes: [FlowNote] = []
    var diagnostics: [Diagnostic] = []
    /// Whether the content stands again, whole, in every part of the cell.
    var repeats: Bool

    /// Whether the content can be parted.
    var isBreakable: Bool {
        if case .flow = content { return !repeats }
        return false
    }

    var style: Table.CellStyle { format.style }

    init(columns: Range<Int>, rows: Int, format: CellFormat, row: Int) {
        self.columns = columns
        self.row = row
        self.rows = rows
        self.format = format
        content = .empty
        height = .zero
        repeats = format.style.repeatsOnBreak
    }

    var padding: Length { style.padding.top + style.padding.bottom }

    /// What it shows, in one piece of a width without padding; nothing where that depends on the height.
    func fragment(width: Length) -> Fragment {
        var fragment = Fragment()
        switch content {
        case .empty, .rotated, .diagonal: break
        case .fixed(let frame, let x):
            fragment.items = [Frame.Placed(.frame(frame), at: Point(x: x, y: .zero))]
            fragment.height = frame.size.height
        case .flow(var cursor):
            fragment = cursor.layout(in: Region(size: Size(width: width, height: .infinity), isFresh: true))
        }
        return fragment
    }
}

/// A row whose cells are set.
struct RowBox {
    var cells: [CellBox]
    /// Of the cells of one row; spans may ask for more.
    var height: Length

    var noteHeight: Length { cells.reduce(.zero) { $0 + $1.notes.reduce(.zero) { $0 + $1.height } } }
}

/// A cell with its place among the rows of one page.
struct PlacedCell {
    var cell: CellBox
    /// Rows of the page.
    var rows: Range<Int>
    /// The part of a broken cell that stands on this page.
    var part: Fragment?
}
