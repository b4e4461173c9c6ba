import DocumentTree
import Geometry
import Testing

@testable import Charts

@Suite struct PanelTests {
    private func chart(_ kind: Chart.Kind, _ rows: [[Double?]], panels: Int) -> Chart {
        let series = rows.enumerated().map { index, numbers in
            Chart.Series(
                name: ChartText("系列\(index)"), values: numbers.map { Chart.Value(number: $0, label: $0.map { "\($0)" } ?? "") })
        }
        let names = rows[0].indices.map { ChartText("\(2020 + $0)年") }
        var chart = Chart(name: "图", kind: kind, categories: names, series: series, unit: "单位：元", size: .chart)
        chart.panels = panels
        return chart
    }

    @Test func panelsHaveOneScale() throws {
        let (probe, ids) = draw(chart(.bars(.init()), [[10, 20], [40, 5], [0, 30]], panels: 3))
        #expect(ids.isEmpty)
        #expect(probe.flaw(smallestSize: .pt(7)) == nil)
        let bars = probe.areas.compactMap(\.path.bounds)
        let unit = bars[0].size.height / 10
        #expect(zip(bars, [10.0, 20, 40, 5, 30]).allSatisfy { ($0.size.height - unit * $1).magnitude < .pt(1e-6) })
        let titles = try (0..<3).map { index in try #require(probe.texts.first { $0.string == "系列\(index)" }) }
        #expect(titles[0].box.maxX < titles[1].box.minX && titles[1].box.maxX < titles[2].box.minX)
        #expect(bars[1].maxX < titles[1].box.midX && bars[2].minX > titles[0].box.midX)
    }

    @Test(arguments: [1, 2, 3, 6], [1, 2, 5])
    func panelsAreSound(_ panels: Int, _ series: Int) {
        var random = SplitMix64(seed: UInt64(panels * 10 + series))
        for round in 0..<10 {
            let rows = (0..<series).map { _ in
                (0..<4).map { _ -> Double? in Bool.random(using: &random) ? Double.random(in: -20...90, using: &random).rounded() : nil }
            }
            let kind: Chart.Kind = round % 3 == 0 ? .lines : .bars(.init(isHorizontal: round % 3 == 1))
            #expect(draw(chart(kind, rows, panels: panels)).probe.flaw(smallestSize: .pt(7)) == nil, "\(rows)")
        }
    }
}
