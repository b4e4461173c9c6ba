internal import Diagnostics

/// What can be wrong with a chart's data or its room. The words are made here alone.
enum ChartProblem: Hashable {
    case size
    case empty
    case count(series: String, values: Int, categories: Int)
    case notDrawable(item: String, number: String)
    case negativeSlice(item: String, label: String)
    case negativePart(item: String, label: String)
    case circle(item: String)
    case allZero
    case moreSeries(count: Int)
    case labelsDropped(names: [String])
    case valuesDropped
    case someValuesDropped(names: [String])
    case namesDropped
    case changeDropped
    case legendDropped
    case noteDropped
    case referenceNamesDropped
    case totalDiffers(item: String, total: String, sum: String)
    case noRoom
    case palette(index: Int, distance: Double)

    /// The finding about the chart `name`.
    func diagnostic(of name: String) -> Diagnostic {
        let (id, severity, chinese, english) = facts
        return Diagnostic(id, severity, Message("图“\(name)”：\(chinese)", "chart '\(name)': \(english)"), advice: advice)
    }

    /// As many items are named in a message.
    private static let named = 5

    private var facts: (DiagnosticID, Severity, String, String) {
        switch self {
        case .size: ("C001", .error, "尺寸不是正的有限长度，无法绘制", "size is not positive and finite, nothing is drawn")
        case .empty: ("C002", .error, "没有可绘制的数据，留为空白", "no numbers to draw, left blank")
        case .count(let series, let values, let categories):
            (
                "C003", .error, "系列“\(series)”有\(values)个值，而类别有\(categories)个",
                "series '\(series)' has \(values) values for \(categories) categories"
            )
        case .notDrawable(let item, let number):
            ("C004", .error, "“\(item)”的值 \(number) 无法绘制，按缺数处理", "value \(number) of '\(item)' can not be drawn, treated as missing")
        case .negativeSlice(let item, let label):
            ("C005", .error, "“\(item)”为负（\(label)），不能成为扇形，未绘制", "'\(item)' is negative (\(label)) and can not be a slice, not drawn")
        case .negativePart(let item, let label):
            (
                "C005", .error, "“\(item)”为负（\(label)），不能成为整体的一部分，未绘制",
                "'\(item)' is negative (\(label)) and can not be a part of a whole, not drawn"
            )
        case .circle(let item):
            ("C018", .error, "“\(item)”的金额绕回自身，不能绘制", "amounts of '\(item)' run back to it, nothing is drawn")
        case .allZero: ("C006", .remark, "各项均为零，不绘制", "all items are zero, no picture")
        case .moreSeries(let count):
            ("C007", .warning, "此类图只绘制第一个系列，另有\(count)个未绘制", "this kind of chart shows its first series, \(count) more are not drawn")
        case .labelsDropped(let names):
            (
                "C008", .warning, "标注放不下，未标：\(names.joined(separator: "、"))",
                "labels do not fit, left out: \(names.joined(separator: ", "))"
            )
        case .valuesDropped: ("C009", .warning, "数值放不下，未标在图上", "values do not fit and are left out")
        case .someValuesDropped(let names):
            (
                "C009", .warning,
                "\(names.count)个数值在其点旁放不下，未标在图上：\(names.prefix(Self.named).joined(separator: "、"))\(names.count > Self.named ? "等" : "")",
                "\(names.count) values have no room at their points and are left out: \(names.prefix(Self.named).joined(separator: ", "))\(names.count > Self.named ? " …" : "")"
            )
        case .namesDropped: ("C010", .warning, "类别名称放不下，未标在图上", "names of categories do not fit and are left out")
        case .changeDropped: ("C011", .warning, "变动说明放不下，未标在图上", "the change between the bars does not fit and is left out")
        case .legendDropped: ("C012", .warning, "图例放不下，未绘制", "the legend does not fit and is left out")
        case .noteDropped: ("C013", .warning, "图下说明或单位放不下，未绘制", "the note or the unit does not fit and is left out")
        case .referenceNamesDropped: ("C016", .warning, "参考线的名称放不下，未标在图上", "names of reference lines do not fit and are left out")
        case .totalDiffers(let item, let total, let sum):
            (
                "C017", .error, "“\(item)”的合计 \(total) 不等于各段之和 \(sum)",
                "total \(total) of '\(item)' differs from the sum of its pieces \(sum)"
            )
        case .noRoom: ("C014", .error, "图幅太小，无法绘制", "the frame is too small, nothing is drawn")
        case .palette(let index, let distance):
            (
                "C015", .warning, "第\(index + 1)、\(index + 2)种颜色的明度相差\(Int(distance))，不足15，灰度印刷难以分辨",
                "colours \(index + 1) and \(index + 2) differ by \(Int(distance)) L*, less than 15, and look alike in grey"
            )
        }
    }

    private var advice: Message? {
        switch self {
        case .labelsDropped, .namesDropped:
            // Lying bars have room for any name, in a line of its own.
            Message(
                "加大图幅、缩短名称，合并小项（small），或改用横条（kind: auto）",
                "enlarge the chart, shorten the names, join small items ('small'), or use lying bars ('kind: auto')")
        case .valuesDropped, .changeDropped, .legendDropped, .noteDropped, .referenceNamesDropped, .noRoom:
            Message("加大图幅，或缩短名称", "enlarge the chart or shorten the names")
        case .someValuesDropped:
            Message("加大图幅，或用 labels 选定要标的数值", "enlarge the chart, or choose the values to print with 'labels'")
        case .totalDiffers: Message("核对合计的公式", "check the formula of the total")
        case .moreSeries: Message("每个系列用一个图", "use a chart for each series")
        case .negativePart: Message("有负数时用 stacked", "use 'stacked' where amounts can be negative")
        case .circle: Message("去掉绕回的一项", "leave out the one that runs back")
        case .negativeSlice: Message("有负数时用柱状图", "use bars where amounts can be negative")
        case .size, .empty, .count, .notDrawable, .allZero, .palette: nil
        }
    }
}
