internal import Diagnostics

/// What can be wrong with the content of a layout package's YAML files. The words are made here.
enum PackageProblem {
    case unknownKey(String, nearest: String?)
    case missingKey(String)
    case missingValue
    case wrongShape(Shape)
    /// A text that begins with a brace and has no quotation marks.
    case unquotedBraces(String)
    /// A mark of YAML as a Chinese input method gives it.
    case fullWidthMark(String, meant: String)
    case leftAndRight
    case badLength(String, nearest: String?)
    case styleLength(String)
    case tooLong(String)
    case shortDashes
    case badWhole(String, allowed: ClosedRange<Int>)
    case badNumber(String)
    case badYesNo(String)
    case badColor(String)
    case badChoice(String, choices: [String])
    /// `known` are the names that there are, where they are few.
    case unknownName(DeclaredKind, String, nearest: String?, known: [String] = [])
    case circle([String])
    case missingBase(String)
    case tooManyBases(limit: Int)
    case unsafePath(String)
    case missingFile(String, nearest: String?)
    case unknownFile(String, nearest: String?)
    case badEach
    case unreachableBranch
    case conflictingKeys(String, String)
    case missingOneOf([String])
    case badNumberPattern
    case badCaptionPattern
    case declaredTwice(String)
    /// A function of the package that is called as one of the language.
    case takenName(String)
    /// A function without parameters.
    case noParameters(String)
    case noRoomOnPage
    case uselessFactor
    case emptyText
    case wrongCount(allowed: [Int])
    case tooManyProblems
    /// What `x-dimension` of the schema names.
    case unknownDimension(String, dimensions: [String])

    /// What a value may have to be.
    enum Shape {
        case text, list, mapping, textOrMapping, textOrList
    }

    var id: DiagnosticID {
        switch self {
        case .unknownKey: "Y020"
        case .missingKey, .missingOneOf: "Y021"
        case .missingValue, .emptyText, .noParameters: "Y022"
        case .wrongShape, .wrongCount, .unquotedBraces: "Y023"
        case .badLength, .styleLength, .tooLong, .shortDashes: "Y024"
        case .badWhole, .badNumber, .uselessFactor: "Y025"
        case .badYesNo: "Y026"
        case .badColor: "Y027"
        case .badChoice: "Y028"
        case .unknownName: "Y029"
        case .circle: "Y030"
        case .missingBase: "Y031"
        case .unsafePath: "Y032"
        case .missingFile: "Y033"
        case .unknownFile: "Y034"
        case .badEach: "Y035"
        case .unreachableBranch: "Y036"
        case .conflictingKeys: "Y037"
        case .badNumberPattern, .badCaptionPattern: "Y038"
        case .declaredTwice: "Y039"
        case .noRoomOnPage: "Y040"
        case .tooManyProblems: "Y041"
        case .tooManyBases: "Y042"
        case .unknownDimension: "Y043"
        case .fullWidthMark: "Y044"
        case .leftAndRight: "Y045"
        case .takenName: "Y047"
        }
    }

