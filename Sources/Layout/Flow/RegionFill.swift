internal import Diagnostics
internal import Display
internal import Geometry

/// A region that is being filled from the top.
struct RegionFill {
    let region: Region
    private(set) var level = FillLevel()
    private var fragment = Fragment()
    /// Shares of the free height, each with the numbers of what stands above it.
    private var shares: [(above: Counts, share: Double)] = []

    init(region: Region) { self.region = region }

    /// The lower edge of what stands in the region.
    var y: Length { level.y }
    var hasContent: Bool { level.hasContent }

    /// How much of everything stands in the region.
    fileprivate struct Counts {
        var items = 0
        var anchors = 0
        var notes = 0
        var figures = 0
        var overlays = 0
        var diagnostics = 0
        var shares = 0
    }

    private var counts: Counts {
        Counts(
            items: fragment.items.count, anchors: fragment.anchors.count, notes: fragment.notes.count, figures: fragment.figures.count,
            overlays: fragment.overlays.count, diagnostics: fragment.diagnostics.count, shares: shares.count)
    }

    /// What must be remembered to come back to this state.
    struct Mark {
        var level: FillLevel
        fileprivate var counts: Counts
    }

    var mark: Mark { Mark(level: level, counts: counts) }

    mutating func restore(_ mark: Mark) {
        level = mark.level
        fragment.items.removeSubrange(mark.counts.items...)
        fragment.anchors.removeSubrange(mark.counts.anchors...)
        fragment.notes.removeSubrange(mark.counts.notes...)
        fragment.figures.removeSubrange(mark.counts.figures...)
        fragment.overlays.removeSubrange(mark.counts.overlays...)
        shares.removeSubrange(mark.counts.shares...)
        fragment.diagnostics.removeSubrange(mark.counts.diagnostics...)
    }

    /// The height that is left for `item`.
    func room(for item: FlowItem) -> Length { level.room(for: item.measure, in: region) }

    /// What a first footnote takes beyond its lines; zero once there are notes.
    var missingSeparator: Length { level.missingSeparator(in: region) }

    func fits(_ item: FlowItem) -> Bool { level.fits(item.measure, in: region) }

    mutating func add(space: Length) { level.add(space: space) }

    mutating func add(share: Double) {
        level.addShare()
        shares.append((counts, share))
    }

    mutating func place(_ frame: Frame, of item: FlowItem) {
        let origin = Point(x: item.x, y: level.top(of: item.measure, in: region))
        for anchor in item.anchors where !frame.anchors.contains(anchor) {
            fragment.items.append(Frame.Placed(.anchor(anchor), at: origin))
        }
        fragment.anchors += item.anchors
        fragment.diagnostics += item.diagnostics
        fragment.items.append(Frame.Placed(.frame(frame), at: origin))
        if let figure = item.figure {
            fragment.figures.append(FigureBox(element: figure.element, rect: figure.rect.moved(by: origin)))
        }
        fragment.notes += item.notes
        for overlay in item.overlays {
            fragment.append(
                overlay, at: Point(x: .zero, y: origin.y + (overlay.isAtTop ? .zero : frame.size.height)), width: region.size.width)
        }
        if !item.isCarrier || !item.notes.isEmpty { level.add(item.measure, in: region) }
    }

    /// Places a part of a table, or what is set in one piece.
    mutating func place(_ part: Fragment, of item: FlowItem) {
        var measure = item.measure
        measure.height = part.height
        measure.notesHeight = part.notes.height
        fragment.append(part, at: Point(x: item.x, y: level.top(of: measure, in: region)))
        level.add(measure, in: region)
    }

    mutating func report(_ diagnostic: Diagnostic) { fragment.diagnostics.append(diagnostic) }

    /// The fragment, with the free height given to the shares.
    func finished() -> Fragment {
        var result = fragment
        result.height = y
        let total = shares.reduce(0) { $0 + $1.share }
        guard total > 0 else { return result }
        let free = max(.zero, region.size.height - level.noteHeight - y)
        for (above, share) in shares {
            let shift = free * (share / total)
            for index in above.items..<result.items.count { result.items[index].origin.y = result.items[index].origin.y + shift }
            for index in above.figures..<result.figures.count {
                result.figures[index].rect.origin.y = result.figures[index].rect.origin.y + shift
            }
            for index in above.overlays..<result.overlays.count {
                result.overlays[index].origin.y = result.overlays[index].origin.y + shift
            }
        }
        result.height = region.size.height
        return result
    }
}
