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
            return sentence(empty, insteadOf: template, scope)
        }
        if let same = template.same, repeats(same.chart.text, numbers, of: template, scope) {
            return sentence(same.text, insteadOf: template, scope)
        }
        let rest = self.rest(of: template, scope)
        var kind = self.kind(of: template, values, rest)
        kind.notes.change = chartText(template.change, scope)
        kind.notes.changes = numbers.changes
        if values.contains(where: { $0.number == 0 }) { kind.notes.zeros = chartText(template.zerosNote, scope) }
        let least = leastHeight(of: template, kind, values, rest)
        var chart = Chart(
            name: template.name, kind: kind, categories: numbers.categories, series: numbers.series,
            unit: template.unit.map { package.chartWords.unit + $0.text } ?? "",
            size: Size(width: template.size.width, height: max(template.size.height, least)),
            style: template.style,
            words: package.chartWords)
        chart.totals = numbers.totals
        chart.targets = numbers.targets
        chart.panels = template.panels
        chart.line = line(of: template, scope)
        chart.labels = template.labels
        label(template.labelled, of: &chart, scope)
        chart.order = template.order
        chart.rest = rest
        chart.references = template.references.map { reference in
            Chart.Reference(name: chartText(reference.name, scope), value: value(reference.value, template, scope))
        }
        let anchor = anchors.unique(template.name)
        let caption = template.caption.map { self.caption($0.text, $0.style, number: $0.number, of: anchor, scope) }
        let written = plainText(template.alternateText, scope)
        return .figure(
            Figure(
                content: .chart(chart), source: template.span, caption: caption?.paragraph, anchor: anchor,
                alternateText: written.isEmpty
                    ? ChartDescription(chart, unit: template.unit?.text ?? "", caption: caption?.words ?? "").text : written,
                heights: template.heights.map { max($0.lowerBound, least)...max($0.upperBound, least) }, spaceBefore: template.spaceBefore,
                spaceAfter: template.spaceAfter,
                mayFollowNextParagraph: template.mayFollowNextParagraph,
                contentsLine: template.caption?.contentsKind.map {
                    Figure.ContentsLine(kind: $0, title: caption?.paragraph.content.plainText ?? "")
                }))
    }

    /// Leaves only the amounts of the named categories in the picture; a name that no category has is a finding, since data change and
    /// the chart is still true.
    private mutating func label(_ names: [Template], of chart: inout Chart, _ scope: Scope) {
        guard !names.isEmpty else { return }
        let categories = chart.categories.map(\.text)
        var chosen: Set<Int> = []
        for name in names {
            let text = chartText(name, scope).text
            let found = categories.indices.filter { categories[$0].hasSameBytes(as: text) }
            chosen.formUnion(found)
            if found.isEmpty { report(.unknownCategory(text, nearest: nearestName(to: text, among: categories)), name.span) }
        }
        for series in chart.series.indices {
            for index in chart.series[series].values.indices where !chosen.contains(index) {
                chart.series[series].values[index].isLabelled = false
            }
        }
    }

    /// What stands instead of a chart, at its place: links to the chart lead there.
    private mutating func sentence(_ text: Template, insteadOf chart: ChartTemplate, _ scope: Scope) -> Block {
        let style = style("正文")
        let anchor = Inline.anchor(anchors.unique(chart.name))
        return .paragraph(Paragraph([anchor] + inlines(text, TextContext(scope, base: style.text)), style: style))
    }

    /// Whether another chart shows the same numbers under the same names in the same unit.
    private mutating func repeats(_ name: String, _ numbers: ChartNumbers, of template: ChartTemplate, _ scope: Scope) -> Bool {
        guard let other = package.charts[name], other.unit?.text == template.unit?.text else { return false }
        // The other chart says itself what is wrong with its numbers.
        let findings = self.findings
        defer { self.findings = findings }
        return self.numbers(of: other, scope).reads(as: numbers)
    }

    /// A pie that has more slices than are told apart, or something below zero, is bars that lie.
    private func kind(of template: ChartTemplate, _ values: [Chart.Value], _ rest: Chart.Rest?) -> Chart.Kind {
        guard template.isAutomatic, case .pie(let pie) = template.kind else { return template.kind }
        let members = rest?.members ?? []
        let drawn = values.enumerated().filter { $0.element.number ?? 0 != 0 && !members.contains($0.offset) }
        let count = drawn.count + (rest == nil ? 0 : 1)
        let isPie = count <= Self.mostSlices && drawn.allSatisfy { $0.element.number ?? 0 > 0 }
        return isPie ? template.kind : .bars(Chart.Bars(isHorizontal: true, omitsZeros: pie.zeros == .omit, showsShares: true))
    }

    /// As many slices are told apart at a glance.
    private static let mostSlices = 6

    /// The height that a chart whose kind follows from its numbers needs: bars are as high as their names and amounts.
    private func leastHeight(of template: ChartTemplate, _ kind: Chart.Kind, _ values: [Chart.Value], _ rest: Chart.Rest?) -> Length {
        guard template.isAutomatic, case .bars(let bars) = kind else { return .zero }
        let drawn = values.count { !bars.omitsZeros || $0.number ?? 0 != 0 } - (rest.map { $0.members.count - 1 } ?? 0)
        // Besides the bars, the axis with its unit.
        return max(template.style.label.size, template.style.value.size) * 1.25 * Double(drawn + 3)
    }

    /// Categories and numbers of a chart.
    private struct ChartNumbers {
        var categories: [ChartText] = []
        var series: [Chart.Series] = []
        var changes: [ChartText] = []
        var totals: [Chart.Value] = []
        var targets: [ChartText] = []

        /// Whether a reader sees the same: names, amounts and shares as they are printed.
        func reads(as other: Self) -> Bool { shown == other.shown }

        private var shown: [String] {
            let amounts = series.flatMap { series in [series.name.text] + series.values.flatMap { [$0.label, $0.share] } }
            return categories.map(\.text) + [""] + amounts + targets.map(\.text)
        }
    }

    private mutating func numbers(of template: ChartTemplate, _ scope: Scope) -> ChartNumbers {
        var numbers = ChartNumbers()
        switch template.content {
        case .rows(let rows):
            let scopes = scopes(rows.each, scope)
            numbers.categories = scopes.map { chartText(rows.label, $0) }
            numbers.changes = template.changes.first.map { change in scopes.map { chartText(change, $0) } } ?? []
            numbers.totals = template.totals.first.map { total in scopes.map { value(total, template, $0) } } ?? []
            numbers.targets = template.targets.first.map { target in scopes.map { chartText(target, $0) } } ?? []
            for series in rows.series {
                let values = scopes.map { inner in
                    var value = value(series.value, template, inner)
                    if let share = series.share ?? rows.share {
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
            numbers.targets = template.targets.map { chartText($0, scope) }
            for series in series {
                var values = series.values.map { value($0, template, scope) }
                for (index, source) in series.shares.enumerated() {
                    let share = self.share(source, scope)
                    (values[index].share, values[index].shareFigure) = (share?.text ?? "", share?.id)
                }
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

    /// The line with its numbers; ratios have their unit behind them.
    private mutating func line(of template: ChartTemplate, _ scope: Scope) -> Chart.Line? {
        guard let line = template.line else { return nil }
        let isRatio = line.unit.flatMap { figures.units.kind(of: $0.text) } == .ratio
        var context = NumberContext(
            policy: isRatio ? ratioPolicy : template.numbers?.text ?? "text", showsUnit: isRatio, unit: line.unit?.text, needsValue: false)
        context.minus = "\u{2212}"
        let places: [(ParsedExpression, Scope)] =
            switch template.content {
            case .rows(let rows): scopes(rows.each, scope).flatMap { inner in line.values.prefix(1).map { ($0, inner) } }
            case .written: line.values.map { ($0, scope) }
            }
        var values: [Chart.Value] = []
        for (source, inner) in places {
            let printed = isRatio ? printedShare(source, context, inner) : printed(source, context, inner)
            values.append(Chart.Value(number: printed?.number?.approximation, label: printed?.text ?? "", figure: printed?.id))
        }
        return Chart.Line(
            series: Chart.Series(name: chartText(line.name, scope), values: values), unit: isRatio ? "" : line.unit?.text ?? "")
    }

    /// Words of a chart with the figures in them.
    mutating func chartText(_ source: Template?, _ scope: Scope) -> ChartText {
        ChartText(inlines(source, TextContext(scope, base: TextStyle())))
    }
}
