import Glibc

/// Round numbers that cover a range: whole multiples of 1, 2 or 5 times a power of ten, zero among them.
struct Ticks: Hashable {
    /// 1, 2 or 5.
    let mantissa: Int
    let exponent: Int
    /// The first and the last multiple.
    let first: Int
    let last: Int

    /// The finest ticks that cover `range` and zero with at most `count` grid lines beside the zero line.
    ///
    /// With negative and positive numbers two lines is the least there can be. Ticks have no more than `digits` after the point:
    /// an axis is not finer than the amounts that are printed beside it.
    static func covering(_ range: ClosedRange<Double>, count: Int, digits: Int? = nil) -> Ticks {
        let (low, high) = (min(0, range.lowerBound), max(0, range.upperBound))
        let extent = max(high, -low)
        let most = max(count, low < 0 && high > 0 ? 2 : 1)
        guard extent >= 1e-12, extent.isFinite else { return Ticks(mantissa: 1, exponent: 0, first: 0, last: 1) }
        var exponent = Int(log10(extent / Double(most)).rounded(.down)) - 1
        if let digits { exponent = max(exponent, -digits) }
        while true {
            for mantissa in [1, 2, 5] {
                let step = Self.value(mantissa, exponent: exponent)
                let last = Int((high / step - 1e-9).rounded(.up))
                let first = -Int((-low / step - 1e-9).rounded(.up))
                // What is far below the last digit still has an axis.
                if last == first { return Ticks(mantissa: mantissa, exponent: exponent, first: low < 0 ? -1 : 0, last: high > 0 ? 1 : 0) }
                if last - first <= most { return Ticks(mantissa: mantissa, exponent: exponent, first: first, last: last) }
            }
            exponent += 1
        }
    }

    /// The finest ticks that cover `range` with as many lines below and above zero as `other` has: two scales share one grid.
    static func matching(_ other: Ticks, covering range: ClosedRange<Double>, digits: Int? = nil) -> Ticks? {
        let (low, high) = (min(0, range.lowerBound), max(0, range.upperBound))
        guard high <= 0 || other.last > 0, low >= 0 || other.first < 0 else { return nil }
        let step = max(other.last > 0 ? high / Double(other.last) : 0, other.first < 0 ? low / Double(other.first) : 0)
        guard step >= 1e-12, step.isFinite else { return Ticks(mantissa: 1, exponent: 0, first: other.first, last: other.last) }
        var exponent = Int(log10(step).rounded(.down)) - 1
        if let digits { exponent = max(exponent, -digits) }
        while true {
            for mantissa in [1, 2, 5] where Self.value(mantissa, exponent: exponent) >= step * (1 - 1e-9) {
                return Ticks(mantissa: mantissa, exponent: exponent, first: other.first, last: other.last)
            }
            exponent += 1
        }
    }

    /// The ticks' numbers, ascending.
    var values: [Double] { (first...last).map { Self.value($0 * mantissa, exponent: exponent) } }

    /// From the first tick to the last.
    var domain: ClosedRange<Double> {
        Self.value(first * mantissa, exponent: exponent)...Self.value(last * mantissa, exponent: exponent)
    }

    /// The ticks as they are printed, ascending.
    func labels(grouping: Bool, minus: Character = "-") -> [String] {
        (first...last).map { label($0 * mantissa, grouping: grouping, minus: minus) }
    }

    /// Exact for all exponents that amounts have: tenths are not added up.
    private static func value(_ units: Int, exponent: Int) -> Double {
        exponent < 0 ? Double(units) / pow(10, Double(-exponent)) : Double(units) * pow(10, Double(exponent))
    }

    private func label(_ units: Int, grouping: Bool, minus: Character) -> String {
        guard units != 0 else { return "0" }
        var digits = String(units.magnitude)
        var fraction = ""
        if exponent >= 0 {
            digits += String(repeating: "0", count: exponent)
        } else {
            if digits.count <= -exponent { digits = String(repeating: "0", count: 1 - exponent - digits.count) + digits }
            fraction = String(digits.suffix(-exponent))
            digits = String(digits.dropLast(-exponent))
        }
        while fraction.last == "0" { fraction.removeLast() }
        if grouping { digits = Self.grouped(digits) }
        return (units < 0 ? String(minus) : "") + digits + (fraction.isEmpty ? "" : "." + fraction)
    }

    private static func grouped(_ digits: String) -> String {
        var result = ""
        for (position, digit) in digits.enumerated() {
            if position > 0, (digits.count - position) % 3 == 0 { result.append(",") }
            result.append(digit)
        }
        return result
    }
}
