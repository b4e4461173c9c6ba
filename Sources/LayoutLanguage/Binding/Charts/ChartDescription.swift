internal import DocumentTree

/// What a reader hears instead of a chart when the layout writes nothing else: its kind and every number, as printed.
struct ChartDescription {
    let text: String

    init(_ chart: Chart, unit: String, caption: String) {
        let kind =
            switch chart.kind {
            case .bars(let bars): (bars.arrangement == .stacked ? "堆积" : "") + (bars.isHorizontal ? "条形图" : "柱状图")
            case .pie(let pie): pie.hole > 0 ? "环形图" : "饼图"
            case .lines: "折线图"
            }
        let title = caption.isEmpty ? chart.name : caption
        let series = chart.series.map { series in
            let values = zip(chart.categories, series.values).map { category, value in
                let label = value.label.isEmpty ? "无" : value.label + unit
                return category + label + (value.share.isEmpty ? "" : "，占\(value.share)")
            }
            return (series.name.isEmpty ? "" : "\(series.name)：") + values.joined(separator: "；")
        }
        var sentences = ["\(title)（\(kind)）", series.joined(separator: "。")]
        switch chart.kind {
        case .bars(let bars):
            sentences.append(bars.change)
            let changes = zip(chart.categories, bars.changes).filter { !$1.isEmpty }
            sentences.append(changes.map { "\($0)：\($1)" }.joined(separator: "；"))
        case .pie(let pie): sentences.append(pie.zerosNote)
        case .lines: break
        }
        text = sentences.filter { !$0.isEmpty }.map { "\($0)。" }.joined()
    }
}
