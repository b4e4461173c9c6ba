internal import Geometry

/// The front of what is to be set, up to where pages can not be chosen any further.
struct PageRun {
    /// A longer run is looked at in parts: so many pages, of which three quarters are settled each time.
    static let pagesAhead = 24.0

    private let boxes: [RunBox]
    private let end: PageBuilder.End
    private let region: Region

    /// The run that begins with the item `start` on a page filled to `level`. Tables that a page holds are set in one piece.
    init(_ items: inout [FlowItem], from start: Int, level: FillLevel, region: Region) {
        self.region = region
        var boxes: [RunBox] = []
        var end = PageBuilder.End.forced
        var height = Length.zero
        let limit = region.size.height * Self.pagesAhead
        for index in items.indices.dropFirst(start) {
            if index > start, items[index].startsRegion { break }
            // A table at a page's top breaks only where it must.
            if index > start || level.hasContent { items[index].setWhole(in: region) }
            guard let box = RunBox(items[index]) else {
                if case .breaking = items[index].content { end = .table(keeps: items[index].breakBefore == .forbidden) }
                break
            }
            if height > limit {
                end = .more
                break
            }
            boxes.append(box)
            height = height + box.measure.height + max(box.measure.spaceBefore, box.measure.spaceAfter)
        }
        (self.boxes, self.end) = (boxes, end)
    }

    /// Whether more of the run follows.
    var isCut: Bool {
        if case .more = end { true } else { false }
    }

    func builder(start: FillLevel) -> PageBuilder { PageBuilder(boxes: boxes, region: region, start: start, end: end) }
}

extension FlowItem {
    /// Sets a table in one piece if a page holds it and it is to be kept.
    fileprivate mutating func setWhole(in region: Region) {
        guard !breaks, case .breaking(let block) = content, var cursor = block.keptTable else { return }
        let room = TableRoom(
            height: region.size.height, fresh: region.size.height, isFresh: true, reserve: .zero, separator: region.noteSeparator.height)
        guard let part = cursor.layout(in: room), part.end == .finished else {
            breaks = true
            return
        }
        content = .piece(part.fragment)
        height = part.fragment.height
    }
}
