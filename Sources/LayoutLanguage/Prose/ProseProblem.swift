internal import Diagnostics

/// What can be wrong with prose and templates. The words are made here.
enum ProseProblem {
    case unknownDirective(String, nearest: String?)
    case missingArgument(directive: String, example: String)
    case extraArgument(directive: String)
    case unclosedBlock(directive: String)
    case strayEnd(directive: String)
    case branchAfterElse
    case badEach(example: String)
    case badLength(String)
    case badShare(String)
    case headingTooDeep
    case emptyHeading
    case zeroLength(String)
    case unknownAttribute(String, of: AttributeOwner, nearest: String?)
    case missingAttribute([String], of: AttributeOwner)
    case duplicateAttribute(String)
    case badChoice(String, choices: [String])
    case badYesNo(String)
    case tooDeep(limit: Int)
    case unclosedBrace
    case strayBrace
    case emptyBraces
    case unclosedMark(String)
    case unclosedString
    case badEscape(String)
    case missingLinkTarget
    case badArgument(String)
    case duplicateArgument(String)
    case emptyFormat
    case plainNumber(String)
    case unknownLook(String, nearest: String?)
    case badFieldName(String)
    /// A mark of prose as a Chinese input method gives it.
    case fullWidthMark(String, meant: String)
    /// Something of Markdown or HTML that prose does not know; what to write instead.
    case foreignMarkup(String, Foreign)
    case emptyLinkText
    case badColumnCount(String)
    /// Attributes that do not go together.
    case contradiction([String])
    /// An attribute that only other kinds of codes have.
    case attributeOfOtherCodes(String, kind: String)
    case badModules(String)

    /// What looks like markup and is none here.
    enum Foreign {
        case rule, table, tag, underscores
    }

    /// What attributes in braces belong to.
    enum AttributeOwner {
        case heading, image, code, signature, columns, box, place

        var words: Message {
            switch self {
            case .heading: Message("标题", "headings")
            case .image: Message("图片", "images")
            case .code: Message("编码图形", "codes")
            case .signature: Message("签章域", "fields for signatures")
            case .columns: Message("分栏", "columns")
            case .box: Message("定高的框", "boxes")
            case .place: Message("放置", "places")
            }
        }

        var attributes: [String] {
            switch self {
            case .heading: ProseParser.headingAttributes
            case .image: ProseParser.imageAttributes
            case .code: ProseParser.codeAttributes
            case .signature: ProseParser.signatureAttributes
            case .columns: ProseParser.columnsAttributes
            case .box: ProseParser.boxAttributes
            case .place: ProseParser.placeAttributes
            }
        }

        /// How one is written.
        var example: String {
            switch self {
            case .heading: "# 标题 {#名称}"
            case .image: ProseParser.imageExample
            case .code: ProseParser.codeExample
            case .signature: ProseParser.signatureExample
            case .columns: ProseParser.columnsExample
            case .box: ProseParser.boxExample
            case .place: "@place {right=20mm bottom=30mm}"
            }
        }
    }

    var id: DiagnosticID {
        switch self {
        case .unknownDirective: "P001"
        case .missingArgument: "P002"
        case .extraArgument: "P003"
        case .unclosedBlock: "P004"
        case .strayEnd: "P005"
        case .branchAfterElse: "P006"
        case .badEach: "P007"
        case .badLength, .zeroLength: "P008"
        case .badShare: "P009"
        case .headingTooDeep: "P010"
        case .emptyHeading: "P011"
        case .unknownAttribute: "P012"
        case .badYesNo: "P013"
        case .tooDeep: "P014"
        case .unclosedBrace: "P015"
        case .strayBrace: "P016"
        case .emptyBraces: "P017"
        case .unclosedMark: "P018"
        case .unclosedString: "P019"
        case .badEscape: "P020"
        case .missingLinkTarget: "P021"
        case .badArgument: "P022"
        case .duplicateArgument: "P023"
        case .emptyFormat: "P024"
        case .plainNumber: "P025"
        case .unknownLook: "P026"
        case .missingAttribute: "P027"
        case .duplicateAttribute: "P028"
        case .badChoice: "P029"
        case .badFieldName: "P030"
        case .fullWidthMark: "P034"
        case .foreignMarkup: "P031"
        case .emptyLinkText: "P032"
        case .badColumnCount: "P038"
        case .contradiction: "P039"
        case .attributeOfOtherCodes: "P033"
        case .badModules: "P035"
        }
    }

    var severity: Severity {
        if case .plainNumber = self { .warning } else { .failure }
    }

