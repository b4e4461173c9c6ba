internal import Diagnostics

/// What can be wrong with a YAML text, whatever it is about. The words are made here.
enum YAMLProblem {
    case tooLarge(bytes: Int, limit: Int)
    case tooDeep(limit: Int)
    case tooManyNodes(limit: Int)
    case duplicateKey(String)
    case complexKey
    case severalDocuments
    case undefinedAlias
    /// As libyaml writes it out.
    case tag(String)
    /// libyaml's own words.
    case syntax(String)

    var id: DiagnosticID {
        switch self {
        case .syntax: "Y001"
        case .duplicateKey: "Y002"
        case .complexKey: "Y003"
        case .severalDocuments: "Y004"
        case .undefinedAlias: "Y005"
        case .tooLarge: "Y006"
        case .tooDeep: "Y007"
        case .tooManyNodes: "Y008"
        case .tag: "Y009"
        }
    }

    var message: Message {
        switch self {
        case .tooLarge(let bytes, let limit):
            Message("文件有 \(bytes) 字节，超过上限 \(limit) 字节", "the file has \(bytes) bytes, more than the limit of \(limit)")
        case .tooDeep(let limit): Message("嵌套超过 \(limit) 层", "nested deeper than \(limit) levels")
        case .tooManyNodes(let limit): Message("文件里的值超过 \(limit) 个", "the file holds more than \(limit) values")
        case .duplicateKey(let key): Message("“\(key)”在同一处写了不止一次", "'\(key)' stands here more than once")
        case .complexKey: Message("键必须是一段文字", "a key must be text")
        case .severalDocuments: Message("一个文件只能有一份 YAML 内容", "a file holds one YAML document")
        case .undefinedAlias: Message("别名（*）没有对应的锚点（&）", "the alias (*) has no anchor (&)")
        case .tag(let tag): Message("YAML 标签“\(Self.short(tag))”没有用处", "the YAML tag '\(Self.short(tag))' means nothing here")
        case .syntax(let words): Message("YAML 写法有误：\(Self.chinese[words] ?? words)", "YAML: \(words)")
        }
    }

    var advice: Message? {
        if case .tag = self { return Message("请删去标签；文字用引号括起", "delete the tag, and quote what is a text") }
        guard case .syntax(let words) = self else { return nil }
        return switch words {
        case "mapping values are not allowed in this context":
            Message("值里含有“: ”时，请用引号括起整个值；也请检查缩进", "quote a value that holds ': ', and check the indentation")
        case "found character that cannot start any token":
            Message(
                "值以 @、`、%、制表符开头时，请用引号括起；缩进只能用空格",
                "quote a value that begins with @, ` or %; indent with spaces, not tabs")
        case "did not find expected ',' or '}'", "did not find expected ',' or ']'":
            Message(
                "花括号或方括号里的值含有逗号、冒号、括号时，请用引号括起", "quote a value inside { } or [ ] that holds commas, colons or brackets")
        case "did not find expected alphabetic or numeric character":
            Message("锚点的名称只能用英文字母、数字、“-”和“_”，例如 &column", "names of anchors are made of A to Z, digits, '-' and '_', such as &column")
        case "could not find expected ':'", "did not find expected key":
            Message("请检查缩进，以及冒号后是否有空格", "check the indentation, and that a space follows the colon")
        default: nil
        }
    }

    func diagnostic(at span: SourceSpan, related: [Diagnostic.Related] = []) -> Diagnostic {
        Diagnostic(id, .failure, message, at: Place(span: span), advice: advice, related: related)
    }

    /// A tag of YAML's own as it is written.
    private static func short(_ tag: String) -> String {
        let own = "tag:yaml.org,2002:"
        return tag.hasPrefix(own) ? "!!" + tag.dropFirst(own.count) : tag
    }

    /// libyaml's messages in Chinese; the rare ones stay as they are.
    private static let chinese = [
        "mapping values are not allowed in this context": "此处不能出现“键: 值”",
        "mapping keys are not allowed in this context": "此处不能出现键",
        "block sequence entries are not allowed in this context": "此处不能出现列表项“-”",
        "found character that cannot start any token": "值不能以这个字符开头",
        "found unexpected end of stream": "文件结束时引号还没有闭合",
        "found unexpected document indicator": "引号里出现了文档分隔符",
        "found unexpected ':'": "多余的冒号",
        "found unknown escape character": "双引号里没有这种转义",
        "found invalid Unicode character escape code": "转义写出的不是有效的 Unicode 字符",
        "found a tab character where an indentation space is expected": "缩进用了制表符，应使用空格",
        "found a tab character that violates indentation": "缩进用了制表符，应使用空格",
        "could not find expected ':'": "缺少冒号",
        "did not find expected key": "此处应为键，请检查缩进",
        "did not find expected node content": "此处应为一个值",
        "did not find expected '-' indicator": "此处应为列表项“-”，请检查缩进",
        "did not find expected ',' or '}'": "此处应为逗号或“}”",
        "did not find expected ',' or ']'": "此处应为逗号或“]”",
        "did not find expected <document start>": "内容已经结束，后面还有多余的文字",
        "did not find expected alphabetic or numeric character": "“&”或“*”后面应为名称；文字以它们开头时请用引号括起",
        "did not find expected comment or line break": "“|”或“>”后面只能换行",
        "did not find expected whitespace or line break": "此处应为空格或换行",
        "did not find expected hexdecimal number": "转义里应为十六进制数字",
        "control characters are not allowed": "不能使用控制字符",
        "found undefined tag handle": "没有这种标签；文字以“!”开头时请用引号括起",
        "did not find expected tag URI": "“!”后面应为标签；文字以“!”开头时请用引号括起",
    ]
}
