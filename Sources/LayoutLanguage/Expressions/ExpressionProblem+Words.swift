internal import Diagnostics
internal import ReportData

extension ExpressionProblem {
    var message: Message {
        switch self {
        case .empty: Message("此处缺少表达式", "no expression here")
        case .unexpectedCharacter(let found): Message("表达式里不能有“\(found)”", "'\(found)' has no meaning in an expression")
        case .lookalike(let found, let meant):
            Message("“\(found)”不是半角符号，此处应为 \(meant)", "'\(found)' is not the ASCII character, \(meant) is meant here")
        case .unterminatedText: Message("文字缺少右引号", "text without its closing quotation mark")
        case .numberTooLong:
            Message("数字超过 \(Decimal.maximumDigits) 位，无法精确保存", "the number can not be held exactly in \(Decimal.maximumDigits) digits")
        case .expectedOperand(let found): expected("一个值", "a value", found)
        case .expectedOperator(let found): expected("运算符或结尾", "an operator or the end", found)
        case .expectedMark(let mark, let found): expected("“\(mark)”", "'\(mark)'", found)
        case .expectedThen(let found): expected("“then”（则）", "'then'", found)
        case .expectedElse(let found): expected("“else”（否则）", "'else'", found)
        case .expectedAbsent(let found): expected("“absent”", "'absent'", found)
        case .expectedField(let found): expected("字段名", "the name of a field", found)
        case .chainedComparison: Message("比较不能连写", "comparisons can not be chained")
        case .tooDeep(let limit): Message("表达式嵌套超过 \(limit) 层", "the expression is nested deeper than \(limit) levels")
        case .unknownName(let name, _, _): Message("没有名为“\(name)”的指标或数据", "nothing is called '\(name)'")
        case .unknownField(let name, _): Message("没有名为“\(name)”的字段", "there is no field '\(name)'")
        case .unknownFunction(let name, _): Message("没有名为“\(name)”的函数", "there is no function '\(name)'")
        case .unknownUnit(let name, _): Message("没有名为“\(name)”的单位", "there is no unit '\(name)'")
        case .phraseAsValue(let name, _, _): Message("“\(name)”是短语，不是函数或指标", "'\(name)' is a phrase, neither a function nor a figure")
        case .unquotedClass(let name): Message("“\(name)”是类名，却没有加引号", "'\(name)' is the name of a class and has no quotation marks")
        case .noFields(let kind, let name):
            Message("\(kind.words.chinese)没有字段“\(name)”", "\(kind.words.english) has no field '\(name)'")
        case .notANumber(let found): expectedKind(.number, found)
        case .notATruth(let found): expectedKind(.bool, found)
        case .notAList(let found): expectedKind(.list, found)
        case .wrongKind(let expected, let found): expectedKind(expected, found)
        case .differentKinds(let left, let right):
            Message(
                "\(left.words.chinese)与\(right.words.chinese)不能比较", "\(left.words.english) can not be compared with \(right.words.english)")
        case .noOrder(let kind): Message("\(kind.words.chinese)没有大小之分", "\(kind.words.english) has no order")
        case .notIndexed(let kind): Message("\(kind.words.chinese)不能用 […] 取值", "\(kind.words.english) takes no […]")
        case .wrongIndex(let expected, let found):
            Message(
                "[…] 里应为\(expected.words.chinese)，却是\(found.words.chinese)",
                "[…] takes \(expected.words.english) here, found \(found.words.english)")
        case .badIndex: Message("序号应为不小于 0 的整数", "places in a list are whole numbers from 0")
        case .notWhole: Message("此处应为整数", "expected a whole number")
        case .notADate(let text): Message("“\(text)”不是日期", "'\(text)' is not a date")
        case .notNumeric(let text): Message("“\(text)”不是数字", "'\(text)' is not a number")
        case .unitMismatch(let left, let right):
            Message(
                "\(chineseName(left))与\(chineseName(right))不能相加或比较",
                "\(englishName(left)) and \(englishName(right)) can not be added or compared")
        case .unitProduct(let left, let right): Message("“\(left)”与“\(right)”不能相乘", "'\(left)' and '\(right)' can not be multiplied")
        case .outOfRange: Message("结果超出数字的范围", "the result is outside the range of numbers")
        case .notOneCharacter(let text): Message("用来补位的应是一个字符，却是“\(text)”", "texts are filled up with one character, not with '\(text)'")
        case .wrongArgumentCount(let name, let expected, let found):
            Message(
                "“\(name)”应有 \(range(expected, " 至 ", "至少 ")) 个参数，却有 \(found) 个",
                "'\(name)' takes \(range(expected, " to ", "at least ")) arguments, found \(found)")
        case .tooManySteps: Message("计算步数超过上限", "too many steps")
        case .tooDeepFigures: Message("计算嵌套过深", "figures need one another too deeply")
        case .tooLong(let limit): Message("文字超过 \(limit) 个字节", "the text is longer than \(limit) bytes")
        }
    }

