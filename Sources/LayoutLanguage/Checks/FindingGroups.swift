internal import Diagnostics

/// Findings with one cause as one finding: what a clerk mends at one place is said at one place.
///
/// * One rule that finds the same in many places says it once and names the others (a wrong name that is repeated).
/// * Several hits of one rule in one text are one finding.
/// * Several rules that one value breaks are one finding of the first, with the others below it. What only says that a value differs
///   from the data (`K001`, `K002`) gives way to the rule that says why that matters.
func grouped(_ findings: [Diagnostic]) -> [Diagnostic] {
    var groups = Grouping()
    for finding in findings { groups.add(finding) }
    return groups.findings
}

private struct Grouping {
    private(set) var findings: [Diagnostic] = []
    private var byPath: [String: Int] = [:]
    private var byMessage: [String: Int] = [:]

    /// Findings of stated values that say nothing but that they differ.
    static let plain: Set<DiagnosticID> = ["K001", "K002"]
    /// More places than these go on in another finding.
    static let mostPlaces = 12

    mutating func add(_ finding: Diagnostic) {
        // What one value breaks.
        let path = finding.place?.path
        let (known, isFull) = path.flatMap { byPath[$0] }.map { ($0, findings[$0].related.count >= Self.mostPlaces) } ?? (nil, false)
        if let known, !isFull, canJoin(findings[known], finding) { return join(finding, to: known) }
        let key = "\(finding.id.rawValue) \(finding.message.chinese)"
        if let index = byMessage[key], findings[index].severity == finding.severity, findings[index].related.count < Self.mostPlaces,
            let place = finding.place
        {
            findings[index].related.append(.init(Message("同样", "the same"), at: place))
            return
        }
        if let path, known == nil || isFull { byPath[path] = findings.count }
        byMessage[key] = findings.count
        findings.append(finding)
    }

    /// Whether two findings at one value of the data belong together: hits of one rule, or a value that the report states.
    private func canJoin(_ first: Diagnostic, _ second: Diagnostic) -> Bool {
        first.id == second.id || first.place?.path?.hasPrefix("/stated/") == true
    }

    private mutating func join(_ finding: Diagnostic, to index: Int) {
        var (main, other) = (findings[index], finding)
        if Self.plain.contains(main.id), !Self.plain.contains(other.id) { swap(&main, &other) }
        main.severity = min(main.severity, other.severity)
        if Self.plain.contains(other.id) {
            // The difference to the data, and what probably caused it, is what the rule's own words lack.
            main.advice = joined([other.id == "K002" ? other.message : nil, other.advice ?? main.advice])
            main.related += other.related.filter { !main.related.contains($0) }
        } else if other.id == main.id {
            if let place = other.place, place != main.place { main.related.append(.init(other.message, at: place)) }
        } else {
            let words = Message("\(other.id.rawValue) \(other.message.chinese)", "\(other.id.rawValue) \(other.message.english)")
            if let place = other.related.last?.place ?? other.place { main.related.append(.init(words, at: place)) }
        }
        findings[index] = main
    }

    private func joined(_ messages: [Message?]) -> Message? {
        let given = messages.compactMap { $0 }
        guard !given.isEmpty else { return nil }
        return Message(given.map(\.chinese).joined(separator: "；"), given.map(\.english).joined(separator: "; "))
    }
}
