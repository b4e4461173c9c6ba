import Charts
import Diagnostics
import Display
import DocumentTree
import Geometry
import Styling
import Typesetting
import TypesettingTestSupport

extension Size {
    /// The size of a chart across the text block: 140 mm and eight lines of 28.99 pt.
    static let chart = Size(width: .mm(140), height: .pt(28.99 * 8))
}

/// Draws a chart with square glyphs.
func draw(_ chart: Chart) -> (probe: ChartProbe, ids: [String]) {
    let (frame, diagnostics) = ChartLayout.frame(for: chart, typesetter: Typesetter(shaper: SquareShaper()))
    return (ChartProbe(frame), diagnostics.map(\.id.rawValue))
}

extension Chart {
    /// A chart of one series; labels are the numbers.
    static func sample(
        _ kind: Kind, _ items: [(String, Double?)], unit: String = "单位：元", size: Size = .chart, style: ChartStyle = ChartStyle()
    ) -> Chart {
        let values = items.map { Value(number: $0.1, label: $0.1.map { "\($0)" } ?? "") }
        return Chart(
            name: "图", kind: kind, categories: items.map(\.0), series: [Series(name: "", values: values)], unit: unit, size: size,
            style: style)
    }

    /// A chart with made-up data.
    static func random(_ kind: Kind, categories: Int, series: Int, allowsNegative: Bool, using generator: inout SplitMix64) -> Chart {
        let scales: [Double] = [1, 100, 10_000, 1_000_000]
        let scale: Double = scales.randomElement(using: &generator) ?? 1
        let longest: Int = [4, 8, 16].randomElement(using: &generator) ?? 8
        func value() -> Value {
            let part = Double.random(in: 0...1, using: &generator)
            let hundredths: Double = (part * part * part * scale * 100).rounded()
            let isNegative = allowsNegative && Int.random(in: 0..<4, using: &generator) == 0
            let number: Double = isNegative ? -hundredths / 100 : hundredths / 100
            let share = Int.random(in: 0...99, using: &generator)
            return Value(number: number, label: "\(number)", share: "\(share).00%")
        }
        let names = (0..<categories).map { index -> String in
            "\(index)" + String(repeating: "类", count: Int.random(in: 1...longest, using: &generator))
        }
        let all = (0..<series).map { index in Series(name: "系列\(index)", values: (0..<categories).map { _ in value() }) }
        let width = Double.random(in: 130...156, using: &generator)
        let lines = Double(Int.random(in: 7...9, using: &generator))
        return Chart(
            name: "图", kind: kind, categories: names, series: all, unit: "单位：元", size: Size(width: .mm(width), height: .pt(28.99 * lines)))
    }
}
