import DocumentTree
import Geometry
import Styling
import Testing

@testable import Charts

@Suite struct ArrangementTests {
    private func bars(_ probe: ChartProbe) -> [Rect] { probe.areas.compactMap(\.path.bounds) }

    private func chart(
        _ arrangement: Chart.Bars.Arrangement, _ rows: [(String, [Double?])], categories: [ChartText], isHorizontal: Bool = false
    ) -> Chart {
        let series = rows.map { name, numbers in
            Chart.Series(name: ChartText(name), values: numbers.map { Chart.Value(number: $0, label: $0.map { "\($0)" } ?? "") })
        }
        let kind = Chart.Kind.bars(.init(arrangement: arrangement, isHorizontal: isHorizontal))
        return Chart(name: "图", kind: kind, categories: categories, series: series, size: .chart)
    }

    @Test func aWaterfallRunsFromLevelToLevel() throws {
        let waterfall = chart(.waterfall, [("结转", [10, 5, -3, 12])], categories: ["年初结转", "收入", "支出", "年末结转"])
        let (probe, ids) = draw(waterfall)
        #expect(ids.isEmpty)
        #expect(probe.flaw(smallestSize: .pt(7)) == nil)
        let bars = bars(probe).prefix(4).map { $0 }
        let unit = bars[0].size.height / 10
        #expect((bars[1].size.height - unit * 5).magnitude < .pt(1e-6) && (bars[2].size.height - unit * 3).magnitude < .pt(1e-6))
        #expect((bars[1].maxY - bars[0].minY).magnitude < .pt(1e-6), "what is added stands on the first level")
        #expect((bars[2].minY - bars[1].minY).magnitude < .pt(1e-6), "what is taken hangs from there")
        #expect((bars[3].minY - bars[2].maxY).magnitude < .pt(1e-6) && bars[3].maxY == bars[0].maxY)
        // Lightnesses of levels, additions and deductions.
        let light = probe.areas.prefix(3).compactMap { $0.fill?.lightness }
        #expect([(0, 1), (1, 2), (0, 2)].allSatisfy { abs(light[$0] - light[$1]) >= 15 })
        let taken = try #require(probe.texts.first { $0.string == "-3.0" })
        #expect(taken.box.minY >= bars[2].maxY)
    }

    /// No amount lies over the zero line.
    @Test func anAmountBelowHasRoomAboveZero() throws {
        let (probe, _) = draw(chart(.waterfall, [("结转", [10, 90, -99, 1])], categories: ["年初结转", "收入", "支出", "年末结转"]))
        let bars = bars(probe)
        let taken = try #require(probe.texts.first { $0.string == "-99.0" })
        #expect(taken.box.maxY <= bars[2].minY)
    }

    @Test func aWaterfallThatDoesNotAddUpIsAnError() {
        #expect(draw(chart(.waterfall, [("结转", [10, 5, -3, 13])], categories: ["甲", "乙", "丙", "丁"])).ids == ["C017"])
    }

    @Test(arguments: [[7.5], [0, 0], [10, -20, -10], [0, 5, -5, 0], [-3, -2, -5]])
    func edgesOfWaterfalls(_ numbers: [Double]) {
        let categories = numbers.indices.map { ChartText("第\($0)") }
        let (probe, ids) = draw(chart(.waterfall, [("结转", numbers)], categories: categories))
        #expect(ids.isEmpty)
        #expect(probe.flaw(smallestSize: .pt(7)) == nil)
    }

    @Test func sharesFillEveryBar() {
        var shares = chart(.shares, [("一", [1, 30]), ("二", [3, 10]), ("三", [0, nil])], categories: ["2023年", "2024年"])
        for series in 0..<3 { shares.series[series].values[0].share = "\(series)%" }
        let (probe, ids) = draw(shares)
        #expect(ids.isEmpty)
        #expect(probe.flaw(smallestSize: .pt(7)) == nil)
        let bars = bars(probe)
        // Two pieces a bar are there: the third is nothing.
        #expect((bars[1].minY - bars[3].minY).magnitude < .pt(1e-6) && (bars[0].maxY - bars[2].maxY).magnitude < .pt(1e-6))
        #expect(abs(bars[0].size.height / bars[1].size.height - 1.0 / 3) < 1e-6)
        let texts = Set(probe.texts.map(\.string))
        #expect(texts.isSuperset(of: ["0%", "1%", "100%", "30.0", "10.0"]))
    }

    @Test func aNegativePartIsLeftOut() {
        #expect(draw(chart(.shares, [("一", [1]), ("二", [-3])], categories: ["甲"])).ids == ["C005"])
    }

    @Test(arguments: [false, true])
    func aBulletStandsInItsTarget(isHorizontal: Bool) throws {
        var bullet = chart(
            .bullet, [("决算", [90, 120]), ("预算", [100, 110])], categories: ["接待", "用车"], isHorizontal: isHorizontal)
        bullet.series[0].values[0].share = "90%"
        let (probe, ids) = draw(bullet)
        #expect(ids.isEmpty)
        #expect(probe.flaw(smallestSize: .pt(7)) == nil)
        let bars = bars(probe)
        #expect(bars[0].contains(bars[1], tolerance: .zero), "the bar lies in its target")
        #expect(probe.texts.contains { $0.string == "90.0 / 100.0，90%" } && probe.texts.contains { $0.string == "120.0 / 110.0" })
        #expect(probe.texts.contains { $0.string == "决算" } && probe.texts.contains { $0.string == "预算" })
    }

    /// Names of 1 and 30 Han, 1 and 40 items, zeros, missing numbers, equal ones: sound pictures of all.
    @Test(arguments: Chart.Bars.Arrangement.allCases, [1, 2, 12, 40])
    func edgesAreSound(_ arrangement: Chart.Bars.Arrangement, _ count: Int) {
        var random = SplitMix64(seed: UInt64(count))
        for round in 0..<12 {
            let categories = (0..<count).map { index in
                ChartText("\(index)" + String(repeating: "类", count: Int.random(in: 1...30, using: &random)))
            }
            let rows = (0..<(arrangement == .waterfall ? 1 : 2)).map { series in
                (
                    "系列\(series)",
                    (0..<count).map { _ -> Double? in
                        switch (round, Int.random(in: 0...5, using: &random)) {
                        case (0, _): 5
                        case (_, 0): nil
                        case (_, 1): 0
                        default: Double.random(in: 0...1000, using: &random).rounded()
                        }
                    }
                )
            }
            let (probe, _) = draw(chart(arrangement, rows, categories: categories, isHorizontal: round % 2 == 1))
            #expect(probe.flaw(smallestSize: .pt(7)) == nil, "\(rows)")
        }
    }
}
