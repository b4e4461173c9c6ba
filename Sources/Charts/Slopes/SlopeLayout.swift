internal import Display
internal import DocumentTree
internal import Geometry
internal import Styling

/// Items as lines from year to year, each with its name and amount at the first and its amount at the last.
///
/// Series are the years, categories the items. What rises is dark and solid, what falls is dashed: also a grey copy tells them apart.
struct SlopeLayout: Composition {
    let chart: Chart
    let data: ChartData
    let lettering: Lettering

    var colors: Int { 2 }

    /// The picture and what had to be left out.
    func draw() -> (marks: Marks, problems: [ChartProblem]) {
        guard !data.numbers.isEmpty else { return (Marks(), [.empty]) }
        let steps = LabelSetter.steps(in: chart.style)
        for hasNames in [true, false] {
            let picture = firstFit(steps: steps) {
                self.picture(LabelSetter(lettering, style: chart.style, shrinking: $0), hasNames: hasNames)
            }
            if let picture { return (picture, hasNames ? [] : [.namesDropped]) }
        }
        return (Marks(), [.noRoom])
    }

    /// The labels of one side: which item, the text, and where its middle lies.
    private struct Side {
        var labels: [(item: Int, label: Label, middle: Length)] = []
        var width = Length.zero
    }

    private func picture(_ labels: LabelSetter, hasNames: Bool) -> Marks? {
        let em = labels.em
        let rises = SlopePen(colour: 0, chart.style)
        let falls = SlopePen(colour: 1, chart.style)
        let entries = [
            Legend.Entry(name: ChartText(chart.words.rise), sample: .line(rises.pen)),
            .init(name: ChartText(chart.words.fall), sample: .line(falls.pen)),
        ]
        let header = PlotHeader(
            unit: chart.unit, legend: entries, width: chart.size.width - .pt(2), labels: labels, outline: chart.style.outline)
        guard let header else { return nil }
        let heads = data.series.map { labels.line($0.name, .name) }
        let top = header.height + .pt(1) + (heads.map(\.size.height).max() ?? .zero) + em * 0.4
        let height = chart.size.height - .pt(1) - top
        guard height > em * 4, data.series.count > 1 else { return nil }
        let numbers = data.numbers + [0]
        guard let low = numbers.min(), let high = numbers.max(), high > low else { return nil }
        let scale = LinearScale(domain: low...high, length: height - em)
        func y(_ number: Double) -> Length { top + height - em / 2 - scale.position(number) }
        guard let left = side(0, labels, hasNames: hasNames, top: top, height: height, y: y),
            let right = side(data.series.count - 1, labels, hasNames: false, top: top, height: height, y: y)
        else { return nil }
        let leader = em * 1.2
        let (start, end) = (Length.pt(1) + left.width + leader, chart.size.width - .pt(1) - right.width - leader)
        guard end - start > chart.size.width * 0.25 else { return nil }
        let xs = data.series.indices.map { start + (end - start) * (Double($0) / Double(data.series.count - 1)) }
        var marks = Marks()
        for (index, x) in xs.enumerated() {
            marks.line(.line(from: Point(x: x, y: top), to: Point(x: x, y: top + height)), stroke: chart.style.axis)
            let width = heads[index].size.width
            let place = min(max(x - width / 2, .pt(1)), chart.size.width - .pt(1) - width)
            marks.label(heads[index], at: Point(x: place, y: top - em * 0.4 - heads[index].size.height))
        }
        drawLines(xs, y, rises: rises.pen, falls: falls.pen, into: &marks)
        for (side, isLeft) in [(left, true), (right, false)] {
            for (item, label, middle) in side.labels {
                guard let number = data.series[isLeft ? 0 : data.series.count - 1].values[item].number else { continue }
                let (edge, tip) = isLeft ? (start - em * 0.3, start - leader + em * 0.2) : (end + em * 0.3, end + leader - em * 0.2)
                marks.line(.line(from: Point(x: edge, y: y(number)), to: Point(x: tip, y: middle)), stroke: chart.style.axis)
                let x = isLeft ? start - leader - label.size.width : end + leader
                marks.label(label, at: Point(x: x, y: middle - label.size.height / 2))
            }
        }
        header.draw(at: Point(x: .pt(1), y: .pt(1)), unitAt: .pt(1), into: &marks)
        return marks
    }

    private func drawLines(_ xs: [Length], _ y: (Double) -> Length, rises: LinePen, falls: LinePen, into marks: inout Marks) {
        for item in data.categories.indices {
            let points = zip(xs, data.series).compactMap { x, series in series.values[item].number.map { ($0, Point(x: x, y: y($0))) } }
            for (from, to) in zip(points, points.dropFirst()) {
                (to.0 < from.0 ? falls : rises).draw(.line(from: from.1, to: to.1), into: &marks)
            }
            for point in points { (point.0 < (points.first?.0 ?? 0) ? falls : rises).drawPoint(at: point.1, into: &marks) }
        }
    }

    /// Labels near the amounts of one series, pushed apart; `nil` when they do not fit.
    private func side(
        _ series: Int, _ labels: LabelSetter, hasNames: Bool, top: Length, height: Length, y: (Double) -> Length
    ) -> Side? {
        let values = data.series[series].values
        let gap = lettering.line(" ", .value).size.width * labels.scale * 2
        var items: [(item: Int, label: Label, y: Length)] = []
        for (item, value) in values.enumerated() {
            guard let number = value.number else { continue }
            let amount = labels.line(value.labelText)
            let label = hasNames ? Label(row: [labels.line(data.categories[item], .name), amount], gap: gap) : amount
            items.append((item, label, y(number)))
        }
        items.sort { ($0.y, $0.item) < ($1.y, $1.item) }
        let spread = Spread(extents: items.map(\.label.size.height), gap: .pt(0.5), range: top...(top + height))
        guard let middles = spread.middles(near: items.map(\.y)) else { return nil }
        var side = Side()
        side.width = items.map(\.label.size.width).max() ?? .zero
        guard side.width <= chart.size.width * 0.42 else { return nil }
        side.labels = zip(items, middles).map { ($0.item, $0.label, $1) }
        return side
    }
}

/// The pen of lines that go one way.
private struct SlopePen {
    let pen: LinePen

    init(colour: Int, _ style: ChartStyle) { pen = LinePen(series: colour, palette: Palette(style: style), outline: style.outline) }
}
