/// What a line gives up to become shorter, in the order in which it does so (typesetting.md 4). The mark at a line's end comes
/// before all of these: it takes half an em in any case (GB/T 15834-2011, 5.1.10).
enum Squeeze: CaseIterable {
    /// To a quarter of an em.
    case wordSpace
    /// `·`, by an eighth of an em on each side.
    case middleDot
    /// Blanks of brackets and quotes.
    case bracket
    /// Blanks of `，、；`.
    case comma
    /// Gaps between Han and Latin, to an eighth of an em.
    case hanLatinGap
    /// Blanks of `：。？！`.
    case stop
    /// Gaps between Han in running text, by a fiftieth of an em (typesetting.md 4.2).
    case tracking

    /// All cases, kept: the innermost loop asks for them.
    static let inOrder = allCases
}

/// An amount for each kind of squeeze; smaller than a vector, of which lines hold one for each character.
struct SqueezeAmounts {
    private var wordSpace = 0.0
    private var middleDot = 0.0
    private var bracket = 0.0
    private var comma = 0.0
    private var hanLatinGap = 0.0
    private var stop = 0.0
    private var tracking = 0.0

    subscript(kind: Squeeze) -> Double {
        get {
            switch kind {
            case .wordSpace: wordSpace
            case .middleDot: middleDot
            case .bracket: bracket
            case .comma: comma
            case .hanLatinGap: hanLatinGap
            case .stop: stop
            case .tracking: tracking
            }
        }
        set {
            switch kind {
            case .wordSpace: wordSpace = newValue
            case .middleDot: middleDot = newValue
            case .bracket: bracket = newValue
            case .comma: comma = newValue
            case .hanLatinGap: hanLatinGap = newValue
            case .stop: stop = newValue
            case .tracking: tracking = newValue
            }
        }
    }

    /// Gives `body` the kinds that are not empty, in the order in which a line gives them up, as long as it says to go on.
    ///
    /// Written out: a loop over the cases is the most of what a breaker does where the compiler does not unroll it.
    func forEachInOrder(_ body: (Squeeze, Double) -> Bool) {
        _ =
            body(.wordSpace, wordSpace) && body(.middleDot, middleDot) && body(.bracket, bracket) && body(.comma, comma)
            && body(.hanLatinGap, hanLatinGap) && body(.stop, stop) && body(.tracking, tracking)
    }

    static func - (left: SqueezeAmounts, right: SqueezeAmounts) -> SqueezeAmounts {
        var difference = left
        difference.wordSpace -= right.wordSpace
        difference.middleDot -= right.middleDot
        difference.bracket -= right.bracket
        difference.comma -= right.comma
        difference.hanLatinGap -= right.hanLatinGap
        difference.stop -= right.stop
        difference.tracking -= right.tracking
        return difference
    }
}

/// Where a line becomes longer, in the order in which it does so (typesetting.md 4).
enum Stretch: UInt8 {
    case none
    /// To half an em.
    case wordSpace
    /// To a fifth of an em, and further together with gaps between Han that have grown by as much (typesetting.md 4.2).
    case hanLatinGap
    /// All gaps between full-width characters alike.
    case han
}

/// What lies between an atom and the next when both stand on one line.
struct Glue {
    /// The fixed part: the Han–Latin gap, or the blank that neighbouring marks share, negative.
    var kern = 0.0
    var squeeze: Squeeze?
    /// By how much it shrinks at most.
    var squeezeLimit = 0.0
    var stretch = Stretch.none
    /// By how much it grows before the next kind of glue takes over; without meaning for gaps between Han.
    var stretchLimit = 0.0
}

extension Glue {
    /// What Han–Latin gaps grow to, in em, before gaps between Han do.
    static let widestLatinGap = 1.0 / 5

    /// The glue between two neighbours. `gap` is the width of the gap between Han and Latin in em; `endsPair` says that `left`
    /// is the second, fourth … of marks like `？！` in a row, of which two take one em together (typesetting.md 1.4).
    init(_ left: Atom, _ right: Atom, gap: Double, endsPair: Bool) {
        let (a, b) = (left.characterClass, right.characterClass)
        if a == .space {
            squeeze = .wordSpace
            squeezeLimit = max(0, left.advance - left.em / 4)
            stretch = .wordSpace
            stretchLimit = max(0, left.em / 2 - left.advance)
            return
        }
        if b == .space || b == .noBreakSpace || a == .noBreakSpace { return }
        if a.isHan && b.takesHanGap || a.takesHanGap && b.isHan {
            let em = a.isHan ? left.em : right.em
            kern = gap * em
            squeeze = .hanLatinGap
            squeezeLimit = max(0, gap - 1.0 / 8) * em
            stretch = .hanLatinGap
            stretchLimit = max(0, Self.widestLatinGap - gap) * em
            return
        }
        // Two marks whose blanks touch or follow share one blank: 1.5 em together (typesetting.md 3.2; clreq 3.1.6.2).
        if a.isClosingMark, b.isMark || endsPair {
            kern = -left.rightBlank
        } else if a == .opening || a == .wideSpace, b == .opening {
            // Behind a wide space a mark stands as at a line's start (typesetting.md 3.6): `图7　“三公”经费`.
            kern = -right.leftBlank
        } else if a.isClosingMark, left.rightBlank > 0 {
            squeeze = a == .closing ? .bracket : a == .comma ? .comma : .stop
            squeezeLimit = left.rightBlank
        }
        if b == .opening, a != .opening, a != .wideSpace, right.leftBlank > 0 {
            squeeze = .bracket
            squeezeLimit = right.leftBlank
        }
        if squeeze == nil, a == .middleDot || b == .middleDot {
            let dot = a == .middleDot ? left : right
            squeeze = .middleDot
            squeezeLimit = max(0, min(dot.em / 8, dot.advance / 4))
        }
        if Self.growsAsHan(a, b) { stretch = .han }
    }

    /// Glue whose marks keep their blanks: those of an enumerator, `一、`, `（一）`, `图1：`, look alike in all lines (typesetting.md 4.3).
    var withBlanksKept: Glue {
        switch squeeze {
        case .bracket, .comma, .stop:
            var glue = self
            (glue.squeeze, glue.squeezeLimit) = (nil, 0)
            return glue
        case nil, .wordSpace, .middleDot, .hanLatinGap, .tracking: return self
        }
    }

    /// Glue that may be set closer than the pitch of Han: Typst's `justification-limits` and InDesign's letter spacing give a line the
    /// same way out of a hole.
    func tracked(em: Double) -> Glue {
        guard squeeze == nil, stretch == .han else { return self }
        var glue = self
        (glue.squeeze, glue.squeezeLimit) = (.tracking, em / 50)
        return glue
    }

    /// Whether the gap between two full-width characters grows with all the others: never after an opening mark, before a closing
    /// one, beside a dot or a connector, inside a two-em mark or a number.
    private static func growsAsHan(_ a: CharacterClass, _ b: CharacterClass) -> Bool {
        guard a.isHanScript, b.isHanScript else { return false }
        if a == b, a == .dash || a == .ellipsis || a == .wideDigit { return false }
        switch a {
        case .opening, .middleDot, .connector, .wideSlash, .widePrefix: return false
        default: break
        }
        switch b {
        case .closing, .comma, .stop, .exclamation, .middleDot, .connector, .wideSlash, .widePostfix: return false
        default: return true
        }
    }
}
