internal import Diagnostics
internal import DocumentTree
internal import Geometry
internal import Zint

/// What can be wrong when a package meets the data of a report. The words are made here.
enum BindingProblem {
    case unknown(Kind, String, nearest: String?)
    case unknownParameter(String, phrase: String, nearest: String?)
    case includeCircle([String])
    case includesTooDeep(Int)
    case phrasesTooDeep(Int)
    case noBranch(String)
    case needed(parameter: String, phrase: String, title: String?)
    case noValue(String)
    case notPrintable(found: Message)
    case wrongFormat(format: String, expected: Message)
    case printsAsZero(String)
    case notAList(found: Message)
    case badBlock
    case noBlockHeading(Int)
    case unsafeLink(String)
    case unknownAnchor(String, nearest: String?)
    case doubledAnchor(String)
    case noNumber(String)
    /// A caption whose pattern asks for the number of a heading that is not there.
    case noHeadingNumber(kind: String, level: Int)
    case noStyle(String)
    case missingCells(table: String, missing: Int)
    case extraCells(table: String, extra: Int)
    case spanBeyondEnd(table: String)
    case badSpan
    case unknownClass(String, nearest: String?)
    case notANumber(found: Message)
    case unusedData
    case wrongRecord(chart: String, isMissing: Bool)
    case badShare
    case unknownCategory(String, nearest: String?)
    case badDate(String)
    case tooManyRows(table: String, limit: Int)
    case tooManyParts(limit: Int)
    case unsafePath(String)
    case badImage(String, ImageFault)
    case imageTooLong(String)
    case noAlternateText(String)
    case emptyCode
    case badCode(Code.Kind, String, CodeFault)
    case codeTooSmall(module: Length, least: Length, width: Length)
    /// A picture that the data choose.
    case badPicture(String, ImageFault)
    case unsafePicture(String)
    case noPicturesHere(String)
    /// A function whose arguments are named, or that has none, which makes it a call of a phrase.
    case functionAsPhrase(String, parameters: [String])
    /// What the data lack for a value that is printed.
    case missingData(key: String, title: String?, of: String)
    case noSuchDay(String)
    /// A number of the data that the schema does not say to be money where money stands.
    case undeclaredAmount(String, dimension: String, unit: String)
    case otherUnitThanHead(String, head: String, found: String)
    case plainNumberUnderHead(String, head: String, plain: String)
    /// A directive that has no meaning within what it stands in.
    case strayDirective(String, in: ProseContainer)

    /// What a name of a layout file can stand for here.
    enum Kind {
        case style, cellStyle, textStyle, contentsKind, captionKind, chart, table, form, page, prose, format, phrase, statedPhrase, place

        var words: Message {
            switch self {
            case .style: Message("段落样式", "paragraph style")
            case .cellStyle: Message("单元格样式", "cell style")
            case .textStyle: Message("文字样式", "style of texts")
            case .contentsKind: Message("目录行", "kind of contents line")
            case .captionKind: Message("编号的种类", "kind of caption")
            case .chart: Message("图", "chart")
            case .table: Message("表", "table")
            case .form: Message("表单", "form")
            case .page: Message("版面", "kind of page")
            case .prose: Message("正文文件", "prose file")
            case .format: Message("格式", "format")
            case .phrase: Message("短语", "phrase")
            case .statedPhrase: Message("短语用处（as 之后的名称）", "use of a phrase (a name after 'as')")
            case .place: Message("图、表或标题", "chart, table or heading")
            }
        }
    }

