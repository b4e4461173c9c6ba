import DocumentTree
import Foundation
import Geometry
import Typesetting
import TypesettingTestSupport

@testable import Charts

/// Charts with made-up data, the same for the same seed, and what draws them.
///
/// Names and amounts come from pools, whose texts are measured once for all charts: thousands can be drawn in a debug build.
struct MadeUpCharts {
    private var random: SplitMix64
    private let names: [String]
    private let values: [Chart.Value]
    private let lettering: Lettering

    init(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        let longest = [4, 8, 16]
        names = (0..<48).map { (index: Int) -> String in
            "\(index)" + String(repeating: "类", count: Int.random(in: 1...longest[index % 3], using: &generator))
        }
        let scales = [100.0, 10_000, 1_000_000, 100_000_000]
        values = (0..<90).map { (index: Int) -> Chart.Value in
            // From cents to millions, some equal, some zero.
            let part = Double.random(in: 0...1, using: &generator)
            let hundredths: Double = index % 11 == 0 ? 0 : (part * part * part * scales[index % 4]).rounded()
            return Chart.Value(number: hundredths / 100, label: "\(hundredths / 100)", share: "\(index).00%")
        }
        random = generator
        lettering = Lettering(typesetter: Typesetter(shaper: SquareShaper()), style: ChartStyle())
    }

    /// The picture and the findings of a chart of the default style.
    func draw(_ chart: Chart) -> (probe: ChartProbe, ids: [String]) {
        let picture = picture(of: chart)
        return (ChartProbe(picture.frame), picture.diagnostics.map(\.id.rawValue))
    }

    func picture(of chart: Chart) -> ChartPicture { ChartLayout.picture(of: chart, lettering: lettering) }

    /// A chart of a kind with some categories and series; a part of its numbers is negative or missing if it may be.
    mutating func next(_ kind: Chart.Kind, categories: Int, series: Int = 1, odd: Bool = false) -> Chart {
        let first = Int.random(in: 0..<names.count, using: &random)
        let shown = (0..<categories).map { names[(first + $0) % names.count] }
        var all: [Chart.Series] = []
        for index in 0..<series {
            var values: [Chart.Value] = []
            for _ in 0..<categories { values.append(value(odd: odd)) }
            all.append(Chart.Series(name: ChartText("系列\(index)"), values: values))
        }
        let widths = [130.0, 140, 150, 156]
        let width = widths[Int.random(in: 0..<widths.count, using: &random)]
        let lines = Double(Int.random(in: 6...9, using: &random))
        return Chart(
            name: "图", kind: kind, categories: shown.map { ChartText($0) }, series: all, unit: Bool.random(using: &random) ? "单位：元" : "",
            size: Size(width: .mm(width), height: .pt(28.99 * lines)))
    }

    private mutating func value(odd: Bool) -> Chart.Value {
        var value = values[Int.random(in: 0..<values.count, using: &random)]
        guard odd else { return value }
        switch Int.random(in: 0..<10, using: &random) {
        case 0: return Chart.Value(number: nil, label: "")
        case 1, 2:
            value.number = value.number.map { -$0 }
            value.label = "-" + value.label
        default: break
        }
        return value
    }

    mutating func number(in range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

    mutating func coin() -> Bool { Bool.random(using: &random) }
}
