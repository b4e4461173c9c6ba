internal import DocumentTree
internal import Geometry

/// Where everything of bars stands that fits.
struct BarPlan {
    var axes: PlotAxes
    var axis: ValueAxis
    var names: CategoryNames
    /// Bars of one category.
    var slots: Int
    var categories: Int
    var band: Length
    var bar: Length
    /// Room at the right of (or below) a stacked bar.
    var beside: Length
    /// Room below the lowest tick.
    var low: Length
    var brackets: [ChangeBracket]
    var unit: Label
    var lines: ReferenceLines
    /// The middles of the names of the lines.
    var references: [Length]

    /// At the right, of a line over the bars.
    var secondAxis: ValueAxis?

    /// The extent of all bands.
    var across: Length { band * Double(categories) }

    /// The scale of the values.
    var scale: LinearScale {
        LinearScale(domain: axis.scaleDomain, length: axes.isHorizontal ? axes.plot.size.width : axes.plot.size.height)
    }

    /// The middle of a bar.
    func middle(_ category: Int, _ slot: Int) -> Length {
        let group = bar * Double(slots) + beside
        let start = band * Double(category) + (band - group) / 2
        return start + bar * (Double(slot) + 0.5)
    }

    /// The middle of a category's bars.
    func middle(ofGroup category: Int) -> Length { middle(category, 0) + bar * Double(slots - 1) / 2 }
}
