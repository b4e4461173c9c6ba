public import ReportData

/// What to do when shares, rounded one by one, do not add up to 100.
public enum PercentageRounding: String, Hashable, Sendable, CaseIterable {
    /// Each share is rounded half up by itself. The sum may differ from 100.
    case plain
    /// The largest share takes the difference.
    case largestItem = "largest-item"
    /// Shares are cut, and the missing steps go to those that were cut most (Hamilton's method).
    case largestRemainder = "largest-remainder"
}

/// The shares of `parts` in their sum, in per cent with `digits` decimals, worked out from the unrounded parts.
///
/// `nil` for all when the sum is zero. Parts below zero have shares that no rule can share out: they are rounded plainly.
public func percentages(of parts: [Decimal], digits: Int, rounding: PercentageRounding) -> [Decimal]? {
    var total = Decimal.zero
    for part in parts {
        guard let sum = total.adding(part) else { return nil }
        total = sum
    }
    var exact: [Decimal] = []
    for part in parts {
        guard let share = part.multiplied(by: 100)?.divided(by: total) else { return nil }
        exact.append(share)
    }
    let plain = exact.map { $0.rounded(toDigits: digits) }
    guard !exact.contains(where: \.isNegative) else { return plain }
    switch rounding {
    case .plain: return plain
    case .largestItem:
        guard let largest = exact.indices.max(by: { exact[$0] < exact[$1] || (exact[$0] == exact[$1] && $0 > $1) }) else { return plain }
        var shares = plain
        let others = sum(of: shares.enumerated().filter { $0.offset != largest }.map(\.element))
        shares[largest] = Decimal(100).subtracting(others) ?? shares[largest]
        return shares
    case .largestRemainder: return sharedOut(exact, digits: digits)
    }
}

/// `exact` cut to `digits`, the missing steps given to the largest remainders, earlier items first among equal ones.
private func sharedOut(_ exact: [Decimal], digits: Int) -> [Decimal] {
    guard let step = Decimal(digits: 1, exponent: -digits) else { return exact }
    var shares = exact.map { share in
        let rounded = share.rounded(toDigits: digits)
        return rounded > share ? rounded.subtracting(step) ?? rounded : rounded
    }
    let missing = Decimal(100).subtracting(sum(of: shares))?.divided(by: step)?.rounded(toDigits: 0).wholeNumber ?? 0
    let remainders = zip(exact, shares).map { $0.subtracting($1) ?? .zero }
    let order = exact.indices.sorted { remainders[$0] == remainders[$1] ? $0 < $1 : remainders[$0] > remainders[$1] }
    for index in order.prefix(max(0, missing)) { shares[index] = shares[index].adding(step) ?? shares[index] }
    return shares
}

private func sum(of numbers: [Decimal]) -> Decimal { numbers.reduce(.zero) { $0.adding($1) ?? $0 } }