    var id: DiagnosticID {
        switch self {
        case .unknown: "B001"
        case .unknownParameter: "B002"
        case .includeCircle: "B003"
        case .includesTooDeep: "B004"
        case .phrasesTooDeep: "B005"
        case .noBranch: "B006"
        case .needed: "B007"
        case .noValue: "B008"
        case .notPrintable: "B009"
        case .wrongFormat: "B010"
        case .printsAsZero: "B011"
        case .notAList: "B012"
        case .badBlock: "B013"
        case .noBlockHeading: "B014"
        case .unsafeLink: "B015"
        case .unknownAnchor: "B016"
        case .doubledAnchor: "B017"
        case .noNumber: "B054"
        case .noHeadingNumber: "B053"
        case .noStyle: "B018"
        case .missingCells: "B019"
        case .extraCells: "B020"
        case .spanBeyondEnd: "B021"
        case .badSpan: "B022"
        case .unknownClass: "B023"
        case .notANumber: "B024"
        case .unusedData: "B025"
        case .wrongRecord: "B030"
        case .badShare: "B031"
        case .unknownCategory: "B055"
        case .badDate: "B032"
        case .tooManyRows: "B033"
        case .tooManyParts: "B034"
        case .unsafePath: "B036"
        case .badImage(_, let fault): fault.id
        case .imageTooLong: "B045"
        case .noAlternateText: "B046"
        case .emptyCode, .badCode: "B058"
        case .codeTooSmall: "B057"
        case .badPicture(_, let fault): fault.id
        case .unsafePicture, .noPicturesHere: "B036"
        case .functionAsPhrase: "B001"
        case .missingData: "B008"
        case .noSuchDay: "B049"
        case .undeclaredAmount: "B052"
        case .otherUnitThanHead, .plainNumberUnderHead: "B048"
        case .strayDirective: "B056"
        }
    }

    var severity: Severity {
        switch self {
        case .needed, .noValue, .missingData, .noBranch, .badDate, .undeclaredAmount, .otherUnitThanHead, .plainNumberUnderHead,
            .noNumber, .noHeadingNumber, .codeTooSmall:
            .error
        case .unknownCategory: .warning
        case .printsAsZero, .unusedData: .remark
        case .unknown, .unknownParameter, .includeCircle, .includesTooDeep, .phrasesTooDeep, .notPrintable, .wrongFormat, .notAList,
            .badBlock, .noBlockHeading, .unsafeLink, .unknownAnchor, .doubledAnchor, .noStyle, .missingCells, .extraCells, .spanBeyondEnd,
            .badSpan, .unknownClass, .notANumber, .wrongRecord, .badShare, .tooManyRows, .tooManyParts,
            .unsafePath, .badImage, .imageTooLong, .noAlternateText, .emptyCode, .badCode,
            .badPicture, .unsafePicture, .noPicturesHere, .functionAsPhrase,
            .noSuchDay, .strayDirective:
            .failure
        }
    }

