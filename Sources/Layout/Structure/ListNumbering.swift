/// The values of ListNumbering (ISO 32000-1, table 347).
enum ListNumbering {
    /// The value for a list with these labels: `None` only where there are none, since ISO 14289-1, 7.6 asks for the kind of labels.
    ///
    /// Chinese numerals and numbers in circles count as decimal: the table has no better name for an order.
    static func name(ofLabels labels: [String]) -> String {
        guard let label = labels.first(where: { !$0.isEmpty }) else { return "None" }
        guard let sign = label.unicodeScalars.first(where: { $0.properties.numericType != nil || $0.properties.isAlphabetic }) else {
            return bullets[label.unicodeScalars.first ?? "·"] ?? "Disc"
        }
        // Han numerals are letters that have a value.
        guard sign.properties.numericType == nil else { return "Decimal" }
        let letters = labels.map { label in label.filter { $0.isASCII && $0.isLetter } }
        let isRoman = letters.first.map { $0.lowercased() == "i" } == true
        switch sign {
        case "a"..."z": return isRoman ? "LowerRoman" : "LowerAlpha"
        case "A"..."Z": return isRoman ? "UpperRoman" : "UpperAlpha"
        default: return "Decimal"
        }
    }

    private static let bullets: [Unicode.Scalar: String] = [
        "○": "Circle", "◦": "Circle", "■": "Square", "□": "Square", "▪": "Square", "◆": "Square",
    ]
}
