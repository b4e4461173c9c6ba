internal import Display
internal import DocumentTree
internal import Geometry
internal import Styling

/// A line over standing bars, from category to category, on an axis of its own at the right.
struct OverlaidLine {
    let values: [Chart.Value]
    /// Measured.
    let amounts: [Frame]
    let axisText: ValueAxis.Text
    let pen: LinePen
    let entry: Legend.Entry

    private static let gap = Length.pt(4)

    init?(_ chart: Chart, _ data: ChartData, _ lettering: Lettering, _ palette: Palette) {
        guard let line = data.line, line.values.contains(where: { $0.number != nil }) else { return nil }
        values = line.values
        amounts = line.values.enumerated().map { index, value in
            lettering.line(value.number != nil && chart.labels.shows(index, of: line.values) ? value.labelText : "", .value)
        }
        var text = ValueAxis.Text(like: line.values.map(\.label))
        if line.values.contains(where: { $0.label.hasSuffix("%") }) { text.unit = "%" }
        axisText = text
        // The colours of bars come first.
        pen = LinePen(series: max(1, data.series.count), palette: palette, outline: chart.style.outline)
        let marks = chart.words.punctuation
        let axis = [chart.line?.unit ?? "", chart.words.rightAxis].filter { !$0.isEmpty }.joined(separator: marks.comma)
        entry = Legend.Entry(name: line.name + ChartText(marks.opening + axis + marks.closing), sample: .line(pen))
    }

    private var range: ClosedRange<Double> {
        let numbers = values.compactMap(\.number) + [0]
        return (numbers.min() ?? 0)...(numbers.max() ?? 0)
    }

    /// The axis at the right, with the grid of the other; `nil` where that has nothing below zero and this has.
    func axis(matching axis: ValueAxis, labels: LabelSetter) -> ValueAxis? {
        Ticks.matching(axis.ticks, covering: range, digits: axisText.digits).map { ValueAxis($0, text: axisText, labels: labels) }
    }

    /// How both scales may be set: by how much the bars' axis is longer than they need, and with how many grid lines.
    typealias Scaling = (lift: Double, gridLines: Int)

    /// The ways that keep the line above the bars (`ends`, by category), the shortest axis first; where none does, the farthest apart first.
    ///
    /// Bars up to 395 and rates up to 99 are apart on axes to 1000 and 100 % with five lines each, not on axes to 600 and 150 % with three.
    func scalings(over ends: [Double], range: ClosedRange<Double>, most: Int, digits: Int?) -> [Scaling] {
        var ways: [(scaling: Scaling, gap: Double, isFine: Bool)] = []
        for lift in [1, 1.35, 1.8, 2.5] {
            for gridLines in stride(from: most, through: 1, by: -1) {
                let bars = Ticks.covering(covering(range, lift: lift), count: gridLines, digits: digits)
                guard let line = Ticks.matching(bars, covering: self.range, digits: axisText.digits) else { continue }
                let gaps = zip(values, ends).compactMap { value, end in
                    value.number.map { LinearScale.part($0, of: line.domain) - LinearScale.part(max(0, end), of: bars.domain) }
                }
                ways.append(((lift, gridLines), gaps.min() ?? 0, bars.last - bars.first >= Self.fewestLines))
            }
        }
        let apart = ways.filter { $0.gap >= Self.leastGap }
        // A scale of one grid line is hardly read.
        return (apart.isEmpty ? ways.sorted { $0.gap > $1.gap } : apart.filter(\.isFine) + apart.filter { !$0.isFine }).map(\.scaling)
    }

    private static let fewestLines = 3

    /// Of an axis, between a bar and the line: room for the amounts of both.
    private static let leastGap = 0.2

    /// What the bars' axis covers: more than the bars, and something below zero where the line is.
    func covering(_ bars: ClosedRange<Double>, lift: Double) -> ClosedRange<Double> {
        let low = range.lowerBound < 0 ? min(bars.lowerBound, -bars.upperBound * 0.2) : bars.lowerBound
        return min(low, 0)...max(bars.upperBound * lift, 0)
    }

    /// The line with its amounts in a plot.
    struct Standing {
        var axis: ValueAxis
        var points: [Point?]
        var labels: [(label: Label, center: Point)]
        /// Categories whose amounts have no room at their points.
        var dropped: [Int]
    }

    /// Each amount above or below its point, off the amounts of bars (`taken`, by category); `nil` when some do not fit.
    func standing(
        _ plan: BarPlan, _ axis: ValueAxis, mode: PlotMode, labels: LabelSetter, taken: [[ClosedRange<Length>]]
    ) -> Standing? {
        let scale = LinearScale(domain: axis.scaleDomain, length: plan.axes.plot.size.height)
        var standing = Standing(axis: axis, points: [], labels: [], dropped: [])
        for (category, value) in values.enumerated() {
            guard let number = value.number else {
                standing.points.append(nil)
                continue
            }
            let middle = plan.middle(ofGroup: category)
            standing.points.append(plan.axes.point(across: middle, along: scale.position(number)))
            let label: Label =
                switch mode.values {
                case .none: .empty
                case .upright: labels.line(amounts[category])
                case .turned: labels.line(amounts[category]).turned
                }
            guard label.size.width > .zero else { continue }
            guard label.size.width + labels.em * 0.3 <= plan.band else { return nil }
            let item = PointAmounts.Item(point: scale.position(number), height: label.size.height, prefersBelow: false)
            let amounts = PointAmounts(
                items: [item], gap: Self.gap, range: .zero...(scale.length + axis.height / 2), mayDrop: mode.isPartial,
                taken: taken[category])
            guard let middles = amounts.middles() else { return nil }
            if let along = middles[0] {
                standing.labels.append((label, plan.axes.point(across: middle, along: along)))
            } else {
                standing.dropped.append(category)
            }
        }
        return standing
    }

    /// Draws axis, line and points; a missing number breaks the line.
    func draw(_ standing: Standing, _ plan: BarPlan, style: ChartStyle, em: Length, into marks: inout Marks) {
        standing.axis.drawSecond(plan.axes, across: plan.across, style: style, em: em, into: &marks)
        for run in standing.points.split(separator: nil) where run.count > 1 { pen.draw(.polyline(run.compactMap { $0 }), into: &marks) }
        for point in standing.points.compactMap({ $0 }) { pen.drawPoint(at: point, into: &marks) }
    }
}
