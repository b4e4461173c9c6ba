internal import Display
internal import DocumentTree

extension BarSegments {
    /// The first series, dark and narrow, in the broad light bar of the second; both amounts and the share stand behind the longer one.
    func bullet(_ data: ChartData, _ printing: Printing, _ palette: Palette) -> (all: [BarSegment], fills: [Drawing.Fill]) {
        let fills = [palette.barFill(1, of: 2), palette.barFill(0, of: 2)]
        let marks = printing.chart.words.punctuation
        var all: [BarSegment] = []
        for category in data.categories.indices {
            let values = data.series.prefix(2).map { $0.values[category] }
            let isShown = data.series.first.map { printing.chart.labels.shows(category, of: $0.values) } ?? false
            let amounts = values.map(\.labelText).filter { !$0.isEmpty }.joined(by: " / ")
            let text = [amounts, values.first?.shareText ?? ""].filter { !$0.isEmpty }.joined(by: marks.comma)
            let numbers = values.map { $0.number ?? 0 }
            let longest = numbers.indices.max { (numbers[$0], $0) < (numbers[$1], $1) }
            // The broad bar lies under the narrow one.
            for index in numbers.indices.reversed() {
                all.append(
                    BarSegment(
                        category: category, slot: 0, start: 0, end: numbers[index], label: isShown && index == longest ? text : "",
                        fill: fills[index], breadth: index == 0 ? 0.45 : 1))
            }
        }
        return (all, fills)
    }
}
