import Display
import DocumentTree
import Geometry
import Styling
import Testing

@testable import Charts

@Suite struct BarTests {
    private func bars(_ probe: ChartProbe) -> [Rect] { probe.areas.compactMap(\.path.bounds) }

    @Test func aPairStandsOnZeroWithItsChangeAbove() {
        let chart = Chart.sample(.bars(.init(change: "减少0.82，下降0.21%")), [("2024年", 395.14), ("2023年", 395.96)])
        let (probe, ids) = draw(chart)
        #expect(ids.isEmpty)
        let bars = bars(probe)
        #expect(bars.count == 2)
        #expect(bars[0].maxY == bars[1].maxY)
        #expect(abs(bars[0].size.height / bars[1].size.height - 395.96 / 395.14) < 1e-9, "years in order of time, heights from zero")
        #expect(abs(bars[0].size.width.millimetres - 22) < 1e-9)
        #expect(abs((bars[1].minX - bars[0].maxX).millimetres - 11) < 1e-9)
        #expect(probe.areas.map(\.fill) == [.solid(Palette.barColors[1]), .solid(Palette.barColors[0])])
        let names = probe.texts.filter { $0.string.hasSuffix("年") }
        #expect(names.map(\.string) == ["2023年", "2024年"])
        #expect(["0", "100", "200", "300", "400"].allSatisfy { tick in probe.texts.contains { $0.string == tick } })
        let change = probe.texts.first { $0.string.hasPrefix("减少") }
        let amounts = probe.texts.filter { $0.string.hasPrefix("395") }
        #expect(amounts.count == 2)
        #expect(amounts.allSatisfy { $0.box.minY > (change?.box.maxY ?? .infinity) })
        #expect(probe.flaw(smallestSize: .pt(9)) == nil)
    }

    /// Nothing spans a bar that is not there: what is said stands in its place.
    @Test(arguments: [false, true])
    func aMissingYearHoldsTheText(isHorizontal: Bool) throws {
        let kind = Chart.Kind.bars(.init(isHorizontal: isHorizontal, change: "上年无此数据"))
        let (probe, ids) = draw(.sample(kind, [("2023年", nil), ("2024年", 272.1)]))
        #expect(ids.isEmpty)
        let bar = try #require(bars(probe).first)
        let text = try #require(probe.texts.first { $0.string.hasPrefix("上年") })
        let name = try #require(probe.texts.first { $0.string == "2023年" })
        let amount = try #require(probe.texts.first { $0.string == "272.1" })
        if isHorizontal {
            #expect((text.box.midY - name.box.midY).magnitude < .pt(1) && text.box.minX > bar.minX)
        } else {
            #expect((text.box.midX - name.box.midX).magnitude < .pt(1) && text.box.maxY < bar.maxY && text.box.minY > amount.box.maxY)
        }
        #expect(!probe.lines.contains { $0.path.elements.count == 4 }, "no bracket")
        #expect(probe.flaw(smallestSize: .pt(9)) == nil)
    }

    @Test func negativeBarsHangFromZero() {
        let (probe, ids) = draw(.sample(.bars(.init()), [("甲", 30), ("乙", -12)]))
        #expect(ids.isEmpty)
        let bars = bars(probe)
        #expect(bars[0].maxY == bars[1].minY)
        #expect(abs(bars[0].size.height / bars[1].size.height - 2.5) < 1e-9)
        #expect(probe.texts.first { $0.string == "-12.0" }.map { $0.box.minY >= bars[1].maxY } == true)
    }

