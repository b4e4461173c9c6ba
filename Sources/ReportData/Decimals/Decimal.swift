/// An exact decimal number: up to 38 significant digits and a power of ten.
///
/// Ours and not Foundation's, because money needs to know when a digit is lost, and because a number of the data
/// costs a few nanoseconds this way. A value has one representation (no trailing zeros), so equality is that of numbers:
/// `58.10 == 58.1`.
public struct Decimal: Hashable, Sendable {
    // Kept in halves: an `Int128` would align every value of the data to 16 bytes.
    private let high: Int64
    private let low: UInt64
    private let power: Int8

    /// The digits with their sign; no multiple of ten, but for zero itself.
    public var coefficient: Int128 { Int128(high) << 64 | Int128(low) }
    /// The power of ten that the digits are multiplied with; zero for zero.
    public var exponent: Int { Int(power) }

    /// The most digits that a value holds.
    public static let maximumDigits = 38
    /// The powers of ten that a value can have after its trailing zeros are gone.
    public static let exponents = -64...64

    public static let zero = Decimal(0)
    public static let one = Decimal(1)

    /// The whole number `value`.
    public init(_ value: Int) {
        let (coefficient, exponent) = Self.withoutTrailingZeros(Int128(value), 0)
        self.init(coefficient, exponent)
    }

    /// `digits` × 10^`exponent`; `nil` when that has more than 38 digits or lies outside the powers of ten.
    public init?(digits: Int128, exponent: Int) {
        guard digits.magnitude < Self.limit else { return nil }
        let (coefficient, exponent) = Self.withoutTrailingZeros(digits, exponent)
        guard Self.exponents.contains(exponent) else { return nil }
        self.init(coefficient, exponent)
    }

    /// Parts that are already what they should be.
    private init(_ coefficient: Int128, _ exponent: Int) {
        high = Int64(truncatingIfNeeded: coefficient >> 64)
        low = UInt64(truncatingIfNeeded: coefficient)
        power = Int8(truncatingIfNeeded: exponent)
    }

    /// The digits without their sign.
    public var magnitude: UInt128 { coefficient.magnitude }

    public var isZero: Bool { coefficient == 0 }
    public var isNegative: Bool { coefficient < 0 }
    /// True when nothing stands after the decimal point.
    public var isWhole: Bool { exponent >= 0 }
    /// -1, 0 or 1.
    public var signum: Int { Int(coefficient.signum()) }
    /// How many digits stand after the decimal point.
    public var fractionDigits: Int { max(0, -exponent) }

    /// The value as an `Int`; `nil` when it has a fraction or is too large.
    public var wholeNumber: Int? {
        guard exponent >= 0, exponent < Self.maximumDigits else { return nil }
        let (product, overflow) = coefficient.multipliedReportingOverflow(by: Int128(powerOfTen(exponent)))
        return overflow ? nil : Int(exactly: product)
    }

    /// The nearest binary fraction, for geometry (charts), never for money.
    public var approximation: Double { Double(description) ?? 0 }

    /// 10^38: the coefficient stays below it.
    static let limit = powerOfTen(maximumDigits)

    private static func withoutTrailingZeros(_ digits: Int128, _ exponent: Int) -> (Int128, Int) {
        guard digits != 0 else { return (0, 0) }
        var exponent = exponent
        if var short = Int64(exactly: digits) {
            while true {
                let (quotient, remainder) = short.quotientAndRemainder(dividingBy: 10)
                guard remainder == 0 else { return (Int128(short), exponent) }
                short = quotient
                exponent += 1
            }
        }
        var digits = digits
        while true {
            let (quotient, remainder) = digits.quotientAndRemainder(dividingBy: 10)
            guard remainder == 0 else { return (digits, exponent) }
            digits = quotient
            exponent += 1
        }
    }
}

extension Decimal: ExpressibleByIntegerLiteral {
    public init(integerLiteral value: Int) { self.init(value) }
}

/// 10^`exponent` for 0…38.
func powerOfTen(_ exponent: Int) -> UInt128 {
    if exponent < powersOfTen.count { return UInt128(powersOfTen[exponent]) }
    return UInt128(powersOfTen[19]) * powerOfTen(exponent - 19)
}

/// 10^0…10^19: those that fit into 64 bits.
private let powersOfTen: [UInt64] = (0...19).map { count in (0..<count).reduce(1) { power, _ in power * 10 } }

/// How many decimal digits `value` has; 0 for 0.
func digitCount(_ value: UInt128) -> Int {
    guard value > 0 else { return 0 }
    // log10(2) ≈ 1233 / 4096 estimates from the bits, one too few at most.
    let estimate = ((128 - value.leadingZeroBitCount) * 1233) >> 12
    return value >= powerOfTen(estimate) ? estimate + 1 : estimate
}
