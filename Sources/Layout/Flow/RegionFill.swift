internal import Diagnostics
internal import Display
internal import Geometry

/// A region that is being filled from the top.
struct RegionFill {
    let region: Region
    private var fragment = Fragment()
    /// The lower edge of what stands in the region.
    private(set) var y = Length.zero
    private var pendingAfter = Length.zero
    private var pendingSpace = Length.zero
    private var noteHeight = Length.zero
    /// Shares of the free height, each with the number of placed items and figures above it.
    private var shares: [(items: Int, figures: Int, share: Double)] = []
    private(set) var hasContent = false

    init(region: Region) { self.region = region }

    /// How much of everything stands in the region.
    fileprivate struct Counts {
        var items = 0
        var anchors = 0
        var notes = 0
        var figures = 0
        var diagnostics = 0
        var shares = 0
    }

    private var counts: Counts {
        Counts(
            items: fragment.items.count, anchors: fragment.anchors.count, notes: fragment.notes.count, figures: fragment.figures.count,
            diagnostics: fragment.diagnostics.count, shares: shares.count)
    }

    /// What must be remembered to come back to this state.
    struct Mark {
        var y = Length.zero
        fileprivate var pendingAfter = Length.zero
        fileprivate var pendingSpace = Length.zero
        fileprivate var noteHeight = Length.zero
        fileprivate var counts = Counts()
        fileprivate var hasContent = false
    }

    var mark: Mark {
        Mark(
            y: y, pendingAfter: pendingAfter, pendingSpace: pendingSpace, noteHeight: noteHeight,
            counts: counts,
            hasContent: hasContent)
    }

    mutating func restore(_ mark: Mark) {
        y = mark.y
        pendingAfter = mark.pendingAfter
        pendingSpace = mark.pendingSpace
        noteHeight = mark.noteHeight
        hasContent = mark.hasContent
        fragment.items.removeSubrange(mark.counts.items...)
        fragment.anchors.removeSubrange(mark.counts.anchors...)
        fragment.notes.removeSubrange(mark.counts.notes...)
        fragment.figures.removeSubrange(mark.counts.figures...)
        shares.removeSubrange(mark.counts.shares...)
        fragment.diagnostics.removeSubrange(mark.counts.diagnostics...)
    }

    /// Where the upper edge of `item` would stand.
    private func top(of item: FlowItem) -> Length {
        guard hasContent else { return .zero }
        let top = y + max(pendingAfter, item.spaceBefore) + pendingSpace
        guard item.snaps, let pitch = region.gridPitch else { return top }
        return top.roundedUp(to: pitch)
    }

    /// The height that is left for `item`.
    func room(for item: FlowItem) -> Length { region.size.height - noteHeight - top(of: item) }

    /// What a first footnote takes beyond its lines; zero once there are notes.
    var missingSeparator: Length { noteHeight == .zero ? region.noteSeparator.height : .zero }

    func fits(_ item: FlowItem) -> Bool {
        var need = item.height
        if !item.notes.isEmpty {
            need = need + item.notes.reduce(.zero) { $0 + $1.height }
            need = need + missingSeparator
        }
        return need <= room(for: item) + tolerance
    }

    mutating func add(space: Length) {
        if hasContent { pendingSpace = pendingSpace + space }
    }

    mutating func add(share: Double) {
        y = y + pendingAfter + pendingSpace
        pendingAfter = .zero
        pendingSpace = .zero
        shares.append((fragment.items.count, fragment.figures.count, share))
        hasContent = true
    }

    mutating func place(_ frame: Frame, of item: FlowItem) {
        let origin = Point(x: item.x, y: top(of: item))
        for anchor in item.anchors where !frame.anchors.contains(anchor) {
            fragment.items.append(Frame.Placed(.anchor(anchor), at: origin))
        }
        fragment.anchors += item.anchors
        fragment.diagnostics += item.diagnostics
        fragment.items.append(Frame.Placed(.frame(frame), at: origin))
        if let figure = item.figure {
            fragment.figures.append(FigureBox(element: figure.element, rect: figure.rect.moved(by: origin)))
        }
        add(item.notes)
        advance(to: origin.y + item.height, after: item.spaceAfter)
    }

    /// Places a part of a table.
    mutating func place(_ part: Fragment, of item: FlowItem, isFirst: Bool) {
        let origin = Point(x: item.x, y: top(of: item))
        fragment.append(part, at: origin)
        add(part.notes, isNew: false)
        advance(to: origin.y + part.height, after: item.spaceAfter)
    }

    mutating func report(_ diagnostic: Diagnostic) { fragment.diagnostics.append(diagnostic) }

    private mutating func advance(to y: Length, after: Length) {
        self.y = y
        pendingAfter = after
        pendingSpace = .zero
        hasContent = true
    }

    private mutating func add(_ notes: [FlowNote], isNew: Bool = true) {
        guard !notes.isEmpty else { return }
        noteHeight = noteHeight + missingSeparator + notes.reduce(.zero) { $0 + $1.height }
        if isNew { fragment.notes += notes }
    }

    /// The fragment, with the free height given to the shares.
    func finished() -> Fragment {
        var result = fragment
        result.height = y
        let total = shares.reduce(0) { $0 + $1.share }
        guard total > 0 else { return result }
        let free = max(.zero, region.size.height - noteHeight - y)
        for (items, figures, share) in shares {
            let shift = free * (share / total)
            for index in items..<result.items.count { result.items[index].origin.y = result.items[index].origin.y + shift }
            for index in figures..<result.figures.count {
                result.figures[index].rect.origin.y = result.figures[index].rect.origin.y + shift
            }
        }
        result.height = region.size.height
        return result
    }
}
