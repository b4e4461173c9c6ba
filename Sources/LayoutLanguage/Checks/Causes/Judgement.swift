internal import Diagnostics

/// What the checks find in a bound report, each finding by itself, and the numbers that do not go together.
struct Judgement {
    let findings: [Diagnostic]
    let discrepancies: [Discrepancy]
    /// What each relation comes to, in the order of the package.
    let relations: [JudgedRelation]

    init(_ package: LayoutPackage, _ report: BoundReport) {
        self.init(package, report, others: Judgement.others(package, report))
    }

    /// The judgement of a report whose `others` are known.
    init(_ package: LayoutPackage, _ report: BoundReport, others: [Diagnostic]) {
        var check = RelationCheck(package: package, figures: report.figures)
        var words = RelationFindings(package: package, figures: report.figures)
        var findings: [Diagnostic] = []
        var relations: [JudgedRelation] = []
        for definition in package.checks.values where definition.relation != nil {
            let outcome = check.outcome(of: definition)
            findings += words.findings(of: definition, outcome)
            relations.append(JudgedRelation(definition, outcome))
        }
        self.findings = findings + others
        self.relations = relations
        discrepancies = report.discrepancies + words.discrepancies
    }

    /// What all but the relations find.
    static func others(_ package: LayoutPackage, _ report: BoundReport) -> [Diagnostic] {
        var findings: [Diagnostic] = []
        var texts = TextCheck(package: package, report: report)
        for definition in package.textChecks.values { findings += texts.findings(of: definition) }
        return findings + statedFindings(package, report) + previousFindings(report) + placeholderFindings(report)
    }
}

/// A relation with what it came to.
struct JudgedRelation {
    let definition: CheckDefinition
    /// Its findings, without their words.
    let keys: [FindingKey]
    /// What was read of the data.
    let reads: Reads

    init(_ definition: CheckDefinition, _ outcome: RelationOutcome) {
        self.definition = definition
        reads = outcome.reads
        keys = outcome.faults.flatMap { fault in
            switch fault {
            case .violation(let violation):
                violation.severity == .remark ? [] : [FindingKey(DiagnosticID(rawValue: definition.id), violation.place)]
            case .failure(let findings): findings.compactMap(FindingKey.init)
            }
        }
    }
}

/// A kind of finding at a place: what tells the findings of two judgements of the same data apart.
struct FindingKey: Hashable {
    private let id: DiagnosticID
    private let path: String?
    private let offset: Int?

    init(_ id: DiagnosticID, _ place: Place?) {
        self.id = id
        path = place?.path
        offset = path == nil ? place?.span?.range.lowerBound : nil
    }

    /// `nil` for a remark, which counts for nothing.
    init?(_ finding: Diagnostic) {
        guard finding.severity != .remark else { return nil }
        self.init(finding.id, finding.place)
    }
}

/// How often each kind of finding stands at each place: what changes between two judgements of the same data.
struct FindingCounts {
    private var counts: [FindingKey: Int] = [:]

    init(_ keys: some Sequence<FindingKey>) {
        for key in keys { counts[key, default: 0] += 1 }
    }

    /// Remarks alone.
    init(remarks findings: [Diagnostic]) {
        for finding in findings where finding.severity == .remark { counts[FindingKey(finding.id, finding.place), default: 0] += 1 }
    }

    var isEmpty: Bool { counts.isEmpty }

    /// How many findings are not in `other`.
    func excess(over other: FindingCounts) -> Int { counts.reduce(0) { $0 + max(0, $1.value - (other.counts[$1.key] ?? 0)) } }

    /// Takes the finding out, if there is still one like it.
    mutating func take(_ finding: Diagnostic) -> Bool {
        guard let key = FindingKey(finding), let count = counts[key], count > 0 else { return false }
        counts[key] = count - 1
        return true
    }
}
