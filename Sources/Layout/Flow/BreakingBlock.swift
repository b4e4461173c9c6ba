internal import Geometry

/// A block that breaks over regions by rules of its own. A value: a copy is a snapshot.
indirect enum BreakingBlock {
    case table(TableCursor)
    case columns(ColumnsCursor)

    /// Fills `room` with as much as may stand there; `nil` if not even the first part may.
    mutating func layout(in room: TableRoom) -> TablePart? {
        switch self {
        case .table(var cursor):
            let part = cursor.layout(in: room)
            self = .table(cursor)
            return part
        case .columns(var cursor):
            let part = cursor.layout(in: room)
            self = .columns(cursor)
            return part
        }
    }

    /// The height of all of it in one piece.
    var naturalHeight: Length {
        switch self {
        case .table(let cursor): cursor.naturalHeight
        case .columns(let cursor): cursor.naturalHeight
        }
    }

    /// The table, if it is one that is to stand in one piece where a page holds it.
    var keptTable: TableCursor? {
        guard case .table(let cursor) = self, cursor.flow.table.keep == .whole else { return nil }
        return cursor
    }
}
