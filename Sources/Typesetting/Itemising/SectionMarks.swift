extension ItemizedText {
    /// Binds section marks to what follows them (typesetting.md 2.2): `（一）`, `（1）`, `①` anywhere; `1.`, `一、`, `图1：` and
    /// `附件2` where a paragraph or a forced line begins. Anywhere, a label keeps its number.
    mutating func scanSectionMarks(_ scalars: [Unicode.Scalar], starts: [Int], lexicon: UnitLexicon) {
        for index in scalars.indices {
            if scalars[index] == "（" || scalars[index] == "(", let end = endOfNumeral(scalars, from: index + 1), end < scalars.count,
                scalars[end] == "）" || scalars[end] == ")"
            {
                for position in index...end { bind(position, .sectionMark) }
            } else if (0x2460...0x2473).contains(scalars[index].value) {
                bind(index, .sectionMark)
            } else if classes[index].isDigit, index > 0, !classes[index - 1].isDigit,
                let label = lexicon.startOfLabel(scalars, endingAt: index)
            {
                for position in label..<index { bind(position, .sectionMark) }
            }
        }
        for start in starts { bindLeadingMark(scalars, at: start, lexicon: lexicon) }
    }

    private mutating func bindLeadingMark(_ scalars: [Unicode.Scalar], at start: Int, lexicon: UnitLexicon) {
        var index = start
        while index < scalars.count, classes[index] == .space || classes[index] == .wideSpace { index += 1 }
        let first = index
        // A label before the numeral: at most three characters.
        for length in 1...3 where index + length < scalars.count {
            if lexicon.startOfLabel(scalars, endingAt: index + length) == index, endOfNumeral(scalars, from: index + length) != nil {
                index += length
                break
            }
        }
        guard var end = endOfNumeral(scalars, from: index) else { return }
        let hasLabel = index > first
        if end < scalars.count, ".．、：:".unicodeScalars.contains(scalars[end]) {
            end += 1
        } else if !hasLabel {
            return
        }
        while end < scalars.count, classes[end] == .space || classes[end] == .wideSpace { end += 1 }
        for position in first..<min(end, scalars.count) { bind(position, .sectionMark) }
    }

    /// The end of a numeral of one to three digits or Chinese numerals; `nil` when there is none or it goes on as a longer number.
    private func endOfNumeral(_ scalars: [Unicode.Scalar], from start: Int) -> Int? {
        var end = start
        while end < scalars.count, end - start < 4, classes[end].isDigit || "〇一二三四五六七八九十百".unicodeScalars.contains(scalars[end]) {
            end += 1
        }
        guard end > start, end - start < 4 else { return nil }
        // `1.5` is a number, not a mark.
        if end + 1 < scalars.count, scalars[end] == ".", classes[end + 1].isDigit { return nil }
        return end
    }
}
