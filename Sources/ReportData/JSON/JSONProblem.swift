internal import Diagnostics

/// What can be wrong with a JSON text. The words are made here.
enum JSONProblem {
    case tooLarge(bytes: Int, limit: Int)
    case notUTF8
    case byteOrderMark
    case tooDeep(limit: Int)
    case tooManyProblems
    case empty
    case unexpectedEnd(opener: String)
    case trailingText
    case expectedValue(found: String)
    case expectedKey(found: String)
    case missingComma
    case trailingComma
    case extraComma
    case missingColon(found: String)
    case mismatchedBracket(expected: String, found: String)
    case lookalike(found: String, meant: String)
    case singleQuotes
    case unquotedText(String)
    case wrongWord(String, meant: String?)
    case comment
    case duplicateKey(String)
    case unterminatedString
    case controlCharacter(UInt8)
    case badEscape(String)
    case badUnicodeEscape
    case loneSurrogate
    case badNumber(ScannedNumber.Fault)
    case numberTooLong
    case groupedNumber
    case textTooLong(limit: Int)
    case invisibleSpace(code: String)
    case numberWithUnit(number: String, unit: String)
    case fullWidthNumber(String, meant: String)
    case quoteInText

    var id: DiagnosticID {
        switch self {
        case .tooLarge: "D001"
        case .notUTF8: "D002"
        case .byteOrderMark: "D003"
        case .tooDeep: "D004"
        case .tooManyProblems: "D005"
        case .empty: "D006"
        case .unexpectedEnd: "D007"
        case .trailingText: "D008"
        case .expectedValue: "D009"
        case .expectedKey: "D010"
        case .missingComma: "D011"
        case .trailingComma: "D012"
        case .extraComma: "D013"
        case .missingColon: "D014"
        case .mismatchedBracket: "D015"
        case .lookalike: "D016"
        case .singleQuotes: "D017"
        case .unquotedText: "D018"
        case .wrongWord: "D019"
        case .comment: "D020"
        case .duplicateKey: "D021"
        case .unterminatedString: "D022"
        case .controlCharacter: "D023"
        case .badEscape: "D024"
        case .badUnicodeEscape: "D025"
        case .loneSurrogate: "D026"
        case .badNumber: "D027"
        case .numberTooLong: "D028"
        case .groupedNumber: "D029"
        case .textTooLong: "D030"
        case .invisibleSpace: "D031"
        case .numberWithUnit: "D032"
        case .fullWidthNumber: "D033"
        case .quoteInText: "D034"
        }
    }

    var message: Message {
        switch self {
        case .tooLarge(let bytes, let limit):
            Message("文件有 \(bytes) 字节，超过上限 \(limit) 字节", "the file has \(bytes) bytes, more than the limit of \(limit)")
        case .notUTF8: Message("文件不是 UTF-8 编码", "the file is not UTF-8")
        case .byteOrderMark: Message("文件开头有字节顺序标记（BOM）", "the file begins with a byte order mark")
        case .textTooLong(let limit): Message("这段文字超过 \(limit) 个字节", "this text has more than \(limit) bytes")
        case .tooDeep(let limit): Message("嵌套超过 \(limit) 层", "nested deeper than \(limit) levels")
        case .tooManyProblems: Message("错误太多，不再继续读取", "too many errors, reading stops here")
        case .empty: Message("文件里没有数据", "the file holds no data")
        case .unexpectedEnd(let opener): Message("这里的“\(opener)”到文件结尾也没有闭合", "'\(opener)' is not closed before the end of the file")
        case .trailingText: Message("数据已经结束，后面还有多余的内容", "text follows the end of the data")
        case .expectedValue(let found): Message("此处应为一个值，却是“\(found)”", "expected a value, found '\(found)'")
        case .expectedKey(let found): Message("此处应为带引号的名称，却是“\(found)”", "expected a quoted name, found '\(found)'")
        case .missingComma: Message("此处缺少逗号", "missing comma")
        case .trailingComma: Message("最后一项后面不能有逗号", "comma after the last item")
        case .extraComma: Message("此处多了一个逗号", "comma without a value before it")
        case .missingColon(let found): Message("名称后面缺少冒号，却是“\(found)”", "expected ':' after the name, found '\(found)'")
        case .mismatchedBracket(let expected, let found):
            Message("此处应为“\(expected)”，却是“\(found)”", "expected '\(expected)', found '\(found)'")
        case .lookalike(let found, let meant):
            Message("“\(found)”不是半角符号，此处应为 \(meant)", "'\(found)' is not the ASCII character, \(meant) is meant here")
        case .invisibleSpace(let code): Message("这里有不可见的空格（U+\(code)）", "an invisible space (U+\(code)) stands here")
        case .numberWithUnit(let number, let unit): Message("数字 \(number) 后面带了“\(unit)”", "the number \(number) has '\(unit)' behind it")
        case .fullWidthNumber(let text, _): Message("“\(text)”是全角数字", "'\(text)' are full-width digits")
        case .quoteInText: Message("文字里的引号与数据的引号混在一起", "a quotation mark inside a text ends it")
        case .singleQuotes: Message("文字要用双引号，不能用单引号", "texts take double quotes, not single ones")
        case .unquotedText(let text): Message("“\(text)”没有加引号", "'\(text)' has no quotation marks")
        case .wrongWord(let word, _): Message("没有“\(word)”这个值", "'\(word)' is not a value")
        case .comment: Message("数据文件里不能写注释", "comments are not part of JSON")
        case .duplicateKey(let key): Message("“\(key)”重复出现", "'\(key)' occurs twice")
        case .unterminatedString: Message("文字到行尾也没有右引号", "no closing quotation mark on this line")
        case .controlCharacter(let byte):
            byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
                ? Message("文字里不能直接换行", "line break inside a text")
                : byte == UInt8(ascii: "\t")
                    ? Message("文字里不能有制表符", "tab inside a text")
                    : Message("文字里有控制字符 U+\(hexadecimal(byte))", "control character U+\(hexadecimal(byte)) inside a text")
        case .badEscape(let escape): Message("没有“\(escape)”这种转义", "'\(escape)' is not an escape")
        case .badUnicodeEscape: Message("\\u 后面应有四位十六进制数字", "\\u takes four hexadecimal digits")
        case .loneSurrogate: Message("代理项转义不成对", "surrogate escape without its other half")
        case .badNumber(.leadingZero): Message("数字不能以 0 开头", "number with a leading zero")
        case .badNumber(.leadingPlus): Message("数字前不能有加号", "number with a plus sign")
        case .badNumber(.noDigitBeforePoint): Message("小数点前缺少数字", "no digit before the decimal point")
        case .badNumber(.noDigitAfterPoint): Message("小数点后缺少数字", "no digit after the decimal point")
        case .badNumber(.noDigitInExponent): Message("指数缺少数字", "exponent without digits")
        case .numberTooLong:
            Message("数字超过 \(Decimal.maximumDigits) 位，无法精确保存", "the number can not be held exactly in \(Decimal.maximumDigits) digits")
        case .groupedNumber: Message("数字里不能有千分位逗号", "number with thousands separators")
        }
    }

