internal import Diagnostics

/// What can be wrong with a schema, and what a schema can find wrong in data. The words are made here.
enum SchemaProblem {
    typealias Name = SchemaValidator.Name

    // In a schema.
    case unknownKeyword(String, nearest: String?)
    case keywordValue(String, expected: String)
    case unresolvedReference(String)
    case badPattern(offset: Int)
    case circularReference

    // In data.
    case wrongKind(Name, expected: [SchemaRule.Kind], found: DataNode)
    case missing(Name, in: Name)
    case unknownKey(String, nearest: String?, title: String?)
    case notAllowedHere(Name)
    case notAmongAllowed(Name, allowed: [DataNode], found: DataNode)
    case tooSmall(Name, Decimal, inclusive: Bool, DataNode)
    case tooLarge(Name, Decimal, inclusive: Bool, DataNode)
    case notAMultiple(Name, Decimal, DataNode)
    case wrongLength(Name, ClosedRange<Int>, found: Int)
    case noMatch(Name, String, DataNode?, DataNode)
    case wrongCount(Name, ClosedRange<Int>, found: Int)
    case notUnique(Name, first: Int)
    case noAlternative(Name, [SchemaRule.Kind], DataNode)
    case severalAlternatives(Name)
    case tooMany
    case tooMuchWork

    var id: DiagnosticID {
        switch self {
        case .unknownKeyword: "D040"
        case .keywordValue: "D041"
        case .unresolvedReference: "D042"
        case .badPattern: "D043"
        case .circularReference: "D044"
        case .wrongKind: "D050"
        case .missing: "D051"
        case .unknownKey: "D052"
        case .notAllowedHere: "D053"
        case .notAmongAllowed: "D054"
        case .tooSmall: "D055"
        case .tooLarge: "D056"
        case .notAMultiple: "D057"
        case .wrongLength: "D058"
        case .noMatch: "D059"
        case .wrongCount: "D060"
        case .notUnique: "D061"
        case .noAlternative: "D062"
        case .severalAlternatives: "D063"
        case .tooMany: "D064"
        case .tooMuchWork: "D065"
        }
    }

    var message: Message {
        switch self {
        case .unknownKeyword(let keyword, _): Message("不支持关键字“\(keyword)”", "the keyword '\(keyword)' is not supported")
        case .keywordValue(let keyword, let expected): Message("“\(keyword)”的值应为 \(expected)", "'\(keyword)' takes \(expected)")
        case .unresolvedReference(let target): Message("\(target) 没有指向本文件里的规则", "\(target) is no rule of this file")
        case .badPattern(let offset): Message("正则表达式第 \(offset + 1) 个字符处无法理解", "the pattern can not be read at character \(offset + 1)")
        case .tooMuchWork:
            Message("规则的各种可能太多，核对不完", "the alternatives of the rules multiply, and can not all be tried")
        case .circularReference: Message("规则互相引用，没有尽头", "the rules refer to one another without end")
        case .wrongKind(let name, let expected, let found), .noAlternative(let name, let expected, let found):
            Message(
                "\(name.chinese)应为\(expected.map(\.chinese).joined(separator: "或"))，却是\(found.shownInChinese)",
                "\(name.english) takes \(expected.map(\.english).joined(separator: " or ")), found \(found.shownInEnglish)")
        case .missing(let name, let owner):
            Message(
                "\(owner.title.map { "“\($0)”" } ?? "此处")缺少\(name.chinese)",
                "\(owner.title.map { "'\($0)'" } ?? "this object") lacks \(name.english)")
        case .unknownKey(let key, _, _): Message("没有名为“\(key)”的项", "there is no key '\(key)'")
        case .notAllowedHere(let name): Message("此处不能有\(name.chinese)", "\(name.english) is not allowed here")
        case .notAmongAllowed(let name, let allowed, let found):
            Message(
                "\(name.chinese)应为 \(shown(allowed)) 之一，却是\(found.shownInChinese)",
                "\(name.english) takes one of \(shown(allowed)), found \(found.shownInEnglish)")
        case .tooSmall(let name, let limit, let inclusive, let found):
            Message(
                "\(name.chinese)应\(inclusive ? "不小于" : "大于") \(limit)，却是\(found.shownInChinese)",
                "\(name.english) must be \(inclusive ? "at least" : "greater than") \(limit), found \(found.shownInEnglish)")
        case .tooLarge(let name, let limit, let inclusive, let found):
            Message(
                "\(name.chinese)应\(inclusive ? "不大于" : "小于") \(limit)，却是\(found.shownInChinese)",
                "\(name.english) must be \(inclusive ? "at most" : "less than") \(limit), found \(found.shownInEnglish)")
        case .notAMultiple(let name, let step, let found):
            Message(
                "\(name.chinese)应为 \(step) 的倍数，却是\(found.shownInChinese)",
                "\(name.english) must be a multiple of \(step), found \(found.shownInEnglish)")
        case .wrongLength(let name, let expected, let found):
            Message(
                "\(name.chinese)应有\(range(expected, .chinese))个字，却有 \(found) 个",
                "\(name.english) takes \(range(expected, .english)) characters, found \(found)")
        case .noMatch(let name, let pattern, _, let found):
            Message(
                "\(name.chinese)\(patternWords(pattern)?.chinese ?? "不合格式 \(pattern)")，却是\(found.shownInChinese)",
                "\(name.english) \(patternWords(pattern)?.english ?? "must match \(pattern)"), found \(found.shownInEnglish)")
        case .wrongCount(let name, let expected, let found):
            Message(
                "\(name.chinese)应有\(range(expected, .chinese))项，却有 \(found) 项",
                "\(name.english) takes \(range(expected, .english)) items, found \(found)")
        case .notUnique(let name, let first):
            Message("\(name.chinese)里与第 \(first + 1) 项重复", "\(name.english) repeats its item \(first + 1)")
        case .severalAlternatives(let name):
            Message("\(name.chinese)同时符合几种写法，无法判定", "\(name.english) fits several alternatives of which one is allowed")
        case .tooMany: Message("错误太多，其余不再列出", "too many errors, the others are not listed")
        }
    }

