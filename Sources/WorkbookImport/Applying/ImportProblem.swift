internal import Diagnostics
internal import ReportData
internal import Workbooks

/// What an import has to say of cells. The words are made here.
enum ImportProblem {
    case noMap(layout: String)
    case noSheetFits(known: [String])
    case severalMaps([String])
    case unknownMap(String, known: [String])
    case missingSheet(String)
    case sheetTwice(String, first: CellPlace)
    case hiddenSheet
    case headMissing(column: String, words: String)
    case headAmbiguous(column: String, others: [String])
    case unitMissing(String)
    case notANumber(Amount.Wrong, what: String)
    case numberAsText(String, value: Decimal)
    case scaledFormat(String, value: Decimal, power: Int)
    case noise(Decimal, value: Decimal)
    case badCode(String, digits: Int)
    case paddedCode(String)
    case unknownCode(String, name: String)
    case otherName(String, known: String, found: String)
    case unknownRow(String)
    case emptyRow(String)
    case hiddenRow
    case otherColumn(String)
    case totalDiffers(what: String, total: Decimal, sum: Decimal)
    case valuesDiffer(String, Decimal, Decimal)
    case negativeRest(String, Decimal)
    case recordTwice(String)
    case unknownPath(String)
    case notWhole(String, Decimal)
    case beyondRange
    case unusedSheet
    case macros
    case externalLinks
    case noCells(String)
    case unknownList(String)

    var id: DiagnosticID {
        switch self {
        case .noMap: "W010"
        case .noSheetFits: "W011"
        case .severalMaps: "W012"
        case .unknownMap: "W013"
        case .missingSheet: "W014"
        case .sheetTwice: "W015"
        case .headMissing: "W016"
        case .headAmbiguous: "W017"
        case .unitMissing: "W018"
        case .notANumber, .beyondRange: "W019"
        case .badCode: "W020"
        case .unknownCode: "W021"
        case .otherName: "W022"
        case .unknownRow: "W023"
        case .emptyRow: "W038"
        case .otherColumn: "W024"
        case .totalDiffers: "W025"
        case .valuesDiffer: "W026"
        case .negativeRest: "W027"
        case .recordTwice: "W028"
        case .unknownPath, .unknownList: "W029"
        case .notWhole: "W030"
        case .numberAsText: "W031"
        case .scaledFormat: "W032"
        case .noise: "W033"
        case .paddedCode: "W034"
        case .hiddenRow, .hiddenSheet: "W035"
        case .unusedSheet: "W036"
        case .macros, .externalLinks, .noCells: "W037"
        }
    }

    var severity: Severity {
        switch self {
        case .noMap, .noSheetFits, .severalMaps, .unknownMap, .headAmbiguous, .unknownPath, .unknownList: .failure
        case .missingSheet, .headMissing, .notANumber, .beyondRange, .badCode, .totalDiffers, .valuesDiffer, .negativeRest, .recordTwice,
            .sheetTwice, .notWhole:
            .error
        case .unitMissing, .unknownCode, .otherName, .unknownRow, .otherColumn, .scaledFormat, .hiddenRow, .hiddenSheet: .warning
        case .numberAsText, .noise, .paddedCode, .emptyRow, .unusedSheet, .macros, .externalLinks, .noCells: .remark
        }
    }

