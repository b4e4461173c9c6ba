public import Diagnostics
public import ReportData

/// An expression of the layout language as it was written, with the place of each part.
///
/// An object, since who works it out walks its parts thousands of times, and nothing of them should be copied.
public final class Expression: Hashable, Sendable {
    public let kind: Kind
    public let span: SourceSpan
    /// The function that a call names; `nil` where it is a record that is asked like one, or a mistake.
    let function: Function?

    public init(_ kind: Kind, span: SourceSpan) {
        self.kind = kind
        self.span = span
        function = if case .call(let name, _) = kind { FunctionTable.standard[name.text] } else { nil }
    }

    public static func == (left: Expression, right: Expression) -> Bool {
        left === right || (left.span == right.span && left.kind == right.kind)
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(span.range) }

    /// The forms that an expression has.
    public enum Kind: Hashable, Sendable {
        case absent
        case bool(Bool)
        case text(String)
        case number(Decimal, unit: SpannedName?)
        case list([Expression])
        case name(String)
        /// `单位.名称`; of a list, the list of the fields.
        case member(Expression, SpannedName)
        /// `items[0]`, `名称表["20101"]`
        case index(Expression, Expression)
        case negation(Expression)
        case not(Expression)
        case binary(Expression, Operator, Expression)
        /// `x is absent`
        case isAbsent(Expression)
        /// `if condition then … else …`
        case choice(condition: Expression, yes: Expression, no: Expression)
        /// `rows where condition`
        case filter(Expression, condition: Expression)
        /// `rows by key`, `rows by key descending`
        case order(Expression, key: Expression, descending: Bool)
        case call(SpannedName, [Argument])
    }

    /// What a call is given; calls of phrases name theirs (`变动(本年: 总计)`).
    public struct Argument: Hashable, Sendable {
        public var label: SpannedName?
        public var value: Expression

        public init(label: SpannedName? = nil, _ value: Expression) {
            self.label = label
            self.value = value
        }
    }

    /// The operators between two values.
    public enum Operator: String, Hashable, Sendable {
        case or, and
        case equal = "="
        case notEqual = "≠"
        case less = "<"
        case lessOrEqual = "≤"
        case greater = ">"
        case greaterOrEqual = "≥"
        case add = "+"
        case subtract = "-"
        case multiply = "*"
        case divide = "/"
        case otherwise = "??"
    }
}
