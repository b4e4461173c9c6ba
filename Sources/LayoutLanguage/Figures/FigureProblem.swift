internal import Diagnostics

/// What can be wrong with figures and with what a report states. The words are made here.
enum FigureProblem {
    case circle([String])
    case unknownUnit(String, nearest: String?)
    case wrongUnit(figure: String, expected: String, found: String)
    case rowsAreNoList(String)
    case unknownDataUnit(String, nearest: String?)
    case unknownStatedFigure(String, nearest: String?)
    case unknownStatedPhrase(String, nearest: String?)
    case statedNotNumber(String)
    case statedUnused(String)

    var id: DiagnosticID {
        switch self {
        case .circle: "G001"
        case .unknownUnit: "G002"
        case .wrongUnit: "G003"
        case .rowsAreNoList: "G004"
        case .unknownDataUnit: "G005"
        case .unknownStatedFigure: "G006"
        case .unknownStatedPhrase: "G007"
        case .statedNotNumber: "G008"
        case .statedUnused: "G009"
        }
    }

    var severity: Severity {
        switch self {
        case .statedUnused: .warning
        case .circle, .unknownUnit, .wrongUnit, .rowsAreNoList, .unknownDataUnit, .unknownStatedFigure, .unknownStatedPhrase,
            .statedNotNumber:
            .failure
        }
    }

    var message: Message {
        switch self {
        case .circle(let names):
            Message(
                "指标互相依赖，成了一圈：\(names.joined(separator: " → "))", "figures need one another in a circle: \(names.joined(separator: " → "))")
        case .unknownUnit(let name, _): Message("没有“\(name)”这个计量单位", "unknown unit '\(name)'")
        case .wrongUnit(let figure, let expected, let found):
            Message("“\(figure)”的单位应为“\(expected)”，算出来却是“\(found)”", "'\(figure)' should be in '\(expected)' but is in '\(found)'")
        case .rowsAreNoList(let name): Message("“\(name)”的 rows 不是列表", "rows of '\(name)' are not a list")
        case .unknownDataUnit(let name, _): Message("数据声明的单位“\(name)”没有定义", "the data declares the unknown unit '\(name)'")
        case .unknownStatedFigure(let name, _): Message("没有“\(name)”这个指标", "unknown figure '\(name)'")
        case .unknownStatedPhrase(let name, _): Message("没有叫“\(name)”的短语", "no phrase is used under the name '\(name)'")
        case .statedNotNumber(let name): Message("“\(name)”是数字，这里写的不是", "'\(name)' is a number, what is stated is not")
        case .statedUnused(let name): Message("写明的“\(name)”没有印到任何地方", "'\(name)' is stated but printed nowhere")
        }
    }

    var advice: Message? {
        switch self {
        case .unknownUnit(_, let nearest?), .unknownDataUnit(_, let nearest?), .unknownStatedFigure(_, let nearest?),
            .unknownStatedPhrase(_, let nearest?):
            Message("是否指“\(nearest)”？", "did you mean '\(nearest)'?")
        case .statedUnused: Message("请检查 where 和 row", "check its 'where' and 'row'")
        case .circle, .unknownUnit, .wrongUnit, .rowsAreNoList, .unknownDataUnit, .unknownStatedFigure, .unknownStatedPhrase,
            .statedNotNumber:
            nil
        }
    }

    /// The diagnostic for this problem at `place`.
    func diagnostic(at place: Place) -> Diagnostic { Diagnostic(id, severity, message, at: place, advice: advice) }

    /// The diagnostic for this problem at `span`.
    func diagnostic(at span: SourceSpan) -> Diagnostic { diagnostic(at: Place(span: span)) }
}
