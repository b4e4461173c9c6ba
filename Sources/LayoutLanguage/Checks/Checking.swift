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
    return grouped(findings).sortedByPlace()
}