    var message: Message {
        switch self {
        case .unknown(let kind, let name, _):
            Message("没有名为“\(name)”的\(kind.words.chinese)", "there is no \(kind.words.english) '\(name)'")
        case .unknownParameter(let name, let phrase, _):
            Message("短语“\(phrase)”没有参数“\(name)”", "phrase '\(phrase)' has no parameter '\(name)'")
        case .includeCircle(let paths):
            Message(
                "文件互相引入，成了一圈：\(paths.joined(separator: " → "))", "files include one another in a circle: \(paths.joined(separator: " → "))")
        case .includesTooDeep(let limit): Message("引入超过 \(limit) 层", "includes are nested deeper than \(limit)")
        case .phrasesTooDeep(let limit): Message("短语嵌套超过 \(limit) 层", "phrases are nested deeper than \(limit)")
        case .noBranch(let phrase): Message("短语“\(phrase)”没有一个分支成立", "no branch of phrase '\(phrase)' holds")
        case .needed(_, let phrase, let title?):
            Message("缺少“\(title)”，“\(phrase)”一句要用", "'\(title)' is missing, which the sentence '\(phrase)' needs")
        case .needed(let parameter, let phrase, nil):
            Message(
                "短语“\(phrase)”的这一分支需要“\(parameter)”，数据里没有写", "this branch of phrase '\(phrase)' needs '\(parameter)', which the data lacks")
        case .noValue(let text): Message("“\(text)”没有值", "'\(text)' has no value")
        case .notPrintable(let found): Message("\(found.chinese)不能印在文字里", "\(found.english) can not be printed in text")
        case .wrongFormat(let format, let expected):
            Message("格式“\(format)”只用于\(expected.chinese)", "format '\(format)' is for \(expected.english)")
        case .printsAsZero(let text): Message("\(text) 不是零，按此位数却印成零", "\(text) is not zero but prints as zero")
        case .notAList(let found): Message("此处应为列表，却是\(found.chinese)", "expected a list, found \(found.english)")
        case .badBlock: Message("文字块应为文字，或带 level 和 text 的记录", "blocks are texts, or records with level and text")
        case .noBlockHeading(let level):
            Message("block-headings 没有第 \(level) 级", "block-headings has no level \(level)")
        case .unsafeLink(let target): Message("链接“\(target)”不是 http、https 或 mailto", "link '\(target)' is not http, https or mailto")
        case .unknownAnchor(let name, _): Message("文档里没有名为“\(name)”的位置", "the document has no place '\(name)'")
        case .doubledAnchor(let name): Message("位置“\(name)”定义了不止一次", "place '\(name)' is declared more than once")
        case .noNumber(let name): Message("“\(name)”没有编号", "'\(name)' has no number")
        case .noHeadingNumber(let kind, let level):
            Message(
                "“\(kind)”的编号要用第 \(level) 级标题的号，这里的标题没有编号",
                "captions of kind '\(kind)' begin with the number of the heading of level \(level), and there is none here")
        case .noStyle(let name): Message("样式表里没有“\(name)”", "the styles lack '\(name)'")
        case .missingCells(let table, let missing): Message("“\(table)”的这一行少 \(missing) 列", "row of '\(table)' lacks \(missing) columns")
        case .extraCells(let table, let extra): Message("“\(table)”的这一行多 \(extra) 列", "row of '\(table)' has \(extra) columns too many")
        case .spanBeyondEnd(let table): Message("“\(table)”的单元格跨到表外", "a cell of '\(table)' spans beyond the last row")
        case .badSpan: Message("跨越的行数、列数应为正整数", "spans are whole numbers from 1")
        case .unknownClass(let name, _): Message("表里没有“\(name)”这个类", "the table has no class '\(name)'")
        case .notANumber(let found): Message("此处应为数字，却是\(found.chinese)", "expected a number, found \(found.english)")
        case .unusedData: Message("数据里的这一项没有用到", "this value of the data is not used")
        case .wrongRecord(let chart, true): Message("图“\(chart)”要有记录才能画", "chart '\(chart)' is drawn from a record")
        case .wrongRecord(let chart, false): Message("图“\(chart)”没有声明 with，不用记录", "chart '\(chart)' declares no 'with' and takes no record")
        case .badDate(let text): Message("“\(text)”不是日期", "'\(text)' is not a date")
        case .tooManyRows(let table, let limit): Message("“\(table)”超过 \(limit) 行", "'\(table)' has more than \(limit) rows")
        case .tooManyParts(let limit):
            Message("到这里文档已超过 \(limit) 个段落、单元格和文字片段", "here the document has more than \(limit) blocks, cells and pieces of text")
        case .unsafePath(let path): Message("路径“\(path)”越出了版式包", "the path '\(path)' leaves the package")
        case .badImage(let path, let fault): fault.message(for: path)
        case .imageTooLong(let path):
            Message("图片“\(path)”的一边超过 5080mm（14400pt）", "an edge of image '\(path)' is longer than 5080mm (14400pt)")
        case .noAlternateText(let path): Message("图片“\(path)”的替代文字是空的", "the alternate text of image '\(path)' is empty")
        case .missingData(let key, let title, let text):
            Message(
                "缺少\(title.map { "“\($0)”（\(key)）" } ?? "“\(key)”")，“\(text)”没有值",
                "\(title.map { "'\($0)' (\(key))" } ?? "'\(key)'") is missing, and '\(text)' has no value")
        case .noSuchDay(let text):
            Message("“\(text)”不是一天：没有这个日期，或写法不对", "'\(text)' is no day: there is none of that date, or it is written otherwise")
        case .functionAsPhrase(let name, _): Message("“\(name)”是函数，不是短语", "'\(name)' is a function, not a phrase")
        case .undeclaredAmount(let name, _, let unit):
            Message("此处应以“\(unit)”为单位，“\(name)”却是没有单位的数", "amounts in '\(unit)' stand here, but '\(name)' is a plain number")
        case .otherUnitThanHead(let name, let head, let found):
            Message("表头写的单位是“\(head)”，“\(name)”印出来却以“\(found)”计", "the head names '\(head)', but '\(name)' is printed in '\(found)'")
        case .plainNumberUnderHead(let name, let head, let plain):
            Message(
                "表头写的单位是“\(head)”，数据的金额却以“\(plain)”计，“\(name)”没有换算",
                "the head names '\(head)', the data count in '\(plain)', and '\(name)' is not converted")
        case .unknownCategory(let name, _):
            Message("图里没有名为“\(name)”的类别，labels 要印的数没有印", "the chart has no category '\(name)', whose amounts 'labels' asks for")
        case .strayDirective(let word, let container):
            Message("\(container.words.chinese)里不能用 @\(word)", "@\(word) can not stand in \(container.words.english)")
        case .emptyCode: Message("编码图形没有内容", "the code has no text")
        case .badCode(.ean13, let text, .tooLong):
            Message("“\(text.prefix(40))”不是 12 或 13 位数字，不能编成 ean13", "'\(text.prefix(40))' is not 12 or 13 digits, which ean13 takes")
        case .badCode(let kind, let text, .tooLong):
            Message(
                "“\(text.prefix(40))…”有 \(text.count) 个字符，编成 \(kind.rawValue) 太长",
                "'\(text.prefix(40))…' has \(text.count) characters, too many for \(kind.rawValue)")
        case .badCode(let kind, let text, .characters):
            Message(
                "“\(text.prefix(40))”里有 \(kind.rawValue) 不能编的字符", "'\(text.prefix(40))' has characters that \(kind.rawValue) can not hold")
        case .badCode(_, let text, .checkDigit):
            Message("“\(text)”的最后一位不是前 12 位的校验码", "the last digit of '\(text)' is not the check digit of the twelve before it")
        case .codeTooSmall(let module, let least, _):
            Message(
                "编码图形的一格只有 \(millimetres(module)) 毫米，\(millimetres(least)) 毫米以上才读得出",
                "a module of the code is \(millimetres(module))mm, readers make out \(millimetres(least))mm")
        case .badPicture(let path, .missing): Message("报告的文件夹里没有图片“\(path)”", "the report's folder has no picture '\(path)'")
        case .badPicture(let path, .link):
            Message("“\(path)”是符号链接，图片要放在报告自己的文件夹里", "'\(path)' is a symbolic link, a report shows files of its own")
        case .badPicture(let path, let fault): fault.message(for: path)
        case .unsafePicture(let path): Message("“\(path.prefix(80))”不在报告的文件夹之内", "'\(path.prefix(80))' is not within the report's folder")
        case .noPicturesHere(let path): Message("此处不能读取图片“\(path)”", "the picture '\(path)' can not be read here")
        case .badShare: Message("列宽的份额应为大于零的数", "the share of a column's width is a number above zero")
        }
    }

