internal import DocumentTree

/// How a spreadsheet program prints a number as the document does (ECMA-376-1, 18.8.31).
struct NumberCode {
    /// Whether thousands are set apart in a table: unless a number of four digits shows that they are not.
    let groupsThousands: Bool

    init(prints: some Sequence<(text: String, amount: FigureAmount)>) {
        groupsThousands = !prints.contains { text, amount in
            let whole = amount.units.magnitude / Self.power(amount.digits)
            return whole >= 1000 && !text.contains(",")
        }
    }

    /// The code for a number that is printed as `text`: for positive numbers, for negative ones, and for zero where it is no digit.
    func code(for text: String, _ amount: FigureAmount) -> String {
        let plain = (groupsThousands ? "#,##0" : "0") + fraction(of: text, amount)
        if amount.units < 0 {
            let (before, after) = Self.surroundings(of: text)
            return before == "-" && after.isEmpty ? plain : "\(plain);\(Self.quoted(before))\(plain)\(Self.quoted(after))"
        }
        guard amount.units == 0, !text.contains("0") else { return plain }
        return "\(plain);-\(plain);\(Self.quoted(text))"
    }

    /// The digits behind the point that are shown.
    private func fraction(of text: String, _ amount: FigureAmount) -> String {
        let shown = text.contains { $0.isASCII && $0.isNumber }
        guard shown else { return amount.digits > 0 ? "." + String(repeating: "0", count: amount.digits) : "" }
        guard let point = text.lastIndex(of: ".") else { return "" }
        let digits = text[text.index(after: point)...].prefix { $0.isASCII && $0.isNumber }.count
        return digits > 0 ? "." + String(repeating: "0", count: digits) : ""
    }

    /// What stands before the first digit and behind the last.
    private static func surroundings(of text: String) -> (String, String) {
        let isDigit = { (character: Character) in character.isASCII && character.isNumber }
        guard let first = text.firstIndex(where: isDigit), let last = text.lastIndex(where: isDigit) else { return (text, "") }
        return (String(text[..<first]), String(text[text.index(after: last)...]))
    }

    private static func quoted(_ text: String) -> String {
        text.isEmpty ? "" : "\"" + text.filter { $0 != "\"" } + "\""
    }

    /// 10^`exponent` as far as 64 bits hold it.
    static func power(_ exponent: Int) -> UInt64 { (0..<min(max(exponent, 0), 18)).reduce(1) { power, _ in power * 10 } }
}

extension FigureAmount {
    /// The nearest binary number; `nil` where a spreadsheet program would not keep its digits.
    var sheetNumber: Double? {
        guard units.magnitude < 1_000_000_000_000_000, digits <= 15 else { return nil }
        // Both are exact, so their quotient is rounded once.
        return Double(units) / Double(NumberCode.power(digits))
    }
}