    var message: Message {
        switch self {
        case .unknownKey(let key, _): Message("此处没有名为“\(key)”的键", "there is no key '\(key)' here")
        case .missingKey(let key): Message("缺少“\(key)”", "'\(key)' is missing")
        case .missingValue: Message("此处缺少值", "the value is missing")
        case .noParameters(let name): Message("函数“\(name)”没有参数", "function '\(name)' has no parameters")
        case .emptyText: Message("此处不能为空", "this must not be empty")
        case .unquotedBraces: Message("此处应为一段文字", "expected text")
        case .fullWidthMark(let found, let meant):
            Message("“\(found)”不是半角符号，此处应为“\(meant)”", "'\(found)' is not the ASCII character, '\(meant)' is meant here")
        case .takenName(let name):
            Message("“\(name)”是语言自己的函数，请另取名称", "'\(name)' is a function of the language, choose another name")
        case .leftAndRight: Message("页边距没有 left、right，应写 inner、outer", "margins have no left and right, they have inner and outer")
        case .wrongShape(let shape): Message("此处应为\(shape.words.chinese)", "expected \(shape.words.english)")
        case .wrongCount(let allowed):
            Message(
                "此处应有 \(allowed.map(String.init).joined(separator: " 或 ")) 项",
                "expected \(allowed.map(String.init).joined(separator: " or ")) items")
        case .badLength(let text, _): Message("“\(text)”不是长度", "'\(text)' is not a length")
        case .tooLong(let text):
            Message(
                "“\(text)”太长：长度至多 5080mm（14400pt）、1000em 或 1000 lines",
                "'\(text)' is too long: lengths go up to 5080mm (14400pt), 1000em or 1000 lines")
        case .shortDashes: Message("虚线的线段与间隔合起来应至少 0.25pt", "the dashes and gaps of a line measure at least 0.25pt together")
        case .styleLength(let text):
            Message("此处的长度不能用 em、ic 或 lines：“\(text)”", "a length in em, ic or lines can not stand here: '\(text)'")
        case .badWhole(let text, let allowed):
            Message(
                "“\(text)”不是 \(allowed.lowerBound) 至 \(allowed.upperBound) 的整数",
                "'\(text)' is not a whole number from \(allowed.lowerBound) to \(allowed.upperBound)")
        case .badNumber(let text): Message("“\(text)”不是数", "'\(text)' is not a number")
        case .badYesNo(let text): Message("“\(text)”应为 yes 或 no", "'\(text)' should be yes or no")
        case .badColor(let text): Message("“\(text)”不是颜色", "'\(text)' is not a colour")
        case .badChoice(let text, _): Message("不能是“\(text)”", "'\(text)' is not a choice here")
        case .unknownName(let kind, let name, _, _):
            Message("没有名为“\(name)”的\(kind.words.chinese)", "there is no \(kind.words.english) '\(name)'")
        case .circle(let names):
            Message("相互引用成环：\(names.joined(separator: " → "))", "goes round in a circle: \(names.joined(separator: " → "))")
        case .missingBase(let name): Message("找不到所依据的版式包“\(name)”", "the base package '\(name)' is not there")
        case .tooManyBases(let limit):
            Message("版式包一层层沿用，至多 \(limit) 个", "at most \(limit) packages may be built on one another")
        case .unsafePath(let path): Message("路径“\(path)”越出了版式包", "the path '\(path)' leaves the package")
        case .missingFile(let path, _): Message("版式包里没有文件“\(path)”", "the package has no file '\(path)'")
        case .unknownFile(let path, _): Message("版式包不使用文件“\(path)”", "a package does not use a file '\(path)'")
        case .badEach: Message("此处应写作“名称 in 列表”", "expected 'name in list'")
        case .unreachableBranch: Message("前面的分支没有条件，这一分支永远用不到", "the branch before has no condition, this one is never taken")
        case .conflictingKeys(let first, let second):
            Message("“\(first)”与“\(second)”不能同时写", "'\(first)' and '\(second)' exclude each other")
        case .missingOneOf(let keys):
            Message(
                "应写明\(keys.map { "“\($0)”" }.joined(separator: "、"))之一",
                "one of \(keys.map { "'\($0)'" }.joined(separator: ", ")) is needed")
        case .badNumberPattern:
            Message("编号样式里应有且只有一个 {一}、{1}、{①}、{I} 之类的计数", "a number pattern needs exactly one counter such as {一}, {1}, {①}, {I}")
        case .badCaptionPattern:
            Message(
                "编号样式里应有一个计数，或先是标题的、后是自己的两个：图{1}-{1}",
                "the pattern needs one counter, or two, that of the heading before its own: 图{1}-{1}")
        case .declaredTwice(let name): Message("“\(name)”定义了不止一次", "'\(name)' is declared more than once")
        case .noRoomOnPage: Message("页边距之间没有版心", "the margins leave no room on the page")
        case .unknownDimension(let name, _):
            Message("没有一种单位计量“\(name)”", "no unit measures '\(name)'")
        case .uselessFactor: Message("单位的倍数必须大于零", "a unit's factor must be above zero")
        case .tooManyProblems: Message("错误太多，其余不再列出", "too many errors, the rest is not listed")
        }
    }

