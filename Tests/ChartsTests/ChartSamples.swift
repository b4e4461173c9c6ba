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
    let picture = ChartLayout.picture(of: chart, typesetter: Typesetter(shaper: SquareShaper()))
    return (ChartProbe(picture.frame), picture.diagnostics.map(\.id.rawValue))
}

extension Chart {
    /// A chart of one series; labels are the numbers.
    static func sample(
        _ kind: Kind, _ items: [(String, Double?)], unit: String = "单位：元", size: Size = .chart, style: ChartStyle = ChartStyle()
    ) -> Chart {
        let values = items.map { Value(number: $0.1, label: $0.1.map { "\($0)" } ?? "") }
        return Chart(
            name: "图", kind: kind, categories: items.map { ChartText($0.0) }, series: [Series(name: "", values: values)], unit: unit,
            size: size,
            style: style)
    }
}
