public import Diagnostics
internal import DocumentTree

/// What the relations and text rules of `package`, and the values that a report states say about a bound report, in the order of their places.
///
/// Nothing is repaired: a finding names the rule, both values, their difference and both places. Findings with one cause are one.
public func check(_ package: LayoutPackage, _ report: BoundReport) -> [Diagnostic] {
    grouped(Judgement(package, report).findings + unusedFindings(report) + oddCharacters(in: report.figures.data)).sortedByPlace()
}

/// All that is wrong with a bound report: what binding found, what `check` finds, and what one wrong value causes as one finding.
public func findings(of report: BoundReport, with resolved: ResolvedPackage) -> [Diagnostic] {
    let judgement = Judgement(resolved.package, report)
    var search = CauseSearch(resolved, report, judgement)
    let causes = search.causes()
    return search.bound + grouped(causes + search.checked + unusedFindings(report) + oddCharacters(in: report.figures.data)).sortedByPlace()
}

/// One finding for all values that nothing uses.
private func unusedFindings(_ report: BoundReport) -> [Diagnostic] {
    let places = report.unusedData.places
    guard let first = places.first else { return [] }
    var finding = BindingProblem.unusedData.diagnostic(at: first)
    finding.related = places.dropFirst().map { .init(Message("同样", "the same"), at: $0) }
    let rest = report.unusedData.count - places.count
    if rest > 0 { finding.advice = Message("还有 \(rest) 项没有用到", "\(rest) more values are not used") }
    return [finding]
}
