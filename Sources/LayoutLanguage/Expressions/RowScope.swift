internal import OrderedCollections
internal import ReportData

/// The row whose fields are names inside a condition, a key or a term.
final class RowScope {
    /// The row in turn.
    var row: Value = .absent
    let outer: RowScope?
    private let rows: [Value]
    /// Names that were asked for, and whether any of the rows has a field so called.
    private var asked: [(name: String, isField: Bool)] = []

    init(rows: [Value], outer: RowScope?) {
        self.rows = rows
        self.outer = outer
    }

    /// Whether any of the rows has a field of that name: one that only this row lacks is absent.
    func hasField(_ name: String) -> Bool {
        for known in asked where known.name.hasSameBytes(as: name) { return known.isField }
        let isField = rows.contains { row in
            switch row {
            case .record(.data(let node)): node[name] != nil
            case .record(.fields(let fields)): fields[name] != nil
            case .record(.declared), .absent, .bool, .number, .text, .date, .list: false
            }
        }
        asked.append((name, isField))
        return isField
    }
}