    var message: Message {
        switch self {
        case .noMap(let layout): Message("版式“\(layout)”没有工作簿的对应表", "layout '\(layout)' has no map for workbooks")
        case .noSheetFits: Message("没有一张工作表是对应表认得的", "no sheet is one that a map knows")
        case .severalMaps(let names):
            Message("几个对应表都适用：\(names.joined(separator: "、"))", "several maps fit: \(names.joined(separator: ", "))")
        case .unknownMap(let name, _): Message("没有名为“\(name)”的对应表", "there is no map '\(name)'")
        case .missingSheet(let name): Message("没有找到“\(name)”", "sheet '\(name)' is not there")
        case .sheetTwice(let name, let first):
            Message("“\(name)”有两张，已取 \(first.sheet)", "'\(name)' is there twice, \(first.sheet) was taken")
        case .hiddenSheet: Message("取数的工作表是隐藏的", "a sheet that is read is hidden")
        case .headMissing(let column, let words):
            Message("没有找到表头“\(words)”（\(column)）", "there is no head '\(words)' (\(column))")
        case .headAmbiguous(let column, let others):
            Message(
                "表头“\(column)”不止一处：\(others.joined(separator: "、"))",
                "head '\(column)' is there more than once: \(others.joined(separator: ", "))")
        case .unitMissing(let unit): Message("没有写金额单位，按\(unit)处理", "no unit of money is written, \(unit) is taken")
        case .notANumber(.text(let text), let what): Message("\(what)应为数字，却是“\(text)”", "\(what) takes a number, found '\(text)'")
        case .notANumber(.error(let name), let what): Message("\(what)是公式错误 \(name)", "\(what) is the error \(name)")
        case .notANumber(.uncalculated, let what): Message("\(what)是公式，文件里没有它的结果", "\(what) is a formula without its result")
        case .notANumber(.bool, let what): Message("\(what)应为数字，却是真假值", "\(what) takes a number, found a truth value")
        case .notANumber(.date, let what): Message("\(what)应为数字，却是日期", "\(what) takes a number, found a date")
        case .beyondRange: Message("这个数换算单位后太大或太小", "the number is out of range in the unit of the report")
        case .numberAsText(let text, let value):
            Message("数字存成了文字“\(text)”，取 \(value)", "a number is stored as the text '\(text)', \(value) was taken")
        case .scaledFormat(let code, let value, let power):
            Message(
                "单元格的值是 \(value)，屏幕上按格式“\(code)”缩小到 10 的 \(power) 次方分之一显示；取单元格的值",
                "the cell holds \(value), format '\(code)' shows it 10^\(power) times smaller; what the cell holds was taken")
        case .noise(let exact, let value): Message("\(exact) 取 15 位有效数字，即 \(value)", "\(exact) was taken to 15 digits, \(value)")
        case .badCode(let code, let digits): Message("编码“\(code)”不是 \(digits) 位", "code '\(code)' has not \(digits) digits")
        case .paddedCode(let code): Message("编码缺前面的 0，取 \(code)", "the code has lost a zero, \(code) was taken")
        case .unknownCode(let code, let name): Message("名录里没有编码 \(code)（\(name)）", "code \(code) (\(name)) is in no list")
        case .otherName(let code, let known, let found):
            Message("\(code) 在名录里是“\(known)”，这里是“\(found)”", "\(code) is '\(known)' in the list, '\(found)' here")
        case .unknownRow(let label): Message("这一行有数字，但不知道是什么：“\(label)”", "a row with numbers that the map does not know: '\(label)'")
        case .emptyRow(let code): Message("\(code) 这一行没有金额，没有取", "the row of \(code) has no amounts and was left out")
        case .hiddenRow: Message("取数的行是隐藏的", "a row that is read is hidden")
        case .otherColumn(let head): Message("这一栏有数字，但没有取：“\(head)”", "a column with numbers that is not read: '\(head)'")
        case .totalDiffers(let what, let total, let sum):
            Message("\(what)是 \(total)，各项之和是 \(sum)", "\(what) is \(total), the sum of its parts \(sum)")
        case .valuesDiffer(let path, let first, let second):
            Message("\(path) 两处不一致：\(first)，\(second)", "\(path) is \(first) in one place and \(second) in another")
        case .negativeRest(let code, let rest):
            Message("\(code) 减去各分表后是负数：\(rest)", "\(code) less what the other sheets have is negative: \(rest)")
        case .recordTwice(let key): Message("\(key) 在表里有两行", "\(key) has two rows")
        case .unknownPath(let path): Message("对应表要填“\(path)”，数据规范里没有", "the map fills '\(path)', which the schema does not have")
        case .unknownList(let name): Message("版式里没有名录“\(name)”", "the layout has no list '\(name)'")
        case .notWhole(let path, let value): Message("\(path) 应为整数，却是 \(value)", "\(path) takes a whole number, found \(value)")
        case .unusedSheet: Message("这张工作表没有取数", "nothing was taken from this sheet")
        case .macros: Message("工作簿里有宏，没有运行", "the workbook has macros, which were not run")
        case .externalLinks: Message("工作簿引用了别的文件，用的是上次保存的结果", "the workbook refers to other files; what it saved last was taken")
        case .noCells(let sheet): Message("“\(sheet)”是图表或宏，没有单元格", "'\(sheet)' is a chart or a macro, without cells")
        }
    }

    var advice: Message? {
        switch self {
        case .noMap: Message("在版式的 imports 文件夹里写一个，见 docs/import.md", "write one in the layout's folder imports, see docs/import.md")
        case .noSheetFits(let known):
            Message("认得的有：\(known.joined(separator: "、"))", "sheets that are known: \(known.joined(separator: ", "))")
        case .severalMaps: Message("用 --map 指明", "name one with --map")
        case .unknownMap(let name, let known):
            nearestName(to: name, among: known).map { Message("是否指“\($0)”？", "did you mean '\($0)'?") }
                ?? Message("有：\(known.joined(separator: "、"))", "maps: \(known.joined(separator: ", "))")
        case .notANumber(.uncalculated, _):
            Message("用 Excel 或 WPS 打开，保存一次再导入", "open it in a spreadsheet program, save it and import again")
        case .notANumber(.error, _): Message("请在工作簿里改正公式", "mend the formula in the workbook")
        case .headMissing: Message("表头的字改过的，在对应表里补上新的写法", "where the words have changed, add the new ones to the map")
        case .headAmbiguous: Message("在对应表里写上层的字，例如“收入/决算数”", "write the words above in the map, such as 收入/决算数")
        case .unitMissing: Message("请在表头上方写“单位：元”或“单位：万元”", "write 单位：元 or 单位：万元 above the head")
        case .unknownCode: Message("名称已写进补充科目；请核对编码", "the name was added to the data; check the code")
        case .totalDiffers, .valuesDiffer, .negativeRest: Message("请在工作簿里核对", "check the workbook")
        default: nil
        }
    }

    func diagnostic(at place: Place?, related: [Diagnostic.Related] = []) -> Diagnostic {
        Diagnostic(id, severity, message, at: place, advice: advice, related: related)
    }
}
