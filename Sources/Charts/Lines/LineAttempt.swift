internal import Display
internal import DocumentTree
internal import Geometry
internal import Styling

/// One attempt to draw lines: size of type and manner of labels are fixed, and either all fits or there is no result.
struct LineAttempt {
    let chart: Chart
    let data: ChartData
    let texts: CategoryNames.Texts
    /// Of the values, by series, measured.
    let amounts: [[Frame]]
    let axisText: ValueAxis.Text
    let pens: [LinePen]
    let legend: [Legend.Entry]
    let mode: PlotMode
    let labels: LabelSetter

    private var em: Length { labels.em }
    private var style: ChartStyle { chart.style }
    /// Between a point's middle and its amount.
    private let pointGap = Length.pt(4)

    /// The picture, or `nil` when something does not fit.
    func marks() -> Marks? {
        let header = PlotHeader(
            unit: mode.hasHeader ? chart.unit : "", legend: mode.hasHeader ? legend : [], width: chart.size.width - .pt(2),
            labels: labels, outline: style.outline)
        guard let header else { return nil }
        let numbers = data.numbers + [0]
        let range = (numbers.min() ?? 0)...(numbers.max() ?? 0)
        for gridLines in stride(from: max(1, min(style.gridLines, 50)), through: 1, by: -1) {
            let axis = ValueAxis(covering: range, gridLines: gridLines, text: axisText, labels: labels)
            let axisRoom = axis.room(isHorizontal: false, em: em)
            let top = header.height + .pt(1) + max(axis.overhang(isHorizontal: false), highest)
            let band = (chart.size.width - .pt(2) - axisRoom) / Double(data.categories.count)
            // Before the names, whose lines cost most.
            guard widestAmount + em * 0.3 <= band || widestAmount == .zero else { return nil }
            let names = CategoryNames(
                texts, setting: mode.names, band: band, limit: (chart.size.height - top) * 0.45, isHorizontal: false,
                labels: labels)
            guard let names else { return nil }
            let height = chart.size.height - .pt(1) - top - max(names.room, axis.underhang(isHorizontal: false))
            guard height >= max(em * 4, chart.size.height * 0.3) else { return nil }
            guard axis.isOpen(length: height, isHorizontal: false, em: em) else { continue }
            let plot = Rect(x: .pt(1) + axisRoom, y: top, width: band * Double(data.categories.count), height: height)
            return draw(axis, names, header, axes: PlotAxes(isHorizontal: false, plot: plot), band: band)
        }
        return nil
    }

    /// Room above the highest tick for the amount of a point that lies there.
    private var highest: Length {
        let extents = amounts.joined().map { mode.values == .turned ? $0.size.width : $0.size.height }
        return mode.values == .none ? pointGap : (extents.max() ?? .zero) * labels.scale + pointGap
    }

    private var widestAmount: Length {
        let extents = amounts.joined().map { mode.values == .turned ? $0.size.height : $0.size.width }
        return mode.values == .none ? .zero : (extents.max() ?? .zero) * labels.scale
    }

    private func label(_ amount: Frame) -> Label {
        switch mode.values {
        case .upright: labels.line(amount)
        case .turned: labels.line(amount).turned
        case .none: .empty
        }
    }

    private func draw(_ axis: ValueAxis, _ names: CategoryNames, _ header: PlotHeader, axes: PlotAxes, band: Length) -> Marks? {
        var marks = Marks()
        let across = axes.plot.size.width
        let scale = LinearScale(domain: axis.scaleDomain, length: axes.plot.size.height)
        axis.drawGrid(axes, across: across, style: style, into: &marks)
        axis.draw(axes, across: across, style: style, em: em, into: &marks)
        names.draw(axes, band: band, into: &marks) { band * (Double($0) + 0.5) }
        for (series, pen) in zip(data.series, pens) {
            var run: [Point] = []
            var points: [Point] = []
            // A missing number breaks the line.
            for (category, value) in series.values.enumerated() {
                if let number = value.number {
                    run.append(axes.point(across: band * (Double(category) + 0.5), along: scale.position(number)))
                    points.append(run[run.count - 1])
                } else {
                    if run.count > 1 { pen.draw(.polyline(run), into: &marks) }
                    run = []
                }
            }
            if run.count > 1 { pen.draw(.polyline(run), into: &marks) }
            for point in points { pen.drawPoint(at: point, into: &marks) }
        }
        for category in data.categories.indices {
            guard drawAmounts(of: category, axes, scale, band: band, into: &marks) else { return nil }
        }
        header.draw(at: Point(x: .pt(1), y: .pt(1)), unitAt: .pt(1), into: &marks)
        return marks
    }

    /// Draws the amounts of one category's points near them, off all of its points; false when they do not fit.
    private func drawAmounts(of category: Int, _ axes: PlotAxes, _ scale: LinearScale, band: Length, into marks: inout Marks) -> Bool {
        var labels: [Label] = []
        var points: [PointAmounts.Item] = []
        for (series, frames) in zip(data.series, amounts) {
            guard let number = series.values[category].number else { continue }
            let label = label(frames[category])
            labels.append(label)
            let isValley = isValley(series.values, category)
            points.append(.init(point: scale.position(number), height: label.size.height, prefersBelow: isValley))
        }
        let amounts = PointAmounts(items: points, gap: pointGap, range: .zero...(scale.length + highest))
        guard let middles = amounts.middles() else { return false }
        for (label, middle) in zip(labels, middles) {
            marks.coveringLabel(label, centeredAt: axes.point(across: band * (Double(category) + 0.5), along: middle))
        }
        return true
    }

    /// Whether the line lies higher on both sides of a point, taken together.
    private func isValley(_ values: [Chart.Value], _ category: Int) -> Bool {
        let neighbours = [category - 1, category + 1].filter(values.indices.contains).compactMap { values[$0].number }
        guard let number = values[category].number, !neighbours.isEmpty else { return false }
        return neighbours.reduce(0, +) / Double(neighbours.count) > number
    }
}
