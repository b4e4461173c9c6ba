internal import Diagnostics
internal import DocumentTree
internal import ReportData

extension Binder {
    /// The items of a chart's first series that are less than a part of the whole, as one; `nil` when fewer than two are.
    ///
    /// Their sum is exact, and printed as each of them is. Of 70, 28, 1.5, 0.5 below 2 % are the last two, together 2.
    mutating func rest(of template: ChartTemplate, _ scope: Scope) -> Chart.Rest? {
        guard let small = template.small, let limit = ratio(small.limit, scope) else { return nil }
        let items = items(of: template, scope)
        var amounts: [ReportData.Decimal?] = []
        for item in items { amounts.append(value(item.value, item.scope)?.quantity?.number) }
        let whole = amounts.reduce(ReportData.Decimal.zero) { sum, amount in amount.flatMap(sum.adding) ?? sum }
        guard let least = whole.multiplied(by: limit), least > .zero else { return nil }
        let members = amounts.indices.filter { amounts[$0].map { $0 > .zero && $0 < least } ?? false }
        guard members.count > 1 else { return nil }
        let parts = members.map { items[$0] }
        let sum = printedSum(of: parts.map { ($0.value, $0.scope) }, at: small.span, numberContext(of: template))
        let shares = parts.compactMap { part in part.share.map { ($0, part.scope) } }
        let share = shares.count == parts.count ? printedSum(of: shares, at: small.span, shareContext, isShare: true) : nil
        guard let sum else { return nil }
        let value = Chart.Value(
            number: sum.number?.approximation, label: sum.text, share: share?.text ?? "", figure: sum.id, shareFigure: share?.id)
        return Chart.Rest(name: chartText(small.name, scope), value: value, members: members)
    }

    /// A number of the first series with what gives it.
    private struct Item {
        var value: ParsedExpression
        var share: ParsedExpression?
        var scope: Scope
    }

    private mutating func items(of template: ChartTemplate, _ scope: Scope) -> [Item] {
        switch template.content {
        case .rows(let rows):
            guard let series = rows.series.first else { return [] }
            return scopes(rows.each, scope).map { Item(value: series.value, share: rows.share, scope: $0) }
        case .written(_, let series): return series.first?.values.map { Item(value: $0, share: nil, scope: scope) } ?? []
        }
    }

    private mutating func ratio(_ source: ParsedExpression, _ scope: Scope) -> ReportData.Decimal? {
        guard let quantity = value(source, scope)?.quantity else { return nil }
        guard let number = figures.units.convert(quantity, to: nil) else {
            report(.wrongFormat(format: "below", expected: Message("比率", "ratios")), source.span)
            return nil
        }
        return number
    }
}
