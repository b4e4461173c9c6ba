import DocumentTree
import Geometry
import Testing

@testable import Charts

@Suite struct StackTotalTests {
    private func chart(_ totals: [Double], isHorizontal: Bool = false) -> Chart {
        let rows: [(ChartText, [Double])] = [("基本", [30, 40]), ("项目", [12.5, 0.3]), ("其他", [0.2, 0.1])]
        let series = rows.map { name, numbers in
            Chart.Series(name: name, values: numbers.map { Chart.Value(number: $0, label: "\($0)") })
        }
        let kind = Chart.Kind.bars(.init(arrangement: .stacked, isHorizontal: isHorizontal))
        var chart = Chart(name: "图", kind: kind, categories: ["2023年", "2024年"], series: series, size: .chart)
        chart.totals = totals.map { Chart.Value(number: $0, label: "计\($0)") }
        return chart
    }

    @Test(arguments: [false, true])
    func totalsStandAtTheEndsOfTheirBars(isHorizontal: Bool) throws {
        let (probe, ids) = draw(chart([42.7, 40.4], isHorizontal: isHorizontal))
        #expect(ids.isEmpty)
        #expect(probe.flaw(smallestSize: .pt(7)) == nil)
        let pieces = probe.areas.compactMap(\.path.bounds)
        for (label, category) in [("计42.7", 0), ("计40.4", 1)] {
            let total = try #require(probe.texts.first { $0.string == label })
            let bar = pieces[category * 3..<category * 3 + 3]
            if isHorizontal {
                let end = try #require(bar.map(\.maxX).max())
                #expect(total.box.minX > end && total.box.minX - end < .pt(8))
            } else {
                let end = try #require(bar.map(\.minY).min())
                #expect(total.box.maxY < end && end - total.box.maxY < .pt(8))
            }
        }
    }

    @Test func aTotalThatIsNotTheSumIsAnError() {
        #expect(draw(chart([42.7, 41])).ids == ["C017"])
    }

    @Test func theTableHasTheTotals() {
        var chart = chart([42.7, 40.4])
        chart.unit = "万元"
        #expect(chart.table.split(separator: "\r\n").map(String.init)[0] == "项目,基本，万元,项目，万元,其他，万元,合计，万元")
        #expect(chart.table.split(separator: "\r\n").map(String.init)[1] == "2023年,30.0,12.5,0.2,计42.7")
    }
}
