internal import Display
internal import DocumentTree
internal import Geometry
internal import Styling

/// One attempt to draw lines: size of type and manner of labels are fixed, and either all fits or there is no picture.
struct LineAttempt {
    let chart: Chart
    let data: ChartData
    /// Numbers of other charts that the axis covers too.
    let covering: [Double]
    let texts: CategoryNames.Texts
    /// Of the values, by series, measured.
    let amounts: [[Frame]]
    /// Of the largest amount.
    let largestAmount: Size
    let axisText: ValueAxis.Text
    let pens: [LinePen]
    let legend: [Legend.Entry]
    let mode: PlotMode
    let labels: LabelSetter

    private var em: Length { labels.em }
    private var style: ChartStyle { chart.style }
    /// Between a point's middle and its amount.
    private let pointGap = Length.pt(4)

    /// What draws the picture, and the amounts without room in it; `nil` when something does not fit.
    func picture() -> (draw: () -> Marks, dropped: [(series: Int, category: Int)])? {
        let header = PlotHeader(
            unit: mode.hasHeader ? chart.unit : "", legend: mode.hasHeader ? legend : [], width: chart.size.width - .pt(2),
            labels: labels, outline: style.outline)
        let lines = ReferenceLines(
            chart.references, isHorizontal: false, showsNames: mode.hasHeader, width: chart.size.width, labels: labels)
        guard let header, let lines else { return nil }
        let numbers = data.numbers + covering + lines.numbers + [0]
        let range = (numbers.min() ?? 0)...(numbers.max() ?? 0)
        for gridLines in stride(from: max(1, min(style.gridLines, 50)), through: 1, by: -1) {
            let axis = ValueAxis(covering: range, gridLines: gridLines, text: axisText, labels: labels)
            let axisRoom = axis.room(isHorizontal: false, em: em)
            let top = header.height + .pt(1) + max(axis.overhang(isHorizontal: false), highest)
            let band = (chart.size.width - .pt(2) - axisRoom - lines.room) / Double(data.categories.count)
            // Before the names, whose lines cost most.
            guard widestAmount + em * 0.3 <= band || widestAmount == .zero else { return nil }
            let names = CategoryNames(
                texts, setting: mode.names, band: band, limit: (chart.size.height - top) * mode.names.share, isHorizontal: false,
                labels: labels)
            guard let names else { return nil }
            let height = chart.size.height - .pt(1) - top - max(names.room, axis.underhang(isHorizontal: false))
            guard height >= max(em * 4, chart.size.height * 0.3) else { return nil }
            guard axis.isOpen(length: height, isHorizontal: false, em: em) else { continue }
            let plot = Rect(x: .pt(1) + axisRoom, y: top, width: band * Double(data.categories.count), height: height)
            let scale = LinearScale(domain: axis.scaleDomain, length: height)
            let texts = amounts
            let standing = LineAmounts(
                data: data, shown: mode.values == .none ? .none : chart.labels, scale: scale, band: band, gap: pointGap,
                top: height + highest, mayDrop: mode.isPartial
            ) { label(texts[$0][$1]) }
            guard let references = lines.middles(scale, beyond: axis.height / 2), let places = standing.places() else { return nil }
            let plan = Plan(
                axis: axis, names: names, header: header, axes: PlotAxes(isHorizontal: false, plot: plot), band: band, lines: lines,
                references: references, places: places.places)
            return ({ draw(plan) }, places.dropped)
        }
        return nil
    }

    /// Room above the highest tick for the amount of a point that lies there.
    private var highest: Length {
        switch mode.values {
        case .upright: largestAmount.height * labels.scale + pointGap
        case .turned: largestAmount.width * labels.scale + pointGap
        case .none: pointGap
        }
    }

    private var widestAmount: Length {
        switch mode.values {
        case .upright: largestAmount.width * labels.scale
        case .turned: largestAmount.height * labels.scale
        case .none: .zero
        }
    }

    /// Everything that fits.
    private struct Plan {
        var axis: ValueAxis
        var names: CategoryNames
        var header: PlotHeader
        var axes: PlotAxes
        var band: Length
        var lines: ReferenceLines
        /// The middles of the names of the lines.
        var references: [Length]
        var places: [LineAmounts.Place]
    }

    private func label(_ amount: Frame) -> Label {
        switch mode.values {
        case .upright: labels.line(amount)
        case .turned: labels.line(amount).turned
        case .none: .empty
        }
    }

    private func draw(_ plan: Plan) -> Marks {
        var marks = Marks()
        let (axis, axes, band) = (plan.axis, plan.axes, plan.band)
        let across = axes.plot.size.width
        let scale = LinearScale(domain: axis.scaleDomain, length: axes.plot.size.height)
        axis.drawGrid(axes, across: across, style: style, into: &marks)
        axis.draw(axes, across: across, style: style, em: em, into: &marks)
        plan.lines.drawLines(axes, across: across, scale: scale, into: &marks)
        plan.names.draw(axes, band: band, into: &marks) { band * (Double($0) + 0.5) }
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
        for place in plan.places {
            marks.coveringLabel(place.label, centeredAt: axes.point(across: band * (Double(place.category) + 0.5), along: place.middle))
        }
        plan.lines.drawNames(axes, across: across, middles: plan.references, into: &marks)
        plan.header.draw(at: Point(x: .pt(1), y: .pt(1)), unitAt: .pt(1), into: &marks)
        return marks
    }
}
