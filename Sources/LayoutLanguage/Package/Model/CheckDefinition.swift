public import Diagnostics
public import ReportData

/// A relation of `checks.yaml` that must hold.
public struct CheckDefinition: Hashable, Sendable {
    /// How far two sides may differ.
    public enum Tolerance: Hashable, Sendable {
        case none
        /// 0.005·(n+1) of the printed unit, n the addends; within it a difference is a remark.
        case rounding
        /// In the unit of the sides.
        case amount(Decimal)
    }

    /// The ID of its findings.
    public var id: String
    public var title: TemplateSource
    public var each: EachSource?
    /// Only where this holds is the relation checked.
    public var condition: ExpressionSource?
    public var relation: ExpressionSource
    public var severity: Severity
    public var tolerance: Tolerance
    /// What to do about a finding.
    public var advice: TemplateSource?
    public var span: SourceSpan

    public init(
        id: String, title: TemplateSource, each: EachSource? = nil, condition: ExpressionSource? = nil, relation: ExpressionSource,
        severity: Severity = .error, tolerance: Tolerance = .none, advice: TemplateSource? = nil, span: SourceSpan
    ) {
        self.id = id
        self.title = title
        self.each = each
        self.condition = condition
        self.relation = relation
        self.severity = severity
        self.tolerance = tolerance
        self.advice = advice
        self.span = span
    }
}