    var advice: Message? {
        switch self {
        case .notUTF8: Message("请在编辑器里另存为 UTF-8（不带 BOM）", "save it as UTF-8 without byte order mark in your editor")
        case .byteOrderMark: Message("请另存为不带 BOM 的 UTF-8", "save it as UTF-8 without byte order mark")
        case .missingComma: Message("各项之间用半角逗号“,”分隔", "items are separated by ','")
        case .trailingComma, .extraComma: Message("请删去这个逗号", "delete the comma")
        case .lookalike: Message("请改用英文输入法输入标点", "type punctuation with the input method switched to English")
        case .invisibleSpace: Message("请删去它，或改为普通空格", "delete it, or type a common space")
        case .numberWithUnit(let number, let unit):
            Message(
                "数字不带单位，请写 \(number)；若是文字，请写作 \"\(number)\(unit)\"",
                "numbers have no units: write \(number), or \"\(number)\(unit)\" if it is a text")
        case .fullWidthNumber(_, let meant): Message("请用半角数字：\(meant)", "type ASCII digits: \(meant)")
        case .quoteInText: Message("文字里的引号请用“”，或写作 \\\"", "write “ ” within texts, or \\\"")
        case .unquotedText(let text): Message("是否指 \"\(text)\"？", "did you mean \"\(text)\"?")
        case .wrongWord(_, let meant?): Message("是否指 \(meant)？", "did you mean \(meant)?")
        case .wrongWord(let word, nil): Message("若是文字，请写作 \"\(word)\"", "write \"\(word)\" if it is a text")
        case .unterminatedString: Message("请在文字末尾补上半角双引号", "close the text with a double quote")
        case .controlCharacter(let byte):
            byte == UInt8(ascii: "\t")
                ? Message("请写作 \\t，或改为空格", "write \\t or a space")
                : byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
                    ? Message("请写作 \\n，或分成几项", "write \\n, or make it several items") : nil
        case .badEscape: Message("反斜杠本身写作 \\\\", "a backslash itself is written \\\\")
        case .groupedNumber: Message("请删去千分位逗号", "delete the separators")
        case .badNumber(.leadingZero): Message("代码一类的数字请加引号写成文字", "codes are texts: put them in quotes")
        case .numberTooLong: Message("若是代码或账号，请加引号写成文字", "put codes and account numbers in quotes")
        case .tooLarge, .textTooLong, .tooDeep, .tooManyProblems, .empty, .unexpectedEnd, .trailingText, .expectedValue, .expectedKey,
            .missingColon,
            .mismatchedBracket, .singleQuotes, .comment, .duplicateKey, .badUnicodeEscape, .loneSurrogate, .badNumber:
            nil
        }
    }

    /// The diagnostic for this problem at `range`.
    func diagnostic(in file: SourceFile, at range: Range<Int>, related: [Diagnostic.Related] = []) -> Diagnostic {
        let place = Place(span: SourceSpan(file: file, range: range))
        return Diagnostic(id, .failure, message, at: place, advice: advice, related: related)
    }

    private func hexadecimal(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16, uppercase: true)
        return String(repeating: "0", count: 4 - digits.count) + digits
    }
}
