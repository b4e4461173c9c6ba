internal import Display
internal import DocumentTree
internal import Geometry
internal import Styling

/// Small multiples: a plot for each series, all of one size, on one scale and with type of one size, so that they compare.
struct PanelsLayout: Composition {
    let chart: Chart
    let data: ChartData
    let lettering: Lettering

    /// Every panel begins with the first colour.
    var colors: Int { 1 }

    private var columns: Int { max(1, min(chart.panels, data.series.count)) }
    private var rows: Int { (data.series.count + columns - 1) / columns }
    private var gap: Length { lettering.size(of: .value) }

    /// The picture and what had to be left out.
    func draw() -> (marks: Marks, problems: [ChartProblem]) {
        guard !data.numbers.isEmpty else { return (Marks(), [.empty]) }
        let unit = lettering.line(chart.unit, .value).size
        let width = (chart.size.width - gap * Double(columns - 1)) / Double(columns)
        let labels = LabelSetter(lettering, style: chart.style, shrinking: 0)
        let titles = data.series.map { series in
            labels.block(labels.text(series.name, .name, isBalanced: true), width: width, alignment: .center)
        }
        let top = Length.pt(1) + (unit.width > .zero ? unit.height + gap * 0.4 : .zero)
        let title = (titles.map(\.size.height).max() ?? .zero) + gap * 0.2
        let cell = Size(
            width: width,
            height: (chart.size.height - top - gap * Double(rows - 1)) / Double(rows) - title)
        guard titles.allSatisfy({ $0.size.width <= width + .pt(0.05) }), cell.width > gap * 4, cell.height > gap * 4,
            let panels = panels(cell)
        else { return (Marks(), [.noRoom]) }
        let steps = LabelSetter.steps(in: chart.style)
        for mode in PlotMode.all where mode.hasChange && mode.hasHeader {
            func attempt(_ step: Int) -> [PlotPicture]? {
                var pictures: [PlotPicture] = []
                for panel in panels {
                    guard let picture = panel.picture(mode, step) else { return nil }
                    pictures.append(picture)
                }
                return pictures
            }
            guard let pictures = mode.isPartial ? attempt(steps) : firstFit(steps: steps, attempt) else { continue }
            let dropped = pictures.flatMap(\.dropped)
            let problems = panels.flatMap(\.problems) + mode.problems(hasChange: false, hasLegend: false, hasUnit: false)
            return (
                draw(pictures, titles, cell, top: top, title: title),
                problems + (dropped.isEmpty ? [] : [.someValuesDropped(names: dropped)])
            )
        }
        return (Marks(), [.noRoom])
    }

    /// The plots of the series, each on a scale that covers all numbers; `nil` for kinds without axes.
    private func panels(_ cell: Size) -> [PlotAttempts]? {
        var chart = chart
        (chart.size, chart.unit, chart.references, chart.totals, chart.line) = (cell, "", [], [], nil)
        let all = data.series.flatMap(\.values)
        switch chart.kind {
        case .bars(var bars):
            (bars.change, bars.changes) = ("", [])
            return data.series.indices.map { index in
                BarLayout(chart: chart, bars: bars, data: data.panel(index), lettering: lettering, covering: all).attempts()
            }
        case .lines:
            return data.series.indices.map { index in
                LineLayout(chart: chart, data: data.panel(index), lettering: lettering, covering: all).attempts()
            }
        case .pie, .slope, .treemap, .flow: return nil
        }
    }

    private func draw(_ pictures: [PlotPicture], _ titles: [Label], _ cell: Size, top: Length, title: Length) -> Marks {
        var marks = Marks()
        marks.label(Label(lettering.line(chart.unit, .value), scale: 1), at: Point(x: .pt(1), y: .pt(1)))
        for (index, picture) in pictures.enumerated() {
            let origin = Point(
                x: (cell.width + gap) * Double(index % columns),
                y: top + (title + cell.height + gap) * Double(index / columns))
            let slack = max(.zero, cell.width - titles[index].size.width)
            marks.label(titles[index], at: Point(x: origin.x + slack / 2, y: origin.y))
            marks.append(picture.draw(), movedBy: Point(x: origin.x, y: origin.y + title))
        }
        return marks
    }
}