    var advice: Message? {
        switch self {
        case .unknownKeyword(_, let nearest?): Message("是否指“\(nearest)”？", "did you mean '\(nearest)'?")
        case .unknownKey(_, let nearest?, let title):
            Message(
                "是否指“\(nearest)”\(title.map { "（\($0)）" } ?? "")？", "did you mean '\(nearest)'\(title.map { " (\($0))" } ?? "")?")
        case .notAmongAllowed(_, let allowed, let found):
            found.text.flatMap { nearestName(to: $0, among: allowed.compactMap(\.text)) }.map {
                Message("是否指“\($0)”？", "did you mean '\($0)'?")
            }
        case .wrongKind(_, let expected, let found) where found.text != nil && !Set(expected).isDisjoint(with: [.number, .integer]):
            Message("数字不加引号，也不带单位和千分位", "numbers have no quotation marks, units or separators")
        case .wrongKind(_, let expected, let found) where found.number != nil && expected.contains(.string):
            Message("请加引号写作 \"\(found.literal)\"", "put it in quotes: \"\(found.literal)\"")
        case .noMatch(_, _, let example?, _): Message("例如 \(example.literal)", "for example \(example.literal)")
        case .unknownKeyword, .keywordValue, .unresolvedReference, .badPattern, .circularReference, .wrongKind, .missing, .unknownKey,
            .notAllowedHere, .tooSmall, .tooLarge, .notAMultiple, .wrongLength, .noMatch, .wrongCount, .notUnique, .noAlternative,
            .severalAlternatives, .tooMany, .tooMuchWork:
            nil
        }
    }

    /// The diagnostic for this problem at `place`.
    func diagnostic(at place: Place) -> Diagnostic {
        Diagnostic(id, .failure, message, at: place, advice: advice)
    }

    private func shown(_ values: [DataNode]) -> String {
        let shown = values.prefix(12).map { String($0.literal.prefix(24)) }.joined(separator: ", ")
        return values.count > 12 ? shown + ", …" : shown
    }

    private func range(_ range: ClosedRange<Int>, _ language: Message.Language) -> String {
        let chinese = language == .chinese
        if range.lowerBound == range.upperBound { return chinese ? " \(range.lowerBound) " : "\(range.lowerBound)" }
        if range.upperBound == .max { return chinese ? "至少 \(range.lowerBound) " : "at least \(range.lowerBound)" }
        if range.lowerBound == 0 { return chinese ? "至多 \(range.upperBound) " : "at most \(range.upperBound)" }
        return chinese ? " \(range.lowerBound) 至 \(range.upperBound) " : "\(range.lowerBound) to \(range.upperBound)"
    }
}

/// What the commonest patterns ask for, in words: so many digits, or a day.
private func patternWords(_ pattern: String) -> Message? {
    if ["^[0-9]{4}-[0-9]{2}-[0-9]{2}$", #"^\d{4}-\d{2}-\d{2}$"#].contains(pattern) {
        return Message("应写作年-月-日，如 2025-08-15", "takes a day such as 2025-08-15")
    }
    for (start, end) in [("^[0-9]{", "}$"), (#"^\d{"#, "}$")] where pattern.hasPrefix(start) && pattern.hasSuffix(end) {
        let counts = pattern.dropFirst(start.count).dropLast(end.count).split(separator: ",").map { Int($0) }
        switch (counts.count, counts.first ?? nil, counts.last ?? nil) {
        case (1, let count?, _): return Message("应为 \(count) 位数字", "takes \(count) digits")
        case (2, let least?, let most?): return Message("应为 \(least) 至 \(most) 位数字", "takes \(least) to \(most) digits")
        default: return nil
        }
    }
    return nil
}

extension SchemaValidator.Name {
    fileprivate var chinese: String {
        switch (title, key) {
        case (let title?, let key?): title == key ? "“\(title)”" : "“\(title)”（\(key)）"
        case (let name?, nil), (nil, let name?): "“\(name)”"
        case (nil, nil): "此处"
        }
    }

    fileprivate var english: String {
        switch (title, key) {
        case (let title?, let key?): title == key ? "'\(title)'" : "'\(title)' (\(key))"
        case (let name?, nil), (nil, let name?): "'\(name)'"
        case (nil, nil): "this value"
        }
    }
}

extension SchemaRule.Kind {
    fileprivate var chinese: String {
        switch self {
        case .null: "null"
        case .boolean: "true 或 false"
        case .integer: "整数"
        case .number: "数字"
        case .string: "文字"
        case .array: "列表"
        case .object: "对象"
        }
    }

    fileprivate var english: String {
        switch self {
        case .null: "null"
        case .boolean: "true or false"
        case .integer: "a whole number"
        case .number: "a number"
        case .string: "a text"
        case .array: "a list"
        case .object: "an object"
        }
    }
}

extension DataNode {
    fileprivate var shownInChinese: String { shown(text: "文字", number: "数字", list: "列表", object: "对象") }
    fileprivate var shownInEnglish: String { shown(text: "the text", number: "the number", list: "a list", object: "an object") }

    private func shown(text: String, number: String, list: String, object: String) -> String {
        switch value {
        case .null, .bool: " \(literal)"
        case .number: "\(number) \(literal.prefix(24))"
        case .text: "\(text) \(literal.count > 24 ? literal.prefix(24) + "…" : literal)"
        case .list: list
        case .object: object
        }
    }
}
