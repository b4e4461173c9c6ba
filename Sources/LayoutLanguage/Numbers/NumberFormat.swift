public import ReportData

/// How numbers are printed: the same number and the same format give the same characters everywhere.
public struct NumberFormat: Hashable, Sendable {
    /// Digits after the point; rounding is half up, away from zero.
    public var digits: Int
    /// A comma after every third digit before the point.
    public var groupsThousands: Bool
    /// False leaves out zeros at the end of the fraction.
    public var keepsTrailingZeros: Bool
    /// What stands for exact zero. What only rounds to zero is printed in digits.
    public var zero: String
    public var negative: NegativeStyle
    /// What stands where there is no value.
    public var absent: String

    /// How a negative number differs.
    public enum NegativeStyle: Hashable, Sendable {
        case sign(String)
        case brackets(String, String)
    }

    public init(
        digits: Int = 2, groupsThousands: Bool = false, keepsTrailingZeros: Bool = true, zero: String = "0",
        negative: NegativeStyle = .sign("-"), absent: String = ""
    ) {
        self.digits = digits
        self.groupsThousands = groupsThousands
        self.keepsTrailingZeros = keepsTrailingZeros
        self.zero = zero
        self.negative = negative
        self.absent = absent
    }

    /// The format of a layout's policy, for a figure that may ask for `digits` of its own.
    ///
    /// A minus of two characters is a pair of brackets. A zero written with decimals follows the digits.
    public init(_ policy: NumberPolicyDeclaration, digits: Int? = nil) {
        let marks = Array(policy.minus)
        self.init(
            digits: digits ?? policy.digits, groupsThousands: policy.groupsThousands, keepsTrailingZeros: policy.trailingZeros == .keep,
            zero: policy.zero, negative: marks.count == 2 ? .brackets(String(marks[0]), String(marks[1])) : .sign(policy.minus),
            absent: policy.absent)
        if policy.zero.contains("."), Decimal(policy.zero)?.isZero == true { zero = plainText(for: .zero) }
    }

    /// The characters for `number`.
    public func text(for number: Decimal) -> String {
        if number.isZero { return zero }
        let rounded = number.rounded(toDigits: digits)
        let text = plainText(for: rounded.absolute)
        guard rounded.isNegative else { return text }
        switch negative {
        case .sign(let sign): return sign + text
        case .brackets(let left, let right): return left + text + right
        }
    }

    /// The characters for `number`, or for no value.
    public func text(for number: Decimal?) -> String {
        guard let number else { return absent }
        return text(for: number)
    }

    /// The number with its unit behind it.
    public func text(for quantity: Quantity) -> String { text(for: quantity.number) + (quantity.unit ?? "") }

    /// The digits of a number that is rounded and not negative.
    private func plainText(for number: Decimal) -> String {
        let parts = number.description.split(separator: ".")
        var fraction = parts.count > 1 ? String(parts[1]) : ""
        if keepsTrailingZeros { fraction += String(repeating: "0", count: max(0, digits - fraction.count)) }
        let whole = groupsThousands ? grouped(String(parts[0])) : String(parts[0])
        return fraction.isEmpty ? whole : whole + "." + fraction
    }

    private func grouped(_ digits: String) -> String {
        var result = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { result.append(",") }
            result.append(digit)
        }
        return result
    }
}
