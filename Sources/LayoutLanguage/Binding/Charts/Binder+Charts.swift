internal import Diagnostics
internal import DocumentTree
internal import ReportData
internal import Styling

extension Binder {
    /// A chart with its caption; the sentence instead of it when all of its numbers are zero.
    mutating func figure(_ template: ChartTemplate, _ scope: Scope) -> Block {
        let outer = position.container
        enter(template.name)
        defer { position.container = outer }
        let numbers = numbers(of: template, scope)
        let values = numbers.series.flatMap(\.values)
        if let empty = template.empty, values.allSatisfy({ $0.number ?? 0 == 0 }) {
            let style = style("正文")
            return .paragraph(Paragraph(inlines(empty, TextContext(scope, base: style.text)), style: style))
        }
        var kind = template.kind
        switch kind {
        case .bars(var bars):
            bars.change = chartText(template.change, scope)
            bars.changes = numbers.changes
            kind = .bars(bars)
        case .pie(var pie):
            if values.contains(where: { $0.number == 0 }) { pie.zerosNote = chartText(template.zerosNote, scope) }
            kind = .pie(pie)
        case .lines: break
        }
        let chart = Chart(
            name: template.name, kind: kind, categories: numbers.categories, series: numbers.series,
            unit: template.unit.map { package.chartWords.unit + $0.text } ?? "", size: template.size, style: template.style,
            words: package.chartWords)
        let caption = template.caption.map { caption in
            Paragraph(inlines(caption.text, TextContext(scope, base: caption.style.text)), style: caption.style, role: .caption)
        }
        let title = caption?.content.plainText ?? ""
        let written = plainText(template.alternateText, scope)
        return .figure(
            Figure(
                content: .chart(chart), caption: caption, anchor: anchors.unique(template.name),
                alternateText: written.isEmpty
                    ? ChartDescription(chart, unit: template.unit?.text ?? "", caption: title).text : written,
                heights: template.heights, spaceBefore: template.spaceBefore, spaceAfter: template.spaceAfter,
                mayFollowNextParagraph: template.mayFollowNextParagraph,
                contentsLine: template.caption?.contentsKind.map { Figure.ContentsLine(kind: $0, title: title) }))
    }

    /// Categories and numbers of a chart.
    private struct ChartNumbers {
        var categories: [ChartText] = []
        var series: [Chart.Series] = []
        var changes: [ChartText] = []
    }

    private mutating func numbers(of template: ChartTemplate, _ scope: Scope) -> ChartNumbers {
        var numbers = ChartNumbers()
        switch template.content {
        case .rows(let rows):
            let scopes = scopes(rows.each, scope)
            numbers.categories = scopes.map { chartText(rows.label, $0) }
            numbers.changes = template.changes.first.map { change in scopes.map { chartText(change, $0) } } ?? []
            for series in rows.series {
                let values = scopes.map { inner in
                    var value = value(series.value, template, inner)
                    if let share = rows.share {
                        let share = self.share(share, inner)
                        (value.share, value.shareFigure) = (share?.text ?? "", share?.id)
                    }
                    return value
                }
                numbers.series.append(Chart.Series(name: chartText(series.name, scope), values: values))
            }
        case .written(let categories, let series):
            numbers.categories = categories.map { chartText($0, scope) }
            numbers.changes = template.changes.map { chartText($0, scope) }
            for series in series {
                let values = series.values.map { value($0, template, scope) }
                numbers.series.append(Chart.Series(name: chartText(series.name, scope), values: values))
            }
        }
        return numbers
    }

    private mutating func value(_ source: ParsedExpression, _ template: ChartTemplate, _ scope: Scope) -> Chart.Value {
        let context = NumberContext(
            policy: template.numbers?.text ?? "text", showsUnit: false, unit: template.unit?.text, needsValue: false)
        guard let printed = printed(source, context, scope) else { return Chart.Value(number: nil, label: "") }
        if printed.number == nil, !printed.isAbsent { report(.notANumber(found: Message("文字", "a text")), source.span) }
        return Chart.Value(number: printed.number?.approximation, label: printed.text, figure: printed.id)
    }

    /// A share as text prints it; a missing one is nothing.
    private mutating func share(_ source: ParsedExpression, _ scope: Scope) -> Printed? {
        let context = NumberContext(policy: ratioPolicy, showsUnit: true, unit: nil, needsValue: false)
        return printed(source, context, scope)
    }

    /// Words of a chart with the figures in them.
    private mutating func chartText(_ source: Template?, _ scope: Scope) -> ChartText {
        ChartText(inlines(source, TextContext(scope, base: TextStyle())))
    }
}