    var message: Message {
        switch self {
        case .unknownDirective(let name, _): Message("没有“@\(name)”这个指令", "unknown directive '@\(name)'")
        case .missingArgument(let name, _): Message("“@\(name)”后面缺少内容", "'@\(name)' needs something after it")
        case .extraArgument(let name): Message("“@\(name)”后面有多余的内容", "'@\(name)' takes nothing more")
        case .unclosedBlock(let name): Message("“@\(name)”没有对应的 @end", "'@\(name)' has no @end")
        case .strayEnd(let name): Message("“@\(name)”前面没有对应的开头", "'@\(name)' without its beginning")
        case .branchAfterElse: Message("@else 之后不能再有分支", "no branch may follow @else")
        case .badEach: Message("重复要写明每一项的名称和列表", "a repetition names its row and its list")
        case .badLength(let text): Message("“\(text)”不是长度", "'\(text)' is not a length")
        case .badShare(let text): Message("“\(text)”不是正数", "'\(text)' is not a positive number")
        case .headingTooDeep: Message("标题最多六级", "headings have six levels")
        case .emptyHeading: Message("标题没有文字", "heading without a text")
        case .zeroLength(let text): Message("“\(text)”应大于零", "'\(text)' must be above zero")
        case .unknownAttribute(let name, let owner, _):
            Message("\(owner.words.chinese)没有“\(name)”这个属性", "\(owner.words.english) have no attribute '\(name)'")
        case .missingAttribute(let names, let owner):
            Message(
                "\(owner.words.chinese)缺少\(names.map { "“\($0)”" }.joined(separator: "或"))",
                "\(owner.words.english) need \(names.map { "'\($0)'" }.joined(separator: " or "))")
        case .duplicateAttribute(let name): Message("属性“\(name)”写了两次", "attribute '\(name)' is given twice")
        case .badChoice(let text, _): Message("不能是“\(text)”", "'\(text)' is not a choice here")
        case .badYesNo(let text): Message("“\(text)”应为 yes 或 no", "'\(text)' must be yes or no")
        case .tooDeep(let limit): Message("嵌套超过 \(limit) 层", "nested deeper than \(limit) levels")
        case .unclosedBrace: Message("“{”没有闭合", "'{' is not closed")
        case .strayBrace: Message("“}”前面没有“{”", "'}' without '{'")
        case .emptyBraces: Message("大括号里没有内容", "nothing between the braces")
        case .unclosedMark(let mark): Message("“\(mark)”没有闭合", "'\(mark)' is not closed")
        case .unclosedString: Message("文字缺少右引号", "text without its closing quotation mark")
        case .badEscape(let text): Message("没有“\(text)”这种转义", "'\(text)' is not an escape")
        case .missingLinkTarget: Message("链接没有目标", "link without a target")
        case .badArgument: Message("短语的参数要写成“名称: 表达式”", "arguments of a phrase are written 'name: expression'")
        case .duplicateArgument(let name): Message("参数“\(name)”写了两次", "argument '\(name)' is given twice")
        case .emptyFormat: Message("冒号后面缺少格式", "no format after the colon")
        case .unknownLook(let name, _): Message("文字没有“\(name)”这种样子", "a text has no look '\(name)'")
        case .badFieldName(let text): Message("签章域的名称不能是“\(text)”", "a field for a signature can not be called '\(text)'")
        case .fullWidthMark(let found, let meant):
            Message("“\(found)”是全角符号，此处应为半角的“\(meant)”", "'\(found)' is a full-width mark, '\(meant)' is meant here")
        case .foreignMarkup(let text, .rule): Message("正文没有分隔线“\(text)”", "prose has no rules '\(text)'")
        case .foreignMarkup(_, .table): Message("正文里不能用“|”画表", "tables are not drawn with '|' in prose")
        case .foreignMarkup(let text, .tag): Message("正文不是 HTML，“\(text)”会照印", "prose is no HTML, '\(text)' would be printed")
        case .foreignMarkup(_, .underscores): Message("“__”不是着重，会照印", "'__' is no emphasis and would be printed")
        case .emptyLinkText: Message("链接没有文字", "link without a text")
        case .badColumnCount(let text): Message("栏数不能是“\(text)”", "there can not be '\(text)' columns")
        case .contradiction(let names):
            Message("\(names.joined(separator: "、"))不能同时写", "\(names.joined(separator: ", ")) do not go together")
        case .attributeOfOtherCodes(let name, let kind): Message("“\(kind)”没有“\(name)”", "'\(kind)' has no '\(name)'")
        case .badModules(let text): Message("“\(text)”不是 0 至 40 的整数", "'\(text)' is not a whole number from 0 to 40")
        case .plainNumber(let text): Message("正文里直接写了数字“\(text)”", "plain number '\(text)' in prose")
        }
    }

