internal import Diagnostics

/// What the checks find in a bound report, each finding by itself, and the numbers that do not go together.
struct Judgement {
    var findings: [Diagnostic] = []
    var discrepancies: [Discrepancy]

    init(_ package: LayoutPackage, _ report: BoundReport) {
        discrepancies = report.discrepancies
        var relations = RelationCheck(package: package, figures: report.figures)
        findings = relations.findings(of: package)
        discrepancies += relations.discrepancies
        var texts = TextCheck(package: package, report: report)
        for definition in package.textChecks.values { findings += texts.findings(of: definition) }
        findings += statedFindings(package, report)
        findings += previousFindings(report)
        findings += placeholderFindings(report)
    }
}

/// How often each kind of finding stands at each place: what changes between two judgements of the same data.
struct FindingCounts {
    private struct Key: Hashable {
        var id: DiagnosticID
        var path: String?
        var offset: Int?

        init(_ finding: Diagnostic) {
            id = finding.id
            path = finding.place?.path
            offset = path == nil ? finding.place?.span?.range.lowerBound : nil
        }
    }

    private var counts: [Key: Int] = [:]

    /// Remarks are not counted.
    init(_ findings: [Diagnostic]) {
        for finding in findings where finding.severity != .remark { counts[Key(finding), default: 0] += 1 }
    }

    /// Remarks alone.
    init(remarks findings: [Diagnostic]) {
        for finding in findings where finding.severity == .remark { counts[Key(finding), default: 0] += 1 }
    }

    var isEmpty: Bool { counts.isEmpty }

    /// How many findings are not in `other`.
    func excess(over other: FindingCounts) -> Int { counts.reduce(0) { $0 + max(0, $1.value - (other.counts[$1.key] ?? 0)) } }

    /// Takes the finding out, if there is still one like it.
    mutating func take(_ finding: Diagnostic) -> Bool {
        guard let count = counts[Key(finding)], count > 0 else { return false }
        counts[Key(finding)] = count - 1
        return true
    }
}
