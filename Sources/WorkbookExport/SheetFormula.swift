internal import XLSXWriter

extension SheetSum {
    /// The formula of the sum; `cell` gives the row and column of the sheet where a number stands.
    func formula(cell: (NumberGrid.Place) -> (row: Int, column: Int)) -> String {
        let pieces = ranges.map { range in
            let (first, last) = (cell(range.first), cell(range.last))
            let name = Sheet.name(row: first.row, column: first.column)
            return (
                name: range.first == range.last ? name : "\(name):\(Sheet.name(row: last.row, column: last.column))",
                isRange: range.first != range.last, isSubtracted: range.isSubtracted
            )
        }
        if pieces.count > Self.mostSummands, !pieces.contains(where: \.isSubtracted) {
            // A function takes no more than 255 arguments.
            let chunks = stride(from: 0, to: pieces.count, by: 250).map { pieces[$0..<min($0 + 250, pieces.count)] }
            return "=" + chunks.map { "SUM(\($0.map(\.name).joined(separator: ",")))" }.joined(separator: "+")
        }
        var formula = "="
        for (index, piece) in pieces.enumerated() {
            if piece.isSubtracted { formula += "-" } else if index > 0 { formula += "+" }
            formula += piece.isRange ? "SUM(\(piece.name))" : piece.name
        }
        return formula
    }

    private static let mostSummands = 12

    /// Cells that stand one behind the other in a row or a column go together.
    private var ranges: [(first: NumberGrid.Place, last: NumberGrid.Place, isSubtracted: Bool)] {
        var ranges: [(first: NumberGrid.Place, last: NumberGrid.Place, isSubtracted: Bool)] = []
        for term in terms {
            if let range = ranges.last, range.isSubtracted == term.isSubtracted, !term.isSubtracted {
                let place = term.place
                let isBelow =
                    place.column == range.last.column && place.row == range.last.row + 1 && range.first.column == range.last.column
                let isBeside = place.row == range.last.row && place.column == range.last.column + 1 && range.first.row == range.last.row
                if isBelow || isBeside {
                    ranges[ranges.count - 1].last = place
                    continue
                }
            }
            ranges.append((term.place, term.place, term.isSubtracted))
        }
        return ranges
    }
}
