public import Diagnostics
internal import DocumentTree

/// What the relations and text rules of `package`, and the values that a report states say about a bound report, in the order of their places.
///
/// Nothing is repaired: a finding names the rule, both values, their difference and both places. Findings with one cause are one.
public func check(_ package: LayoutPackage, _ report: BoundReport) -> [Diagnostic] {
    var relations = RelationCheck(package: package, figures: report.figures)
    var findings: [Diagnostic] = []
    for definition in package.checks.values where definition.relation != nil { findings += relations.findings(of: definition) }
    var texts = TextCheck(package: package, report: report)
    for definition in package.textChecks.values { findings += texts.findings(of: definition) }
    findings += statedFindings(package, report)
    findings += previousFindings(report)
    findings += unusedFindings(report)
    return grouped(findings).sortedByPlace()
}

/// Values of the data that nothing reads and that the layout does not know either: what only this report has no need of, such as the
/// wording of a form that it does not use, is none. One finding for all: a layout in the making uses little of its data.
private func unusedFindings(_ report: BoundReport) -> [Diagnostic] {
    let places = report.unusedData.filter { place in
        guard let name = innermostName(of: place.path ?? "") else { return false }
        return !report.mentionedNames.contains(String(name))
    }
    guard let first = places.first else { return [] }
    var finding = BindingProblem.unusedData.diagnostic(at: first)
    finding.related = places.dropFirst().prefix(5).map { .init(Message("同样", "the same"), at: $0) }
    let rest = places.count - 1 - finding.related.count
    if rest > 0 { finding.advice = Message("还有 \(rest) 项没有用到", "\(rest) more values are not used") }
    return [finding]
}

/// The last step of a JSON pointer that is no place in a list; names that look like one have more than two digits, as codes have.
///
/// Looked for in bytes, from the end: data that nothing uses may have a hundred thousand values.
private func innermostName(of path: String) -> Substring? {
    var rest = path[...]
    while let slash = rest.utf8.lastIndex(of: UInt8(ascii: "/")) {
        let step = rest[rest.utf8.index(after: slash)...]
        if step.utf8.count > 2 || (!step.isEmpty && Int(step) == nil) { return step }
        rest = rest[..<slash]
    }
    return nil
}
