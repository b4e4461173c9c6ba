/// What a character is to the rules of Chinese setting (clreq 3.1.1 and 3.1.4, with the Latin classes that they touch).
enum CharacterClass: UInt8 {
    // Set by the face of Han.
    /// Ideographs, kana, full-width letters and every other full-width sign that is no mark.
    case han
    case wideDigit
    /// Repetition marks and the like, which no line begins with where the rules are strict: `々 ゝ ヽ ‥ ⋯`.
    case nonStarter
    /// U+3000.
    case wideSpace
    /// `（《【〈「『“‘`: blank on the left.
    case opening
    /// `）》】〉」』”’`: blank on the right.
    case closing
    /// `，、；`
    case comma
    /// `：。．`
    case stop
    /// `？！`
    case exclamation
    /// `·`
    case middleDot
    /// One of two em dashes in a row.
    case dash
    /// One of two ellipses in a row.
    case ellipsis
    /// `～` and the single `—` or `–` between Han.
    case connector
    case wideSlash
    /// `￥ № §`
    case widePrefix
    /// `％ ℃ ′ ″ ￠`
    case widePostfix

    // Set by the face of Latin letters.
    case letter
    case digit
    /// Signs that stand within or beside words and numbers: `+ = & @ # * _`.
    case latinSymbol
    /// `$ ¥ € £`
    case prefix
    /// `% ‰ °`
    case postfix
    case hyphen
    case slash
    case latinOpening
    /// `) ] , . ; : ! ?`
    case latinClosing
    /// `"` and `'`, whose side is not known.
    case latinQuote
    case space
    case noBreakSpace

    // Show nothing themselves.
    /// Combining marks and variation selectors: one unit with what stands before.
    case extend
    case zeroWidthSpace
    case wordJoiner
    case softHyphen
    case leader

    /// Whether the face of Han sets the character.
    var isHanScript: Bool { rawValue <= CharacterClass.widePostfix.rawValue }

    /// Marks with a blank on the right (typesetting.md 3.1).
    var isClosingMark: Bool {
        switch self {
        case .closing, .comma, .stop, .exclamation: true
        default: false
        }
    }

    /// Marks that hold a blank on one side.
    var isMark: Bool { self == .opening || isClosingMark }

    /// Full-width and no mark: what counts as a Han in a last line (typesetting.md 2.4).
    var isHan: Bool { self == .han || self == .wideDigit || self == .nonStarter }

    /// What keeps the gap to Han (typesetting.md 3.5): letters, digits and the signs that belong to them, but no mark.
    var takesHanGap: Bool {
        switch self {
        case .letter, .digit, .latinSymbol, .prefix, .postfix: true
        default: false
        }
    }

    /// Part of a Latin word or number, within which no line ends.
    var isWordPart: Bool {
        switch self {
        case .letter, .digit, .latinSymbol: true
        default: false
        }
    }

    /// Shows nothing and takes room.
    var isSpace: Bool { self == .space || self == .wideSpace || self == .noBreakSpace }

    var isDigit: Bool { self == .digit || self == .wideDigit }
}
