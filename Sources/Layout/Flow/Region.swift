internal import Diagnostics
internal import Display
internal import Geometry

/// A box that flow is poured into: the text block of a page or a part of a cell.
struct Region {
    var size: Size
    /// Whether nothing stands in it yet and the next region is no larger: starting a new one can not help.
    var isFresh: Bool
    /// The pitch of the line grid.
    var gridPitch: Length?
    /// What separates footnotes from the text.
    var noteSeparator = NoteSeparator()
    /// Whether footnotes stand at its foot; those of columns stand at the page's, below all of them.
    var holdsNotes = true
}

/// The rule above footnotes.
struct NoteSeparator {
    var width = Length.mm(45)
    var thickness = Length.pt(0.5)
    var spaceAbove = Length.pt(6)
    var spaceBelow = Length.pt(4)

    /// What the separator takes of the page.
    var height: Length { spaceAbove + thickness + spaceBelow }
}

/// What a box gives to one region.
struct Fragment {
    var items: [Frame.Placed] = []
    /// From the region's top to the lower edge of the last item.
    var height = Length.zero
    var anchors: [AnchorID] = []
    var notes: [FlowNote] = []
    var figures: [FigureBox] = []
    var overlays: [PlacedOverlay] = []
    var diagnostics: [Diagnostic] = []
    /// Whether anything of the box remains for another region.
    var isFinished = false
    /// Why the region ends there, if that is to be told.
    var end: PageEnd?

    /// Adds all of `other` at `origin`.
    mutating func append(_ other: Fragment, at origin: Point) {
        for placed in other.items { items.append(Frame.Placed(placed.item, at: placed.origin + origin)) }
        anchors += other.anchors
        notes += other.notes
        figures += other.figures.map { FigureBox(element: $0.element, rect: $0.rect.moved(by: origin)) }
        overlays += other.overlays.map { $0.moved(by: origin) }
        diagnostics += other.diagnostics
    }
}

/// Lengths that differ by less are the same to a page: sums of many roundings.
let tolerance = Length.pt(0.02)
