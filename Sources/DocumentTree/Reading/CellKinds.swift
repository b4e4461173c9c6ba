/// What a cell is to a listener.
public enum CellKind: Hashable, Sendable {
    case data, rowHead, columnHead
    /// A part of the table's caption.
    case caption
}

/// What the cells of a table are to a listener, and where they stand.
///
/// A cell that is only said to be a head is one of its row if there is data to the right of it in any of its rows, and else one of its column:
///
///     总额 │  1.00 │  2.00      总额 heads a row, for 1.00 stands to the right of it
///     指标 │  目标 │  完成      three heads of columns: nothing but heads stands to the right of them
///
/// A head over the whole table heads its columns, down to the next; above everything else it is the caption.
public struct CellKinds: Sendable {
    /// The kinds of the cells of each row, head rows first.
    public let kinds: [[CellKind]]
    /// The columns in which the cells of each row begin.
    public let places: [[Int]]
    /// Rows of the body that are captions; they are its first.
    public let captions: Int
    /// Whether Scope alone would give a cell the wrong heads: under a head of several rows, under heads within the body, and where a row has
    /// several heads or one that it shares with other rows.
    public let areAmbiguous: Bool
    /// Whether columns have heads within the body: those go on below what they are the heads of, and each cell must say which are its own.
    public let haveInnerHeads: Bool

    /// The kinds of a table's cells.
    public init(_ table: Table) {
        var occupancy = Occupancy(columns: table.columns.count)
        var places = table.head.map { occupancy.place($0) }
        occupancy = Occupancy(columns: table.columns.count)
        places += table.body.map { occupancy.place($0) }
        let bodyPlaces = Array(places[table.head.count...])
        var captions = table.head.isEmpty ? table.body.prefix { $0.isCaption(of: table) }.count : 0
        // A table of nothing but such rows has rows to read.
        if captions == table.body.count { captions = 0 }
        let lastData = table.body.contains { $0.cells.contains { $0.role == .head } } ? Self.lastData(of: table, bodyPlaces) : []
        var kinds = table.head.map { row in row.cells.map { $0.role == .rowHead ? CellKind.rowHead : .columnHead } }
        for (index, row) in table.body.enumerated() {
            if index < captions {
                kinds.append(row.cells.map { _ in .caption })
                continue
            }
            kinds.append(
                row.cells.enumerated().map { place, cell in
                    switch cell.role {
                    case .data: return .data
                    case .rowHead: return .rowHead
                    case .columnHead: return .columnHead
                    case .head:
                        let (end, rows) = (bodyPlaces[index][place] + cell.columns, index..<min(index + cell.rows, table.body.count))
                        return rows.contains { lastData[$0] >= end } ? .rowHead : .columnHead
                    }
                })
        }
        (self.kinds, self.places, self.captions) = (kinds, places, captions)
        let inner = kinds[table.head.count...]
        haveInnerHeads = inner.contains { $0.contains(.columnHead) }
        areAmbiguous = table.head.count > 1 || haveInnerHeads || Self.sharesHeads(table, inner)
    }

    /// The rightmost column in which data of each row of the body begin; -1 where there are none.
    private static func lastData(of table: Table, _ places: [[Int]]) -> [Int] {
        var last = Array(repeating: -1, count: table.body.count)
        for (index, row) in table.body.enumerated() {
            for (cell, place) in zip(row.cells, places[index]) where cell.role == .data {
                for covered in index..<min(index + cell.rows, last.count) { last[covered] = max(last[covered], place) }
            }
        }
        return last
    }

    /// Whether a row has several heads or one that other rows have as well.
    private static func sharesHeads(_ table: Table, _ kinds: ArraySlice<[CellKind]>) -> Bool {
        zip(table.body, kinds).contains { row, kinds in
            kinds.count { $0 == .rowHead } > 1 || zip(row.cells, kinds).contains { $0.rows > 1 && $1 == .rowHead }
        }
    }
}

extension Table.Row {
    /// Whether the row is one head over the whole table.
    fileprivate func isCaption(of table: Table) -> Bool {
        cells.count == 1 && cells[0].role == .head && cells[0].rows == 1 && cells[0].columns == table.columns.count
            && table.columns.count > 1
            && cells[0].isText
    }
}
