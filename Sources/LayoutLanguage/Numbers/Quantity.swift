public import ReportData

/// A number and its unit, if it has one.
public struct Quantity: Hashable, Sendable {
    public var number: Decimal
    /// The name of a unit that the layout declares.
    public var unit: String?

    public init(_ number: Decimal, unit: String? = nil) {
        self.number = number
        self.unit = unit
    }
}
