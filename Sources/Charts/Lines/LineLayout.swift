internal import Display
internal import DocumentTree
internal import Geometry
internal import Styling

/// Lines from category to category, with points, amounts and a legend.
struct LineLayout: Plot {
    let chart: Chart
    let data: ChartData
    let lettering: Lettering
    /// Amounts of other charts of the same size: the axis covers them.
    var covering: [Chart.Value] = []

    var colors: Int { data.series.count }

    /// What is measured once for all attempts.
    func attempts() -> PlotAttempts {
        let palette = Palette(style: chart.style)
        let pens = data.series.indices.map { LinePen(series: $0, palette: palette, outline: chart.style.outline) }
        let entries = zip(data.series, pens).map { Legend.Entry(name: $0.name, sample: .line($1)) }
        let texts = CategoryNames.Texts(data.categories, isHorizontal: false, lettering)
        let amounts = data.series.map { series in
            series.values.enumerated().map { index, value in
                lettering.line(value.number != nil && chart.labels.shows(index, of: series.values) ? value.labelText : "", .value)
            }
        }
        let others = covering.map { lettering.line(chart.labels == .none || $0.number == nil ? "" : $0.labelText, .value) }
        let largest = (amounts.joined() + others).reduce(Size.zero) { largest, amount in
            Size(width: max(largest.width, amount.size.width), height: max(largest.height, amount.size.height))
        }
        let axisText = ValueAxis.Text(like: data.series.flatMap { $0.values.map(\.label) })
        return PlotAttempts(hasLegend: entries.count > 1) { mode, step in
            let attempt = LineAttempt(
                chart: chart, data: data, covering: covering.compactMap(\.number), texts: texts, amounts: amounts, largestAmount: largest,
                axisText: axisText,
                pens: pens, legend: entries, mode: mode, labels: LabelSetter(lettering, style: chart.style, shrinking: step))
            return attempt.picture().map { draw, dropped in PlotPicture(draw: draw, dropped: dropped.map(name)) }
        }
    }

    /// What a message calls an amount.
    private func name(_ amount: (series: Int, category: Int)) -> String {
        [data.categories[amount.category].text, data.series[amount.series].name.text].filter { !$0.isEmpty }.joined(separator: " ")
    }
}
