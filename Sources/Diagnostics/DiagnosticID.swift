/// The stable name of a kind of diagnostic: a letter for the module and a number (`E014`), or the ID of a check (`Q05`).
public struct DiagnosticID: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral {
    public var rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }
    public init(stringLiteral value: String) { rawValue = value }
}
