internal import Geometry

/// A rectangle cut into as many as there are amounts, each as large as its amount and as near to a square as may be.
///
/// Rows are laid along the shorter side of what is left, and take amounts as long as their worst shape gets better
/// (Bruls, Huizing and van Wijk, Squarified Treemaps, 2000). Amounts are above zero, the largest first.
func squarified(_ amounts: [Double], in rect: Rect) -> [Rect] {
    var free = rect
    var left = amounts.reduce(0, +)
    var rects: [Rect] = []
    var start = 0
    while start < amounts.count {
        let isWide = free.size.width >= free.size.height
        let (side, depth) = isWide ? (free.size.height, free.size.width) : (free.size.width, free.size.height)
        // In points a unit of amount.
        let unit = left > 0 ? side.points * depth.points / left : 0
        var end = start + 1
        while end < amounts.count,
            worst(amounts[start...end], unit: unit, side: side.points) <= worst(amounts[start..<end], unit: unit, side: side.points)
        {
            end += 1
        }
        let row = amounts[start..<end]
        let sum = row.reduce(0, +)
        let thickness = end == amounts.count ? depth : depth * (left > 0 ? sum / left : 0)
        var offset = Length.zero
        for amount in row {
            let extent = side * (sum > 0 ? amount / sum : 0)
            rects.append(
                isWide
                    ? Rect(x: free.minX, y: free.minY + offset, width: thickness, height: extent)
                    : Rect(x: free.minX + offset, y: free.minY, width: extent, height: thickness))
            offset = offset + extent
        }
        free =
            isWide
            ? Rect(x: free.minX + thickness, y: free.minY, width: max(.zero, free.size.width - thickness), height: free.size.height)
            : Rect(x: free.minX, y: free.minY + thickness, width: free.size.width, height: max(.zero, free.size.height - thickness))
        left -= sum
        start = end
    }
    return rects
}

/// How far the worst of a row's rectangles is from a square: the longer side in shorter ones.
private func worst(_ row: ArraySlice<Double>, unit: Double, side: Double) -> Double {
    let sum = row.reduce(0, +) * unit
    guard sum > 0, side > 0 else { return .infinity }
    let thickness = sum / side
    return row.reduce(1) { worst, amount in
        let extent = amount * unit / thickness
        return max(worst, extent > 0 ? max(extent / thickness, thickness / extent) : .infinity)
    }
}
