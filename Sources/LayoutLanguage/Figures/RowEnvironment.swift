internal import Diagnostics
internal import ReportData

/// The names inside the fields of one row: the row itself, its place, its other fields, then everything else.
struct RowEnvironment: Environment {
    let figures: FigureTable
    let handle: RecordHandle
    let row: String
    let item: Value

    func value(of name: String, at span: SourceSpan) throws(Diagnostics) -> Value? {
        if name.hasSameBytes(as: row) { return item }
        if let value = try figures.field(name, of: handle, at: span) { return value }
        if name.hasSameBytes(as: "index") { return .number(Decimal(handle.row + 1)) }
        return try figures.value(of: name, at: span)
    }

    func field(_ name: String, of record: RecordHandle, at span: SourceSpan) throws(Diagnostics) -> Value? {
        try figures.field(name, of: record, at: span)
    }

    func fieldNames(of record: RecordHandle) -> [String] { figures.fieldNames(of: record) }
    func mayBeField(_ name: String) -> Bool { figures.mayBeField(name) }
    var names: [String] { [row] + figures.fieldNames(of: handle) + figures.names }
    var root: any Environment { figures }
}
