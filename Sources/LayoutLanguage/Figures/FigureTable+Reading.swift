internal import Diagnostics
internal import ReportData

extension FigureTable {
    /// Says that a value of the data is used, though no expression read it.
    func markRead(_ node: DataNode) { evaluation.reading.note(node.span) }

    /// Places of the data, and of those of the period before, with their paths, each once; places of lists of the layout are left out.
    func sources(_ places: [ReadingRecord.Place]) -> [Provenance.Source] {
        // No two values of a file begin at one place.
        var seen: Set<Int> = []
        var seenBefore: Set<Int> = []
        let isOne = places.count == 1
        var sources: [Provenance.Source] = []
        sources.reserveCapacity(places.count)
        for place in places {
            let span = evaluation.reading.span(of: place)
            let path: String?
            if span.file === data.file {
                guard isOne || seen.insert(span.range.lowerBound).inserted else { continue }
                path = pointer(to: span)
            } else {
                guard let earlier = previous?.data, span.file === earlier.file, seenBefore.insert(span.range.lowerBound).inserted else {
                    continue
                }
                path = earlier.pointer(to: span)
            }
            if let path { sources.append(Provenance.Source(path: path, span: span)) }
        }
        return sources
    }
}
