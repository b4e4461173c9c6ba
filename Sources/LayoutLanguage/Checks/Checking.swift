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
    return folded(search.bound)
        + grouped(causes + search.checked + unusedFindings(report) + oddCharacters(in: report.figures.data)).sortedByPlace()
}

/// What binding found, with the numbers that print as zero as one finding: amounts in another unit than the data say make dozens of them.
private func folded(_ findings: [Diagnostic]) -> [Diagnostic] {
    let zeros = findings.filter { $0.id == zeroID }
    guard zeros.count > 1, let index = findings.firstIndex(where: { $0.id == zeroID }) else { return findings }
    var folded = findings
    folded.removeAll { $0.id == zeroID }
    var first = zeros[0]
    first.related += zeros.dropFirst().prefix(mostZeros).compactMap { zero in zero.place.map { .init(zero.message, at: $0) } }
    let rest = zeros.count - 1 - mostZeros
    if rest > 0 {
        first.advice = Message("还有 \(rest) 处；处处如此的，请核对金额单位", "\(rest) more; where it is so all over, look at the unit of amounts")
    }
    folded.insert(first, at: index)
    return folded
}

/// A number that is not zero and prints as zero.
private let zeroID: DiagnosticID = "B011"
/// More places than these are counted.
private let mostZeros = 8

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
