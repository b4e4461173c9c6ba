import Display
import DocumentTree
import Geometry
import Styling
import Testing

@testable import Charts

@Suite struct ReferenceTests {
    private static let limit = Chart.Reference(name: "限额", value: .init(number: 100, label: "100"))

    private func chart(_ kind: Chart.Kind, _ references: [Chart.Reference] = [limit]) -> Chart {
        var chart = Chart.sample(kind, [("甲", 30), ("乙", 80), ("丙", 55.5)])
        chart.references = references
        return chart
    }

    @Test(arguments: [Chart.Kind.lines, .bars(.init()), .bars(.init(isHorizontal: true)), .bars(.init(arrangement: .stacked))])
    func aReferenceLineStandsAtItsAmountWithItsName(_ kind: Chart.Kind) throws {
        let (probe, ids) = draw(chart(kind))
        #expect(ids.isEmpty)
        #expect(probe.flaw(smallestSize: .pt(7)) == nil)
        let line = try #require(probe.lines.first { $0.stroke?.dashes.isEmpty == false && $0.stroke?.width == .pt(0.8) }?.path.bounds)
        // Name and amount stand below each other beyond the plot; the tick of the same amount stands at the axis.
        let name = try #require(probe.texts.first { $0.string == "限额100" })
        let tick = try #require(probe.texts.first { $0.string == "100" })
        if case .bars(let bars) = kind, bars.isHorizontal {
            #expect((line.midX - tick.box.midX).magnitude < .pt(0.01))
            #expect(name.box.maxY <= line.minY && (name.box.midX - line.midX).magnitude < .pt(20))
        } else {
            #expect((line.midY - tick.box.midY).magnitude < .pt(1.5))
            #expect(name.box.minX >= line.maxX && (name.box.midY - line.midY).magnitude < .pt(20))
        }
    }

    /// The axis covers a limit that no bar reaches.
    @Test func theAxisReachesTheReference() {
        let far = Chart.Reference(name: "上限", value: .init(number: 500, label: "500"))
        let (probe, ids) = draw(chart(.lines, [far]))
        #expect(ids.isEmpty)
        #expect(probe.texts.contains { $0.string == "500" })
    }

    /// Lines of limits above, among and below the others: an amount stands right at its own point, and no other point is nearer.
    @Test(arguments: 0..<6)
    func noAmountIsReadAsThatOfAnotherLine(seed: Int) throws {
        var random = SplitMix64(seed: UInt64(seed) + 900)
        for _ in 0..<200 {
            let (chart, left) = Self.madeUp(&random)
            let (probe, ids) = draw(chart)
            #expect(probe.flaw(smallestSize: .pt(7)) == nil, "\(chart)")
            let points = probe.areas.prefix(left.count).compactMap(\.path.bounds)
            guard points.count == left.count else {
                #expect(ids.contains("C014"), "\(chart)")
                continue
            }
            for (place, label) in left.enumerated() {
                guard let text = probe.texts.first(where: { $0.string == label }) else {
                    #expect(ids.contains("C009"), "\(label) of \(chart)")
                    continue
                }
                let own = points[place]
                #expect((text.box.midX - own.midX).magnitude < .pt(0.5), "\(label) of \(chart)")
                func distance(_ point: Rect) -> Length { max(text.box.minY - point.midY, point.midY - text.box.maxY) }
                #expect(distance(own) < .pt(7), "\(label) of \(chart)")
                for other in points where (other.midX - own.midX).magnitude < .pt(0.5) {
                    #expect(distance(other) > distance(own) - .pt(1.5), "\(label) of \(chart)")
                }
            }
        }
    }

    /// Lines whose labels are all different, some of them limits: the chart and the labels in the order of the points.
    private static func madeUp(_ random: inout SplitMix64) -> (Chart, [String]) {
        let categories = Int.random(in: 1...12, using: &random)
        var rows = (0..<Int.random(in: 1...4, using: &random)).map { _ in
            (0..<categories).map { _ in Double.random(in: -20...100, using: &random).rounded() }
        }
        for limit in [105.0, 50, -25, 99] where Bool.random(using: &random) {
            rows.append(Array(repeating: limit, count: categories))
        }
        rows.shuffle(using: &random)
        var labels: [String] = []
        let series = rows.enumerated().map { index, row in
            let values = row.enumerated().map { category, number in
                labels.append("\(index)\(category).\(labels.count)")
                return Chart.Value(number: number, label: labels[labels.count - 1])
            }
            return Chart.Series(name: "系列\(index)", values: values)
        }
        let names = (0..<categories).map { ChartText("类\($0)") }
        var chart = Chart(name: "图", kind: .lines, categories: names, series: series, size: .chart)
        if Bool.random(using: &random) { chart.references = [Self.limit] }
        return (chart, labels)
    }

    @Test(arguments: [
        (Chart.Labels.all, ["30.0", "80.0", "55.5"]), (.none, []), (.ends, ["30.0", "55.5"]), (.extremes, ["30.0", "80.0"]),
    ])
    func labelsAreChosen(_ labels: Chart.Labels, _ shown: [String]) {
        for kind in [Chart.Kind.lines, .bars(.init())] {
            var chart = chart(kind, [])
            chart.labels = labels
            let (probe, ids) = draw(chart)
            #expect(ids.isEmpty)
            #expect(["30.0", "80.0", "55.5"].filter { label in probe.texts.contains { $0.string == label } } == shown)
        }
    }

    @Test(arguments: [Chart.Kind.lines, .bars(.init()), .bars(.init(arrangement: .stacked))])
    func labelsOfChosenCategories(_ kind: Chart.Kind) {
        var chart = chart(kind, [])
        for index in [0, 2] { chart.series[0].values[index].isLabelled = false }
        let (probe, ids) = draw(chart)
        #expect(ids.isEmpty)
        #expect(["30.0", "80.0", "55.5"].filter { label in probe.texts.contains { $0.string == label } } == ["80.0"])
    }
}
