internal import Diagnostics

/// What can be wrong with a map beside what any YAML file can have. The words are made here.
enum MapProblem {
    case empty
    case unknownColumn(String, known: [String])
    case unknownSheet(String, known: [String])
    case unknownUnit(String, known: [String])
    case noPowerOfTen(String)
    case noColumn
    case badFact

    var id: DiagnosticID {
        switch self {
        case .empty: "W101"
        case .unknownColumn: "W102"
        case .unknownSheet: "W103"
        case .unknownUnit, .noPowerOfTen: "W104"
        case .noColumn: "W105"
        case .badFact: "W106"
        }
    }

    var message: Message {
        switch self {
        case .empty: Message("对应表是空的", "the map is empty")
        case .unknownColumn(let name, _): Message("columns 里没有“\(name)”", "'columns' has no '\(name)'")
        case .unknownSheet(let name, _): Message("sheets 里没有“\(name)”", "'sheets' has no '\(name)'")
        case .unknownUnit(let name, _): Message("没有“\(name)”这个金额单位", "'\(name)' is no unit of money")
        case .noPowerOfTen(let text): Message("“\(text)”不是 1、10、100 这样的数", "'\(text)' is no power of ten")
        case .noColumn: Message("没有写明取哪一栏", "it is not said which column is meant")
        case .badFact: Message("花括号没有配对，或里面是空的", "braces do not match, or hold nothing")
        }
    }

    var advice: Message? {
        switch self {
        case .unknownColumn(let name, let known), .unknownSheet(let name, let known):
            nearestName(to: name, among: known).map { Message("是否指“\($0)”？", "did you mean '\($0)'?") }
        case .unknownUnit(_, let known): Message("units 里有：\(known.joined(separator: "、"))", "units: \(known.joined(separator: ", "))")
        case .noColumn: Message("写作“标签: {栏: 数据}”，或在 value 写明栏", "write 'label: {column: data}', or name the column under 'value'")
        case .empty, .badFact, .noPowerOfTen: nil
        }
    }

    func diagnostic(at span: SourceSpan) -> Diagnostic { Diagnostic(id, .failure, message, at: Place(span: span), advice: advice) }
}
