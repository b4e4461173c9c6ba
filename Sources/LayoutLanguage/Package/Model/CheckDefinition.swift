public import Diagnostics
public import ReportData

/// A relation of `checks.yaml` that must hold, or sentences that must say what the data give.
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
    public var title: Template
    public var each: Each?
    /// Only where this holds is the relation checked.
    public var condition: ParsedExpression?
    /// `nil` where the check is about sentences alone.
    public var relation: ParsedExpression?
    /// The table, chart, form or heading whose printed values the relation is about; `nil` for what the data give.
    public var place: SpannedName?
    /// Names of phrases: what a report states for them is a finding of this check when the data give another sentence.
    public var phrases: [SpannedName] = []
    public var severity: Severity = .error
    public var tolerance: Tolerance = .none
    /// What to do about a finding.
    public var advice: Template?
    public var span: SourceSpan
}
