internal import Styling

/// How strongly two neighbouring characters hold together by their classes alone (typesetting.md 2, table;
/// GB/T 15834-2011, 5.1; clreq 3.1.4 and 3.1.5).
///
/// Differs from UAX #14 where curly quotes are opening and closing marks, not QU, and where a dash may begin a line.
func cohesion(_ left: CharacterClass, _ right: CharacterClass, kinsoku: ParagraphStyle.Kinsoku) -> Cohesion {
    switch right {
    case .extend, .wordJoiner, .leader: return .never
    // A line ends after spaces, which then do not count; never before them.
    case .space, .wideSpace, .zeroWidthSpace, .softHyphen: return .never
    case .noBreakSpace: return .never
    case .closing, .comma, .stop, .exclamation, .middleDot, .connector, .wideSlash, .widePostfix, .postfix, .latinClosing: return .kinsoku
    case .hyphen, .slash: return left.isWordPart ? .never : .kinsoku
    case .dash, .ellipsis: if kinsoku == .strict { return .kinsoku }
    case .nonStarter: if kinsoku == .strict { return .kinsoku }
    case .latinQuote: if left != .space { return left.isWordPart ? .never : .kinsoku }
    case .han, .wideDigit, .opening, .widePrefix, .letter, .digit, .latinSymbol, .prefix, .latinOpening: break
    }
    switch left {
    case .noBreakSpace, .wordJoiner, .leader, .softHyphen: return .never
    case .opening, .latinOpening: return .kinsoku
    case .latinQuote: return right.isWordPart ? .never : .kinsoku
    case .prefix, .widePrefix: return right.isDigit ? .unit : .none
    case .slash, .wideSlash: return kinsoku == .basic ? (right.isDigit ? .never : .none) : .kinsoku
    // `402001-|云溪市`: a number or a name of its own follows.
    case .hyphen: return right == .letter || right.isHan ? .none : .never
    case .letter, .digit, .latinSymbol, .extend: return right.isWordPart || right == .latinOpening ? .never : .none
    case .postfix: return right.isWordPart ? .never : .none
    // `v1.2`, `e.g.`: no line ends after a Latin mark without a space.
    case .latinClosing: return right.isWordPart || right == .latinOpening ? .never : .none
    case .han, .wideDigit, .nonStarter, .wideSpace, .closing, .comma, .stop, .exclamation, .middleDot, .dash, .ellipsis, .connector,
        .widePostfix,
        .space,
        .zeroWidthSpace:
        return .none
    }
}
