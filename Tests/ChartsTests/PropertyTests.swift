import DocumentTree
import Geometry
import Testing

@testable import Charts

/// What holds of every chart, on thousands of made-up data sets: each test draws the same ones every time.
@Suite struct PropertyTests {
    /// Every text that the chart must show is there.
    private func missing(_ chart: Chart, in probe: ChartProbe) -> String? {
        let shown = Set(probe.texts.map(\.string))
        return (chart.categories.map(\.text) + chart.series.flatMap { $0.values.map(\.label) }).first { !$0.isEmpty && !shown.contains($0) }
    }

    @Test(arguments: 0..<4)
    func bars(seed: Int) {
        var charts = MadeUpCharts(seed: UInt64(seed))
        for _ in 0..<300 {
            let bars = Chart.Bars(
                arrangement: charts.coin() ? .grouped : .stacked, isHorizontal: charts.coin(),
                change: charts.number(in: 0...2) == 0 ? "比上年增加12.34，增长5.6%" : "")
            let (count, series) = (charts.number(in: 1...30), [1, 1, 2, 3, 5][charts.number(in: 0...4)])
            let chart = charts.next(.bars(bars), categories: count, series: series, odd: charts.coin())
            let (probe, ids) = charts.draw(chart)
            #expect(probe.flaw(smallestSize: .pt(7)) == nil, "\(chart)")
            if ids.isEmpty { #expect(missing(chart, in: probe) == nil, "\(chart)") }
            if count <= 8, series == 1 { #expect(ids.isEmpty || chart.series[0].values.allSatisfy { $0.number == nil }, "\(chart)") }
            if bars.arrangement == .grouped { #expect(areTrue(probe, chart, isHorizontal: bars.isHorizontal), "\(chart)") }
        }
    }

    /// Whether bars are as long as their numbers, all on one scale from one zero line.
    private func areTrue(_ probe: ChartProbe, _ chart: Chart, isHorizontal: Bool) -> Bool {
        let numbers = chart.categories.indices.flatMap { category in chart.series.compactMap { $0.values[category].number } }
            .filter { $0 != 0 }
        let rects = probe.areas.compactMap(\.path.bounds).prefix(numbers.count)
        // Nothing is drawn in a frame without room.
        guard rects.count == numbers.count, let largest = numbers.map(\.magnitude).max() else { return probe.areas.isEmpty }
        let lengths = rects.map { (isHorizontal ? $0.size.width : $0.size.height).points }
        let scale = (lengths.max() ?? 0) / largest
        let zeros = zip(rects, numbers).map { rect, number in
            isHorizontal ? (number > 0 ? rect.minX : rect.maxX) : (number > 0 ? rect.maxY : rect.minY)
        }
        return zip(lengths, numbers).allSatisfy { abs($0 - $1.magnitude * scale) < 1e-6 * max(1, $0) }
            && zeros.allSatisfy { ($0 - zeros[0]).magnitude < .pt(1e-6) }
    }

    @Test(arguments: 0..<2)
    func lines(seed: Int) {
        var charts = MadeUpCharts(seed: UInt64(seed) + 100)
        for _ in 0..<300 {
            let chart = charts.next(.lines, categories: charts.number(in: 1...20), series: charts.number(in: 1...4), odd: true)
            let (probe, ids) = charts.draw(chart)
            #expect(probe.flaw(smallestSize: .pt(7)) == nil, "\(chart)")
            if ids.isEmpty { #expect(missing(chart, in: probe) == nil, "\(chart)") }
        }
    }

    @Test(arguments: 0..<4)
    func pies(seed: Int) {
        var charts = MadeUpCharts(seed: UInt64(seed) + 200)
        for _ in 0..<300 {
            let pie = Chart.Pie(hole: charts.coin() ? 0 : 0.55, zeros: Chart.Pie.Zeros.allCases[charts.number(in: 0...2)])
            let chart = charts.next(.pie(pie), categories: charts.number(in: 1...24))
            let (probe, ids) = charts.draw(chart)
            #expect(probe.flaw(smallestSize: .pt(7)) == nil, "\(chart)")
            #expect(probe.leaderFlaw(chart.style.axis) == nil, "\(chart)")
            let items = zip(chart.categories.map(\.text), chart.series[0].values).filter { $1.number != 0 }
            if ids.isEmpty {
                for (name, value) in items {
                    let isShown = probe.texts.contains {
                        (pie.zeros == .legend || $0.string.hasPrefix(name)) && $0.string.hasSuffix(value.share)
                    }
                    #expect(isShown, "\(name) of \(chart)")
                }
            }
            guard items.count > 1 else { continue }
            let numbers = items.compactMap(\.1.number)
            let total = numbers.reduce(0, +)
            let angles = probe.sliceAngles
            #expect(angles.count >= numbers.count, "\(chart)")
            for (angle, number) in zip(angles, numbers) { #expect(abs(angle - number / total * 360) < 1e-4, "\(chart)") }
        }
    }

    /// 24 slices whose names have 16 Han, in a frame of 70 mm: all is there at 7 pt and more.
    @Test(arguments: 0..<4)
    func twentyFourLongLabelsFit(seed: Int) {
        var random = SplitMix64(seed: UInt64(seed))
        for _ in 0..<8 {
            let names = (0..<24).map { "类\($0)" + String(repeating: "款", count: $0 < 10 ? 14 : 13) }
            let items = names.map { ($0, (Double.random(in: 0.5...100, using: &random) * 100).rounded() / 100) }
            var chart = Chart.sample(.pie(.init()), items, unit: "", size: Size(width: .mm(156), height: .mm(70)))
            for index in items.indices { chart.series[0].values[index].share = "4.17%" }
            let (probe, ids) = draw(chart)
            #expect(ids.isEmpty)
            #expect(probe.flaw(smallestSize: .pt(7)) == nil)
            #expect(probe.leaderFlaw(chart.style.axis) == nil)
            for name in names { #expect(probe.texts.contains { $0.string.hasPrefix(name) }) }
        }
    }

    /// Numbers that are none, slices that are negative: findings, and a sound picture of the rest.
    @Test(arguments: 0..<2)
    func faults(seed: Int) {
        var charts = MadeUpCharts(seed: UInt64(seed) + 300)
        let kinds: [Chart.Kind] = [.bars(.init()), .bars(.init(arrangement: .stacked, isHorizontal: true)), .pie(.init()), .lines]
        for round in 0..<150 {
            let kind = kinds[round % kinds.count]
            var chart = charts.next(kind, categories: charts.number(in: 2...12))
            let place = charts.number(in: 0...chart.categories.count - 1)
            let number = [Double.nan, .infinity, -.infinity, -1e200, -5][charts.number(in: 0...4)]
            chart.series[0].values[place].number = number
            let (probe, ids) = charts.draw(chart)
            #expect(probe.flaw(smallestSize: .pt(7)) == nil, "\(chart)")
            if number != -5 {
                #expect(ids.contains("C004"), "\(chart)")
            } else if case .pie = kind {
                #expect(ids.contains("C005"), "\(chart)")
            }
        }
    }
}
