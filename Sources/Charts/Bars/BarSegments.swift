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
    /// The part of a bar's width that it takes.
    var breadth = 1.0

    /// Whether its amount stands below its end: it hangs down, or takes away.
    var hangs: Bool { end < start }

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
    /// Heights at which a line runs from a category's bar to the next one's.
    private(set) var connectors: [Double] = []
    private(set) var problems: [ChartProblem] = []
    let slots: Int

    init(_ data: ChartData, chart: Chart, bars: Chart.Bars, palette: Palette) {
        let isStacked = bars.arrangement.isStacked
        slots = bars.arrangement == .grouped ? max(1, data.series.count) : 1
        switch bars.arrangement {
        case .grouped, .stacked, .shares: pairs = Self.pairs(data, bars: bars, isStacked: isStacked)
        case .waterfall, .bullet: break
        }
        let comparesSeries = !isStacked && data.series.count == 2 && (!pairs.isEmpty || data.hasYearsAsSeries)
        let comparesCategories = data.series.count == 1 && (!pairs.isEmpty || data.hasYearsAsCategories)
        fills = data.series.indices.map { index in
            if comparesSeries { return palette.barFill(index, of: 2) }
            return data.series.count == 1 ? palette.barFill(0, of: 1) : palette.fill(index)
        }
        let printing = Printing(chart: chart, showsShares: bars.showsShares && data.series.count == 1)
        switch bars.arrangement {
        case .grouped: all = grouped(data, printing, comparesCategories: comparesCategories, palette)
        case .stacked: all = stacked(data, printing)
        case .shares: (all, problems) = shares(data, printing)
        case .waterfall: (all, connectors, problems) = waterfall(data, printing, palette)
        case .bullet: (all, fills) = bullet(data, printing, palette)
        }
    }

    /// What is printed of a number.
    struct Printing {
        let chart: Chart
        /// Whether the share stands behind the amount.
        let showsShares: Bool

        func label(_ category: Int, of series: ChartData.Series) -> ChartText {
            guard chart.labels.shows(category, of: series.values) else { return "" }
            let value = series.values[category]
            return [value.labelText, showsShares ? value.shareText : ""].filter { !$0.isEmpty }.joined(by: chart.words.punctuation.comma)
        }
    }

    private func grouped(_ data: ChartData, _ printing: Printing, comparesCategories: Bool, _ palette: Palette) -> [BarSegment] {
        data.categories.indices.flatMap { category in
            data.series.enumerated().map { index, series in
                let fill = comparesCategories ? palette.barFill(category, of: data.categories.count) : fills[index]
                return BarSegment(
                    category: category, slot: index, start: 0, end: series.values[category].number ?? 0,
                    label: printing.label(category, of: series), fill: fill)
            }
        }
    }

    /// Pieces on each other, those below zero downwards.
    private func stacked(_ data: ChartData, _ printing: Printing) -> [BarSegment] {
        data.categories.indices.flatMap { category in
            var (above, below) = (0.0, 0.0)
            return data.series.enumerated().map { index, series in
                let number = series.values[category].number ?? 0
                let start = number < 0 ? below : above
                if number < 0 { below += number } else { above += number }
                return BarSegment(
                    category: category, slot: 0, start: start, end: start + number, label: printing.label(category, of: series),
                    fill: fills[index])
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
        let order = data.categoryOrder ?? Array(0..<count)
        if isGrouped, count > 0, !bars.changes.isEmpty, order.allSatisfy(bars.changes.indices.contains) {
            let changes = order.map { bars.changes[$0] }
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
