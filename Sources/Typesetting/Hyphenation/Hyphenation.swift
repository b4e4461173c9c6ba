/// Where Latin words may be hyphenated.
enum Hyphenation {
    /// For each scalar whether a line may end behind it with a hyphen; empty when none may.
    ///
    /// Soft hyphens (U+00AD) always allow it; otherwise words are hyphenated where `isAutomatic`, never in addresses, in words of
    /// capitals alone or beside digits, and not in a word that has soft hyphens of its own.
    static func opportunities(_ text: CollectedText, classes: [CharacterClass], isAutomatic: Bool) -> [Bool] {
        guard isAutomatic || classes.contains(.softHyphen) else { return [] }
        var opportunities = Array(repeating: false, count: classes.count)
        var start = 0
        while start < classes.count {
            guard isWordPart(classes[start]) else {
                start += 1
                continue
            }
            var end = start
            while end < classes.count, isWordPart(classes[end]) { end += 1 }
            mark(start..<end, in: text, classes: classes, isAutomatic: isAutomatic, &opportunities)
            start = end
        }
        return opportunities
    }

    private static func isWordPart(_ characterClass: CharacterClass) -> Bool {
        characterClass.isWordPart || characterClass == .softHyphen
    }

    private static func mark(
        _ word: Range<Int>, in text: CollectedText, classes: [CharacterClass], isAutomatic: Bool, _ opportunities: inout [Bool]
    ) {
        let isUnbroken = word.contains { text.sources[text.sourceOf[$0]].isUnbroken }
        guard !isUnbroken else { return }
        if classes[word].contains(.softHyphen) {
            // Between letters only: at a word's edge there is nothing to part.
            for index in word.dropFirst().dropLast() where classes[index] == .softHyphen { opportunities[index] = true }
            return
        }
        guard isAutomatic, !isInAddress(word, text.scalars, classes), let patterns = patterns(for: text, word) else { return }
        let letters = text.scalars[word]
        let small = letters.compactMap { scalar -> UInt8? in
            switch scalar {
            case "a"..."z": UInt8(scalar.value)
            case "A"..."Z": UInt8(scalar.value) + 0x20
            default: nil
            }
        }
        // Abbreviations, and words with other letters or digits in them.
        guard small.count == word.count, letters.contains(where: { ("a"..."z").contains($0) }) else { return }
        for (offset, mayEnd) in patterns.hyphens(in: small).enumerated() where mayEnd { opportunities[word.lowerBound + offset] = true }
    }

    /// Latin words in Chinese text are taken for English.
    private static func patterns(for text: CollectedText, _ word: Range<Int>) -> HyphenationPatterns? {
        let language = text.sources[text.sourceOf[word.lowerBound]].style.language.lowercased()
        return ["en", "zh"].contains { language == $0 || language.hasPrefix($0 + "-") } ? .english : nil
    }

    /// Whether marks of addresses join the word to others.
    private static func isInAddress(_ word: Range<Int>, _ scalars: [Unicode.Scalar], _ classes: [CharacterClass]) -> Bool {
        func joins(_ index: Int, to neighbour: Int) -> Bool {
            guard scalars.indices.contains(index), scalars.indices.contains(neighbour) else { return false }
            switch classes[index] {
            case .slash: return true
            case .latinClosing: return [".", ":"].contains(scalars[index]) && isWordPart(classes[neighbour])
            default: return false
            }
        }
        return joins(word.lowerBound - 1, to: word.lowerBound - 2) || joins(word.upperBound, to: word.upperBound + 1)
    }
}

extension HyphenationPatterns {
    /// American English; read when the first word asks.
    static let english = HyphenationPatterns(
        patterns: EnglishPatterns.patterns, exceptions: EnglishPatterns.exceptions, fewestBefore: 2, fewestBehind: 3)
}
