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

    case notFilledIn(count: Int, first: String)
    case previousDiffers(figure: String, written: String, before: String, difference: String)
    /// A sentence that differs in its numbers alone.
    case phraseNumbers(name: String, pairs: [(stated: String, expected: String)])
    case phraseDiffers(name: String, stated: String, expected: String)

    /// A side of a relation: what the rule writes, and what it came to.
    struct Side {
        /// The name as a clerk may know it; `nil` where the rule writes a value out, and of what functions work out.
        let name: String?
        /// Where it is printed, if the rule says where.
        let place: String?
        let value: String

        init(expression: String, place: String? = nil, value: String) {
            name = clerksName(of: expression)
            self.place = place
            self.value = value
        }
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
        case .doesNotHold(let rule): Message("不符合：\(rule)", "does not hold: \(rule)")
        case .statedDiffers(let figure, let stated, let computed, let difference):
            Message(
                "“\(figure)”写为 \(stated)，按数据应为 \(computed)，相差 \(difference)",
                "'\(figure)' is stated as \(stated), the data give \(computed), a difference of \(difference)")
        case .notFilledIn(let count, let first):
            Message(
                count == 1 ? "没有填写：“\(first.prefix(40))”" : "还有 \(count) 处没有填写，第一处为“\(first.prefix(40))”",
                count == 1
                    ? "not filled in: '\(first.prefix(40))'" : "\(count) places are not filled in, the first is '\(first.prefix(40))'")
        case .previousDiffers(let figure, let written, let before, let difference):
            Message(
                "“\(figure)”写为 \(written)，上年报告为 \(before)，相差 \(difference)",
                "'\(figure)' is written as \(written), the previous report has \(before), a difference of \(difference)")
        case .phraseNumbers(let name, let pairs):
            Message(
                "“\(name)”" + pairs.map { "写为 \($0.stated)，按数据应为 \($0.expected)" }.joined(separator: "；"),
                "'\(name)' " + pairs.map { "is stated as \($0.stated), the data give \($0.expected)" }.joined(separator: "; "))
        case .phraseDiffers(let name, let stated, let expected):
            Message(
                "“\(name)”写作“\(stated)”，按数据应为“\(expected)”", "'\(name)' is stated as '\(stated)', the data give '\(expected)'")
        }
    }
}

extension CheckProblem.Side {
    fileprivate var chinese: String {
        // Quoted values stand close.
        if let place { return name.map { "“\($0)”（\(place)）为 \(value)" } ?? "\(place)为 \(value)" }
        return name.map { "“\($0)”为\(value.hasPrefix("“") ? "" : " ")\(value)" } ?? value
    }

    fileprivate var english: String {
        if let place { return name.map { "'\($0)' in '\(place)' is \(value)" } ?? "in '\(place)' \(value)" }
        return name.map { "'\($0)' is \(value)" } ?? value
    }
}

/// The name in an expression as a clerk may know it: of a field of a row the field. Longer expressions than a name are not repeated: the
/// rule's place is given.
private func clerksName(of expression: String) -> String? {
    guard !expression.isEmpty, !notInNames.isFound(in: expression), expression.count <= longestName else { return nil }
    let path = expression.split(separator: ".")
    let isPath = path.count > 1 && path.allSatisfy { part in part.allSatisfy { $0.isLetter || $0 == "_" } }
    guard isPath, let field = path.last, field.contains(where: { !$0.isASCII }) else { return expression }
    return String(field)
}

private let longestName = 24
/// What stands in calls, indices and texts, and between lines.
private let notInNames = ByteSearch(["(", ")", "[", "]", "?", "\"", "“", "”", "\n"])
