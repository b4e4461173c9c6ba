/// Reads the records of one sheet.
struct BinarySheetReader {
    var builder: SheetBuilder
    let sharedTexts: Int
    private var row = -1
    private var hiddenRows: Set<Int> = []
    /// Objects within a sheet, such as charts, have sheets of records of their own.
    private var depth = 0

    init(builder: SheetBuilder, sharedTexts: Int) {
        self.builder = builder
        self.sharedTexts = sharedTexts
    }

    mutating func read(_ stream: inout RecordStream) throws(WorkbookProblem) {
        while let record = stream.next() {
            switch record.kind {
            case BinaryReader.Kind.begin: depth += 1
            case BinaryReader.Kind.end:
                guard depth > 0 else { return }
                depth -= 1
            case _ where depth > 0: break
            default: try read(record, &stream)
            }
            if let problem = builder.problem { throw problem }
        }
        throw .damaged
    }

    private mutating func read(_ record: Record, _ stream: inout RecordStream) throws(WorkbookProblem) {
        switch record.kind {
        case BinaryReader.Kind.row: if record.byte(12) & 0x20 != 0 { hiddenRows.insert(record.short(0)) }
        case BinaryReader.Kind.columns:
            let (first, last) = (record.short(0), min(record.short(2), 255))
            if record.byte(8) & 1 != 0, first <= last { builder.hide(columns: first...last) }
        case BinaryReader.Kind.merged:
            for index in 0..<min(record.short(0), (record.count - 2) / 8) {
                let start = 2 + 8 * index
                let first = CellAddress(row: record.short(start), column: record.short(start + 4))
                let last = CellAddress(row: record.short(start + 2), column: record.short(start + 6))
                if let range = CellRange(first, last) { builder.merge(range) }
            }
        case BinaryReader.Kind.number: add(record.double(6), record)
        case BinaryReader.Kind.packed: add(unpacked(record.long(6)), record)
        case BinaryReader.Kind.packedRow:
            begin(record)
            for index in 0..<max(0, (record.count - 6) / 6) {
                let number = unpacked(record.long(6 + 6 * index))
                builder.add(
                    .number, number.bitPattern, column: record.short(2) + index, format: record.short(4 + 6 * index), isFormula: false)
            }
        case BinaryReader.Kind.sharedText:
            guard Int(record.long(6)) < sharedTexts else { throw .damaged }
            begin(record)
            builder.add(.sharedText, UInt64(record.long(6)), column: record.short(2), format: record.short(4), isFormula: false)
        case BinaryReader.Kind.text, BinaryReader.Kind.richText:
            var reader = RecordTexts([record], from: 6)
            add(reader.text(), .text, record)
        case BinaryReader.Kind.truthOrError:
            if record.byte(7) == 0 {
                addBool(record.byte(6), record, isFormula: false)
            } else {
                addError(record.byte(6), record, isFormula: false)
            }
        case BinaryReader.Kind.formula: readFormula(record, &stream)
        default: break
        }
    }

    /// A formula holds what it gave (2.5.133): a number, or, marked by what no finite number has, something else.
    private mutating func readFormula(_ record: Record, _ stream: inout RecordStream) {
        guard record.short(12) == 0xFFFF else { return add(record.double(6), record, isFormula: true) }
        switch record.byte(6) {
        case 0:
            // The text comes in a record of its own, which one of shared formulas may precede.
            for _ in 0..<3 {
                guard let next = stream.peek(), next.kind != BinaryReader.Kind.formula, next.kind != BinaryReader.Kind.end else { break }
                _ = stream.next()
                if next.kind == BinaryReader.Kind.formulaText {
                    var records = [next]
                    while let more = stream.peek(), more.kind == BinaryReader.Kind.goesOn {
                        records.append(more)
                        _ = stream.next()
                    }
                    var reader = RecordTexts(records, from: 0)
                    return add(reader.text(), .text, record, isFormula: true)
                }
            }
            begin(record)
            builder.add(.uncalculated, 0, column: record.short(2), format: record.short(4), isFormula: true)
        case 1: addBool(record.byte(8), record, isFormula: true)
        case 2: addError(record.byte(8), record, isFormula: true)
        // An empty text.
        default: break
        }
    }

    private mutating func begin(_ record: Record) {
        guard record.short(0) != row else { return }
        row = record.short(0)
        builder.begin(row: row, isHidden: hiddenRows.contains(row))
    }

    private mutating func add(_ number: Double, _ record: Record, isFormula: Bool = false) {
        begin(record)
        builder.add(.number, number.bitPattern, column: record.short(2), format: record.short(4), isFormula: isFormula)
    }

    private mutating func add(_ text: String, _ kind: StoredCell.Kind, _ record: Record, isFormula: Bool = false) {
        guard !text.isEmpty else { return }
        begin(record)
        builder.add(kind, text: text.utf8, column: record.short(2), format: record.short(4), isFormula: isFormula)
    }

    private mutating func addBool(_ byte: UInt8, _ record: Record, isFormula: Bool) {
        begin(record)
        builder.add(.bool, byte == 0 ? 0 : 1, column: record.short(2), format: record.short(4), isFormula: isFormula)
    }

    private mutating func addError(_ byte: UInt8, _ record: Record, isFormula: Bool) {
        let names: [UInt8: String] = [
            0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
        ]
        add(names[byte] ?? "#ERR!", .error, record, isFormula: isFormula)
    }

    /// A number in four bytes (2.5.217): thirty bits of a double or of a whole number, perhaps a hundredth of it.
    private func unpacked(_ packed: UInt32) -> Double {
        let number =
            packed & 2 != 0
            ? Double(Int32(bitPattern: packed) >> 2) : Double(bitPattern: UInt64(packed & 0xFFFF_FFFC) << 32)
        return packed & 1 != 0 ? number / 100 : number
    }
}
