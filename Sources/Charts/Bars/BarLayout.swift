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
        let segments = BarSegments(data, bars: bars, palette: palette)
        let entries = zip(data.series, segments.fills).map { Legend.Entry(name: $0.name, sample: .area($1)) }
        let texts = CategoryNames.Texts(data.categories, isHorizontal: bars.isHorizontal, lettering)
        let amounts = segments.all.map { lettering.line($0.value.labelText, .value) }
        let axisText = ValueAxis.Text(like: segments.all.map(\.value.label))
        let steps = LabelSetter.steps(in: chart.style)
        for mode in PlotMode.all where mode.hasChange || !mode.hasHeader || !segments.pairs.isEmpty {
            let picture = firstFit(steps: steps) { step in
                let labels = LabelSetter(lettering, style: chart.style, shrinking: step)
                let attempt = BarAttempt(
                    chart: chart, isHorizontal: bars.isHorizontal, isStacked: bars.arrangement == .stacked, texts: texts,
                    segments: segments, amounts: amounts, axisText: axisText, legend: entries, mode: mode, labels: labels)
                return attempt.picture()
            }
            guard let picture else { continue }
            let problems = mode.problems(
                hasChange: !segments.pairs.isEmpty, hasLegend: entries.count > 1, hasUnit: !chart.unit.isEmpty)
            return (picture(), problems)
        }
        return (Marks(), [.noRoom])
    }
}
