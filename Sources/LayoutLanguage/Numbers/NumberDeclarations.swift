public import Diagnostics
public import ReportData

/// A unit of `layout.yaml`: its dimension, and how many of the dimension's base unit it is.
public struct UnitDeclaration: Hashable, Sendable {
    public var name: String
    /// Units of one dimension convert into one another.
    public var dimension: String
    /// Exact and above zero.
    public var factor: Decimal
    public var span: SourceSpan
}

/// How a kind of number is printed, as `layout.yaml` says it.
public struct NumberPolicyDeclaration: Hashable, Sendable {
    public enum TrailingZeros: String, Hashable, Sendable, CaseIterable {
        case keep, trim
    }

    public var name: String
    /// Digits after the point.
    public var digits = 2
    public var groupsThousands = false
    public var trailingZeros = TrailingZeros.keep
    /// What stands for zero.
    public var zero = "0"
    public var minus = "-"
    /// What stands where there is no value.
    public var absent = ""
    /// What happens to shares of one whole that do not add up to it when they are rounded.
    public var shares = PercentageRounding.plain
    /// The policies of other numbers than this one is made for, by what they measure (`UnitTable.dimension(of:)`).
    public var dimensions: [String: String] = [:]
    public var span: SourceSpan
}
