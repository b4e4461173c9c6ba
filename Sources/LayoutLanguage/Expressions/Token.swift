internal import ReportData

/// A word or mark of an expression.
struct Token: Hashable {
    var kind: Kind
    /// UTF-8 offsets in the file.
    var range: Range<Int>

    enum Kind: Hashable {
        case name(String)
        case keyword(Keyword)
        case number(Decimal)
        case text(String)
        case mark(Mark)
        case unit(String)
        case end
    }

    /// Words with a meaning of their own; each has a Chinese spelling where one reads well.
    enum Keyword: Hashable {
        case and, or, not
        case `if`, then, `else`
        case `where`, by, descending, ascending
        case `is`, absent, yes, no

        init?(_ word: String) {
            switch word {
            case "and", "且": self = .and
            case "or", "或": self = .or
            case "not", "非": self = .not
            case "if", "若": self = .if
            case "then", "则": self = .then
            case "else", "否则": self = .else
            case "where": self = .where
            case "by": self = .by
            case "descending": self = .descending
            case "ascending": self = .ascending
            case "is": self = .is
            case "absent": self = .absent
            case "yes", "true": self = .yes
            case "no", "false": self = .no
            default: return nil
            }
        }
    }

    enum Mark: String, Hashable {
        case leftParenthesis = "("
        case rightParenthesis = ")"
        case leftBracket = "["
        case rightBracket = "]"
        case comma = ","
        case colon = ":"
        case dot = "."
        case plus = "+"
        case minus = "-"
        case times = "*"
        case divide = "/"
        case equal = "="
        case notEqual = "≠"
        case less = "<"
        case lessOrEqual = "≤"
        case greater = ">"
        case greaterOrEqual = "≥"
        case otherwise = "??"
    }
}
