internal import Diagnostics
internal import DocumentTree
internal import Geometry
internal import Styling

extension PackageDecoder {
    private enum ChartKind: String, CaseIterable {
        case bars, pie, lines
    }

    /// One entry of `charts.yaml` (layout-language.md, section 9).
    func chart(_ entry: YAMLEntry) -> ChartTemplate? {
        reader.mapping(entry.value) { keys in
            let record = keys.value("with", reader.name)
            let caption = keys.value("caption", caption)
            let kind = chartKind(&keys)
            let size = keys.required("size", chartSize)
            let content = chartContent(&keys)
            guard let kind, let size, let content else {
                decodeTexts(&keys, into: nil)
                return nil
            }
            var chart = ChartTemplate(
                name: entry.key, kind: kind, size: size.size, content: content, style: styles.chart, span: entry.keySpan)
            chart.heights = size.heights
            chart.record = record?.text
            chart.caption = caption
            return decodeTexts(&keys, into: chart)
        }
    }

    /// The keys that every kind may have; all are read even when the chart can not be used.
    @discardableResult
    private func decodeTexts(_ keys: inout MappingReader, into chart: ChartTemplate?) -> ChartTemplate? {
        let unit = keys.value("unit", unit)
        let numbers = keys.value("numbers", numberPolicy)
        let changes = keys.value("change") { changeTexts($0, of: chart?.content) }
        let zerosNote = keys.value("zeros-note", reader.template)
        let empty = keys.value("empty", reader.template)
        let alternateText = keys.value("alt", reader.template)
        let mayFollow = keys.value("may-follow", reader.yesNo) ?? false
        let before = keys.value("before", openSpace)
        let after = keys.value("after", openSpace)
        guard var chart else { return nil }
        chart.unit = unit
        chart.numbers = numbers
        chart.change = changes?.whole
        chart.changes = changes?.each ?? []
        chart.zerosNote = zerosNote
        chart.empty = empty
        chart.alternateText = alternateText
        chart.mayFollowNextParagraph = mayFollow
        chart.spaceBefore = before ?? .zero
        chart.spaceAfter = after ?? .zero
        return chart
    }

    /// A text about the whole chart, or a list: one for each category that is written out, or one for every row.
    private func changeTexts(_ node: YAMLNode, of content: ChartTemplate.Content?) -> (whole: Template?, each: [Template])? {
        guard case .list = node.content else { return reader.template(node).map { ($0, []) } }
        guard let list = reader.list(node, of: reader.template) else { return nil }
        let count =
            switch content {
            case .written(let categories, _): categories.count
            case .rows: 1
            case nil: list.count
            }
        guard list.count == count else {
            reader.report(.wrongCount(allowed: [count]), at: node.span)
            return nil
        }
        return (nil, list)
    }

    private func chartKind(_ keys: inout MappingReader) -> Chart.Kind? {
        let kind: ChartKind? = keys.required("kind") { reader.choice($0) }
        let arrangement: Chart.Bars.Arrangement? = keys.value("arrangement") { reader.choice($0) }
        let isHorizontal = keys.value("horizontal", reader.yesNo)
        let hole = keys.value("hole", reader.fraction)
        let zeros: Chart.Pie.Zeros? = keys.value("zeros") { reader.choice($0) }
        if let place = keys.place(of: "hole"), let hole, !(0..<1).contains(hole) {
            reader.report(.badNumber("\(hole)"), at: place)
        }
        switch kind {
        case .bars: return .bars(Chart.Bars(arrangement: arrangement ?? .grouped, isHorizontal: isHorizontal ?? false))
        case .pie: return .pie(Chart.Pie(hole: hole ?? 0, zeros: zeros ?? .list))
        case .lines: return .lines
        case nil: return nil
        }
    }

    /// Rows of a list, or series that are written out.
    private func chartContent(_ keys: inout MappingReader) -> ChartTemplate.Content? {
        keys.requireOne(of: ["each", "categories"])
        keys.exclude("each", "categories")
        keys.exclude("value", "series")
        let each = keys.value("each", reader.each)
        let label = keys.value("label", reader.template)
        let value = keys.value("value", reader.expression)
        let share = keys.value("share", reader.expression)
        let categories = keys.value("categories") { reader.list($0, of: reader.template) }
        if keys.place(of: "categories") != nil {
            for other in ["label", "value", "share"] { keys.exclude("categories", other) }
            let series = keys.required("series") { writtenSeries($0, count: categories?.count ?? 0) }
            guard let categories, let series else { return nil }
            return .written(categories: categories, series: series)
        }
        keys.requireOne(of: ["value", "series"])
        let series = keys.value("series", rowSeries) ?? value.map { [ChartTemplate.RowSeries(name: nil, value: $0)] }
        if each != nil, label == nil { _ = keys.required("label", reader.template) }
        guard let each, let label, let series else { return nil }
        return .rows(ChartTemplate.Rows(each: each, label: label, series: series, share: share))
    }

    private func writtenSeries(_ node: YAMLNode, count: Int) -> [ChartTemplate.Series]? {
        reader.list(node) { item in
            reader.mapping(item) { keys in
                let name = keys.required("name", reader.template)
                let values = keys.required("values") { values in
                    reader.list(values, of: reader.expression).flatMap { list in
                        if list.count != count { reader.report(.wrongCount(allowed: [count]), at: values.span) }
                        return list.count == count ? list : nil
                    }
                }
                guard let name, let values else { return nil }
                return ChartTemplate.Series(name: name, values: values)
            }
        }
    }

    private func rowSeries(_ node: YAMLNode) -> [ChartTemplate.RowSeries]? {
        reader.list(node) { item in
            reader.mapping(item) { keys in
                let name = keys.required("name", reader.template)
                let value = keys.required("value", reader.expression)
                guard let name, let value else { return nil }
                return ChartTemplate.RowSeries(name: name, value: value)
            }
        }
    }

    private func caption(_ node: YAMLNode) -> ChartTemplate.Caption? {
        reader.mapping(node) { keys in
            let text = keys.required("text", reader.template)
            let style = keys.required("style", paragraphStyle)
            let kind = keys.value("contents", contentsKind) ?? nil
            guard let text, let style else { return nil }
            var caption = ChartTemplate.Caption(text: text, style: style)
            caption.contentsKind = kind
            return caption
        }
    }

    /// `[width, height]` or `[width, least..most height]`; lines and em are those of the text style.
    private func chartSize(_ node: YAMLNode) -> (size: Size, heights: ClosedRange<Length>?)? {
        guard let lengths = reader.list(node, of: reader.lengthRange) else { return nil }
        guard lengths.count == 2 else {
            reader.report(.wrongCount(allowed: [2]), at: node.span)
            return nil
        }
        let style = styles.paragraphs[StyleSheet.textStyleName] ?? ParagraphStyle()
        let sides = lengths.map { bounds in
            [bounds.least, bounds.most].map { $0.length(em: style.text.hanPitch, line: style.linePitch) }
        }
        let (width, least, most) = (sides[0][0], sides[1][0], sides[1][1])
        guard width > .zero, sides[0][1] == width, least > .zero, least <= most else {
            reader.report(.badLength(String(node.span.text), nearest: nil), at: node.span)
            return nil
        }
        // A whole number of lines above the least, and no more than the middle.
        let line = style.linePitch
        let middle = least + line * ((most - least) / line / 2 + 0.01).rounded(.down)
        return (Size(width: width, height: middle), least < most ? least...most : nil)
    }
}
