internal import Geometry

/// The front of what is to be set, up to where pages can not be chosen any further.
struct PageRun {
    /// A longer run is looked at in parts: so many pages, of which about half are settled each time.
    static let pagesAhead = 24.0

    private let boxes: [RunBox]
    private let end: PageBuilder.End
    private let region: Region

    init(_ items: ArraySlice<FlowItem>, region: Region) {
        self.region = region
        var boxes: [RunBox] = []
        var end = PageBuilder.End.forced
        var height = Length.zero
        let limit = region.size.height * Self.pagesAhead
        for (offset, index) in items.indices.enumerated() {
            if offset > 0, items[index].startsRegion { break }
            guard let box = RunBox(items[index]) else {
                if case .table = items[index].content { end = .table(keeps: items[index].breakBefore == .forbidden) }
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
