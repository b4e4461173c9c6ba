internal import Diagnostics
internal import Display
internal import Geometry

/// What distributing places: a line, a box, a table or white space, with its rules for page breaks.
struct FlowItem {
    enum Content {
        case frame(Frame)
        /// A table, or columns of text.
        case breaking(BreakingBlock)
        /// What is set in one piece: a table that a page holds, a box.
        indirect case piece(Fragment)
        /// White space that a page's top drops.
        case fixedSpace
        /// A share of what the region leaves free.
        case share(Double)
        case pageBreak
    }

    /// Whether a region may end before the item.
    enum Break: Int, Comparable {
        case allowed
        /// Inside what should stay together; only where the region would stay half empty otherwise.
        case avoided
        case forbidden

        static func < (left: Break, right: Break) -> Bool { left.rawValue < right.rawValue }
    }

    var content: Content
    /// Of the item's left edge from the region's.
    var x: Length = .zero
    var height: Length
    var spaceBefore: Length = .zero
    var spaceAfter: Length = .zero
    var breakBefore = Break.allowed
    /// Whether the item stands on the line grid.
    var snaps = false
    /// The item begins a region of its own.
    var startsRegion = false
    /// Places on the item.
    var anchors: [AnchorID] = []
    var notes: [FlowNote] = []
    /// The struct element whose box on the page is wanted, and the box in the item.
    var figure: FigureBox?
    /// The heights that a page may give the item, the lowest first, its own among them; none for an item of one height.
    var shapes: [Shape] = []
    /// The shape of the item's own height.
    var ownShape = 0
    /// The item with its content at another height; `nil` if it can not have that.
    var draw: (Length) -> Drawn? = { _ in nil }

    /// A height of an item.
    struct Shape {
        /// Of what is drawn.
        var content: Length
        var height: Length
    }

    /// What changes with an item's height.
    struct Drawn {
        var frame: Frame
        var figure: FigureBox?
    }

    /// Takes another height; `false` if it can not have that, and it is no shape of the item any more.
    mutating func take(shape: Int) -> Bool {
        guard let drawn = draw(shapes[shape].content) else {
            shapes.remove(at: shape)
            if shape < ownShape { ownShape -= 1 }
            return false
        }
        take(drawn)
        return true
    }

    /// Takes its own height again.
    mutating func takeOwnShape() {
        guard !shapes.isEmpty, height != shapes[ownShape].height else { return }
        _ = take(shape: ownShape)
    }

    mutating func take(_ drawn: Drawn) {
        content = .frame(drawn.frame)
        height = drawn.frame.size.height
        figure = drawn.figure
    }

    /// What stands over, or behind, the page at the item.
    var overlays: [FlowOverlay] = []
    /// Whether the item is there for its overlays alone: it takes no room, and is nothing to what stands above and below it.
    var isCarrier = false

    /// It is known that the table does not stand on one page.
    var breaks = false
    /// The item may stand behind paragraphs that follow it.
    var floats = false
    /// The level of the heading that an item is, or that a floating item stands under; `nil` for other items.
    var level: Int?
    /// How many lines of text the item is.
    var lines = 0
    /// Whether a paragraph, or an item of a list, begins with it: a figure may be moved before it.
    var beginsBlock = false
    /// What setting the item had to say.
    var diagnostics: [Diagnostic] = []
    /// What messages call the item.
    var name = ""
    /// Where the layout writes the item, if that is known.
    var source: SourceSpan?

    /// How far the item fills a region.
    var measure: ItemMeasure {
        ItemMeasure(
            height: height, spaceBefore: spaceBefore, spaceAfter: spaceAfter,
            notesHeight: notesHeight, snaps: snaps)
    }

    /// What the item is called where a page ends behind it: the last characters of a line, or a name.
    var ending: String {
        guard lines > 0, case .frame(let frame) = content else { return name }
        return String(frame.text.suffix(8))
    }

    private var notesHeight: Length {
        if case .piece(let fragment) = content { return fragment.notes.height }
        return notes.isEmpty ? .zero : notes.height
    }
}

/// A footnote set in lines.
struct FlowNote {
    var lines: [Frame]
    var height: Length

    /// The note on a later page, where what calls it stands again.
    var repeated: FlowNote {
        var note = self
        note.lines = lines.map { Frame(size: $0.size, items: [Frame.Placed(.marked(.artifact(.layout), $0), at: .zero)]) }
        return note
    }
}

extension [FlowNote] {
    /// What the notes take at the foot of a page, the separator aside.
    var height: Length { reduce(.zero) { $0 + $1.height } }
}

/// The box of a figure in a frame or on a page.
struct FigureBox {
    var element: StructID
    var rect: Rect
}
