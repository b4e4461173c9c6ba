internal import Display
internal import DocumentTree

extension BarSegments {
    /// From the first level over what is added and taken to the last, which must be the sum of all before it.
    ///
    /// Of 10, 5, −3, 12 the bars are 0–10, 10–15, 15–12 and 0–12.
    func waterfall(
        _ data: ChartData, _ printing: Printing, _ palette: Palette
    ) -> (all: [BarSegment], connectors: [Double], problems: [ChartProblem]) {
        guard let series = data.series.first else { return ([], [], []) }
        var problems: [ChartProblem] = data.series.count > 1 ? [.moreSeries(count: data.series.count - 1)] : []
        var all: [BarSegment] = []
        var connectors: [Double] = []
        var level = 0.0
        let last = series.values.count - 1
        for (category, value) in series.values.enumerated() {
            let number = value.number ?? 0
            let isLevel = category == 0 || category == last
            if category == last, last > 0, value.number != nil, abs(number - level) > 1e-9 * max(abs(number), abs(level)) {
                problems.append(
                    .totalDiffers(item: data.categories[category].text, total: value.label, sum: "\((level * 100).rounded() / 100)"))
            }
            let start = isLevel ? 0 : level
            level = isLevel ? number : level + number
            // Levels are dark, what is added is light, what is taken is hatched: also a grey copy tells them apart.
            let fill = isLevel ? palette.barFill(1, of: 2) : number < 0 ? palette.fill(palette.colors.count + 2) : palette.barFill(0, of: 2)
            all.append(
                BarSegment(category: category, slot: 0, start: start, end: level, label: printing.label(category, of: series), fill: fill))
            if category < last { connectors.append(level) }
        }
        return (all, connectors, problems)
    }
}
