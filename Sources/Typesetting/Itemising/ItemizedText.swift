/// The classes of a paragraph's characters and what holds neighbours together.
struct ItemizedText {
    /// One for each scalar.
    var classes: [CharacterClass]
    /// The cohesion between each scalar and the next that words, numbers and section marks make, kinsoku not yet counted.
    var cohesion: [Cohesion]

    /// The second step: takes the characters of a paragraph, gives their classes and what no line end may part.
    init(_ text: CollectedText, lexicon: UnitLexicon) {
        let scalars = text.scalars
        classes = scalars.map { CharacterClass($0) }
        for position in text.leaders { classes[position] = .leader }
        cohesion = Array(repeating: .none, count: scalars.count)
        resolveQuotes(scalars)
        resolveDashes(scalars)
        scanNumbers(scalars, lexicon: lexicon)
        scanStandards(scalars)
        scanSectionMarks(scalars, starts: [0] + text.forcedBreaks, lexicon: lexicon)
        for (index, source) in text.sourceOf.enumerated().dropLast() {
            let isInside = text.sourceOf[index + 1] == source
            if isInside ? text.sources[source].isUnbroken : text.sources[source].holdsNext { cohesion[index] = .never }
        }
    }

    /// Two em dashes or ellipses in a row are one mark of two em (typesetting.md 1.2; GB/T 15834-2011, 5.1.4 and 5.1.5);
    /// single ones connect, and between Latin words they are Latin.
    private mutating func resolveDashes(_ scalars: [Unicode.Scalar]) {
        var index = 0
        while index < scalars.count {
            let scalar = scalars[index]
            let start = index
            index += 1
            guard scalar == "—" || scalar == "…" || scalar == "·" || scalar == "–" else { continue }
            while index < scalars.count, scalars[index] == scalar { index += 1 }
            let isPair = index - start > 1
            let beforeIsLatin = start > 0 && !classes[start - 1].isHanScript
            let afterIsLatin = index < classes.count && !classes[index].isHanScript
            switch scalar {
            case "—" where isPair:
                for position in start..<index { classes[position] = .dash }
                for position in start..<index - 1 { cohesion[position] = .never }
            case "…":
                if !isPair, beforeIsLatin, afterIsLatin || index == classes.count { classes[start] = .latinClosing }
                for position in start..<index - 1 { cohesion[position] = .never }
            case "·" where beforeIsLatin && afterIsLatin:
                for position in start..<index { classes[position] = .latinSymbol }
            case "–", "—":
                // Beside Latin the Latin face sets it, so that ranges have one colour.
                if beforeIsLatin, afterIsLatin, scalar == "–" { classes[start] = .hyphen }
            default: break
            }
        }
    }
}

/// How strongly two neighbours hold together, weakest first. When no set of lines keeps all rules,
/// the weaker are given up before the stronger, and `never` is kept even at the price of a line that is too long.
enum Cohesion: UInt8, Comparable {
    case none
    /// A section mark and what follows it (typesetting.md 2.2).
    case sectionMark
    /// A number and its sign, currency or unit (typesetting.md 2.1).
    case unit
    /// The inside of a unit, and of a code of letters and digits that may be longer than a line.
    case word
    /// A mark that may not begin or end a line (typesetting.md 2, table).
    case kinsoku
    /// The inside of a number, a Latin word, a two-em dash, an unbroken text.
    case never

    static func < (left: Cohesion, right: Cohesion) -> Bool { left.rawValue < right.rawValue }
}