    var advice: Message? {
        switch self {
        case .unknownKey(_, let nearest), .missingFile(_, let nearest), .unknownFile(_, let nearest):
            nearest.map { Message("是否指“\($0)”？", "did you mean '\($0)'?") }
        case .unknownName(_, _, let nearest?, _): Message("是否指“\(nearest)”？", "did you mean '\(nearest)'?")
        case .unknownName(_, _, nil, let known) where !known.isEmpty:
            Message("可以是：\(known.joined(separator: "、"))", "may be: \(known.joined(separator: ", "))")
        case .unquotedBraces(let text): Message("以“{”开头的文字要加引号：\"\(text)\"", "quote a text that begins with a brace: \"\(text)\"")
        case .fullWidthMark(_, ": "):
            Message("请改用英文输入法输入冒号，冒号后空一格", "type the colon with the input method switched to English, and a space behind it")
        case .fullWidthMark: Message("请改用英文输入法输入标点", "type punctuation with the input method switched to English")
        case .leftAndRight:
            Message("inner 是订口一边（单数页在左），outer 是切口一边", "'inner' is the binding's side (left on odd pages), 'outer' the other")
        case .badLength(_, let nearest):
            nearest.map { Message("是否指“\($0)”？", "did you mean '\($0)'?") }
                ?? Message("长度写作 12pt、5mm、2em、2 lines", "write a length as 12pt, 5mm, 2em, 2 lines")
        case .badChoice(let text, let choices):
            (text.count > 3 ? nearestName(to: text, among: choices) : nil).map { Message("是否指“\($0)”？", "did you mean '\($0)'?") }
                ?? Message("可以是：\(choices.joined(separator: "、"))", "may be: \(choices.joined(separator: ", "))")
        case .unknownDimension(_, let dimensions):
            Message(
                "x-dimension 可以是：\(dimensions.joined(separator: "、"))，见 layout.yaml 的 units",
                "x-dimension may be: \(dimensions.joined(separator: ", ")), see 'units' of layout.yaml")
        case .badColor: Message("颜色写作 \"#1F4E79\" 并加引号", "write a colour as \"#1F4E79\", in quotes")
        case .noParameters(let name): Message("不取参数的写作指标：\(name): {value: …}", "what takes none is a figure: \(name): {value: …}")
        case .missingValue: Message("空的文字写作 \"\"", "write \"\" for an empty text")
        default: nil
        }
    }
}

extension PackageProblem {
    /// The diagnostic for this problem at `span`.
    func diagnostic(at span: SourceSpan, related: [Diagnostic.Related] = []) -> Diagnostic {
        Diagnostic(id, .failure, message, at: Place(span: span), advice: advice, related: related)
    }
}

/// What a name of a layout file can stand for.
enum DeclaredKind {
    case paragraphStyle, cellStyle, page, unit, numberPolicy, contentsKind, captionKind, parameter, inheritedCheck

    var words: Message {
        switch self {
        case .paragraphStyle: Message("段落样式", "paragraph style")
        case .cellStyle: Message("单元格样式", "cell style")
        case .page: Message("页面", "page")
        case .unit: Message("单位", "unit")
        case .numberPolicy: Message("数字格式", "number policy")
        case .contentsKind: Message("目录行", "kind of contents line")
        case .captionKind: Message("编号的种类", "kind of caption")
        case .parameter: Message("参数", "parameter")
        case .inheritedCheck: Message("所沿用的检查", "inherited check")
        }
    }
}

extension PackageProblem.Shape {
    fileprivate var words: Message {
        switch self {
        case .text: Message("一段文字", "text")
        case .list: Message("列表", "a list")
        case .mapping: Message("“键: 值”", "keys with values")
        case .textOrMapping: Message("一段文字或“键: 值”", "text or keys with values")
        case .textOrList: Message("一段文字或列表", "text or a list")
        }
    }
}
