internal import Display
internal import DocumentTree
internal import Geometry

/// Bars with axis, names, amounts and changes: standing or lying, single, grouped or stacked.
struct BarLayout {
    let chart: Chart
    let bars: Chart.Bars
    let data: ChartData
    let lettering: Lettering

    /// The picture and what had to be left out.
    func draw() -> (marks: Marks, problems: [ChartProblem]) {
        let palette = Palette(style: chart.style)
        let segments = BarSegments(data, bars: bars, labels: chart.labels, comma: chart.words.punctuation.comma, palette: palette)
        let entries = zip(data.series, segments.fills).map { Legend.Entry(name: $0.name, sample: .area($1)) }
        let texts = CategoryNames.Texts(data.categories, isHorizontal: bars.isHorizontal, lettering)
        let amounts = segments.all.map { lettering.line($0.label, .value) }
        let isStacked = bars.arrangement == .stacked
        let totals = isStacked && chart.labels != .none ? data.totals.map { lettering.line($0.labelText, .value) } : []
        let axisText = ValueAxis.Text(like: data.series.flatMap { $0.values.map(\.label) })
        let steps = LabelSetter.steps(in: chart.style)
        for mode in PlotMode.all where mode.hasChange || !mode.hasHeader || !segments.pairs.isEmpty {
            let picture = firstFit(steps: steps) { step in
                let labels = LabelSetter(lettering, style: chart.style, shrinking: step)
                let attempt = BarAttempt(
                    chart: chart, isHorizontal: bars.isHorizontal, isStacked: isStacked, texts: texts,
                    segments: segments, amounts: amounts, totals: totals, axisText: axisText, legend: entries, mode: mode, labels: labels)
                return attempt.picture()
            }
            guard let picture else { continue }
            let problems = mode.problems(
                hasChange: !segments.pairs.isEmpty, hasLegend: entries.count > 1, hasUnit: !chart.unit.isEmpty,
                hasReferences: !chart.references.isEmpty)
            return (picture(), (isStacked ? totalProblems : []) + problems)
        }
        return (Marks(), [.noRoom])
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
