internal import Diagnostics
internal import OrderedCollections
internal import ReportData

/// Figures of the period before that a report writes itself, though its report of that period gives another number (`K003`).
func previousFindings(_ report: BoundReport) -> [Diagnostic] {
    let figures = report.figures
    guard figures.previous != nil else { return [] }
    return figures.definitions.values.compactMap { definition in
        guard let earlier = definition.previous, case .value(let source) = definition.content else { return nil }
        do throws(Diagnostics) {
            return try finding(definition, written: source, earlier: earlier, figures)
        } catch {
            return error.all.first
        }
    }
}

private func finding(
    _ definition: FigureDefinition, written: ParsedExpression, earlier: ParsedExpression, _ figures: FigureTable
) throws(Diagnostics) -> Diagnostic? {
    let digits = definition.digits ?? 2
    let left = try figures.traced { () throws(Diagnostics) in
        try figures.converted(figures.evaluate(written, figures), for: definition, written)
    }
    let right = try figures.traced { () throws(Diagnostics) in
        try figures.converted(figures.previousValue(of: earlier), for: definition, earlier)
    }
    guard let first = left.value.quantity, let second = right.value.quantity, let place = left.sources.first,
        first.number.rounded(toDigits: digits) != second.number.rounded(toDigits: digits)
    else { return nil }
    func text(_ number: Decimal) -> String { number.rounded(toDigits: digits).description + (first.unit ?? "") }
    let difference = first.number.subtracting(second.number)?.absolute ?? .zero
    let problem = CheckProblem.previousDiffers(
        figure: definition.name, written: text(first.number), before: text(second.number), difference: text(difference))
    let cause = LikelyCause(found: first.number, expected: second.number, near: Neighbours())
    let related = right.sources.first.map {
        Diagnostic.Related(Message("上年报告的数据", "the data of the previous report"), at: Place(span: $0.span, path: $0.path))
    }
    return Diagnostic(
        "K003", .error, problem.message, at: Place(span: place.span, path: place.path), advice: cause?.message,
        related: related.map { [$0] } ?? [])
}

extension FigureTable {
    /// A value with the values of the data that were read for it.
    fileprivate func traced(
        _ body: () throws(Diagnostics) -> Value
    ) throws(Diagnostics) -> (value: Value, sources: [Provenance.Source]) {
        let (value, reads) = try evaluation.traced(body)
        return (value, sources(reads.places))
    }
}
