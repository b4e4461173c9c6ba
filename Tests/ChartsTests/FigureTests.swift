import Charts
import Display
import DocumentTree
import Geometry
import Testing

/// Numbers in a picture are leaves that say which figure of the provenance table they print.
struct FigureTests {
    /// The chart with a key for every number, share and name.
    private func keyed(_ chart: Chart) -> Chart {
        var chart = chart
        for series in chart.series.indices {
            chart.series[series].name = ChartText([.init("系列"), .init("\(series)", figure: "n\(series)")])
            for index in chart.series[series].values.indices {
                chart.series[series].values[index].figure = "v\(series).\(index)"
                chart.series[series].values[index].shareFigure = "s\(series).\(index)"
            }
        }
        return chart
    }

    /// The text of each leaf.
    private func texts(in picture: ChartPicture) -> [String: String] {
        var texts: [String: String] = [:]
        func visit(_ frame: Frame, _ leaf: String?) {
            for placed in frame.items {
                switch placed.item {
                case .glyphs(let run): if let leaf { texts[leaf, default: ""] += run.text }
                case .frame(let inner), .transformed(let inner, _): visit(inner, leaf)
                case .marked(.leaf(let id), let inner): visit(inner, picture.figures[Int(id.rawValue)])
                case .marked, .drawing, .image, .link, .anchor, .signatureField: break
                }
            }
        }
        visit(picture.frame, nil)
        return texts
    }

    @Test(arguments: [
        Chart.Kind.bars(.init()), .bars(.init(isHorizontal: true)), .bars(.init(arrangement: .stacked)), .lines, .pie(.init()),
        .pie(.init(hole: 0.5, zeros: .legend)),
    ])
    func everyNumberIsALeafAndStandsWhereItStood(kind: Chart.Kind) {
        var charts = MadeUpCharts(seed: 400)
        for _ in 0..<20 {
            let series = if case .pie = kind { 1 } else { charts.number(in: 1...3) }
            let plain = charts.next(kind, categories: charts.number(in: 1...9), series: series)
            let chart = keyed(plain)
            let (before, after) = (charts.picture(of: plain), charts.picture(of: chart))
            #expect(before.figures.isEmpty)
            let (old, new) = (ChartProbe(before.frame), ChartProbe(after.frame))
            #expect(old.texts.map(\.string) == new.texts.map(\.string))
            for (old, new) in zip(old.texts, new.texts) { #expect(new.box.contains(old.box, tolerance: .pt(0.01)), "\(old.string)") }
            let texts = texts(in: after)
            #expect(Set(texts.keys) == Set(after.figures), "a figure without characters")
            #expect(Set(after.figures).count == after.figures.count)
            for (index, values) in chart.series.map(\.values).enumerated() {
                for (place, value) in values.enumerated() {
                    for (key, text) in [("v\(index).\(place)", value.label), ("s\(index).\(place)", value.share)] {
                        if let shown = texts[key] { #expect(shown == text, "\(key)") }
                    }
                    // A stacked piece of nothing has its label too; a slice of nothing stands in the legend or in no picture.
                    let isSlice = if case .pie = kind { value.number != 0 } else { true }
                    if after.diagnostics.isEmpty, isSlice, !value.label.isEmpty { #expect(texts["v\(index).\(place)"] != nil) }
                }
            }
        }
    }

    @Test func figuresInWordsAreLeaves() {
        let change = ChartText([.init("减少"), .init("0.82", figure: "c"), .init("，下降"), .init("0.21%", figure: "d")])
        var chart = Chart.sample(.bars(.init(change: change)), [("a", 395.96), ("b", 395.14)])
        chart.categories = [ChartText([.init("2023", figure: "x"), .init("年")]), ChartText([.init("2024", figure: "y"), .init("年")])]
        let picture = MadeUpCharts(seed: 1).picture(of: chart)
        #expect(picture.figures == ["x", "y", "c", "d"])
        #expect(texts(in: picture) == ["x": "2023", "y": "2024", "c": "0.82", "d": "0.21%"])
        let note = ChartText([.init("其余"), .init("1", figure: "z"), .init("项均为0")])
        let pie = MadeUpCharts(seed: 1).picture(of: .sample(.pie(.init(zerosNote: note)), [("甲", 3), ("乙", 0)]))
        #expect(texts(in: pie) == ["z": "1"])
    }
}
