internal import DocumentTree
internal import XLSXWriter

/// The hidden sheet that says which cells are which numbers of the data, and carries the data.
///
/// Cells are named by formulas, so that a spreadsheet program keeps them right when rows are put between or a sheet gets another name.
/// What the columns hold stands in docs/publishing.md; `WorkbookImport` reads it.
struct DataSheet {
    /// What the first cell says.
    private static let mark = "render:report"
    private static let version = 1.0
    /// As long as a cell's text may be, with some room for what a program adds.
    private static let longestPiece = 32_000

    private let sheet: Sheet
    private var row = 0

    init(_ sheet: Sheet) { self.sheet = sheet }

    /// Whether a sheet has rows enough for a report with so many numbers.
    static func hasRoom(for report: CarriedReport, numbers: Int) -> Bool {
        report.text.utf8.count { $0 == UInt8(ascii: "\n") } + numbers + 2 <= Sheet.mostRows
    }

    /// Writes the sheet and hides it.
    mutating func write(
        _ report: CarriedReport, _ sheets: some Sequence<(name: String, numbers: [WrittenNumber])>, amounts: some FigureAmounts
    ) throws(WorkbookError) {
        try write([.text(Self.mark), .number(Self.version), .text(report.layout)])
        for (name, numbers) in sheets {
            guard !numbers.isEmpty else { continue }
            try write([.text("sheet"), .text(name)])
            let quoted = name.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
            for number in numbers {
                let address = Sheet.name(row: number.row, column: number.column)
                let place = amounts.datum(of: number.figure).map { "\(address) \($0.power) \($0.path)" } ?? address
                try write([
                    .text(number.isFormula ? "formula" : "number"), .formula("='\(quoted)'!\(address)", number.value),
                    .number(number.value),
                    .text(place),
                ])
            }
        }
        for line in report.text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            try write([.text("text")] + pieces(of: line).map { .text($0) })
        }
        sheet.hide()
    }

    private mutating func write(_ values: [Sheet.Value]) throws(WorkbookError) {
        let (sheet, row) = (sheet, row)
        try done { () throws(XLSXError) in
            for (column, value) in values.enumerated() { try sheet.write(value, at: .init(row: row, column: column), look: nil) }
        }
        self.row += 1
    }

    /// A line of JSON as texts of cells.
    private func pieces(of line: Substring.UTF8View.SubSequence) -> [String] {
        let text = Self.writable(line.last == UInt8(ascii: "\r") ? line.dropLast() : line)
        guard text.utf8.count > Self.longestPiece else { return text.isEmpty ? [] : [text] }
        var (pieces, piece, length) = ([String](), "", 0)
        for scalar in text.unicodeScalars {
            let units = UTF16.width(scalar)
            if length + units > Self.longestPiece {
                pieces.append(piece)
                (piece, length) = ("", 0)
            }
            piece.unicodeScalars.append(scalar)
            length += units
        }
        return pieces + [piece]
    }

    /// A line without what a cell can not hold: two characters that XML does not have, and what spreadsheet programs read as an escape, such
    /// as `_x000D_` (ECMA-376-1, 22.9.2.19). They stand in strings of JSON only, which have escapes of their own.
    private static func writable(_ line: Substring.UTF8View.SubSequence) -> String {
        let text = String(Substring(line))
        // Most lines have neither, which their bytes tell: the last two characters of the plane begin with EF BF.
        var before: UInt8 = 0
        let isPlain = line.allSatisfy { byte in
            defer { before = byte }
            return !(before == UInt8(ascii: "_") && byte == UInt8(ascii: "x") || before == 0xEF && byte == 0xBF)
        }
        guard !isPlain else { return text }
        return text.split(separator: "_x", omittingEmptySubsequences: false).joined(separator: "\\u005fx")
            .unicodeScalars.map { $0.value | 1 == 0xFFFF ? "\\u\(String($0.value, radix: 16))" : String($0) }.joined()
    }
}
