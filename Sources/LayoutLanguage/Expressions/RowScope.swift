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
    private(set) lazy var fieldNames: Set<String> = rows.reduce(into: []) { names, row in
        switch row {
        case .record(.data(let node)): names.formUnion(node.members?.keys.elements ?? [])
        case .record(.fields(let fields)): names.formUnion(fields.keys)
        case .record(.declared), .absent, .bool, .number, .text, .date, .list: break
        }
    }
}
