internal import Geometry

/// Where the columns of a table are cut into panels.
///
/// A range that fits a panel of its own is not parted. Under that rule there are as few panels as can be, as few cuts inside the other
/// ranges as can be, and what the panels leave free is shared: no panel of two columns follows one that is full.
struct PanelCuts {
    /// The columns of each panel, from left to right.
    let panels: [Range<Int>]

    /// What a choice of cuts costs; the first that differs decides.
    private struct Cost: Comparable {
        var parted = 0
        var panels = 0
        var inner = 0
        /// Squares of what each panel leaves free.
        var unevenness = 0.0

        static func < (left: Cost, right: Cost) -> Bool {
            (left.parted, left.panels, left.inner, left.unevenness) < (right.parted, right.panels, right.inner, right.unevenness)
        }
    }

    /// Cuts neighbouring `ranges` of columns, whose widths are at least `floor`, into panels of at most `room`.
    init(ranges: [Range<Int>], room: Length, floor: (Int) -> Length) {
        guard let first = ranges.first?.lowerBound, let end = ranges.last?.upperBound, first < end else {
            panels = []
            return
        }
        let floors = (first..<end).map(floor)
        // What a cut before a column means.
        var isInner = Array(repeating: false, count: end - first + 1)
        var partsWhole = isInner
        for range in ranges {
            let width = range.reduce(Length.zero) { $0 + floors[$1 - first] }
            for column in range.dropFirst() {
                isInner[column - first] = true
                partsWhole[column - first] = width <= room + tolerance
            }
        }
        // The cheapest cuts of the columns from each one on, and where the panel that begins there ends.
        let count = floors.count
        var best = Array(repeating: Cost(), count: count + 1)
        var next = Array(repeating: count, count: count)
        for start in (0..<count).reversed() {
            var (width, found) = (Length.zero, false)
            for stop in start + 1...count {
                width = width + floors[stop - 1]
                // One column is a panel even where it is too wide; that is told when its width is resolved.
                guard stop == start + 1 || width <= room + tolerance else { break }
                var cost = best[stop]
                cost.panels += 1
                if partsWhole[stop] { cost.parted += 1 } else if isInner[stop] { cost.inner += 1 }
                let free = (room - width).points
                cost.unevenness += free * free
                if !found || cost < best[start] { (best[start], next[start], found) = (cost, stop, true) }
            }
        }
        var panels: [Range<Int>] = []
        var start = 0
        while start < count {
            panels.append(first + start..<first + next[start])
            start = next[start]
        }
        self.panels = panels
    }
}
