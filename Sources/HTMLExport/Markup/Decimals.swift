internal import Geometry

/// A number with at most three decimals, as CSS and SVG take it.
func decimal(_ number: Double) -> String {
    let rounded = (number * 1000).rounded()
    guard rounded.magnitude < 1e12 else { return "0" }
    let thousandths = Int(rounded)
    let (whole, rest) = thousandths.magnitude.quotientAndRemainder(dividingBy: 1000)
    let sign = thousandths < 0 ? "-" : ""
    guard rest > 0 else { return "\(sign)\(whole)" }
    var digits = String(rest)
    digits = String(repeating: "0", count: 3 - digits.count) + digits
    while digits.hasSuffix("0") { digits.removeLast() }
    return "\(sign)\(whole).\(digits)"
}

/// Points without their unit.
func decimal(_ length: Length) -> String { decimal(length.points) }
