internal import Diagnostics
internal import ReportData

/// Texts of a new report that nobody has filled in yet (`K004`): one finding that counts them.
func placeholderFindings(_ report: BoundReport) -> [Diagnostic] {
    let data = report.figures.data
    let left = DataTexts(data.root, paths: []).sequences.joined().filter { $0.text.hasBytes(of: Placeholder.opening) }
    guard let first = left.first else { return [] }
    let problem = CheckProblem.notFilledIn(count: left.count, first: first.text)
    let related = left.dropFirst().prefix(mostPlaces).map {
        Diagnostic.Related(Message("同样：\($0.text.prefix(40))", "the same: \($0.text.prefix(40))"), at: data.place(of: $0.node))
    }
    return [Diagnostic("K004", .error, problem.message, at: data.place(of: first.node), related: Array(related))]
}

/// More are counted, but not listed.
private let mostPlaces = 12
