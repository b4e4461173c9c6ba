/// Opportunities within long Latin words: the addresses of pages, and words joined by a slash (typesetting.md 2.3).
enum LatinBreaks {
    /// For each scalar whether a line may end after it although it stands within a Latin word.
    static func opportunities(_ scalars: [Unicode.Scalar], classes: [CharacterClass]) -> [Bool] {
        var opportunities = Array(repeating: false, count: scalars.count)
        var start = 0
        while start < scalars.count {
            guard isAddressPart(classes[start], scalars[start]) else {
                start += 1
                continue
            }
            var end = start
            while end < scalars.count, isAddressPart(classes[end], scalars[end]) { end += 1 }
            if isAddress(scalars[start..<end]) {
                for index in start..<end - 1 where isJoint(scalars[index]) && !isJoint(scalars[index + 1]) { opportunities[index] = true }
            }
            start = end
        }
        return opportunities
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

    /// Where addresses are taken apart: after marks that part their names (as the Chicago Manual, 7.46, has it for slashes).
    private static func isJoint(_ scalar: Unicode.Scalar) -> Bool {
        ["/", "?", "&", "=", "-", "_", ".", "#", "%", "@"].contains(scalar)
    }
}
