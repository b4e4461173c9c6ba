public import Diagnostics
public import ReportData
public import Workbooks

/// The report that a workbook of this program carries in a hidden sheet, with the cells that are numbers of its data.
public struct CarriedReport: Sendable {
    /// What the sheet says in its first cell; `WorkbookExport` writes it.
    private static let mark = "render:report"
    private static let version = 1.0

    public let data: DataDocument
    /// The name of the layout that the workbook was made with.
    public let layout: String
    let numbers: [Number]
    let file: String

    /// A number that was printed in a cell.
    struct Number {
        /// As the workbook has it now.
        var now: Cell?
        /// As it was written.
        var written: Double
        /// Where it was written, or where the sheet that carries the report names it, when cells were moved since.
        var place: CellPlace
        /// What stands there now.
        var cell: Cell?
        /// Whether cells of its sheet were moved: nobody knows then what stands where it was written.
        var isMoved = false
        var isFormula: Bool
        /// JSON pointer of the number of the data that it is, and by what power of ten that is larger; `nil` for what is worked out.
        var datum: (path: String, power: Int)?
    }

    /// The report of the first of the workbooks that carries one; `nil` when none does. Throws when it can not be read.
    public static func find(in workbooks: [Workbook]) throws(Diagnostics) -> CarriedReport? {
        for book in workbooks {
            for sheet in book.sheets where sheet.cell(0, 0)?.content == .text(mark) { return try CarriedReport(sheet, of: book) }
        }
        return nil
    }

    private init(_ sheet: Sheet, of book: Workbook) throws(Diagnostics) {
        let place = Place(path: "› \(sheet.name)", file: book.name)
        guard sheet.cell(0, 1)?.content == .number(Self.version), case .text(let layout)? = sheet.cell(0, 2)?.content else {
            throw Diagnostics(CarriedProblem.otherVersion.diagnostic(at: place))
        }
        let sheets = Dictionary(book.sheets.map { ($0.name, $0) }) { first, _ in first }
        var (numbers, lines, name) = ([Number](), [String](), "")
        for row in sheet.rows {
            let cells = sheet.cells(of: row)
            switch cells.first?.text {
            case "sheet": name = sheet.cell(row.number, 1)?.text ?? ""
            case "number", "formula":
                let place = { (cell: CellAddress) in CellPlace(file: book.name, sheet: name, cell: cell) }
                guard var number = Number(sheet, row: row.number, at: place) else { break }
                let cell = number.place.cell
                number.cell = sheets[name]?.cell(cell.row, cell.column)
                numbers.append(number)
            case "text": lines.append(cells.dropFirst().compactMap(\.text).joined())
            default: break
            }
        }
        let text = lines.joined(separator: "\n")
        let (document, mistakes) = DataDocument.read(SourceFile(name: "\(book.name) › \(sheet.name)", text: text))
        guard let document, mistakes.isEmpty else { throw Diagnostics([CarriedProblem.damaged.diagnostic(at: place)] + mistakes.prefix(3)) }
        let moved = Set(
            numbers.filter { $0.now?.content == .number($0.written) && $0.cell?.content != .number($0.written) }.map(\.place.sheet))
        for index in numbers.indices where moved.contains(numbers[index].place.sheet) {
            guard let now = numbers[index].now else { continue }
            numbers[index].isMoved = true
            numbers[index].place = CellPlace(file: book.name, sheet: sheet.name, cell: now.address)
        }
        (data, self.layout, self.numbers, file) = (document, layout, numbers, book.name)
    }
}

extension CarriedReport.Number {
    /// What a row says: `number` or `formula`, the number as it is now, as it was written, and its cell, such as `E12`, followed by power and
    /// pointer where it is a number of the data: `E12 4 /items/0/amount`.
    fileprivate init?(_ sheet: Sheet, row: Int, at place: (CellAddress) -> CellPlace) {
        guard case .number(let written)? = sheet.cell(row, 2)?.content,
            let parts = sheet.cell(row, 3)?.text?.split(separator: " ", maxSplits: 2), let first = parts.first,
            let address = CellAddress(String(first))
        else { return nil }
        now = sheet.cell(row, 1)
        self.written = written
        self.place = place(address)
        isFormula = sheet.cell(row, 0)?.text == "formula"
        if parts.count == 3, let power = Int(parts[1]), abs(power) <= 64 { datum = (String(parts[2]), power) }
    }

    /// Whether the workbook has another number than was written.
    var isChanged: Bool { now?.content != .number(written) }

    /// Whether a number that is worked out was written over.
    var isOverwritten: Bool {
        guard datum == nil else { return false }
        // What a formula gives changes with its parts: it is written over where the formula is gone.
        guard isFormula else { return isChanged }
        guard !isMoved, let cell, !cell.isFormula else { return false }
        return cell.content != .number(written)
    }
}

extension Cell {
    fileprivate var text: String? { if case .text(let text) = content { text } else { nil } }
}
