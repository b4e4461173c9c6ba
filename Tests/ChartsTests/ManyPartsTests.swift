import DocumentTree
import Geometry
import Testing

@testable import Charts

@Suite struct ManyPartsTests {
    private static let items: [(String, Double?)] = [("甲", 0.5), ("乙", 70), ("丙", 1.5), ("丁", 28), ("戊", 0)]

    private func chart(_ kind: Chart.Kind) -> Chart {
        var chart = Chart.sample(kind, Self.items)
        chart.order = .size
        return chart
    }

    @Test func slicesFollowEachOtherBySizeInPlainColoursFirst() {
        let (probe, ids) = draw(chart(.pie(.init(zeros: .omit))))
        #expect(ids.isEmpty)
        #expect(probe.sliceAngles.map { ($0 * 10).rounded() / 10 } == [252, 100.8, 5.4, 1.8])
        #expect(probe.areas.prefix(4).map(\.fill) == Palette.colors.map { .solid($0) })
    }

    @Test func aRestIsLastAndItsPartsAreListed() throws {
        var chart = chart(.pie(.init(zeros: .omit)))
        chart.rest = .init(name: "其他", value: .init(number: 2, label: "2"), members: [0, 2])
        let (probe, ids) = draw(chart)
        #expect(ids.isEmpty)
        #expect(probe.sliceAngles.map { ($0 * 10).rounded() / 10 } == [252, 100.8, 7.2])
        #expect(probe.flaw(smallestSize: .pt(7)) == nil)
        let parts = try ["其他：", "甲", "丙"].map { name in try #require(probe.texts.first { $0.string == name }) }
        #expect(parts[0].box.maxY < parts[1].box.minY && parts[1].box.maxY < parts[2].box.minY)
        #expect(["0.5", "1.5"].allSatisfy { amount in probe.texts.contains { $0.string == amount } })
        // Nothing is lost where no picture shows it.
        #expect(chart.table.contains("甲,0.5\r\n") && chart.table.contains("丙,1.5\r\n"))
    }

    @Test func lyingBarsAreSortedAndSayShares() throws {
        var chart = chart(.bars(.init(isHorizontal: true, omitsZeros: true, showsShares: true)))
        for index in chart.series[0].values.indices { chart.series[0].values[index].share = "\(index)%" }
        let (probe, ids) = draw(chart)
        #expect(ids.isEmpty)
        let names = probe.texts.filter { ["甲", "乙", "丙", "丁", "戊"].contains($0.string) }.sorted { $0.box.minY < $1.box.minY }
        #expect(names.map(\.string) == ["乙", "丁", "丙", "甲"])
        #expect(["70.0，1%", "28.0，3%", "1.5，2%", "0.5，0%"].allSatisfy { label in probe.texts.contains { $0.string == label } })
        #expect(probe.flaw(smallestSize: .pt(7)) == nil)
    }

    /// Forty items and names of thirty Han still are a picture without overlaps.
    @Test(arguments: [1, 7, 24, 40])
    func manyItemsAreSound(_ count: Int) {
        var chart = Chart.sample(
            .bars(.init(isHorizontal: true)), (0..<count).map { ("第\($0)" + String(repeating: "类", count: $0 % 30), Double($0 * $0)) })
        chart.order = .size
        let (probe, _) = draw(chart)
        #expect(probe.flaw(smallestSize: .pt(7)) == nil)
    }
}
