internal import Geometry

/// Where the amounts of points that lie above each other stand: in the order of their points, and on none of them.
struct PointAmounts {
    /// A point and the amount that belongs to it.
    struct Item {
        /// The point's height.
        var point: Length
        /// The amount's extent; zero for none.
        var height: Length
        /// The amount stands below the point if it can: the line comes down to it.
        var prefersBelow: Bool
    }

    let items: [Item]
    /// Between a point's middle and its amount.
    let gap: Length
    /// Where all amounts must lie.
    let range: ClosedRange<Length>

    /// Every series doubles the ways to try; more than this have their amounts at both ends.
    private static let mostChoices = 6

    /// The middles of the amounts in the order of the items; `nil` when they do not fit.
    ///
    /// Each amount right above or right below its own point, the way with most of the wanted sides; when no way is free of
    /// collisions, the upper amounts in a pile above the highest point and the others below the lowest.
    func middles() -> [Length]? {
        let order = items.indices.sorted { (items[$0].point, $0) < (items[$1].point, $1) }
        let sorted = order.map { items[$0] }
        guard let middles = atPoints(sorted) ?? atEnds(sorted) else { return nil }
        var result = Array(repeating: Length.zero, count: items.count)
        for (place, index) in order.enumerated() { result[index] = middles[place] }
        return result
    }

    private func atPoints(_ sorted: [Item]) -> [Length]? {
        guard sorted.count <= Self.mostChoices else { return nil }
        // Bits are amounts below their points.
        let wanted = sorted.indices.reduce(0) { $0 | (sorted[$1].prefersBelow ? 1 << $1 : 0) }
        if let middles = freeMiddles(sorted, below: wanted) { return middles }
        var best: (cost: Int, middles: [Length])?
        for choice in 0..<(1 << sorted.count) where choice != wanted {
            let cost = (choice ^ wanted).nonzeroBitCount
            if let best, best.cost <= cost { continue }
            if let middles = freeMiddles(sorted, below: choice) { best = (cost, middles) }
        }
        return best?.middles
    }

    private func freeMiddles(_ sorted: [Item], below: Int) -> [Length]? {
        let middles = sorted.indices.map { index in
            let (item, isBelow) = (sorted[index], below >> index & 1 == 1)
            return isBelow ? item.point - gap - item.height / 2 : item.point + gap + item.height / 2
        }
        return isFree(sorted, middles) ? middles : nil
    }

    /// Whether no amount leaves the range, meets another or covers a point, and their order is that of the points.
    private func isFree(_ sorted: [Item], _ middles: [Length]) -> Bool {
        for (index, item) in sorted.enumerated() where item.height > .zero {
            let (low, high) = (middles[index] - item.height / 2, middles[index] + item.height / 2)
            guard low >= range.lowerBound, high <= range.upperBound else { return false }
            // A point has an extent of its own.
            guard sorted.allSatisfy({ $0.point <= low - gap * 0.6 || $0.point >= high + gap * 0.6 }) else { return false }
            if index > 0, sorted[index - 1].height > .zero {
                guard middles[index - 1] + sorted[index - 1].height / 2 + .pt(0.5) <= low else { return false }
            }
        }
        return true
    }

    private func atEnds(_ sorted: [Item]) -> [Length]? {
        guard let lowest = sorted.first?.point, let highest = sorted.last?.point else { return [] }
        func pile(_ items: ArraySlice<Item>) -> Length {
            items.reduce(-Length.pt(0.5)) { $0 + ($1.height > .zero ? $1.height + .pt(0.5) : .zero) }
        }
        // As many above as there is room for.
        for split in sorted.indices.map({ $0 }) + [sorted.count] {
            let (lower, upper) = (sorted[..<split], sorted[split...])
            guard highest + gap + pile(upper) <= range.upperBound, split == 0 || lowest - gap - pile(lower) >= range.lowerBound
            else { continue }
            return stacked(lower, from: lowest - gap - pile(lower)) + stacked(upper, from: highest + gap)
        }
        return nil
    }

    private func stacked(_ items: ArraySlice<Item>, from start: Length) -> [Length] {
        var low = start
        return items.map { item in
            defer { low = low + (item.height > .zero ? item.height + .pt(0.5) : .zero) }
            return low + item.height / 2
        }
    }
}
