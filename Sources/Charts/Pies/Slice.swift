internal import Display
internal import DocumentTree

/// One item of a pie at its true angle.
struct Slice {
    var name: ChartText
    var value: Chart.Value
    var fill: Drawing.Fill
    /// Radians clockwise from twelve o'clock.
    var start: Double
    var end: Double

    var middle: Double { (start + end) / 2 }
    var extent: Double { end - start }
    /// The direction of the middle, from 0 to 2π.
    var direction: Double { middle - 2 * .pi * (middle / (2 * .pi)).rounded(.down) }
}

/// What a pie draws and what it only names.
struct PieItems {
    private(set) var slices: [Slice] = []
    /// Items that are zero, in order.
    private(set) var zeros: [(name: ChartText, value: Chart.Value)] = []
    /// What the last slice is the sum of.
    let members: [ChartData.Item]
    private(set) var problems: [ChartProblem] = []

    init(_ data: ChartData, style: ChartStyle) {
        let palette = Palette(style: style)
        members = data.members
        if data.series.count > 1 { problems.append(.moreSeries(count: data.series.count - 1)) }
        let items = zip(data.categories, data.series.first?.values ?? [])
        var drawn: [(ChartText, Chart.Value, Double)] = []
        for (name, value) in items {
            guard let number = value.number else { continue }
            if number > 0 {
                drawn.append((name, value, number))
            } else if number == 0 {
                zeros.append((name, value))
            } else {
                problems.append(.negativeSlice(item: name.text, label: value.label))
            }
        }
        // Ends are sums of all before them divided once, so that angles do not drift and the last slice closes the disc.
        let total = drawn.reduce(0) { $0 + $1.2 }
        var sum = 0.0
        for (index, (name, value, number)) in drawn.enumerated() {
            let start = sum / total * 2 * .pi
            sum += number
            let end = index + 1 == drawn.count ? 2 * .pi : sum / total * 2 * .pi
            slices.append(Slice(name: name, value: value, fill: palette.fill(index), start: start, end: end))
        }
    }

    /// The slices after turning the whole disc.
    func turned(by angle: Double) -> [Slice] {
        slices.map { slice in
            var slice = slice
            slice.start += angle
            slice.end += angle
            return slice
        }
    }
}
