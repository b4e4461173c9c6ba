/// Opportunities within what holds together (typesetting.md 2.3): the addresses of pages, words joined by a slash, codes of letters and
/// digits, ranges of numbers with units.
enum LatinBreaks {
    /// For each scalar how strongly it holds to the next within a Latin word where a line may end behind it all the same; `never` for
    /// all others.
    static func opportunities(_ scalars: [Unicode.Scalar], classes: [CharacterClass]) -> [Cohesion] {
        var opportunities = Array(repeating: Cohesion.never, count: scalars.count)
        var start = 0
        while start < scalars.count {
            guard isAddressPart(classes[start], scalars[start]) else {
                start += 1
                continue
            }
            var end = start
            while end < scalars.count, isAddressPart(classes[end], scalars[end]) { end += 1 }
            // `2025年-|2027年`: a range too long for its line is parted behind its hyphen rather than between a number and its unit.
            if classes[start] == .hyphen, start > 0, classes[start - 1].isHan { opportunities[start] = .sectionMark }
            if isAddress(scalars[start..<end]) {
                for index in joints(scalars, start..<end) { opportunities[index] = .none }
            } else if isIdentifier(scalars[start..<end]) {
                for index in joints(scalars, start..<end) where scalars[index] == "_" { opportunities[index] = .none }
            } else if isCode(classes[start..<end]) {
                for index in start..<end - 1 where classes[index].isWordPart && classes[index + 1].isWordPart {
                    opportunities[index] = .word
                }
                for index in joints(scalars, start..<end) { opportunities[index] = .sectionMark }
            }
            start = end
        }
        return opportunities
    }

    /// Whether a line may end between two characters of a code because its style says that they part anywhere. What joins characters to one
    /// another (U+2060, marks over letters) still does.
    static func part(_ atom: Atom, _ next: Atom, in text: CollectedText) -> Bool {
        let sources = [text.sources[atom.source], text.sources[next.source]]
        return sources.allSatisfy { $0.style.lineBreak == .anywhere && !$0.isUnbroken } && !sources[0].holdsNext
            && isOfCode(atom.characterClass) && isOfCode(next.characterClass)
    }

    private static func isOfCode(_ characterClass: CharacterClass) -> Bool {
        switch characterClass {
        case .letter, .digit, .latinSymbol, .hyphen, .slash, .prefix, .postfix, .latinOpening, .latinClosing: true
        default: false
        }
    }

    private static func joints(_ scalars: [Unicode.Scalar], _ word: Range<Int>) -> [Int] {
        word.dropLast().filter { isJoint(scalars[$0]) && !isJoint(scalars[$0 + 1]) }
    }

    private static func isAddressPart(_ characterClass: CharacterClass, _ scalar: Unicode.Scalar) -> Bool {
        switch characterClass {
        case .letter, .digit, .latinSymbol, .hyphen, .slash, .postfix: true
        case .latinClosing: [".", ":", "?", "!", ";", ","].contains(scalar)
        default: false
        }
    }

    private static func isAddress(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
        // The shortest address that needs a break has a scheme or begins as hosts do.
        guard text.count > 8 else { return false }
        let string = String(String.UnicodeScalarView(text))
        return string.contains("://") || string.hasPrefix("www.") || string.contains("@")
    }

    /// Whether underscores join words to a name of a file or of a field, which is parted behind them as an address is behind its slashes.
    private static func isIdentifier(_ text: ArraySlice<Unicode.Scalar>) -> Bool { text.count > 11 && text.contains("_") }

    /// Whether letters and digits make a code that may be longer than a line: the numbers of projects and standards. It is parted where a
    /// line would be too long otherwise, after its marks if that helps.
    private static func isCode(_ classes: ArraySlice<CharacterClass>) -> Bool {
        classes.count > 11 && classes.contains(.letter) && classes.contains(.digit)
    }

    /// Where addresses are taken apart: after marks that part their names (as the Chicago Manual, 7.46, has it for slashes).
    private static func isJoint(_ scalar: Unicode.Scalar) -> Bool {
        ["/", "?", "&", "=", "-", "_", ".", "#", "%", "@"].contains(scalar)
    }
}
