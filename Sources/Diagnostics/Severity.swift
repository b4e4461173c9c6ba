/// How grave a diagnostic is, gravest first.
public enum Severity: Int, Hashable, Sendable, Comparable, CaseIterable {
    /// An input can not be used: nothing is written (exit 1).
    case failure
    /// A finding that forbids publishing (exit 2 with `--strict`).
    case error
    /// A finding that somebody should look at.
    case warning
    /// A remark, for example a difference that rounding explains.
    case remark

    public static func < (left: Severity, right: Severity) -> Bool { left.rawValue < right.rawValue }
}
