internal import Diagnostics
internal import ReportData

/// What a check can find beside the package's own words. The words are made here.
enum CheckProblem {
    case numbersDiffer(rule: String, left: Side, right: Side, difference: String)
    /// The difference is empty where the sides are equal and should not be.
    case orderBroken(rule: String, left: Side, operation: String, right: Side, difference: String)
    case valuesDiffer(rule: String, left: Side, right: Side)
    case valueForbidden(rule: String, left: Side)
    case doesNotHold(rule: String)
    case statedDiffers(figure: String, stated: String, computed: String, difference: String)

    case phraseDiffers(name: String, stated: String, expected: String)

    /// A side of a relation: what the rule writes (nothing for a value that it writes out), and what it came to.
    struct Side {
        var expression: String
        var value: String
    }

    var message: Message {
        switch self {
        case .numbersDiffer(let rule, let left, let right, let difference):
            Message(
                "\(rule)：\(left.chinese)，\(right.chinese)，相差 \(difference)",
                "\(rule): \(left.english), \(right.english), a difference of \(difference)")
        case .orderBroken(let rule, let left, let operation, let right, let difference):
            Message(
                "\(rule)：\(left.chinese)，应 \(operation) \(right.chinese)\(difference.isEmpty ? "" : "，相差 \(difference)")",
                "\(rule): \(left.english), should be \(operation) \(right.english)\(difference.isEmpty ? "" : ", a difference of \(difference)")"
            )
        case .valuesDiffer(let rule, let left, let right):
            Message("\(rule)：\(left.chinese)，\(right.chinese)", "\(rule): \(left.english), \(right.english)")
        case .valueForbidden(let rule, let left): Message("\(rule)：\(left.chinese)", "\(rule): \(left.english)")
        case .doesNotHold(let rule): Message("\(rule)：不成立", "\(rule): does not hold")
        case .statedDiffers(let figure, let stated, let computed, let difference):
            Message(
                "“\(figure)”写为 \(stated)，按数据应为 \(computed)，相差 \(difference)",
                "'\(figure)' is stated as \(stated), the data give \(computed), a difference of \(difference)")
        case .phraseDiffers(let name, let stated, let expected):
            Message(
                "“\(name)”写作“\(stated)”，按数据应为“\(expected)”", "'\(name)' is stated as '\(stated)', the data give '\(expected)'")
        }
    }
}

extension CheckProblem.Side {
    /// Longer expressions are not repeated: the rule's place is given.
    private static let longestExpression = 24

    fileprivate var chinese: String {
        // Quoted values stand close.
        isNamed ? "“\(expression)”为\(value.hasPrefix("“") ? "" : " ")\(value)" : value
    }

    fileprivate var english: String { isNamed ? "'\(expression)' is \(value)" : value }

    private var isNamed: Bool { expression.count <= Self.longestExpression && !expression.isEmpty && !expression.contains("\n") }
}