    var advice: Message? {
        switch self {
        case .unknownDirective(_, let nearest?): Message("是否指 @\(nearest)？", "did you mean @\(nearest)?")
        case .unknownDirective(_, nil): Message("若要印出 @，请写作 \\@", "write \\@ to print an @")
        case .missingArgument(_, let example), .badEach(let example): Message("例如：\(example)", "for example: \(example)")
        case .unclosedBlock: Message("请在这一段之后写一行 @end", "end it with a line '@end'")
        case .strayEnd: Message("请删去这一行，或补上开头", "delete it, or add its beginning")
        case .badLength: Message("长度写作 12pt、5mm、2em 或 2 lines", "lengths are written 12pt, 5mm, 2em or 2 lines")
        case .unknownAttribute(_, _, let nearest?): Message("是否指 \(nearest)？", "did you mean \(nearest)?")
        case .unknownAttribute(_, let owner, nil):
            Message("可用 \(owner.attributes.joined(separator: "、"))", "there are \(owner.attributes.joined(separator: ", "))")
        case .missingAttribute(_, let owner): Message("例如：\(owner.example)", "for example: \(owner.example)")
        case .badColumnCount: Message("写 2、3 或 4", "write 2, 3 or 4")
        case .contradiction: Message("删去其中一个", "leave one of them out")
        case .badChoice(_, let choices):
            Message("可以是：\(choices.joined(separator: "、"))", "may be: \(choices.joined(separator: ", "))")
        case .unknownLook(_, let nearest?): Message("是否指 \(nearest)？", "did you mean \(nearest)?")
        case .unknownLook(_, nil):
            Message(
                "可用 .underline、.emphasis-dots、.superscript、.subscript、.unbroken、break=anywhere、lang=…、style=…",
                "there are .underline, .emphasis-dots, .superscript, .subscript, .unbroken, break=anywhere, lang=… and style=…")
        case .fullWidthMark(let found, _):
            Message("请改用英文输入法输入；若要印出它，请写作 \\\(found)", "type it with the input method switched to English; to print it write \\\(found)")
        case .foreignMarkup(_, .rule):
            Message("空行写 @space 1 lines，换页写 @pagebreak", "write @space 1 lines for room, @pagebreak for a new page")
        case .foreignMarkup(_, .table):
            Message("表写在 tables/ 的文件里，此处写 @table 表名", "declare the table in a file of tables/ and write @table NAME here")
        case .foreignMarkup(_, .tag), .foreignMarkup(_, .underscores):
            Message(
                "着重写作 **文字**，下划线写作 [文字]{.underline}；若要印出，请在前面加 \\", "write **text** or [text]{.underline}; a backslash before it prints it")
        case .emptyLinkText: Message("写作 [文字](#名称)", "write [text](#name)")
        case .attributeOfOtherCodes("height", _): Message("它是正方形，只写 width", "it is a square, width says all")
        case .attributeOfOtherCodes: Message("level 只用于 qr", "level is for qr alone")
        case .badModules: Message("quiet 以模块为单位，一般不写", "quiet counts modules, and is seldom needed")
        case .unclosedBrace, .strayBrace: Message("若要印出大括号，请写作 \\{ 或 \\}", "write \\{ or \\} to print a brace")
        case .badEscape: Message("反斜杠本身写作 \\\\", "a backslash itself is written \\\\")
        case .plainNumber(let text): Message("请改用指标，或加反引号写作 `\(text)`", "use a figure, or mark it as meant: `\(text)`")
        case .unclosedMark(let mark):
            Message("若要印出它，请写作 \\\(mark.first.map(String.init) ?? mark)", "write \\\(mark.first.map(String.init) ?? mark) to print it")
        case .badFieldName: Message("名称里不能有点和大括号", "its name has neither points nor braces")
        case .badArgument(let text): Message("例如：{短语(\(text): 指标)}", "for example: {phrase(\(text): figure)}")
        case .extraArgument, .branchAfterElse, .badShare, .headingTooDeep, .emptyHeading, .badYesNo, .tooDeep, .emptyBraces,
            .unclosedString,
            .missingLinkTarget, .duplicateArgument, .duplicateAttribute, .zeroLength, .emptyFormat:
            nil
        }
    }

    /// The diagnostic for this problem at `span`.
    func diagnostic(at span: SourceSpan) -> Diagnostic {
        Diagnostic(id, severity, message, at: Place(span: span), advice: advice)
    }
}
