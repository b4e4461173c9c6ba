extension Table {
    /// The table in one piece, without the rows and columns that `folding` leaves out because they print nothing but zeros, and the words
    /// that say so. Layouts in panels leave out more: a row may be zero in one panel and not in the next.
    public func foldedWhole() -> (table: Table, words: String) {
        guard let folding else { return (self, "") }
        let (places, columns) = (bodyPlaces, foldedColumns)
        var (table, words) = (self, "")
        if folding.rows != nil, !body.contains(where: { $0.cells.contains { $0.rows > 1 } }) {
            table.body = zip(body, places).filter { row, places in isShown(row, places, without: columns) }.map(\.0)
        }
        if let text = folding.rows, table.body.count < body.count {
            words += text.replacing("#", with: "\(body.count - table.body.count)")
        }
        if let text = folding.columns, !columns.isEmpty {
            words += text.replacing("#", with: "\(columns.count)").replacing("@", with: names(of: columns).joined(separator: "、"))
            table = table.without(columns)
        }
        return (table, words)
    }

    /// The columns in which the cells of each row of the body begin.
    private var bodyPlaces: [[Int]] {
        var occupancy = Occupancy(columns: columns.count)
        return body.map { occupancy.place($0) }
    }

    /// The value columns in which all is zero; none when all are.
    private var foldedColumns: Set<Int> {
        guard folding?.columns != nil else { return [] }
        var zero = Set(columns.indices.dropFirst(stubColumns))
        let values = zero.count
        for (row, places) in zip(body, bodyPlaces) {
            for (offset, cell) in row.cells.enumerated() where cell.columns > 1 || offset >= row.zeros.count || !row.zeros[offset] {
                for column in places[offset]..<places[offset] + cell.columns { zero.remove(column) }
            }
        }
        return zero.count < values ? zero : []
    }

    /// Whether a row shows anything but zeros, or has no amounts at all.
    private func isShown(_ row: Row, _ places: [Int], without folded: Set<Int>) -> Bool {
        var (hasZero, hasAmount) = (false, false)
        for (offset, cell) in row.cells.enumerated() {
            if offset < row.zeros.count, row.zeros[offset] {
                hasZero = true
            } else if places[offset] < stubColumns {
                hasAmount = hasAmount || cell.number != nil
            } else if !folded.contains(places[offset]) {
                hasAmount = true
            }
        }
        return hasAmount || !hasZero
    }

    /// The names of columns that are left out; one name for all columns of a range.
    private func names(of folded: Set<Int>) -> [String] {
        var (names, rest) = ([String](), folded)
        for range in panels where range.columns.allSatisfy(folded.contains) {
            names.append(range.name)
            rest.subtract(range.columns)
        }
        return names + rest.sorted().map { columns[$0].name.isEmpty ? "\($0 + 1)" : columns[$0].name }
    }

    /// The table without some columns: cells over several become narrower, those of none are left out.
    private func without(_ folded: Set<Int>) -> Table {
        var table = self
        table.columns = columns.enumerated().filter { !folded.contains($0.offset) }.map(\.element)
        table.panels = []
        func narrowed(_ rows: [Row]) -> [Row] {
            var occupancy = Occupancy(columns: columns.count)
            return rows.map { row in
                let places = occupancy.place(row)
                var row = row
                var zeros: [Bool] = []
                row.cells = zip(row.cells, places).enumerated().compactMap { offset, pair in
                    var (cell, place) = pair
                    let kept = (place..<place + cell.columns).count { !folded.contains($0) }
                    guard kept > 0 else { return nil }
                    cell.columns = kept
                    if offset < row.zeros.count { zeros.append(row.zeros[offset]) }
                    return cell
                }
                row.zeros = zeros
                return row
            }
        }
        (table.head, table.body) = (narrowed(head), narrowed(body))
        return table
    }
}
