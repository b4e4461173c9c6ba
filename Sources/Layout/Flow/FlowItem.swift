internal import Diagnostics
internal import Display
internal import Geometry

/// What distributing places: a line, a box, a table or white space, with its rules for page breaks.
struct FlowItem {
    enum Content {
        case frame(Frame)
        indirect case table(TableCursor)
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
    /// The item may change places with the paragraph that follows.
    var mayFollowNext = false
    /// First and last lines of text, which a figure may be moved behind.
    var beginsText = false
    var endsText = false
    /// What setting the item had to say.
    var diagnostics: [Diagnostic] = []
    /// What messages call the item.
    var name = ""
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
