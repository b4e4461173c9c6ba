/// Reads the stream of a BIFF8 workbook ([MS-XLS]); formulas are what they gave when the file was saved.
struct BinaryReader {
    let name: String
    let limits: WorkbookLimits

    func read(_ bytes: [UInt8]) throws(WorkbookProblem) -> Workbook {
        var stream = RecordStream(bytes)
        guard let first = stream.next(), first.kind == Kind.begin else { throw .damaged }
        guard first.short(0) == 0x0600 else { throw .unknownKind(.oldExcel) }
        var globals = BinaryGlobals(limits: limits)
        try globals.read(&stream)
        guard globals.sheets.count <= limits.sheets else { throw .tooManySheets(limit: limits.sheets) }
        var workbook = Workbook(name: name)
        workbook.countsFrom1904 = globals.countsFrom1904
        workbook.remarks = globals.remarks
        var cells = 0
        for entry in globals.sheets {
            guard entry.hasCells else {
                workbook.remarks.append(.noCells(sheet: entry.name))
                continue
            }
            stream.offset = entry.offset
            guard let first = stream.next(), first.kind == Kind.begin else { throw .damaged }
            var reader = BinarySheetReader(
                builder: SheetBuilder(name: entry.name, limits: limits, cellsBefore: cells), sharedTexts: globals.texts.count)
            if entry.isHidden { reader.builder.hide() }
            try reader.read(&stream)
            let sheet = reader.builder.finish(sharedTexts: globals.texts, formats: globals.formats)
            cells += sheet.count
            workbook.sheets.append(sheet)
        }
        return workbook
    }

    /// The numbers of the records that are read.
    enum Kind {
        static let (begin, end, encryption, dates1904, sheet, sharedTexts, goesOn):
            (UInt16, UInt16, UInt16, UInt16, UInt16, UInt16, UInt16) =
                (0x0809, 0x000A, 0x002F, 0x0022, 0x0085, 0x00FC, 0x003C)
        static let (format, cellFormat, externalBook, macros): (UInt16, UInt16, UInt16, UInt16) = (0x041E, 0x00E0, 0x01AE, 0x00D3)
        static let (row, columns, merged): (UInt16, UInt16, UInt16) = (0x0208, 0x007D, 0x00E5)
        static let (number, packed, packedRow, sharedText, text, richText): (UInt16, UInt16, UInt16, UInt16, UInt16, UInt16) =
            (0x0203, 0x027E, 0x00BD, 0x00FD, 0x0204, 0x00D6)
        static let (truthOrError, formula, formulaText): (UInt16, UInt16, UInt16) = (0x0205, 0x0006, 0x0207)
    }
}

/// What stands before the sheets: their list, formats, texts.
struct BinaryGlobals {
    let limits: WorkbookLimits
    private(set) var sheets: [(name: String, offset: Int, isHidden: Bool, hasCells: Bool)] = []
    private(set) var texts = TextStore()
    private(set) var formats: [NumberFormat] = []
    private(set) var countsFrom1904 = false
    private(set) var remarks: [WorkbookRemark] = []
    private var codes: [Int: NumberFormat] = [:]

    init(limits: WorkbookLimits) { self.limits = limits }

    mutating func read(_ stream: inout RecordStream) throws(WorkbookProblem) {
        while let record = stream.next() {
            switch record.kind {
            case BinaryReader.Kind.end: return
            case BinaryReader.Kind.encryption: throw .encrypted
            case BinaryReader.Kind.dates1904: countsFrom1904 = record.short(0) == 1
            case BinaryReader.Kind.sheet:
                var reader = RecordTexts([record], from: 6)
                let name = reader.text(hasShortLength: true)
                sheets.append((name, Int(record.long(0)), record.byte(4) & 3 != 0, record.byte(5) == 0))
            case BinaryReader.Kind.sharedTexts: try readTexts(record, &stream)
            case BinaryReader.Kind.format:
                var reader = RecordTexts([record], from: 2)
                codes[record.short(0)] = NumberFormat(reader.text())
            case BinaryReader.Kind.cellFormat: formats.append(codes[record.short(2)] ?? .builtIn(record.short(2)))
            case BinaryReader.Kind.externalBook:
                // Books that are this one, or an add-in, have a mark instead of a name.
                if record.count > 4, !remarks.contains(.externalLinks) { remarks.append(.externalLinks) }
            case BinaryReader.Kind.macros: remarks.append(.macros)
            default: break
            }
        }
        throw .damaged
    }

    private mutating func readTexts(_ first: Record, _ stream: inout RecordStream) throws(WorkbookProblem) {
        var records = [first]
        while let next = stream.peek(), next.kind == BinaryReader.Kind.goesOn {
            records.append(next)
            _ = stream.next()
        }
        let count = Int(first.long(4))
        var reader = RecordTexts(records, from: 8)
        while texts.count < count, !reader.isAtEnd {
            _ = texts.add(reader.text())
            guard texts.size <= limits.texts else { throw .tooMuchText(limit: limits.texts) }
        }
    }
}
