internal import DocumentTree

extension Chart.Bars.Arrangement {
    /// Whether pieces of one bar stand on each other, with their amounts inside.
    var isStacked: Bool {
        switch self {
        case .stacked, .shares: true
        case .grouped, .waterfall, .bullet: false
        }
    }
}

extension BarSegments {
    /// Pieces in hundredths of their bar; each bears its share, or its amount where it has none.
    ///
    /// Ends are sums of all before them divided once, so that every bar ends at 100.
    func shares(_ data: ChartData, _ printing: Printing) -> (all: [BarSegment], problems: [ChartProblem]) {
        var all: [BarSegment] = []
        var problems: [ChartProblem] = []
        for category in data.categories.indices {
            let whole = data.series.reduce(0) { $0 + max(0, $1.values[category].number ?? 0) }
            var sum = 0.0
            for (index, series) in data.series.enumerated() {
                let value = series.values[category]
                let number = value.number ?? 0
                if number < 0 {
                    problems.append(.negativePart(item: data.categories[category].text + " " + series.name.text, label: value.label))
                }
                let start = whole > 0 ? sum / whole * 100 : 0
                sum += max(0, number)
                let shown = value.share.isEmpty ? value.labelText : value.shareText
                let isShown = printing.chart.labels.shows(category, of: series.values)
                all.append(
                    BarSegment(
                        category: category, slot: 0, start: start, end: whole > 0 ? sum / whole * 100 : 0, label: isShown ? shown : "",
                        fill: fills[index]))
            }
        }
        return (all, problems)
    }
}
