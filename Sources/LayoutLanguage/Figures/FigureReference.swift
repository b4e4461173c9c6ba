internal import ReportData

/// What stands behind a name that is printed as it is: a declared figure, or a field of one of its rows.
public enum FigureReference: Hashable, Sendable {
    case value(String)
    case field(String, of: RecordHandle)

    /// The name in provenance: `年度`, `收入来源[2].金额`; rows count from 0, as in expressions.
    public var name: String {
        switch self {
        case .value(let name): name
        case .field(let field, let row): "\(row.figure)[\(row.row)].\(field)"
        }
    }

    /// Whether both are the same, by the bytes of their names.
    func isSame(as other: FigureReference) -> Bool {
        switch (self, other) {
        case (.value(let name), .value(let other)): name.hasSameBytes(as: other)
        case (.field(let field, let row), .field(let otherField, let otherRow)):
            row == otherRow && field.hasSameBytes(as: otherField)
        case (.value, .field), (.field, .value): false
        }
    }

    /// The name that a report states it by: `年度`, `收入来源.金额`.
    var statedName: String {
        switch self {
        case .value(let name): name
        case .field(let field, let row): "\(row.figure).\(field)"
        }
    }
}
