internal import Diagnostics
internal import DocumentTree
internal import Geometry
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
        let rest = self.rest(of: template, scope)
        var kind = self.kind(of: template, values, rest)
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
        var chart = Chart(
            name: template.name, kind: kind, categories: numbers.categories, series: numbers.series,
            unit: template.unit.map { package.chartWords.unit + $0.text } ?? "", size: size(of: template, kind, values, rest),
            style: template.style,
            words: package.chartWords)
        chart.totals = numbers.totals
        chart.labels = template.labels
        chart.order = template.order
        chart.rest = rest
        chart.references = template.references.map { reference in
            Chart.Reference(name: chartText(reference.name, scope), value: value(reference.value, template, scope))
        }
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

    /// A pie that has more slices than are told apart, or something below zero, is bars that lie.
    private func kind(of template: ChartTemplate, _ values: [Chart.Value], _ rest: Chart.Rest?) -> Chart.Kind {
        guard template.isAutomatic, case .pie(let pie) = template.kind else { return template.kind }
        let members = rest?.members ?? []
        let drawn = values.enumerated().filter { $0.element.number ?? 0 != 0 && !members.contains($0.offset) }
        let count = drawn.count + (rest == nil ? 0 : 1)
        let isPie = count <= Self.mostSlices && drawn.allSatisfy { $0.element.number ?? 0 > 0 }
        return isPie ? template.kind : .bars(Chart.Bars(isHorizontal: true, omitsZeros: pie.zeros == .omit))
    }

    /// As many slices are told apart at a glance.
    private static let mostSlices = 6

    /// The size of a chart whose kind follows from its numbers: bars are as high as their names and amounts need.
    private func size(of template: ChartTemplate, _ kind: Chart.Kind, _ values: [Chart.Value], _ rest: Chart.Rest?) -> Size {
        guard template.isAutomatic, case .bars(let bars) = kind else { return template.size }
        let drawn = values.count { !bars.omitsZeros || $0.number ?? 0 != 0 } - (rest.map { $0.members.count - 1 } ?? 0)
        // Besides the bars, the axis with its unit.
        let pitch = max(template.style.label.size, template.style.value.size) * 1.25
        return Size(width: template.size.width, height: max(template.size.height, pitch * Double(drawn + 3)))
    }

    /// Categories and numbers of a chart.
    private struct ChartNumbers {
        var categories: [ChartText] = []
        var series: [Chart.Series] = []
        var changes: [ChartText] = []
        var totals: [Chart.Value] = []
    }

    private mutating func numbers(of template: ChartTemplate, _ scope: Scope) -> ChartNumbers {
        var numbers = ChartNumbers()
        switch template.content {
        case .rows(let rows):
            let scopes = scopes(rows.each, scope)
            numbers.categories = scopes.map { chartText(rows.label, $0) }
            numbers.changes = template.changes.first.map { change in scopes.map { chartText(change, $0) } } ?? []
            numbers.totals = template.totals.first.map { total in scopes.map { value(total, template, $0) } } ?? []
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
            numbers.totals = template.totals.map { value($0, template, scope) }
            for series in series {
                let values = series.values.map { value($0, template, scope) }
                numbers.series.append(Chart.Series(name: chartText(series.name, scope), values: values))
            }
        }
        return numbers
    }

    private mutating func value(_ source: ParsedExpression, _ template: ChartTemplate, _ scope: Scope) -> Chart.Value {
        guard let printed = printed(source, numberContext(of: template), scope) else { return Chart.Value(number: nil, label: "") }
        if printed.number == nil, !printed.isAbsent { report(.notANumber(found: Message("文字", "a text")), source.span) }
        return Chart.Value(number: printed.number?.approximation, label: printed.text, figure: printed.id)
    }

    /// How the amounts of a chart are printed.
    func numberContext(of template: ChartTemplate) -> NumberContext {
        var context = NumberContext(
            policy: template.numbers?.text ?? "text", showsUnit: false, unit: template.unit?.text, needsValue: false)
        // A hyphen beside a bar is taken for a dash.
        context.minus = "\u{2212}"
        return context
    }

    /// How its shares are printed.
    var shareContext: NumberContext { NumberContext(policy: ratioPolicy, showsUnit: true, unit: nil, needsValue: false) }

    /// A share as text prints it; a missing one is nothing.
    private mutating func share(_ source: ParsedExpression, _ scope: Scope) -> Printed? {
        printedShare(source, shareContext, scope)
    }

    /// Words of a chart with the figures in them.
    mutating func chartText(_ source: Template?, _ scope: Scope) -> ChartText {
        ChartText(inlines(source, TextContext(scope, base: TextStyle())))
    }
}
