internal import Display
internal import DocumentTree
internal import Geometry
internal import Styling

/// Lines from category to category, with points, amounts and a legend.
struct LineLayout {
    let chart: Chart
    let data: ChartData
    let lettering: Lettering

    /// The picture and what had to be left out.
    func draw() -> (marks: Marks, problems: [ChartProblem]) {
        let palette = Palette(style: chart.style)
        let pens = data.series.indices.map { LinePen(series: $0, palette: palette, outline: chart.style.outline) }
        let entries = zip(data.series, pens).map { Legend.Entry(name: $0.name, sample: .line($1)) }
        let texts = CategoryNames.Texts(data.categories, isHorizontal: false, lettering)
        let amounts = data.series.map { $0.values.map { lettering.line($0.number == nil ? "" : $0.labelText, .value) } }
        let largest = amounts.joined().reduce(Size.zero) { largest, amount in
            Size(width: max(largest.width, amount.size.width), height: max(largest.height, amount.size.height))
        }
        let axisText = ValueAxis.Text(like: data.series.flatMap { $0.values.map(\.label) })
        let steps = LabelSetter.steps(in: chart.style)
        // Nothing is said about changes.
        for mode in PlotMode.all where mode.hasChange || !mode.hasHeader {
            func attempt(_ step: Int) -> (draw: () -> Marks, dropped: [(series: Int, category: Int)])? {
                let labels = LabelSetter(lettering, style: chart.style, shrinking: step)
                let attempt = LineAttempt(
                    chart: chart, data: data, texts: texts, amounts: amounts, largestAmount: largest, axisText: axisText, pens: pens,
                    legend: entries, mode: mode, labels: labels)
                return attempt.picture()
            }
            // Type shrinks before an amount is left out.
            guard let picture = mode.isPartial ? attempt(steps) : firstFit(steps: steps, attempt) else { continue }
            var problems = mode.problems(
                hasChange: false, hasLegend: entries.count > 1, hasUnit: !chart.unit.isEmpty, hasReferences: !chart.references.isEmpty)
            if !picture.dropped.isEmpty { problems.append(.someValuesDropped(names: picture.dropped.map(name))) }
            return (picture.draw(), problems)
        }
        return (Marks(), [.noRoom])
    }

    /// What a message calls an amount.
    private func name(_ amount: (series: Int, category: Int)) -> String {
        [data.categories[amount.category].text, data.series[amount.series].name.text].filter { !$0.isEmpty }.joined(separator: " ")
    }
}
