internal import Workbooks

/// A sheet for looking up what stands where, merged cells included.
struct SheetGrid {
    let file: String
    let sheet: Sheet
    /// Merged stretches that begin within the rows where heads are.
    private let headMerges: [CellRange]

    /// Rows within which a head begins.
    static let headRows = 60

    init(file: String, sheet: Sheet) {
        self.file = file
        self.sheet = sheet
        headMerges = sheet.merged.filter { $0.rows.lowerBound < Self.headRows }
    }

    func place(_ address: CellAddress) -> CellPlace { CellPlace(file: file, sheet: sheet.name, cell: address) }

    /// The stretch of merged cells around a cell; `nil` for a cell of its own.
    func merge(at address: CellAddress) -> CellRange? { headMerges.first { $0.contains(address.row, address.column) } }

    /// The plain text that a cell shows, that of its merged stretch included; empty for none.
    func shown(_ row: Int, _ column: Int) -> String {
        if let text = sheet.cell(row, column)?.plain, !text.isEmpty { return text }
        guard let merge = merge(at: CellAddress(row: row, column: column)) else { return "" }
        return sheet.cell(merge.first.row, merge.first.column)?.plain ?? ""
    }

    /// The texts above a cell from the bottom to the top, each once.
    func texts(above row: Int, _ column: Int) -> [String] {
        var texts: [String] = []
        var row = row - 1
        while row >= 0, texts.count < 8 {
            let text = shown(row, column)
            if !text.isEmpty, text != texts.last { texts.append(text) }
            row -= 1
        }
        return texts
    }
}

extension Cell {
    /// The content as a plain text; numbers as digits, errors and truth values empty.
    var plain: String {
        switch content {
        case .text(let text): plainText(text)
        case .number: decimal?.description ?? ""
        case .bool, .error, .uncalculated: ""
        }
    }
}
