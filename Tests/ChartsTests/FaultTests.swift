import Charts
import DocumentTree
import Geometry
import Testing
import Typesetting
import TypesettingTestSupport

@Suite struct FaultTests {
    private static let kinds: [Chart.Kind] = [
        .bars(.init()), .bars(.init(arrangement: .stacked, isHorizontal: true)), .pie(.init()), .pie(.init(hole: .nan)), .lines,
    ]

    @Test(arguments: kinds)
    func numbersThatAreNoneAreFoundAndLeftOut(kind: Chart.Kind) {
        for number in [Double.nan, .infinity, -.infinity, 1e300] {
            let (probe, ids) = draw(.sample(kind, [("甲", 3), ("乙", number), ("丙", 4)]))
            #expect(ids == ["C004"])
            #expect(probe.flaw(smallestSize: .pt(7)) == nil)
            #expect(probe.texts.contains { $0.string.contains("3.0") })
        }
    }

    @Test(arguments: kinds)
    func emptyChartsAreBlank(kind: Chart.Kind) {
        var chart = Chart.sample(kind, [])
        let (probe, ids) = draw(chart)
        #expect(ids == ["C002"])
        #expect(probe.frame.items.isEmpty && probe.frame.size == chart.size)
        chart.series = []
        #expect(draw(chart).ids == ["C002"])
    }

    @Test(arguments: kinds)
    func valuesWithoutCategoriesAreFound(kind: Chart.Kind) {
        var chart = Chart.sample(kind, [("甲", 3), ("乙", 4)])
        chart.series[0].values.append(.init(number: 5, label: "5"))
        #expect(draw(chart).ids == ["C003"])
        chart.series[0].values.removeLast(2)
        #expect(draw(chart).ids == ["C003"])
    }

    @Test func negativeSlicesAreNamed() {
        let (probe, ids) = draw(.sample(.pie(.init()), [("甲", 3), ("乙", -1), ("丙", 4)]))
        #expect(ids == ["C005"])
        #expect(probe.areas.count == 2)
    }

    @Test func allZeroIsASentence() {
        let (probe, ids) = draw(.sample(.pie(.init(zerosNote: "各项均为0元")), [("甲", 0), ("乙", 0)]))
        #expect(ids == ["C006"])
        #expect(probe.areas.isEmpty)
        #expect(probe.texts.map(\.string) == ["各项均为0元"])
        let bars = draw(.sample(.bars(.init()), [("甲", 0), ("乙", 0)]))
        #expect(bars.ids.isEmpty)
        #expect(bars.probe.areas.isEmpty)
        #expect(bars.probe.texts.filter { $0.string == "0.0" }.count == 2)
    }

    @Test(arguments: [Size(width: .pt(-5), height: .pt(50)), Size(width: .pt(.nan), height: .pt(50)), .zero])
    func sizesThatAreNone(size: Size) {
        for kind in Self.kinds { #expect(draw(.sample(kind, [("甲", 3)], size: size)).ids == ["C001"]) }
    }

    @Test(arguments: [1.0, 5, 20, 60, 120])
    func smallFramesHoldWhatTheyCan(side: Double) {
        for kind in Self.kinds {
            let size = Size(width: .pt(side), height: .pt(side))
            let (probe, ids) = draw(.sample(kind, [("一个很长的名称", 3), ("乙", 4)], size: size))
            #expect(probe.frame.size == size)
            #expect(probe.flaw(smallestSize: .pt(7)) == nil)
            #expect(side >= 120 || !ids.isEmpty)
        }
    }

    @Test func sameInputSameFrame() {
        var charts = MadeUpCharts(seed: 9)
        for kind in Self.kinds {
            let chart = charts.next(kind, categories: 9, series: 2)
            #expect(draw(chart).probe.frame == draw(chart).probe.frame)
        }
    }
}