    var advice: Message? {
        switch self {
        case .unknown(_, _, let nearest?), .unknownParameter(_, _, let nearest?), .unknownAnchor(_, let nearest?),
            .unknownClass(_, let nearest?), .unknownCategory(_, let nearest?):
            Message("是否指“\(nearest)”？", "did you mean '\(nearest)'?")
        case .missingData:
            Message("请在数据里填写；版式里可以用“??”给出没有时印什么", "add it to the data, or let the layout say with '??' what is printed without it")
        case .noSuchDay: Message("日期写作 2025-08-15", "write it as 2025-08-15")
        case .noValue: Message("用“??”给出没有值时印什么", "say with '??' what is printed without a value")
        case .noBranch: Message("最后一个分支可以不写 when", "the last branch may have no 'when'")
        case .needed: Message("请在数据的这个位置写明", "add it to the data at this place")
        case .tooManyParts: Message("请检查套在一起的 @each、@include 和短语", "look at what @each, @include and phrases repeat within one another")
        case .unsafePath: Message("从版式包的文件夹写起，例如 图/馆徽.png", "write it from the package's folder, such as images/emblem.png")
        case .badImage(_, let fault): fault.advice
        case .noAlternateText: Message("写明图上是什么，供读屏软件朗读", "say what the image shows, for those who hear the document")
        case .functionAsPhrase(let name, let parameters):
            Message(
                "函数的参数不写名称：{\(name)(\(parameters.isEmpty ? "…" : parameters.joined(separator: ", ")))}",
                "arguments of functions have no names: {\(name)(\(parameters.isEmpty ? "…" : parameters.joined(separator: ", ")))}")
        case .undeclaredAmount(_, let dimension, let unit):
            Message(
                "是金额就在 schema.json 里写 \"x-dimension\": \"\(dimension)\"，不是就写 \"count\" 或 \"ratio\"；只此一处可写作 unit(…, \"\(unit)\")",
                "write \"x-dimension\": \"\(dimension)\" in schema.json, or \"count\" or \"ratio\"; for this place alone unit(…, \"\(unit)\")"
            )
        case .otherUnitThanHead(_, let head, _), .plainNumberUnderHead(_, let head, _):
            Message("请给这一栏写 unit: \(head)，由程序换算", "write unit: \(head) for this column, and it is converted")
        case .strayDirective(_, let container): container.advice
        case .noNumber:
            Message(
                "给标题或图题写上 number，或不用 {number}", "give its heading or caption a 'number', or do without {number}")
        case .noHeadingNumber:
            Message("给这一级标题编号，或不写 within 的号", "number the headings of that level, or leave their counter out of the pattern")
        case .badCode(.code128, _, .characters): Message("code128 编字母、数字和英文符号", "code128 holds letters, digits and ASCII marks")
        case .badCode(.ean13, _, .checkDigit): Message("请核对号码，或只写前 12 位", "look at the number, or write its first twelve digits alone")
        case .badCode(_, _, .tooLong): Message("请缩短，例如改用短网址", "shorten it, an address for instance")
        case .codeTooSmall(_, _, let width):
            Message(
                "请写 width=\(Int((width.millimetres - 0.001).rounded(.up)))mm 以上，或缩短内容",
                "write width=\(Int((width.millimetres - 0.001).rounded(.up)))mm at least, or shorten its text")
        case .badPicture(_, .missing(let nearest?)): Message("是否指“\(nearest)”？", "did you mean '\(nearest)'?")
        case .badPicture(_, .missing): Message("请把图片放进报告的文件夹，或改正数据", "put the picture into the report's folder, or mend the data")
        case .badPicture(_, .link): Message("把图片复制到报告的文件夹里", "copy the picture into the report's folder")
        case .badPicture(_, let fault): fault.advice
        case .unsafePicture: Message("写相对路径，例如 图/001.png", "write a relative path such as pictures/001.png")
        case .badDate: Message("日期写作 2025-08-15", "write it as 2025-08-15")
        case .wrongRecord(let chart, true): Message("写作 @figure \(chart) with 记录", "write @figure \(chart) with RECORD")
        default: nil
        }
    }

    /// The diagnostic for this problem at `place`.
    func diagnostic(at place: Place, related: [Diagnostic.Related] = []) -> Diagnostic {
        Diagnostic(id, severity, message, at: place, advice: advice, related: related)
    }

    /// The diagnostic for this problem at `span`.
    func diagnostic(at span: SourceSpan) -> Diagnostic { diagnostic(at: Place(span: span)) }
}

/// In millimetres with two digits.
private func millimetres(_ length: Length) -> String {
    let hundredths = Int((length.millimetres * 100).rounded())
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
}
