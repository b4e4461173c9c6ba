internal import Diagnostics
internal import DocumentTree
internal import Geometry
internal import Styling

extension PackageDecoder {
    /// One entry of `charts.yaml` (layout-language.md, section 9).
    func chart(_ entry: YAMLEntry) -> ChartTemplate? {
        reader.mapping(entry.value) { keys in
            let record = keys.value("with", reader.name)
            let caption = keys.value("caption", caption)
            let (kind, isAutomatic) = chartKind(&keys)
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
            chart.isAutomatic = isAutomatic
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
        let totals = keys.value("totals") { self.totals($0, of: chart?.content) }
        let targets = keys.value("to") { node in
            reader.oneOrMore(node, of: reader.template).flatMap { hasOne(for: chart?.content, $0.count, at: node) ? $0 : nil }
        }
        if chart?.kind == .flow { _ = keys.required("to") { $0 } }
        let references = keys.value("references", references)
        let small = keys.value("small", small)
        let line = keys.value("line") { self.line($0, of: chart?.content) }
        keys.exclude("line", "references")
        let panels = keys.value("panels") { reader.whole($0, in: 1...6) }
        for other in ["line", "references", "totals", "change"] { keys.exclude("panels", other) }
        if let place = keys.place(of: "panels"), let chart, !chart.kind.mayHavePanels {
            reader.report(.conflictingKeys(keys.place(of: "arrangement") == nil ? "kind" : "arrangement", "panels"), at: place)
        }
        if let place = keys.place(of: "line"), let chart, !chart.kind.mayHaveLine {
            let other = ["horizontal", "arrangement"].first { keys.place(of: $0) != nil } ?? "kind"
            reader.report(.conflictingKeys(other, "line"), at: place)
        }
        let order: Chart.Order? = keys.value("order") { reader.choice($0) }
        let labels = keys.value("labels", labels)
        let zerosNote = keys.value("zeros-note", reader.template)
        let empty = keys.value("empty", reader.template)
        let same = keys.value("same", same)
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
        chart.totals = totals ?? []
        chart.references = references ?? []
        (chart.labels, chart.labelled) = labels ?? (.all, [])
        chart.small = small
        chart.line = line
        chart.panels = panels ?? 0
        chart.order = order ?? (chart.kind.isSorted ? .size : .data)
        chart.targets = targets ?? []
        chart.empty = empty
        chart.same = same
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
        return hasOne(for: content, list.count, at: node) ? (nil, list) : nil
    }

    /// A list with one total for each category that is written out, or one for every row.
    private func totals(_ node: YAMLNode, of content: ChartTemplate.Content?) -> [ParsedExpression]? {
        guard let list = reader.oneOrMore(node, of: reader.expression) else { return nil }
        return hasOne(for: content, list.count, at: node) ? list : nil
    }

    /// Whether there is one text or number for each category that is written out, or one for every row; reports it if not.
    private func hasOne(for content: ChartTemplate.Content?, _ found: Int, at node: YAMLNode) -> Bool {
        let count =
            switch content {
            case .written(let categories, _): categories.count
            case .rows: 1
            case nil: found
            }
        if found != count { reader.report(.wrongCount(allowed: [count]), at: node.span) }
        return found == count
    }

    /// A rule, or the names of the categories whose amounts are printed.
    private func labels(_ node: YAMLNode) -> (Chart.Labels, [Template])? {
        if case .list = node.content { return reader.list(node, of: reader.template).map { (.all, $0) } }
        return reader.choice(node).map { ($0, []) }
    }

    private func references(_ node: YAMLNode) -> [ChartTemplate.Reference]? {
        reader.list(node) { item in
            reader.mapping(item) { keys in
                let name = keys.required("name", reader.template)
                let value = keys.required("value", reader.expression)
                guard let name, let value else { return nil }
                return ChartTemplate.Reference(name: name, value: value)
            }
        }
    }

    private func line(_ node: YAMLNode, of content: ChartTemplate.Content?) -> ChartTemplate.Line? {
        reader.mapping(node) { keys in
            let name = keys.required("name", reader.template)
            let values = keys.required("values") { node in
                reader.oneOrMore(node, of: reader.expression).flatMap { hasOne(for: content, $0.count, at: node) ? $0 : nil }
            }
            let unit = keys.value("unit", unit)
            guard let name, let values else { return nil }
            return ChartTemplate.Line(name: name, values: values, unit: unit)
        }
    }

    private func small(_ node: YAMLNode) -> ChartTemplate.Small? {
        reader.mapping(node) { keys in
            let limit = keys.required("below", reader.expression)
            let name = keys.required("as", reader.template)
            guard let limit, let name else { return nil }
            return ChartTemplate.Small(limit: limit, name: name, span: node.span)
        }
    }

    private func same(_ node: YAMLNode) -> ChartTemplate.Same? {
        reader.mapping(node) { keys in
            let chart = keys.required("as", reader.name)
            let text = keys.required("text", reader.template)
            guard let chart, let text else { return nil }
            return ChartTemplate.Same(chart: chart, text: text)
        }
    }

    private func chartKind(_ keys: inout MappingReader) -> (kind: Chart.Kind?, isAutomatic: Bool) {
        let name: Chart.Kind.Name? = keys.required("kind") { reader.choice($0) }
        let arrangement: Chart.Bars.Arrangement? = keys.value("arrangement") { reader.choice($0) }
        let isHorizontal = keys.value("horizontal", reader.yesNo)
        let hole = keys.value("hole", reader.fraction)
        let zeros: Chart.Pie.Zeros? = keys.value("zeros") { reader.choice($0) }
        if let place = keys.place(of: "hole"), let hole, !(0..<1).contains(hole) {
            reader.report(.badNumber("\(hole)"), at: place)
        }
        guard let name else { return (nil, false) }
        var options = Chart.Kind.Options()
        if let arrangement { options.arrangement = arrangement }
        if let isHorizontal { options.isHorizontal = isHorizontal }
        if let hole { options.hole = hole }
        if let zeros { options.zeros = zeros }
        return (Chart.Kind(name, options), name == .auto)
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
                let shares = keys.value("shares") { shares in
                    reader.list(shares, of: reader.expression).flatMap { list in
                        if list.count != count { reader.report(.wrongCount(allowed: [count]), at: shares.span) }
                        return list.count == count ? list : nil
                    }
                }
                guard let name, let values else { return nil }
                return ChartTemplate.Series(name: name, values: values, shares: shares ?? [])
            }
        }
    }

    private func rowSeries(_ node: YAMLNode) -> [ChartTemplate.RowSeries]? {
        reader.list(node) { item in
            reader.mapping(item) { keys in
                let name = keys.required("name", reader.template)
                let value = keys.required("value", reader.expression)
                let share = keys.value("share", reader.expression)
                guard let name, let value else { return nil }
                return ChartTemplate.RowSeries(name: name, value: value, share: share)
            }
        }
    }

    private func caption(_ node: YAMLNode) -> ChartTemplate.Caption? {
        reader.mapping(node) { keys in
            let text = keys.required("text", reader.template)
            let style = keys.required("style", paragraphStyle)
            let kind = keys.value("contents", contentsKind) ?? nil
            let number = keys.value("number", captionKind)
            guard let text, let style else { return nil }
            var caption = ChartTemplate.Caption(text: text, style: style)
            caption.contentsKind = kind
            caption.number = number
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
