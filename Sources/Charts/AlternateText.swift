public import DocumentTree

extension ChartLayout {
    /// What a reader hears instead of the picture: the kind, the unit, and every item with its printed amount and share.
    ///
    /// Written from the data alone, in the order in which the picture shows it.
    public static func alternateText(for chart: Chart) -> String {
        let data = ChartData(chart)
        var sentences = [heading(chart, data)]
        if data.series.count == 1 {
            sentences.append(items(data.categories, data.series[0].values).joined(separator: "；"))
        } else {
            sentences += data.series.map { series in
                series.name + "：" + items(data.categories, series.values).joined(separator: "；")
            }
        }
        sentences += remarks(chart, data)
        return sentences.filter { !$0.isEmpty }.map { $0.hasSuffix("。") ? $0 : $0 + "。" }.joined()
    }

    private static func heading(_ chart: Chart, _ data: ChartData) -> String {
        let unit = chart.unit.isEmpty ? "" : "，" + chart.unit
        let series = data.series.count > 1 ? "，\(data.series.count)个系列" : ""
        return kindName(chart.kind) + unit + "，共\(data.categories.count)项" + series
    }

    private static func kindName(_ kind: Chart.Kind) -> String {
        switch kind {
        case .bars(let bars): (bars.arrangement == .stacked ? "堆积" : "") + (bars.isHorizontal ? "条形图" : "柱状图")
        case .pie(let pie): pie.hole > 0 ? "环形图" : "饼图"
        case .lines: "折线图"
        }
    }

    private static func items(_ categories: [String], _ values: [Chart.Value]) -> [String] {
        zip(categories, values).map { name, value in
            let amount = value.label.isEmpty ? "无数据" : value.label
            return "\(name)\u{20}\(amount)" + (value.share.isEmpty ? "" : "，占\(value.share)")
        }
    }

    private static func remarks(_ chart: Chart, _ data: ChartData) -> [String] {
        switch chart.kind {
        case .bars(let bars):
            let order = data.categoryOrder ?? Array(data.categories.indices)
            let changes = bars.changes.count == order.count ? order.map { bars.changes[$0] } : []
            return [bars.change] + zip(data.categories, changes).filter { !$0.1.isEmpty }.map { "\($0)：\($1)" }
        case .pie(let pie): return [pie.zerosNote]
        case .lines: return []
        }
    }
}
