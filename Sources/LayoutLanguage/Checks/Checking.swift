public import Diagnostics

/// What the relations and text rules of `package`, and the values that a report states say about a bound report, in the order of their places.
///
/// Nothing is repaired: a finding names the rule, both values, their difference and both places.
public func check(_ package: LayoutPackage, _ report: BoundReport) -> [Diagnostic] {
    var relations = RelationCheck(package: package, figures: report.figures)
    var findings: [Diagnostic] = []
    for definition in package.checks.values { findings += relations.findings(of: definition) }
    var texts = TextCheck(package: package, figures: report.figures)
    for definition in package.textChecks.values { findings += texts.findings(of: definition) }
    findings += statedFindings(report)
    return findings.sortedByPlace()
}
