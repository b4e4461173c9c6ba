internal import Geometry

/// Where the amounts of points that lie above each other stand: each right above or right below its own point, or nowhere.
///
/// An amount away from its point is read as the amount of another: there is no place for it but these two.
struct PointAmounts {
    /// A point and the amount that belongs to it.
    struct Item {
        /// The point's height.
        var point: Length
        /// The amount's extent; zero for none.
        var height: Length
        /// The amount stands below the point if it can: the line comes down to it.
        var prefersBelow: Bool
        /// Segments that pass through the amount above the point, and below it.
        var crossings: (above: Int, below: Int) = (0, 0)
        /// What it costs to leave the amount out, beside other amounts.
        var weight = 1
    }

    let items: [Item]
    /// Between a point's middle and its amount.
    let gap: Length
    /// Where all amounts must lie.
    let range: ClosedRange<Length>
    /// Whether amounts may be left out, as few as may be.
    var mayDrop = false
    /// Where other labels stand already.
    var taken: [ClosedRange<Length>] = []

    /// Between two amounts.
    private static let least = Length.pt(0.5)

    /// One way to place the amounts of the lowest points.
    private struct Way {
        var cost: Int
        /// How high the last amount reaches.
        var top: Length
        var middles: [Length?]
    }

    /// The middles of the amounts in the order of the items, `nil` for those left out; `nil` when they do not fit.
    ///
    /// From the lowest point upwards; of the ways so far those are kept that no other beats in cost and height, which are few.
    /// The amounts are in the order of their points: points 50, 60 give amounts below 50 and above 60.
    func middles() -> [Length?]? {
        let order = items.indices.sorted { (items[$0].point, $0) < (items[$1].point, $1) }
        var ways = [Way(cost: 0, top: range.lowerBound - Self.least, middles: [])]
        for index in order {
            var next: [Way] = []
            for way in ways { next += self.ways(after: way, index) }
            next.sort { ($0.cost, $0.top) < ($1.cost, $1.top) }
            ways = []
            for way in next where ways.allSatisfy({ way.top < $0.top }) { ways.append(way) }
        }
        guard let best = ways.first else { return nil }
        var result: [Length?] = Array(repeating: nil, count: items.count)
        for (place, index) in order.enumerated() { result[index] = best.middles[place] }
        return result
    }

    private func ways(after way: Way, _ index: Int) -> [Way] {
        let item = items[index]
        guard item.height > .zero else { return [Way(cost: way.cost, top: way.top, middles: way.middles + [nil])] }
        var ways: [Way] = []
        for isBelow in [false, true] {
            let middle = isBelow ? item.point - gap - item.height / 2 : item.point + gap + item.height / 2
            guard isFree(index, middle), middle - item.height / 2 >= way.top + Self.least else { continue }
            let cost = (isBelow ? item.crossings.below : item.crossings.above) * 2 + (isBelow == item.prefersBelow ? 0 : 1)
            ways.append(Way(cost: way.cost + cost, top: middle + item.height / 2, middles: way.middles + [middle]))
        }
        if mayDrop { ways.append(Way(cost: way.cost + 1000 * item.weight, top: way.top, middles: way.middles + [nil])) }
        return ways
    }

    /// Whether an amount leaves the range, meets a label that is there, or is nearer to another point than to its own.
    private func isFree(_ index: Int, _ middle: Length) -> Bool {
        let (low, high) = (middle - items[index].height / 2, middle + items[index].height / 2)
        guard low >= range.lowerBound, high <= range.upperBound else { return false }
        guard taken.allSatisfy({ $0.upperBound + Self.least <= low || high + Self.least <= $0.lowerBound }) else { return false }
        // Points at the same height are as near as its own.
        let apart = gap - .pt(0.001)
        return items.allSatisfy { $0.point <= low - apart || $0.point >= high + apart }
    }
}