    var advice: Message? {
        switch self {
        case .unknownName(let name, _, true): Message("“\(name)”是函数，要写作 \(name)(…)", "'\(name)' is a function: write \(name)(…)")
        case .unknownName(let name, nil, false) where name.contains("（"):
            Message("括号应为半角", "brackets of calls are ASCII")
        case .unknownName(_, let nearest?, _), .unknownField(_, let nearest?), .unknownFunction(_, let nearest?),
            .unknownUnit(_, let nearest?):
            Message("是否指“\(nearest)”？", "did you mean '\(nearest)'?")
        case .phraseAsValue(let name, let parameters, _):
            Message(
                "文字里写作 {\(name)(\(parameters.map { "\($0): …" }.joined(separator: ", ")))}；表达式里不能用短语",
                "in text write {\(name)(\(parameters.map { "\($0): …" }.joined(separator: ", ")))}; expressions take no phrases")
        case .expectedOperator("as"):
            Message("as 给短语的用处起名；数字按指标的名称写明（stated）", "'as' names the use of a phrase; a number is stated by the name of its figure")
        case .unquotedClass(let name): Message("写作 class: '\"\(name)\"'", "write class: '\"\(name)\"'")
        case .unitMismatch(let left, let right) where left == nil || right == nil:
            Message("请给数字写上单位，如 5 \(left ?? right ?? "")", "give the number its unit, as in 5 \(left ?? right ?? "")")
        case .lookalike: Message("请改用英文输入法输入符号", "type marks with the input method switched to English")
        case .chainedComparison: Message("请写作 a < b and b < c", "write a < b and b < c")
        case .tooDeep: Message("可改用 sum(…) 或分成几个指标", "use sum(…), or divide it into figures")
        case .notADate: Message("日期写作 2025-08-15", "dates are written 2025-08-15")
        case .empty, .unexpectedCharacter, .unterminatedText, .numberTooLong, .expectedOperand, .expectedOperator, .expectedMark,
            .expectedThen, .expectedElse, .expectedAbsent, .expectedField, .unknownName, .unknownField, .unknownFunction, .unknownUnit,
            .noFields, .notANumber, .notATruth, .notAList, .wrongKind, .differentKinds, .noOrder, .notIndexed, .wrongIndex, .badIndex,
            .notWhole, .notNumeric, .unitMismatch, .unitProduct, .outOfRange, .wrongArgumentCount, .tooManySteps, .tooDeepFigures,
            .tooLong, .notOneCharacter:
            nil
        }
    }

    private func expected(_ chinese: String, _ english: String, _ found: String) -> Message {
        found.isEmpty
            ? Message("此处应为\(chinese)，表达式却结束了", "expected \(english), the expression ends here")
            : Message("此处应为\(chinese)，却是“\(found)”", "expected \(english), found '\(found)'")
    }

    private func expectedKind(_ expected: Value.KindName, _ found: Value.KindName) -> Message {
        Message(
            "此处应为\(expected.words.chinese)，却是\(found.words.chinese)", "expected \(expected.words.english), found \(found.words.english)")
    }

    private func chineseName(_ unit: String?) -> String { unit.map { "“\($0)”" } ?? "没有单位的数字" }
    private func englishName(_ unit: String?) -> String { unit.map { "'\($0)'" } ?? "a number without unit" }

    private func range(_ counts: ClosedRange<Int>, _ joint: String, _ atLeast: String) -> String {
        counts.count == 1
            ? "\(counts.lowerBound)"
            : counts.upperBound > 50 ? atLeast + "\(counts.lowerBound)" : "\(counts.lowerBound)\(joint)\(counts.upperBound)"
    }
}
