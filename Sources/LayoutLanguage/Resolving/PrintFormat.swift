internal import OrderedCollections

/// What follows the colon in `{expression:format}`.
enum PrintFormat: Hashable {
    /// A number without its unit.
    case number
    /// 大写: an amount of money in words.
    case upper
    /// 一, 二, 三.
    case ordinal
    /// 2025年8月15日.
    case date
    /// 2025-08-15.
    case iso
    /// A plain ratio in per cent; the policy of that name, or else that of text.
    case percent
    /// A text in which `｜` and `|` are preferred line ends, as in a template.
    case breaks
    /// A declared number policy.
    case policy(String)
    /// A number converted to a unit, which stands behind it.
    case unit(String)

    /// The formats that every package has.
    static let names = ["number", "upper", "ordinal", "date", "iso", "percent", "breaks"]

    /// The format of a name in `package`, whose policies come before its units; `nil` when there is none.
    init?(_ name: String, in package: LayoutPackage) {
        switch name {
        case "number": self = .number
        case "upper": self = .upper
        case "ordinal": self = .ordinal
        case "date": self = .date
        case "iso": self = .iso
        case "percent": self = .percent
        case "breaks": self = .breaks
        default:
            if package.numberPolicies[name] != nil {
                self = .policy(name)
            } else if package.units[name] != nil {
                self = .unit(name)
            } else {
                return nil
            }
        }
    }
}
