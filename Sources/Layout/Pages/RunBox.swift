internal import Geometry

/// An item of the flow as the page builder sees it: measures and rules, no content.
struct RunBox {
    enum Kind {
        case box
        /// White space that a page's top drops.
        case space(Length)
        /// White space that grows: a page that has some is full.
        case share
        /// A figure that may stand behind paragraphs that follow it.
        case float
    }

    var kind = Kind.box
    var measure: ItemMeasure
    var breakBefore = FlowItem.Break.allowed
    /// How many lines of text it is; none for figures and rules.
    var lines = 0
    /// Whether a figure may be moved before it.
    var beginsBlock = true
    /// Heights that a page may give it, the lowest first, and which of them is its own; none for a box of one height.
    var heights: [Length] = []
    var ownHeight = 0
    /// The level of the heading that it is, or that a float stands under.
    var level: Int?

    /// The measure at its lowest.
    var lowest: ItemMeasure {
        guard let height = heights.first else { return measure }
        var lowest = measure
        lowest.height = height
        return lowest
    }

    init(
        _ measure: ItemMeasure, kind: Kind = .box, breakBefore: FlowItem.Break = .allowed, lines: Int = 0, beginsBlock: Bool = true,
        level: Int? = nil
    ) {
        self.kind = kind
        self.measure = measure
        self.breakBefore = breakBefore
        self.lines = lines
        self.beginsBlock = beginsBlock
        self.level = level
    }

    /// The box of an item; `nil` for what pages are not chosen over: forced ends, and tables, which break by rules of their own.
    init?(_ item: FlowItem) {
        let kind: Kind
        switch item.content {
        case .frame: kind = item.isCarrier && item.notes.isEmpty ? .space(.zero) : item.floats ? .float : .box
        case .piece: kind = .box
        case .fixedSpace: kind = .space(item.height)
        case .share: kind = .share
        case .breaking, .pageBreak: return nil
        }
        self.init(
            item.measure, kind: kind, breakBefore: item.breakBefore, lines: item.lines, beginsBlock: item.beginsBlock, level: item.level)
        heights = item.shapes.map(\.height)
        ownHeight = item.ownShape
    }
}
