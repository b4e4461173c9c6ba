internal import Geometry

/// Boxes on one line, pushed apart as little as possible while they keep their order.
struct Spread {
    /// The extent of each box along the line, in order.
    var extents: [Length]
    /// The least distance between neighbours.
    var gap: Length
    /// Where all boxes must lie.
    var range: ClosedRange<Length>

    /// The boxes' middles, nearest (least squares) to `wanted`, which ascends; `nil` when the boxes need more room than there is.
    ///
    /// Isotonic regression by pooling neighbours that violate the order (Ayer et al. 1955), O(n).
    func middles(near wanted: [Length]) -> [Length]? {
        let needed = extents.reduce(.zero, +) + gap * Double(max(0, extents.count - 1))
        let slack = range.upperBound - range.lowerBound - needed
        guard slack >= .zero else { return nil }
        var before: [Length] = []
        var offset = Length.zero
        var pools: [(sum: Double, count: Int)] = []
        for (extent, middle) in zip(extents, wanted) {
            before.append(offset)
            pools.append(((middle - extent / 2 - offset).points, 1))
            while pools.count > 1 {
                let (last, previous) = (pools[pools.count - 1], pools[pools.count - 2])
                guard previous.sum / Double(previous.count) > last.sum / Double(last.count) else { break }
                pools.removeLast()
                pools[pools.count - 1] = (previous.sum + last.sum, previous.count + last.count)
            }
            offset = offset + extent + gap
        }
        let starts = pools.flatMap { pool in
            let mean = Length.pt(pool.sum / Double(pool.count))
            return Array(repeating: min(max(mean, range.lowerBound), range.lowerBound + slack), count: pool.count)
        }
        return zip(zip(starts, before), extents).map { $0.0 + $0.1 + $1 / 2 }
    }
}
