/// Arithmetic: exact as long as 38 digits hold the result, else rounded half up to 38 digits. `nil` means that the
/// result lies outside the range (or a division by zero); nothing traps.
extension Decimal {
    /// The number with the other sign.
    public var negated: Decimal { Decimal(digits: -coefficient, exponent: exponent) ?? self }

    /// The distance from zero.
    public var absolute: Decimal { isNegative ? negated : self }

    /// The sum of two numbers.
    public func adding(_ other: Decimal) -> Decimal? {
        if isZero { return other }
        if other.isZero { return self }
        let (coarse, fine) = exponent >= other.exponent ? (self, other) : (other, self)
        // Lift the coarse number towards the fine one's exponent as far as 38 digits go; what is left of the distance cuts the fine one.
        let distance = coarse.exponent - fine.exponent
        let lift = min(distance, Self.maximumDigits - digitCount(coarse.magnitude))
        let lifted = coarse.coefficient * Int128(powerOfTen(lift))
        let cut = Self.cut(fine.magnitude, digits: distance - lift)
        let (sum, overflow) = lifted.addingReportingOverflow(fine.isNegative ? -Int128(cut) : Int128(cut))
        if !overflow, let exact = Decimal(digits: sum, exponent: coarse.exponent - lift) { return exact }
        // Two numbers of 38 digits may give one of 39: halve the precision by one digit.
        let shorter = Int128(Self.cut(lifted.magnitude, digits: 1)) * lifted.signum()
        let addend = Int128(Self.cut(cut, digits: 1)) * fine.coefficient.signum()
        return Decimal(digits: shorter + addend, exponent: coarse.exponent - lift + 1)
    }

    /// The difference of two numbers.
    public func subtracting(_ other: Decimal) -> Decimal? { adding(other.negated) }

    /// The product of two numbers.
    public func multiplied(by other: Decimal) -> Decimal? {
        let (product, overflow) = coefficient.multipliedReportingOverflow(by: other.coefficient)
        let power = exponent + other.exponent
        if !overflow, let exact = Self.reached(product, power) { return exact }
        let wide = magnitude.multipliedFullWidth(by: other.magnitude)
        // The product has 38 + `excess` digits; they are divided away, half up.
        let excess = digitCount(Self.limit.dividingFullWidth((wide.high, wide.low)).quotient)
        guard excess > 0 else { return nil }
        let divisor = powerOfTen(excess)
        let (quotient, remainder) = divisor.dividingFullWidth((wide.high, wide.low))
        let rounded = quotient + (remainder >= divisor - remainder ? 1 : 0)
        guard rounded <= Self.limit else { return nil }
        let sign = coefficient.signum() * other.coefficient.signum()
        return rounded == Self.limit
            ? Self.reached(sign, power + excess + Self.maximumDigits) : Self.reached(Int128(rounded) * sign, power + excess)
    }

    /// The quotient of two numbers; `nil` when `other` is zero.
    public func divided(by other: Decimal) -> Decimal? {
        guard !other.isZero else { return nil }
        guard !isZero else { return .zero }
        let lift = Self.maximumDigits - digitCount(magnitude)
        let divisorDigits = digitCount(other.magnitude) - 1
        let wide = (magnitude * powerOfTen(lift)).multipliedFullWidth(by: powerOfTen(divisorDigits))
        let (quotient, remainder) = other.magnitude.dividingFullWidth((wide.high, wide.low))
        let rounded = quotient + (remainder >= other.magnitude - remainder ? 1 : 0)
        let sign = coefficient.signum() * other.coefficient.signum()
        let power = exponent - other.exponent - lift - divisorDigits
        // An exact multiple may reach 10^38 itself.
        return rounded >= Self.limit
            ? Self.reached(Int128(rounded / 10) * sign, power + 1) : Self.reached(Int128(rounded) * sign, power)
    }

    /// The number with at most `digits` digits after the decimal point, rounded half up: away from zero at the middle
    /// (GB/T 8170 names this 四舍五入). A negative count rounds to tens, hundreds and so on.
    public func rounded(toDigits digits: Int) -> Decimal {
        let digits = min(max(digits, -2 * Self.maximumDigits), 2 * Self.exponents.upperBound)
        let excess = -exponent - digits
        guard excess > 0 else { return self }
        let cut = Int128(Self.cut(magnitude, digits: excess))
        return Decimal(digits: isNegative ? -cut : cut, exponent: -digits) ?? self
    }

    /// `magnitude` without its last digits, rounded half up.
    static func cut(_ magnitude: UInt128, digits: Int) -> UInt128 {
        guard digits > 0 else { return magnitude }
        guard digits <= maximumDigits else { return 0 }
        let divisor = powerOfTen(digits)
        let (quotient, remainder) = magnitude.quotientAndRemainder(dividingBy: divisor)
        return quotient + (remainder >= divisor - remainder ? 1 : 0)
    }

    /// The number, brought into range: digits below 10^-64 are rounded away.
    private static func reached(_ digits: Int128, _ exponent: Int) -> Decimal? {
        if let exact = Decimal(digits: digits, exponent: exponent) { return exact }
        guard exponent < exponents.lowerBound, digits.magnitude < limit else { return nil }
        let cut = Int128(cut(digits.magnitude, digits: exponents.lowerBound - exponent))
        return Decimal(digits: digits < 0 ? -cut : cut, exponent: exponents.lowerBound)
    }
}

extension Decimal: Comparable {
    public static func < (left: Decimal, right: Decimal) -> Bool {
        guard left.signum == right.signum else { return left.signum < right.signum }
        guard left.signum != 0 else { return false }
        let (leftSize, rightSize) = (digitCount(left.magnitude) + left.exponent, digitCount(right.magnitude) + right.exponent)
        guard leftSize == rightSize else { return (leftSize < rightSize) != left.isNegative }
        // Equal sizes: lifted to one exponent, both still have at most 38 digits.
        let lift = left.exponent - right.exponent
        let leftDigits = left.coefficient * Int128(powerOfTen(max(0, lift)))
        let rightDigits = right.coefficient * Int128(powerOfTen(max(0, -lift)))
        return leftDigits < rightDigits
    }
}
