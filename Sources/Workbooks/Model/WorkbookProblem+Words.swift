public import Diagnostics

extension WorkbookProblem {
    public var id: DiagnosticID {
        switch self {
        case .empty: "W001"
        case .tooLarge: "W002"
        case .unknownKind: "W003"
        case .damaged, .badXML, .missingPart: "W004"
        case .encrypted: "W005"
        case .unpacksTooLarge: "W006"
        case .tooManySheets, .tooManyCells, .tooMuchText, .tooManyMerged: "W007"
        }
    }

    public var message: Message {
        switch self {
        case .empty: Message("文件是空的", "the file is empty")
        case .tooLarge(let bytes, let limit):
            Message("工作簿有 \(bytes) 字节，超过上限 \(limit) 字节", "the workbook has \(bytes) bytes, more than the limit of \(limit)")
        case .unknownKind(.text): Message("这是文本文件，不是工作簿", "this is a text file, no workbook")
        case .unknownKind(.html): Message("这是网页，不是工作簿，虽然扩展名像", "this is a web page, whatever its name says")
        case .unknownKind(.xmlSpreadsheet): Message("这是 XML 表格（2003），不能读取", "this is an XML spreadsheet of 2003, which is not read")
        case .unknownKind(.oldExcel): Message("这是 Excel 95 以前的工作簿，不能读取", "this is a workbook of Excel 95 or before, which is not read")
        case .unknownKind(.binaryExcel): Message("这是二进制工作簿（.xlsb），不能读取", "this is a binary workbook (.xlsb), which is not read")
        case .unknownKind(.pdf): Message("这是 PDF，不是工作簿", "this is a PDF, no workbook")
        case .unknownKind(.otherArchive): Message("这是压缩文件，里面没有工作簿的内容", "this is an archive without the parts of a workbook")
        case .unknownKind(.otherOffice): Message("这是别的办公文件，里面没有工作簿的内容", "this is an office file of another kind, no workbook")
        case .unknownKind(.unknown): Message("认不出这是什么文件", "this is no kind of workbook that is known")
        case .damaged: Message("工作簿已损坏", "the workbook is damaged")
        case .badXML(let part, let line):
            Message("工作簿已损坏：\(part) 第 \(line) 行读不懂", "the workbook is damaged: line \(line) of \(part) can not be read")
        case .missingPart(let part): Message("工作簿已损坏：缺少 \(part)", "the workbook is damaged: there is no \(part)")
        case .encrypted: Message("工作簿加了密码", "the workbook is encrypted")
        case .unpacksTooLarge(let limit): Message("工作簿解压后超过 \(limit) 字节", "the workbook unpacks to more than \(limit) bytes")
        case .tooManySheets(let limit): Message("工作表超过 \(limit) 张", "there are more than \(limit) sheets")
        case .tooManyCells(let limit): Message("有内容的单元格超过 \(limit) 个", "more than \(limit) cells hold something")
        case .tooMuchText(let limit): Message("文字超过 \(limit) 字节", "the texts have more than \(limit) bytes")
        case .tooManyMerged(let limit): Message("一张表里合并的单元格超过 \(limit) 处", "a sheet has more than \(limit) merged stretches")
        }
    }

    public var advice: Message? {
        switch self {
        case .unknownKind(.pdf): Message("PDF 里的数据用 render extract 取出", "take data out of a PDF with render extract")
        case .unknownKind: Message("请用 Excel 或 WPS 打开，另存为 .xlsx", "open it in a spreadsheet program and save it as .xlsx")
        case .encrypted: Message("请打开后去掉密码，再存一份", "open it, take the password away and save it again")
        case .damaged, .badXML, .missingPart:
            Message("请打开后另存为 .xlsx；打不开的，请重新导出", "open it and save it as .xlsx; if it does not open, export it again")
        case .unpacksTooLarge, .tooManyCells, .tooMuchText, .tooManyMerged, .tooManySheets, .tooLarge:
            Message("公开用的表没有这么大：请只留下要用的工作表", "no form of accounts is as large: keep the sheets that are needed")
        case .empty: nil
        }
    }

    /// The diagnostic for the file of that name.
    public func diagnostic(file: String) -> Diagnostic { Diagnostic(id, .failure, message, at: Place(file: file), advice: advice) }
}
