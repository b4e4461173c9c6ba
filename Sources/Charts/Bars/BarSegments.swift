internal import Display
internal import DocumentTree

/// One bar, or one piece of a stacked bar.
struct BarSegment {
    var category: Int
    /// Place in its group; zero for stacked bars.
    var slot: Int
    /// Where it begins: zero, or the end of the piece below.
    var start: Double
    /// Where it ends; equal to `start` for zero and for a missing number.
    var end: Double
    /// What is printed of it; empty for nothing.
    var label: ChartText
    var fill: Drawing.Fill

    var middle: Double { (start + end) / 2 }
}

/// The bars of a chart in the order of drawing, and the pairs whose change is shown.
struct BarSegments {
    /// Two bars that are compared, and what is said about them.
    struct Pair {
        var first: (category: Int, slot: Int)
        var second: (category: Int, slot: Int)
        var text: ChartText
        /// Whether both bars have a number: nothing spans a bar that is not there.
        var isComplete: Bool
        /// The category whose band holds the text, since its only bar has no number.
        var gap: Int?

        fileprivate init(
            _ first: (category: Int, slot: Int), _ second: (category: Int, slot: Int), text: ChartText, _ data: ChartData, isStacked: Bool
        ) {
            (self.first, self.second, self.text) = (first, second, text)
            let hasFirst = Self.hasNumber(first, data, isStacked: isStacked)
            let hasSecond = Self.hasNumber(second, data, isStacked: isStacked)
            isComplete = hasFirst && hasSecond
            let isAlone = isStacked || data.series.count == 1
            guard isAlone, hasFirst != hasSecond else { return }
            let missing = hasFirst ? second.category : first.category
            if data.series.allSatisfy({ $0.values[missing].label.isEmpty }) { gap = missing }
        }

        private static func hasNumber(_ bar: (category: Int, slot: Int), _ data: ChartData, isStacked: Bool) -> Bool {
            let series = isStacked ? data.series[...] : data.series[bar.slot...bar.slot]
            return series.contains { $0.values[bar.category].number != nil }
        }
    }

    private(set) var all: [BarSegment] = []
    private(set) var pairs: [Pair] = []
    /// Fills of the series, for the legend.
    private(set) var fills: [Drawing.Fill] = []
    let slots: Int

    init(_ data: ChartData, bars: Chart.Bars, labels: Chart.Labels, comma: String, palette: Palette) {
        let isStacked = bars.arrangement == .stacked
        slots = isStacked ? 1 : max(1, data.series.count)
        pairs = Self.pairs(data, bars: bars, isStacked: isStacked)
        let comparesSeries = !isStacked && data.series.count == 2 && (!pairs.isEmpty || data.hasYearsAsSeries)
        let comparesCategories = data.series.count == 1 && (!pairs.isEmpty || data.hasYearsAsCategories)
        fills = data.series.indices.map { index in
            if comparesSeries { return palette.barFill(index, of: 2) }
            return data.series.count == 1 ? palette.barFill(0, of: 1) : palette.fill(index)
        }
        // Behind a bar that lies and stands alone is room for its share.
        let showsShares = bars.isHorizontal && data.series.count == 1
        func label(_ value: Chart.Value) -> ChartText {
            [value.labelText, showsShares ? value.shareText : ""].filter { !$0.isEmpty }.joined(by: comma)
        }
        for category in data.categories.indices {
            var (above, below) = (0.0, 0.0)
            for (index, series) in data.series.enumerated() {
                let value = series.values[category]
                let number = value.number ?? 0
                let start = isStacked ? (number < 0 ? below : above) : 0
                if isStacked {
                    if number < 0 { below += number } else { above += number }
                }
                let fill = comparesCategories ? palette.barFill(category, of: data.categories.count) : fills[index]
                let segment = BarSegment(
                    category: category, slot: isStacked ? 0 : index, start: start, end: start + number,
                    label: labels.shows(category, of: series.values) ? label(value) : "", fill: fill)
                all.append(segment)
            }
        }
    }

    /// The numbers that the axis must cover, others among them.
    func range(with others: [Double]) -> ClosedRange<Double> {
        let ends = all.map(\.end) + others + [0]
        return (ends.min() ?? 0)...(ends.max() ?? 0)
    }

    private static func pairs(_ data: ChartData, bars: Chart.Bars, isStacked: Bool) -> [Pair] {
        let count = data.categories.count
        let isGrouped = !isStacked && data.series.count > 1
        if isGrouped, bars.changes.count == count, count > 0 {
            let changes = data.categoryOrder.map { order in order.map { bars.changes[$0] } } ?? bars.changes
            return changes.enumerated().filter { !$0.element.isEmpty }.map { category, text in
                Pair((category, 0), (category, data.series.count - 1), text: text, data, isStacked: isStacked)
            }
        }
        guard !bars.change.isEmpty, count > 0 else { return [] }
        let ends: (first: (Int, Int), second: (Int, Int)) =
            isGrouped ? ((0, 0), (count - 1, data.series.count - 1)) : ((max(0, count - 2), 0), (count - 1, 0))
        return [Pair(ends.first, ends.second, text: bars.change, data, isStacked: isStacked)]
    }
}