    @Test func stackedBarsAddUp() {
        let values = [[1.0, 2], [3, 4], [0.01, 0.02]].map { row in
            row.map { (number: Double) in Chart.Value(number: number, label: "\(number)") }
        }
        let series = values.enumerated().map { Chart.Series(name: "系列\($0.offset)", values: $0.element) }
        let chart = Chart(name: "图", kind: .bars(.init(arrangement: .stacked)), categories: ["甲", "乙"], series: series, size: .chart)
        let (probe, ids) = draw(chart)
        #expect(ids.isEmpty)
        let pieces = probe.areas.compactMap(\.path.bounds).prefix(6).map { $0 }
        #expect((pieces[0].minY - pieces[1].maxY).magnitude < .pt(1e-9))
        #expect(abs(pieces[1].size.height / pieces[0].size.height - 3) < 1e-9)
        for label in ["1.0", "2.0", "3.0", "4.0", "0.01", "0.02"] { #expect(probe.texts.contains { $0.string == label }, "\(label)") }
        #expect(probe.flaw(smallestSize: .pt(7)) == nil)
    }

    @Test func groupsShowAChangeEach() {
        let series = [("2023年", [10.0, 20]), ("2024年", [12.0, 18])].map { name, numbers in
            Chart.Series(name: ChartText(name), values: numbers.map { (number: Double) in Chart.Value(number: number, label: "\(number)") })
        }
        let kind = Chart.Kind.bars(.init(changes: ["增加2", "减少2"]))
        let (probe, ids) = draw(Chart(name: "图", kind: kind, categories: ["收入", "支出"], series: series, size: .chart))
        #expect(ids.isEmpty)
        let names = probe.texts.filter { ["收入", "支出"].contains($0.string) }
        let changes = probe.texts.filter { ["增加2", "减少2"].contains($0.string) }
        #expect(changes.count == 2)
        for (name, change) in zip(names, changes) { #expect((name.box.midX - change.box.midX).magnitude < .pt(0.01)) }
    }

    @Test func thirtyNarrowBarsKeepAllTheirText() {
        let items = (1...30).map { ("第\($0)类", Double($0) * 37.5) }
        let (probe, ids) = draw(.sample(.bars(.init()), items))
        #expect(ids.isEmpty)
        #expect(
            items.allSatisfy { name, number in
                probe.texts.contains { $0.string == name } && probe.texts.contains { $0.string == "\(number)" }
            })
        #expect(probe.flaw(smallestSize: .pt(7)) == nil)
    }

    /// A name that nothing divides and no frame holds.
    /// Latin names can not stand one letter a line: they run upwards and may take more of the height.
    @Test func thirtyLatinNamesRunUpwards() {
        let names = (0..<30).map { "Energy conservation and use \($0)" }
        let size = Size(width: .mm(156), height: .pt(220))
        let (probe, ids) = draw(.sample(.bars(.init()), names.map { ($0, Double($0.count) * 31) }, size: size))
        #expect(ids.isEmpty)
        let shown = probe.texts.filter { $0.string.hasPrefix("Energy") }
        #expect(shown.map(\.string) == names)
        #expect(shown.allSatisfy { $0.box.size.height > $0.box.size.width * 5 })
        #expect(probe.flaw(smallestSize: .pt(7)) == nil)
    }

    @Test func namesThatDoNotFitLeaveTheAmounts() {
        let name = String(repeating: "Pneumonoultramicroscopic_", count: 12)
        let (probe, ids) = draw(.sample(.bars(.init()), [("甲" + name, 1), ("乙" + name, 4), ("丙" + name, 7)]))
        #expect(ids == ["C010"])
        #expect(["1.0", "4.0", "7.0"].allSatisfy { amount in probe.texts.contains { $0.string == amount } })
        #expect(probe.flaw(smallestSize: .pt(7)) == nil)
    }

    /// The axis is not finer than the amounts beside it.
    @Test func theAxisHasNoMoreDigitsThanTheAmounts() {
        var chart = Chart.sample(.bars(.init()), [("甲", 0.004), ("乙", 0.003), ("丙", 0.001)], unit: "")
        for index in 0..<3 { chart.series[0].values[index].label = "0" }
        let (probe, _) = draw(chart)
        #expect(Set(probe.texts.map(\.string)) == ["甲", "乙", "丙", "0", "1"])
        var people = Chart.sample(.bars(.init()), [("甲", 1), ("乙", 2)], unit: "")
        for index in 0..<2 { people.series[0].values[index].label = "\(index + 1)" }
        #expect(Set(draw(people).probe.texts.map(\.string)) == ["甲", "乙", "0", "1", "2"])
    }

    /// A bracket stands right above the bars that it compares, not above the highest of all.
    @Test func bracketsAreNearTheirBars() throws {
        let series = [("2023年", [1820.4, 30.4]), ("2024年", [2011.65, 59.6])].map { name, numbers in
            Chart.Series(name: ChartText(name), values: numbers.map { (number: Double) in Chart.Value(number: number, label: "\(number)") })
        }
        let kind = Chart.Kind.bars(.init(changes: ["增长10%", "增长96%"]))
        let (probe, ids) = draw(Chart(name: "图", kind: kind, categories: ["收入", "结转"], series: series, size: .chart))
        #expect(ids.isEmpty)
        let change = try #require(probe.texts.first { $0.string == "增长96%" })
        let amount = try #require(probe.texts.first { $0.string == "59.6" })
        #expect(amount.box.minY - change.box.maxY > .zero && amount.box.minY - change.box.maxY < .pt(16))
        #expect(probe.flaw(smallestSize: .pt(7)) == nil)
    }

    @Test func lowBarsHaveNoOutline() {
        let (probe, _) = draw(.sample(.bars(.init()), [("甲", 1000), ("乙", 1), ("丙", 4)]))
        #expect(probe.areas.prefix(3).map { $0.stroke == nil } == [false, true, true])
        #expect((probe.areas + probe.lines).allSatisfy { $0.stroke.map { $0.width >= Stroke.thinnest } ?? true })
    }

    @Test func whatCanNotFitIsNamed() {
        let items = (1...30).map { ("第\($0)类", 1_234_567.89 + Double($0)) }
        let (probe, ids) = draw(.sample(.bars(.init()), items, size: Size(width: .mm(40), height: .mm(30))))
        #expect(ids == ["C009", "C010", "C013"] || ids == ["C009", "C010"] || ids == ["C014"], "\(ids)")
        #expect(probe.flaw(smallestSize: .pt(7)) == nil)
    }
}
