import DocumentTree
import Foundation
import Geometry
import Styling
import Testing

@testable import Charts

/// Slopes, treemaps and flows.
@Suite struct AreaTests {
    private func slope(_ items: [(String, Double?, Double?)]) -> Chart {
        func values(_ numbers: [Double?]) -> [Chart.Value] { numbers.map { Chart.Value(number: $0, label: $0.map { "\($0)" } ?? "") } }
        let series = [
            Chart.Series(name: "2023年", values: values(items.map(\.1))), Chart.Series(name: "2024年", values: values(items.map(\.2))),
        ]
        return Chart(name: "图", kind: .slope, categories: items.map { ChartText($0.0) }, series: series, size: .chart)
    }

    @Test func aSlopeHasBothAmountsAtItsEnds() throws {
        let (probe, ids) = draw(slope([("甲", 10, 30), ("乙", 40, 20), ("丙", 25, nil)]))
        #expect(ids.isEmpty)
        #expect(probe.flaw(smallestSize: .pt(7)) == nil)
        let left = try #require(probe.texts.first { $0.string == "甲10.0" })
        let right = try #require(probe.texts.first { $0.string == "30.0" })
        #expect(left.box.maxX < right.box.minX && left.box.midY > right.box.midY, "it rises")
        #expect(probe.texts.contains { $0.string == "乙40.0" } && probe.texts.contains { $0.string == "丙25.0" })
        // Of the three lines one falls, which is dashed.
        #expect(probe.lines.count { $0.stroke?.dashes.isEmpty == false && $0.path.bounds.map { $0.size.width > .pt(60) } == true } == 1)
    }

    @Test(arguments: [1, 2, 7, 12])
    func slopesAreSound(_ count: Int) {
        var random = SplitMix64(seed: UInt64(count))
        for _ in 0..<20 {
            let items = (0..<count).map { index in
                (
                    "\(index)" + String(repeating: "类", count: Int.random(in: 0...10, using: &random)),
                    Double?.some(Double.random(in: -10...100, using: &random).rounded()),
                    Double.random(in: 0...100, using: &random) < 20 ? nil : Double.random(in: 0...100, using: &random).rounded()
                )
            }
            #expect(draw(slope(items)).probe.flaw(smallestSize: .pt(7)) == nil, "\(items)")
        }
    }

    @Test(arguments: 0..<4)
    func rectanglesAreAsLargeAsTheirAmounts(seed: Int) {
        var random = SplitMix64(seed: UInt64(seed))
        for _ in 0..<200 {
            let amounts = (0..<Int.random(in: 1...40, using: &random)).map { _ in pow(Double.random(in: 0.01...10, using: &random), 3) }
                .sorted(by: >)
            let frame = Rect(x: .pt(3), y: .pt(4), width: .pt(Double.random(in: 50...400, using: &random)), height: .pt(200))
            let rects = squarified(amounts, in: frame)
            let unit = frame.size.width.points * frame.size.height.points / amounts.reduce(0, +)
            #expect(rects.count == amounts.count)
            for (rect, amount) in zip(rects, amounts) {
                #expect(abs(rect.size.width.points * rect.size.height.points - amount * unit) < 1e-6 * frame.size.width.points * 200)
                #expect(frame.contains(rect, tolerance: .pt(1e-6)))
            }
            for (index, rect) in rects.enumerated() {
                #expect(rects[(index + 1)...].allSatisfy { !rect.intersects($0, tolerance: .pt(1e-6)) })
            }
        }
    }

    @Test func aTreemapListsWhatHasNoRoomForItsName() {
        var chart = Chart.sample(.treemap, [("甲", 1000), ("乙", 400), ("丙", 1), ("丁", 0.5), ("戊", 0)])
        chart.order = .size
        let (probe, ids) = draw(chart)
        #expect(ids.isEmpty)
        #expect(probe.flaw(smallestSize: .pt(7)) == nil)
        #expect(["甲1000.0", "乙400.0", "丙", "1.0", "丁", "0.5"].allSatisfy { text in probe.texts.contains { $0.string == text } })
    }

    @Test(arguments: [1, 2, 24, 40])
    func treemapsAreSound(_ count: Int) {
        var random = SplitMix64(seed: UInt64(count))
        for _ in 0..<20 {
            var chart = Chart.sample(
                .treemap,
                (0..<count).map {
                    (
                        "\($0)" + String(repeating: "类", count: Int.random(in: 1...30, using: &random)),
                        pow(Double.random(in: 0...10, using: &random), 3)
                    )
                })
            chart.order = .size
            #expect(draw(chart).probe.flaw(smallestSize: .pt(7)) == nil, "\(chart)")
        }
    }

    private func flow(_ links: [(String, String, Double?)]) -> Chart {
        var chart = Chart.sample(.flow, links.map { ($0.0, $0.2) })
        chart.targets = links.map { ChartText($0.1) }
        return chart
    }

    @Test func bandsRunFromPlaceToPlace() throws {
        let chart = flow([("拨款", "总计", 80), ("事业", "总计", 20), ("总计", "教育", 70), ("总计", "农林", 30)])
        let (probe, ids) = draw(chart)
        #expect(ids.isEmpty)
        #expect(probe.flaw(smallestSize: .pt(7)) == nil)
        let places = probe.areas.suffix(5).compactMap(\.path.bounds)
        let unit = places[1].size.height / 100
        #expect(zip(places, [80.0, 100, 20, 70, 30]).allSatisfy { ($0.size.height - unit * $1).magnitude < .pt(1e-6) })
        #expect(places[0].minX < places[1].minX && places[1].minX < places[3].minX)
        #expect(["拨款80.0", "事业20.0", "总计", "教育70.0", "农林30.0"].allSatisfy { text in probe.texts.contains { $0.string == text } })
        #expect(chart.table.hasPrefix("项目,去向,单位：元\r\n拨款,总计,80.0\r\n"))
    }

    @Test func placesThatOnePlaceGivesToKeepTheOrderOfTheData() throws {
        let amounts = [161.52, 21.61, 10.48, 3.96, 0.07, 12.3, 7.7, 33.33, 1.1]
        let names = amounts.indices.map { "去向\($0)" }
        let (probe, ids) = draw(flow([("拨款", "总计", amounts.reduce(0, +))] + zip(names, amounts).map { ("总计", $0, $1) }))
        #expect(ids.isEmpty)
        let middles = try names.map { name in try #require(probe.texts.first { $0.string.hasPrefix(name) }).box.midY }
        #expect(middles == middles.sorted())
    }

    @Test func amountsThatRunBackAreAnError() {
        #expect(draw(flow([("甲", "乙", 1), ("乙", "甲", 1)])).ids == ["C018"])
        #expect(draw(flow([("甲", "甲", 1)])).ids == ["C018"])
        #expect(draw(flow([("甲", "乙", 1), ("丙", "乙", -1)])).ids == ["C005"])
    }

    @Test(arguments: [1, 5, 12, 20])
    func flowsAreSound(_ count: Int) {
        var random = SplitMix64(seed: UInt64(count))
        for _ in 0..<20 {
            let links = (0..<count).map { index in
                let name = "\(index)" + String(repeating: "类", count: Int.random(in: 1...14, using: &random))
                let amount = Double.random(in: 0...100, using: &random).rounded()
                return index % 2 == 0 ? (name, "总计", Double?.some(amount)) : ("总计", name, amount)
            }
            #expect(draw(flow(links)).probe.flaw(smallestSize: .pt(7)) == nil, "\(links)")
        }
    }
}
