internal import XML

/// The cells of a sheet (ISO/IEC 29500-1, 18.3.1).
final class SheetHandler: StoppableHandler {
    var builder: SheetBuilder
    var problem: WorkbookProblem? { builder.problem }
    private let sharedTexts: Int

    private var (row, column, format) = (-1, -1, 0)
    private var type = CellType.number
    private var (isFormula, hasValue) = (false, false)
    private var collects = false
    private var isInReading = false
    private var value: [UInt8] = []

    /// What the value of a cell is (18.18.11).
    private enum CellType { case number, sharedText, text, inlineText, bool, error, date }

    init(_ builder: SheetBuilder, sharedTexts: Int) {
        self.builder = builder
        self.sharedTexts = sharedTexts
    }

    func start(_ name: XMLText, _ attributes: XMLAttributes) {
        switch name {
        case "c": startCell(attributes)
        case "v":
            collects = true
            hasValue = true
        case "f": isFormula = true
        case "row": startRow(attributes)
        case "t" where type == .inlineText && !isInReading:
            collects = true
            hasValue = true
        case "rPh": isInReading = true
        case "mergeCell": merge(attributes)
        case "col": hideColumns(attributes)
        default: break
        }
    }

    func end(_ name: XMLText) {
        switch name {
        case "v", "t": collects = false
        case "c": endCell()
        case "rPh": isInReading = false
        default: break
        }
    }

    func text(_ text: XMLText) {
        guard collects else { return }
        // A text longer than any cell can have is a mistake (32,767 characters).
        if value.count > 1 << 20 { return builder.fail(.tooMuchText(limit: 1 << 20)) }
        value.append(contentsOf: text.bytes)
    }

    private func startRow(_ attributes: XMLAttributes) {
        row = attributes["r"]?.number.map { $0 - 1 } ?? row + 1
        column = -1
        builder.begin(row: row, isHidden: attributes.isOn("hidden"))
    }

    private func startCell(_ attributes: XMLAttributes) {
        column = attributes["r"].flatMap { CellAddress($0.bytes) }?.column ?? column + 1
        format = attributes["s"]?.number ?? 0
        type =
            switch attributes["t"] {
            case nil: .number
            case "s"?: .sharedText
            case "str"?: .text
            case "inlineStr"?: .inlineText
            case "b"?: .bool
            case "e"?: .error
            case "d"?: .date
            default: .number
            }
        (isFormula, hasValue) = (false, false)
        value.removeAll(keepingCapacity: true)
    }

    private func endCell() {
        guard hasValue, !(value.isEmpty && type == .number) else {
            if isFormula { builder.add(.uncalculated, 0, column: column, format: format, isFormula: true) }
            return
        }
        switch type {
        case .number:
            guard let number = value.withUnsafeBufferPointer(parsedDouble) else { return addText() }
            builder.add(.number, number.bitPattern, column: column, format: format, isFormula: isFormula)
        case .sharedText:
            guard let index = Int(String(decoding: value, as: UTF8.self)), (0..<sharedTexts).contains(index) else {
                return builder.fail(.damaged)
            }
            builder.add(.sharedText, UInt64(index), column: column, format: format, isFormula: isFormula)
        case .text, .inlineText, .date: addText()
        case .bool: builder.add(.bool, value == [UInt8(ascii: "1")] ? 1 : 0, column: column, format: format, isFormula: isFormula)
        case .error: builder.add(.error, text: value, column: column, format: format, isFormula: isFormula)
        }
    }

    private func addText() {
        guard !value.isEmpty else { return }
        builder.add(.text, text: unescaped(value), column: column, format: format, isFormula: isFormula)
    }

    private func merge(_ attributes: XMLAttributes) {
        guard let reference = attributes["ref"] else { return }
        let ends = reference.bytes.split(separator: UInt8(ascii: ":"))
        guard ends.count == 2, let first = CellAddress(ends[0]), let last = CellAddress(ends[1]), let range = CellRange(first, last) else {
            return
        }
        builder.merge(range)
    }

    private func hideColumns(_ attributes: XMLAttributes) {
        guard attributes.isOn("hidden"), let first = attributes["min"]?.number, let last = attributes["max"]?.number, first > 0,
            first <= last, last <= WorkbookLimits.columns
        else { return }
        builder.hide(columns: first - 1...last - 1)
    }
}
