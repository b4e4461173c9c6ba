internal import Geometry

/// The two directions of a plot: across it, category by category, and along its values.
///
/// Bars that stand and bars that lie are one composition; only this knows which way up it is.
struct PlotAxes {
    let isHorizontal: Bool
    let plot: Rect

    /// `across` from the first category's edge, `along` from the low end of the value axis.
    func point(across: Length, along: Length) -> Point {
        isHorizontal
            ? Point(x: plot.minX + along, y: plot.minY + across) : Point(x: plot.minX + across, y: plot.maxY - along)
    }

    /// The rectangle between two corners.
    func rect(across: ClosedRange<Length>, along: ClosedRange<Length>) -> Rect {
        let corner = point(across: across.lowerBound, along: isHorizontal ? along.lowerBound : along.upperBound)
        let (wide, long) = (across.upperBound - across.lowerBound, along.upperBound - along.lowerBound)
        return Rect(origin: corner, size: isHorizontal ? Size(width: long, height: wide) : Size(width: wide, height: long))
    }

    /// The extents of a label in both directions.
    static func extents(of size: Size, isHorizontal: Bool) -> (across: Length, along: Length) {
        isHorizontal ? (size.height, size.width) : (size.width, size.height)
    }
}
