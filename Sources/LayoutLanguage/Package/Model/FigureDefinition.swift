public import Diagnostics
public import OrderedCollections

/// A figure of `figures.yaml`: a value, or a list of records.
public struct FigureDefinition: Hashable, Sendable {
    public enum Content: Hashable, Sendable {
        case value(ParsedExpression)
        case rows(Rows)
    }

    /// A list of records whose fields are figures too.
    public struct Rows: Hashable, Sendable {
        public var list: ParsedExpression
        /// The name of one element inside the fields' expressions.
        public var row: String
        /// Names each row, so that a report can state a field of it; `nil` when it can not.
        public var key: ParsedExpression?
        public var fields: OrderedDictionary<String, FigureDefinition>
    }

    public var name: String
    public var content: Content
    /// The unit that is printed; a number without unit takes it.
    public var unit: SpannedName?
    /// Digits after the point; `nil` for those of the policy.
    public var digits: Int?
    /// Whether the values of this field over all rows are the shares of one whole, which the policy of ratios rounds together.
    public var isShare: Bool = false
    /// What this is in the report of the period before: worked out over that one's data where this one's say nothing.
    public var previous: ParsedExpression?
    /// Where the name is declared.
    public var span: SourceSpan
}

/// A function of `figures.yaml`: an expression over its parameters, and over what every figure sees.
public struct FunctionDefinition: Hashable, Sendable {
    public var name: String
    public var parameters: [String]
    public var value: ParsedExpression
    /// Where the name is declared.
    public var span: SourceSpan
}

/// A phrase of `phrases.yaml`: parameters, and branches of which the first that holds is taken.
public struct PhraseDefinition: Hashable, Sendable {
    public struct Branch: Hashable, Sendable {
        /// `nil` always holds.
        public var condition: ParsedExpression?
        public var text: Template
        /// The parameter that must have a value when the branch is taken.
        public var needs: SpannedName?
    }

    public var name: String
    public var parameters: [String]
    public var branches: [Branch]
    public var span: SourceSpan
}
