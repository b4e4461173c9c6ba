import DocumentTree
import Geometry
import Testing

@testable import Charts

@Suite struct OverlaidLineTests {
    private func chart(_ bars: [Double], _ line: [Double?], _ arrangement: Chart.Bars.Arrangement = .grouped) -> Chart {
        var chart = Chart.sample(.bars(.init(arrangement: arrangement)), bars.enumerated().map { ("第\($0)", $1) })
        chart.series[0].name = "支出"
        let values = line.map { number in Chart.Value(number: number, label: number.map { "\($0)%" } ?? "") }
        chart.line = Chart.Line(series: .init(name: "执行率", values: values))
        return chart
    }

    @Test(arguments: [Chart.Bars.Arrangement.grouped, .stacked])
    func aLineHasAnAxisOfItsOwnOnTheSameGrid(_ arrangement: Chart.Bars.Arrangement) throws {
        let (probe, ids) = draw(chart([310, 342.5, 338], [92.5, 95, 99.5], arrangement))
        #expect(ids.isEmpty)
        #expect(probe.flaw(smallestSize: .pt(7)) == nil)
        let left = try #require(probe.texts.first { $0.string == "200" })
        let right = try #require(probe.texts.first { $0.string == "40%" })
        #expect(left.box.maxX < right.box.minX && (left.box.midY - right.box.midY).magnitude < .pt(0.5))
        #expect(["92.5%", "95.0%", "99.5%", "执行率（右轴）", "支出"].allSatisfy { text in probe.texts.contains { $0.string == text } })
    }

    @Test func ticksShareTheGrid() {
        let bars = Ticks.covering(0...420, count: 5)
        let line = Ticks.matching(bars, covering: 0...99.5)
        #expect(line?.last == bars.last && line?.values.last == 100)
        #expect(Ticks.matching(bars, covering: -1...5) == nil)
        #expect(Ticks.matching(bars, covering: 0...0) == Ticks(mantissa: 1, exponent: 0, first: 0, last: bars.last))
    }

    @Test(arguments: 0..<4)
    func linesOverBarsAreSound(seed: Int) {
        var random = SplitMix64(seed: UInt64(seed))
        for _ in 0..<60 {
            let count = Int.random(in: 1...14, using: &random)
            let bars = (0..<count).map { _ in Double.random(in: -50...500, using: &random).rounded() }
            let line = (0..<count).map { _ -> Double? in
                Int.random(in: 0...5, using: &random) == 0 ? nil : Double.random(in: -5...110, using: &random).rounded()
            }
            let (probe, ids) = draw(chart(bars, line))
            #expect(probe.flaw(smallestSize: .pt(7)) == nil, "\(bars) \(line) \(ids)")
        }
    }

    @Test func theTableHasTheLine() {
        #expect(chart([310], [92.5]).table == "项目,支出，单位：元,执行率\r\n第0,310.0,92.5%\r\n")
    }
}
