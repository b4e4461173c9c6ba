internal import Diagnostics
internal import OrderedCollections
internal import ReportData

/// Where a report states something else than its data give: another number (`K001`, an error; a warning when the last printed digit
/// alone is one off) or another sentence (`K002`, a warning).
func statedFindings(_ report: BoundReport) -> [Diagnostic] {
    numberFindings(report)
        + report.statedPhrases.map { phrase in
            let (stated, expected) = excerpts(of: phrase.node.text ?? "", phrase.expected)
            let problem = CheckProblem.phraseDiffers(name: phrase.name, stated: stated, expected: expected)
            let place = Place(span: phrase.node.span, path: report.figures.data.pointer(to: phrase.node.span))
            return Diagnostic("K002", .warning, problem.message, at: place)
        }
}

/// The parts of two texts around what differs: long ones are not repeated whole.
private func excerpts(of first: String, _ second: String) -> (String, String) {
    let before = zip(first, second).prefix { $0 == $1 }.count
    let after = min(
        zip(first.reversed(), second.reversed()).prefix { $0 == $1 }.count, min(first.count, second.count) - before)
    func excerpt(_ text: String) -> String {
        let context = 8
        let start = max(0, before - context)
        let end = min(text.count, text.count - after + context)
        let part = text.dropFirst(start).prefix(end - start)
        let shown = part.count > 60 ? part.prefix(40) + "…" + part.suffix(16) : part
        return (start > 0 ? "…" : "") + shown + (end < text.count ? "…" : "")
    }
    return (excerpt(first), excerpt(second))
}

private func numberFindings(_ report: BoundReport) -> [Diagnostic] {
    let figures = FigureValues(report.figures)
    var seen: Set<String> = []
    return report.provenance.rows.compactMap { row in
        guard let computed = row.computed, let stated = row.value, let source = row.sources.first,
            stated.rounded(toDigits: row.digits ?? 2) != computed.rounded(toDigits: row.digits ?? 2), seen.insert(source.path).inserted
        else { return nil }
        return finding(row, stated: stated, computed: computed, source: source, figures)
    }
}

private func finding(
    _ row: Provenance.Row, stated: Decimal, computed: Decimal, source: Provenance.Source, _ figures: FigureValues
) -> Diagnostic {
    let digits = row.digits ?? 2
    let expected = computed.rounded(toDigits: digits)
    let difference = stated.subtracting(expected)?.absolute ?? .zero
    func text(_ number: Decimal) -> String { number.description + (row.unit ?? "") }
    let name = row.figure ?? ""
    let problem = CheckProblem.statedDiffers(figure: name, stated: text(stated), computed: text(expected), difference: text(difference))
    let isLastDigit = Decimal(digits: 1, exponent: -digits).map { difference <= $0 } ?? false
    let cause = isLastDigit ? nil : LikelyCause(found: stated, expected: expected, figures: figures.values(in: row.unit, except: [name]))
    let rule = row.formula.map { Diagnostic.Related(Message("应有的数由此得出", "this gives what it should be"), at: Place(span: $0)) }
    return Diagnostic(
        "K001", isLastDigit ? .warning : .error, problem.message, at: Place(span: source.span, path: source.path), advice: cause?.message,
        related: rule.map { [$0] } ?? [])
}
