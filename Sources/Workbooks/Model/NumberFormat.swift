/// How a cell shows its number, as far as it matters to who reads the number.
public struct NumberFormat: Hashable, Sendable {
    /// The code as the file writes it: `#,##0.00`.
    public var code: String
    /// Whether the number is shown as a date or a time.
    public var isDate: Bool
    /// The power of ten by which what is shown is smaller than the number: 3 for `#,##0,`, 4 for `0!.0,"万元"`, -2 for per cent.
    public var scale: Int

    public static let general = NumberFormat("General")

    init(_ code: String) {
        self.code = code
        (isDate, scale) = Self.meaning(of: code)
    }

    /// A format that comes without a code.
    init(code: String, isDate: Bool, scale: Int = 0) {
        self.code = code
        self.isDate = isDate
        self.scale = scale
    }

    /// The format of a number that programs know without its code (ISO/IEC 29500-1, 18.8.30); 27 to 36 and 50 to 58 are dates in Chinese files.
    static func builtIn(_ number: Int) -> NumberFormat {
        switch number {
        case 9: NumberFormat("0%")
        case 10: NumberFormat("0.00%")
        case 14...22, 45...47: NumberFormat(code: "\(number)", isDate: true)
        case 27...36, 50...58: NumberFormat(code: "\(number)", isDate: true)
        default: .general
        }
    }

    /// Reads the first section of a code, that of positive numbers.
    private static func meaning(of code: String) -> (isDate: Bool, scale: Int) {
        guard !code.lowercased().contains("general") else { return (false, 0) }
        var (isDate, scale) = (false, 0)
        /// Commas since the last place of a digit, and places since a point that is only shown.
        var (commas, shownPlaces, isAfterShownPoint) = (0, 0, false)
        var hasExponent = false
        var rest = Substring(code)
        while let character = rest.popFirst(), character != ";" {
            switch character {
            case "\"": rest = rest.drop { $0 != "\"" }.dropFirst()
            case "[":
                let inside = rest.prefix { $0 != "]" }
                rest = rest.dropFirst(inside.count + 1)
                // `[h]:mm` counts hours, `[DBNum1]` and `[红色]` say how.
                if let first = inside.first, "hmsHMS".contains(first), inside.allSatisfy({ $0 == first }) { isDate = true }
            case "\\", "!":
                if rest.popFirst() == "." { isAfterShownPoint = true }
            case "_", "*": rest = rest.dropFirst()
            case "0", "#", "?":
                commas = 0
                if isAfterShownPoint { shownPlaces += 1 }
            case ",": commas += 1
            case "%": scale -= 2
            case "E", "e":
                if rest.first == "+" || rest.first == "-" { hasExponent = true } else { isDate = true }
            case "y", "m", "d", "h", "s", "Y", "M", "D", "H", "S": isDate = true
            default: break
            }
        }
        return (isDate && !hasExponent, scale + 3 * commas + shownPlaces)
    }
}
