/// The row whose fields are names inside a condition, a key or a term.
final class RowScope {
    /// The row in turn.
    var row: Value = .absent
    let outer: RowScope?
    private let rows: [Value]

    init(rows: [Value], outer: RowScope?) {
        self.rows = rows
        self.outer = outer
    }

    /// The names that any of the rows has: a field that only this row lacks is absent.
    private(set) lazy var fieldNames: Set<NameKey> = rows.reduce(into: []) { names, row in
        switch row {
        case .record(.data(let node)): for name in node.members?.keys.elements ?? [] { names.insert(NameKey(name)) }
        case .record(.fields(let fields)): for name in fields.keys { names.insert(NameKey(name)) }
        case .record(.declared), .absent, .bool, .number, .text, .date, .list: break
        }
    }
}
