extension Decimal {
    /// The number that `text` writes as JSON does (RFC 8259, 6: sign, digits, fraction, exponent);
    /// `nil` for anything else and for what 38 digits can not hold.
    public init?(_ text: some StringProtocol) {
        var text = Substring(text)
        let parsed = text.withUTF8 { bytes -> Decimal? in
            guard let scanned = ScannedNumber(bytes, from: 0), scanned.end == bytes.count, scanned.fault == nil else { return nil }
            return scanned.value
        }
        guard let parsed else { return nil }
        self = parsed
    }
}

extension Decimal: CustomStringConvertible {
    /// Plain digits, a point where there is a fraction, `-` when negative: `-1204.5`.
    public var description: String {
        let digits = String(magnitude)
        let sign = isNegative ? "-" : ""
        if exponent >= 0 { return sign + digits + String(repeating: "0", count: exponent) }
        let padded = String(repeating: "0", count: max(0, 1 - exponent - digits.count)) + digits
        return sign + padded.dropLast(-exponent) + "." + padded.suffix(-exponent)
    }
}

/// One number read from bytes: where it ends, its value, and what is wrong with it.
struct ScannedNumber {
    var end: Int
    /// The value; `nil` when 38 digits do not hold it.
    var value: Decimal?
    var fault: Fault?

    /// What the grammar of JSON does not allow in a number.
    enum Fault {
        case leadingZero
        case leadingPlus
        case noDigitBeforePoint
        case noDigitAfterPoint
        case noDigitInExponent
    }

    /// Reads the longest number at `start`; `nil` when there is no digit at all.
    init?(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) {
        var position = start
        func peek() -> UInt8 { position < bytes.count ? bytes[position] : 0 }
        let negative = peek() == UInt8(ascii: "-")
        if negative || peek() == UInt8(ascii: "+") {
            if !negative { fault = .leadingPlus }
            position += 1
        }

        var digits = DigitAccumulator()
        let wholeStart = position
        while peek().isDigit {
            digits.append(peek())
            position += 1
        }
        let wholeCount = position - wholeStart
        if wholeCount > 1, bytes[wholeStart] == UInt8(ascii: "0") { fault = .leadingZero }

        var fractionCount = 0
        if peek() == UInt8(ascii: ".") {
            if wholeCount == 0 { fault = .noDigitBeforePoint }
            position += 1
            while peek().isDigit {
                digits.append(peek())
                fractionCount += 1
                position += 1
            }
            if fractionCount == 0 { fault = .noDigitAfterPoint }
        }
        guard wholeCount + fractionCount > 0 else { return nil }

        var power = 0
        if peek() == UInt8(ascii: "e") || peek() == UInt8(ascii: "E") {
            position += 1
            let negativePower = peek() == UInt8(ascii: "-")
            if negativePower || peek() == UInt8(ascii: "+") { position += 1 }
            let powerStart = position
            while peek().isDigit {
                power = min(power * 10 + Int(peek() - UInt8(ascii: "0")), 100_000)
                position += 1
            }
            if position == powerStart { fault = .noDigitInExponent }
            if negativePower { power = -power }
        }
        end = position
        value = digits.value(negative: negative, exponent: power - fractionCount)
    }
}

/// Collects decimal digits into a coefficient and holds trailing zeros back, so that `1.000…0` costs no digits.
private struct DigitAccumulator {
    private var coefficient: UInt128 = 0
    /// The first 18 digits gather here, since arithmetic on 64 bits is several times faster.
    private var short: UInt64 = 0
    private var isShort = true
    private var heldZeros = 0
    private var overflowed = false

    mutating func append(_ byte: UInt8) {
        let digit = UInt64(byte - UInt8(ascii: "0"))
        if isShort {
            if short < 100_000_000_000_000_000 {
                short = short * 10 + digit
                return
            }
            isShort = false
            coefficient = UInt128(short)
        }
        guard digit != 0 else {
            heldZeros += 1
            return
        }
        guard digitCount(coefficient) + heldZeros + 1 <= Decimal.maximumDigits else {
            overflowed = true
            return
        }
        coefficient = coefficient * powerOfTen(heldZeros + 1) + UInt128(digit)
        heldZeros = 0
    }

    func value(negative: Bool, exponent: Int) -> Decimal? {
        guard !overflowed else { return nil }
        let magnitude = Int128(isShort ? UInt128(short) : coefficient)
        return Decimal(digits: negative ? -magnitude : magnitude, exponent: exponent + heldZeros)
    }
}

extension UInt8 {
    /// True for the bytes `0`…`9`.
    var isDigit: Bool { self &- UInt8(ascii: "0") < 10 }
}
