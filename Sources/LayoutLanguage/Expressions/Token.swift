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

        /// Every spelling; asked for each name of a package, so that comparing with one after the other would take long.
        private static let words: [NameKey: Keyword] = {
            let spellings: [(Keyword, [String])] = [
                (.and, ["and", "且"]), (.or, ["or", "或"]), (.not, ["not", "非"]), (.if, ["if", "若"]), (.then, ["then", "则"]),
                (.else, ["else", "否则"]), (.where, ["where"]), (.by, ["by"]), (.descending, ["descending"]), (.ascending, ["ascending"]),
                (.is, ["is"]), (.absent, ["absent"]), (.yes, ["yes", "true"]), (.no, ["no", "false"]),
            ]
            let pairs = spellings.flatMap { keyword, words in words.map { (NameKey($0), keyword) } }
            return Dictionary(pairs) { first, _ in first }
        }()

        private static let longest = "descending".utf8.count
        /// The bytes with which they end: few names do.
        private static let ends: [Bool] = words.keys.reduce(into: Array(repeating: false, count: 256)) { ends, word in
            if let end = word.name.utf8.last { ends[Int(end)] = true }
        }

        init?(_ word: String) {
            guard word.utf8.count <= Self.longest, let end = word.utf8.last, Self.ends[Int(end)], let keyword = Self.words[NameKey(word)]
            else { return nil }
            self = keyword
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

        /// The mark of one character; `nil` for other characters.
        init?(_ scalar: Unicode.Scalar) {
            switch scalar {
            case "(": self = .leftParenthesis
            case ")": self = .rightParenthesis
            case "[": self = .leftBracket
            case "]": self = .rightBracket
            case ",": self = .comma
            case ":": self = .colon
            case ".": self = .dot
            case "+": self = .plus
            case "-": self = .minus
            case "*": self = .times
            case "/": self = .divide
            case "=": self = .equal
            case "≠": self = .notEqual
            case "<": self = .less
            case "≤": self = .lessOrEqual
            case ">": self = .greater
            case "≥": self = .greaterOrEqual
            default: return nil
            }
        }
    }
}
