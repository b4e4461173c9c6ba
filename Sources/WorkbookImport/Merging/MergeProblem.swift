internal import Diagnostics

/// What a merge leaves as it is. The words are made here.
enum MergeProblem {
    case wordsKept(kept: String, found: String)
    case otherKind
    case recordOnlyHere

    var id: DiagnosticID {
        switch self {
        case .wordsKept: "W041"
        case .otherKind: "W042"
        case .recordOnlyHere: "W043"
        }
    }

    var severity: Severity {
        switch self {
        case .wordsKept, .otherKind, .recordOnlyHere: .warning
        }
    }

    var message: Message {
        switch self {
        case .wordsKept(let kept, let found):
            Message("工作簿里是“\(found)”，保留报告里的“\(kept)”", "the workbook has '\(found)', the report's '\(kept)' stays")
        case .otherKind: Message("报告里写的是另一种形式，没有改动", "the report writes this in another form, which stays")
        case .recordOnlyHere: Message("报告里有这一条，工作簿里没有；没有改动", "the report has this record, the workbook has not; it stays")
        }
    }

    var advice: Message? {
        switch self {
        case .recordOnlyHere: Message("不再使用的，请删去", "delete it if it is no longer used")
        case .wordsKept, .otherKind: nil
        }
    }

    func diagnostic(at place: Place, places: [CellPlace]) -> Diagnostic {
        let related = places.map { Diagnostic.Related(Message("工作簿里在这里", "in the workbook it is here"), at: $0.place) }
        return Diagnostic(id, severity, message, at: place, advice: advice, related: related)
    }
}
