import Charts
import DocumentTree
import Foundation
import Geometry
import Pango
import Typesetting

/// Measures what drawing a chart costs, kind by kind: the median and the worst of made-up data sets, from none known text to frame,
/// and before that one with faces just opened.
///
///     swift run -c release ChartBenchmark Fonts/prepared
@main
enum ChartBenchmark {
    private static let charts = 200

    static func main() throws {
        let wanted = CommandLine.arguments.dropFirst(2)
        guard CommandLine.arguments.count > 1 else {
            print("usage: ChartBenchmark FONTS [KIND ...]")
            return
        }
        let folder = CommandLine.arguments[1]
        let table = try JSONDecoder().decode(FontTable.self, from: Data(contentsOf: URL(filePath: folder + "/fonts.json")))
        print("ms a chart: with faces just opened; median, worst of \(charts)")
        for sample in Sample.all where wanted.isEmpty || wanted.contains(where: sample.name.hasPrefix) {
            let shaper = PangoShaper(library: try FontLibrary(table: table, folder: folder))
            let cold = milliseconds(for: .madeUp(sample, seed: 0), shaper)
            let times = (0..<charts).map { milliseconds(for: .madeUp(sample, seed: UInt64($0)), shaper) }.sorted()
            print("\(sample.name): \(rounded(cold)); \(rounded(times[times.count / 2])), \(rounded(times[times.count - 1]))")
        }
    }

    /// The processor time of one chart, its texts shaped for the first time.
    private static func milliseconds(for chart: Chart, _ shaper: PangoShaper) -> Double {
        let typesetter = Typesetter(shaper: shaper)
        let start = clock()
        _ = ChartLayout.picture(of: chart, typesetter: typesetter)
        return Double(clock() - start) * 1e3 / Double(CLOCKS_PER_SEC)
    }

    private static func rounded(_ number: Double) -> Double { (number * 100).rounded() / 100 }
}

/// One kind of chart to measure.
private struct Sample {
    var name: String
    var kind: Chart.Kind
    var categories: Int
    var series = 1
    /// The lengths of names.
    var han = 4...16
    var size = Size(width: .mm(140), height: .pt(28.99 * 7))

    private static let tall = Size(width: .mm(150), height: .pt(28.99 * 12))

    static let all = [
        Sample(name: "bars of two years", kind: .bars(.init(change: "减少0.82，下降0.21%")), categories: 2),
        Sample(name: "bars, 12 names", kind: .bars(.init()), categories: 12),
        Sample(name: "bars, 30 names", kind: .bars(.init()), categories: 30),
        Sample(name: "bars, 30 names of 16 Han", kind: .bars(.init()), categories: 30, han: 16...16),
        Sample(name: "bars, lying, 12 names", kind: .bars(.init(isHorizontal: true)), categories: 12),
        Sample(name: "bars, grouped, 6 names, 4 series", kind: .bars(.init()), categories: 6, series: 4),
        Sample(name: "bars, stacked, 8 names, 5 series", kind: .bars(.init(arrangement: .stacked)), categories: 8, series: 5),
        Sample(name: "pie, 4 slices", kind: .pie(.init()), categories: 4),
        Sample(name: "pie, 12 slices", kind: .pie(.init()), categories: 12),
        Sample(name: "pie, 24 slices", kind: .pie(.init()), categories: 24),
        Sample(
            name: "pie, 24 slices of 16 Han in 70 mm", kind: .pie(.init()), categories: 24, han: 16...16,
            size: Size(width: .mm(156), height: .mm(70))),
        Sample(name: "ring, 8 slices", kind: .pie(.init(hole: 0.55)), categories: 8),
        Sample(name: "lines, 12 points, 3 series", kind: .lines, categories: 12, series: 3),
        Sample(name: "lines, 30 points", kind: .lines, categories: 30),
        Sample(name: "lines, 5 points, 4 series", kind: .lines, categories: 5, series: 4),
        Sample(name: "lines, 24 points, 3 series", kind: .lines, categories: 24, series: 3),
        Sample(name: "bars, lying, 24 names", kind: .bars(.init(isHorizontal: true)), categories: 24, size: tall),
        Sample(name: "waterfall, 24 names", kind: .bars(.init(arrangement: .waterfall)), categories: 24),
        Sample(name: "shares, 24 names, 3 series", kind: .bars(.init(arrangement: .shares)), categories: 24, series: 3),
        Sample(
            name: "bullet, lying, 24 names", kind: .bars(.init(arrangement: .bullet, isHorizontal: true)), categories: 24, series: 2,
            size: tall),
        Sample(name: "slope, 24 names", kind: .slope, categories: 24, series: 2, han: 4...8, size: tall),
        Sample(name: "treemap, 24 names", kind: .treemap, categories: 24),
        Sample(name: "flow, 24 names", kind: .flow, categories: 24, han: 4...8, size: tall),
    ]
}

extension Chart {
    /// A chart with names of Han and amounts of very different size; the same for the same seed.
    fileprivate static func madeUp(_ sample: Sample, seed: UInt64) -> Chart {
        let han = Array("一般公共服务支出社会保障和就业卫生健康节能环保城乡社区农林水交通运输资源勘探信息商业金融援助自然海洋气象住房粮油物资灾害防治应急管理")
        var state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(bound))
        }
        let names = (0..<sample.categories).map { _ in
            String((0..<sample.han.lowerBound + next(sample.han.count)).map { _ in han[next(han.count)] })
        }
        let all = (0..<sample.series).map { index in
            let values = (0..<sample.categories).map { _ in
                let part = Double(next(1_000_000)) / 1e6
                let amount = (part * part * part * 1e6).rounded() / 100
                return Value(number: amount, label: "\(amount)", share: "\(next(100)).\(10 + next(90))%")
            }
            return Series(name: "系列\(index)", values: values)
        }
        var chart = Chart(
            name: "图", kind: sample.kind, categories: names.map { ChartText($0) }, series: all, unit: "单位：元", size: sample.size)
        // Half of the items come to the total, the other half come from it.
        if sample.kind == .flow {
            chart.targets = names.indices.map { $0 % 2 == 0 ? "总计" : ChartText(names[$0]) }
            chart.categories = names.indices.map { $0 % 2 == 0 ? ChartText(names[$0]) : "总计" }
        }
        if sample.kind.isSorted { chart.order = .size }
        return chart
    }
}
