internal import Diagnostics
internal import ReportData

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
