internal import Diagnostics
internal import ReportData

/// One side of a relation, worked out.
struct RelationSide {
    var expression: Expression
    var value: Value
    /// Where the data was that was read.
    var sources: [ReadingRecord.Place]
    /// Whether what the report states was read.
    var isStated: Bool
}

/// Both sides of an equation of numbers in one row of a relation.
struct RowSides {
    /// The names that hold in the row.
    var scope: Scope
    var left: Decimal
    var right: Decimal
    /// The finding, if the sides differ.
    var finding: Int?
    var hasCause: Bool
}

extension Expression.Operator {
    /// Whether it compares two values.
    var isComparison: Bool {
        switch self {
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: true
        case .or, .and, .add, .subtract, .multiply, .divide, .otherwise: false
        }
    }
}

extension Expression {
    /// Whether the rule writes the value out.
    var isLiteral: Bool {
        switch kind {
        case .absent, .bool, .text, .number: true
        case .list, .name, .member, .index, .negation, .not, .binary, .isAbsent, .choice, .filter, .order, .call: false
        }
    }
}
