public import ReportData

/// The units of a layout: which convert into one another, and how.
public struct UnitTable: Hashable, Sendable {
    /// What a unit measures.
    public enum Kind: Hashable, Sendable {
        /// Converts within its dimension: 元 and 万元.
        case measure(dimension: String)
        /// A way to write a plain number: 3% is 0.03.
        case ratio
        /// Things counted: multiplies and divides like a plain number, adds to its own kind alone.
        case count
    }

    private struct Entry: Hashable {
        var kind: Kind
        var factor: Decimal
    }

    private var entries: [String: Entry] = [:]
    private var plainUnits: [String: String] = [:]
    /// The names in the order they were declared.
    public private(set) var names: [String] = []

    /// The dimension whose units are ways to write a plain number.
    public static let ratioDimension = "ratio"
    /// What things that are counted measure.
    static let countDimension = "count"
    /// What numbers without a unit measure.
    static let plainDimension = "plain"

    public init() {}

    /// Adds a unit that is `factor` of the base unit of `dimension`. A unit that is a dimension of its own counts things.
    public mutating func declare(_ name: String, dimension: String, factor: Decimal) {
        let kind: Kind = dimension == Self.ratioDimension ? .ratio : dimension == name ? .count : .measure(dimension: dimension)
        if entries.updateValue(Entry(kind: kind, factor: factor), forKey: name) == nil { names.append(name) }
    }

    /// Says what unit plain numbers have where they meet quantities of `dimension`; without it they do not go together.
    public mutating func setPlainUnit(_ unit: String, for dimension: String) { plainUnits[dimension] = unit }

    /// What `unit` measures; `nil` when it is not declared.
    public func kind(of unit: String) -> Kind? { entries[unit]?.kind }

    /// What numbers with `unit` measure, by the name that number policies know it by: `plain` without a unit, `count` for things
    /// counted, `ratio`, else the dimension.
    func dimension(of unit: String?) -> String {
        guard let unit else { return Self.plainDimension }
        switch kind(of: unit) {
        case .measure(let dimension)?: return dimension
        case .ratio?: return Self.ratioDimension
        case .count?: return Self.countDimension
        case nil: return Self.plainDimension
        }
    }

    /// `quantity` in `unit`, exact where 38 digits allow; `nil` when it does not convert. `nil` for `unit` is the plain number.
    public func convert(_ quantity: Quantity, to unit: String?) -> Decimal? {
        if quantity.unit == unit { return quantity.number }
        let from = quantity.unit.map { entries[$0] } ?? Entry(kind: .ratio, factor: .one)
        let to = unit.map { entries[$0] } ?? Entry(kind: .ratio, factor: .one)
        guard let from, let to, from.kind == to.kind, from.kind != .count else { return nil }
        return quantity.number.multiplied(by: from.factor)?.divided(by: to.factor)
    }

    /// `quantity` in the base unit of its dimension: 5 万元 is 50,000. `nil` when its unit is not declared.
    public func baseNumber(_ quantity: Quantity) -> Decimal? {
        guard let unit = quantity.unit else { return quantity.number }
        return entries[unit].flatMap { quantity.number.multiplied(by: $0.factor) }
    }

    /// `quantity`, and where it is a plain number that meets `other`, with the unit that plain numbers have there.
    func meeting(_ quantity: Quantity, _ other: Quantity) -> Quantity {
        guard quantity.unit == nil, let unit = other.unit, case .measure(let dimension)? = kind(of: unit) else { return quantity }
        return Quantity(quantity.number, unit: plainUnits[dimension])
    }

    /// The plain number that a ratio writes; other quantities stay as they are.
    func withoutRatio(_ quantity: Quantity) -> Quantity {
        guard let unit = quantity.unit, entries[unit]?.kind == .ratio, let number = convert(quantity, to: nil) else { return quantity }
        return Quantity(number)
    }

    /// True for quantities that multiply and divide as plain numbers do.
    func isPlain(_ quantity: Quantity) -> Bool {
        guard let unit = quantity.unit else { return true }
        return kind(of: unit) == .count || kind(of: unit) == .ratio
    }
}
