/// What is known of printed numbers beyond their print, for back ends that write numbers and formulas and not texts alone.
public protocol FigureAmounts: Sendable {
    /// The number of a print, by `FigureUse.id`; `nil` for one that is none.
    func amount(of figure: String) -> FigureAmount?

    /// The numbers of the data that a print was made from, each by a key of its own, ascending.
    func sources(of figure: String) -> [Int]

    /// The number of the data that a print shows and nothing but that; `nil` for what is worked out.
    func datum(of figure: String) -> FigureDatum?
}

/// A number of the data as a print shows it.
public struct FigureDatum: Hashable, Sendable {
    /// JSON pointer (RFC 6901).
    public var path: String
    /// What is printed times 10 to that power is what the data say, but for rounding.
    public var power: Int

    public init(path: String, power: Int) {
        self.path = path
        self.power = power
    }
}

/// A printed number, exactly.
public struct FigureAmount: Hashable, Sendable {
    /// The printed number in units of its last digit: 2,940.50 with two digits is 294,050.
    public var units: Int64
    /// Digits behind the point that it was rounded to.
    public var digits: Int
    /// What it measures, such as `万元`; numbers of different units do not add up.
    public var unit: String?
    /// Whether numbers of its kind add up: rates do not.
    public var addsUp: Bool
    /// The name of the declared figure; `nil` for a number of an expression of its own.
    public var name: String?
    /// The declared figures whose sum the layout says it to be; empty for any other formula.
    public var addends: [Addend]

    /// A part of a declared sum.
    public struct Addend: Hashable, Sendable {
        public var name: String
        public var isSubtracted: Bool

        public init(name: String, isSubtracted: Bool = false) {
            self.name = name
            self.isSubtracted = isSubtracted
        }
    }

    public init(
        units: Int64, digits: Int, unit: String? = nil, addsUp: Bool = true, name: String? = nil, addends: [Addend] = []
    ) {
        self.units = units
        self.digits = digits
        self.unit = unit
        self.addsUp = addsUp
        self.name = name
        self.addends = addends
    }
}
