internal import Display
internal import DocumentTree
internal import Geometry

/// Bars with axis, names, amounts and changes: standing or lying, single, grouped or stacked.
struct BarLayout: Plot {
    let chart: Chart
    let bars: Chart.Bars
    let data: ChartData
    let lettering: Lettering
    /// Amounts of other charts of the same size: the axis covers them, and is as long as they let it be.
    var covering: [Chart.Value] = []

    var colors: Int { data.series.count }

    /// What is measured once for all attempts.
    func attempts() -> PlotAttempts {
        let palette = Palette(style: chart.style)
        let segments = BarSegments(data, chart: chart, bars: bars, palette: palette)
        let entries =
            bars.arrangement == .waterfall ? [] : zip(data.series, segments.fills).map { Legend.Entry(name: $0.name, sample: .area($1)) }
        let texts = CategoryNames.Texts(data.categories, isHorizontal: bars.isHorizontal, lettering)
        let amounts = segments.all.map { lettering.line($0.label, .value) }
        let isStacked = bars.arrangement.isStacked
        let totals = isStacked && chart.labels != .none ? data.totals.map { lettering.line($0.labelText, .value) } : []
        var axisText = ValueAxis.Text(like: data.series.flatMap { $0.values.map(\.label) })
        if bars.arrangement == .shares { axisText = .percent }
        let line = OverlaidLine(chart, data, lettering, palette)
        let others = covering.compactMap { value in
            value.number.map { (number: $0, amount: lettering.line(chart.labels == .none ? "" : value.labelText, .value)) }
        }
        let legend = entries + [line?.entry].compactMap { $0 }
        return PlotAttempts(
            problems: segments.problems + (isStacked ? totalProblems : []), hasChanges: !segments.pairs.isEmpty,
            hasLegend: legend.count > 1
        ) { [axisText] mode, step in
            let attempt = BarAttempt(
                chart: chart, isHorizontal: bars.isHorizontal, isStacked: isStacked, texts: texts, segments: segments, covering: others,
                amounts: amounts, totals: totals, axisText: axisText, line: line, legend: legend, mode: mode,
                labels: LabelSetter(lettering, style: chart.style, shrinking: step))
            return attempt.picture().map { draw, dropped in
                PlotPicture(draw: draw, dropped: dropped.map { data.categories[$0].text + " " + (data.line?.name.text ?? "") })
            }
        }
    }

    /// Totals that are not what their bars show.
    private var totalProblems: [ChartProblem] {
        zip(data.categories.indices, data.totals).compactMap { category, total in
            guard let number = total.number else { return nil }
            let pieces = data.series.compactMap { $0.values[category].number }
            let sum = pieces.reduce(0, +)
            let size = pieces.reduce(number.magnitude) { max($0, $1.magnitude) }
            guard abs(number - sum) > size * 1e-9 else { return nil }
            let hundredths = (sum * 100).rounded() / 100
            return .totalDiffers(item: data.categories[category].text, total: total.label, sum: "\(hundredths)")
        }
    }
}
