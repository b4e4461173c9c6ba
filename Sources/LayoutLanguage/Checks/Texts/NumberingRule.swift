/// Finds gaps in the numbers that paragraphs begin with: `（14）` followed by `（16）`.
struct NumberingRule {
    /// The forms of labels, outermost first; a label of an outer form starts the inner ones again.
    private enum Form: Int, CaseIterable {
        case chinese, bracketedChinese, decimal, bracketedDecimal, circled, ordinalWord
    }

    private var last: [Form: (number: Int, label: String)] = [:]

    /// The finding of one more paragraph; paragraphs without a label pass.
    mutating func next(_ text: String) -> TextHit? {
        // Blanks at its start are not printed.
        guard let first = text.unicodeScalars.first(where: { !$0.properties.isWhitespace }), Self.mayBegin(first) else { return nil }
        // A label is short; one that ends at the last of these characters would be none.
        let all = TextCharacters(Substring(text.unicodeScalars.prefix(48)))
        let start = all.characters.firstIndex { !$0.properties.isWhitespace } ?? 0
        // A radical in the place of a numeral is a finding of its own, and counts.
        guard let (form, number, length) = Self.label(all.characters[start...].prefix(24).map(\.withoutRadical)) else { return nil }
        let label = all.text(start..<start + length)
        let before = last[form]
        last[form] = (number, label)
        // `一是` counts on over other labels and starts nothing again.
        for inner in Form.allCases where inner.rawValue > form.rawValue && inner != .ordinalWord && form != .ordinalWord {
            last[inner] = nil
        }
        guard number != 1, number != (before?.number ?? 0) + 1 else { return nil }
        let problem: TextProblem = before.map { .gap(after: $0.label, found: label) } ?? .badStart(label)
        return TextHit(range: all.bytes(start..<start + length), problem: problem)
    }

    /// Whether a label may begin with the character.
    private static func mayBegin(_ first: Unicode.Scalar) -> Bool {
        switch first.withoutRadical {
        case "（", "(", "\u{2460}"..."\u{2473}", "0"..."9", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十": true
        default: false
        }
    }

    /// The form, number and length of the label that a paragraph begins with.
    private static func label(_ characters: [Unicode.Scalar]) -> (Form, Int, Int)? {
        guard let first = characters.first else { return nil }
        if first == "（" || first == "(" {
            guard let close = characters.prefix(7).firstIndex(where: { $0 == "）" || $0 == ")" }) else { return nil }
            let inner = characters[1..<close]
            if let number = Int(String(String.UnicodeScalarView(inner))) { return (.bracketedDecimal, number, close + 1) }
            return chineseNumber(inner).map { (.bracketedChinese, $0, close + 1) }
        }
        if (0x2460...0x2473).contains(first.value) { return (.circled, Int(first.value) - 0x245F, 1) }
        let digits = characters.prefix { $0.isASCII && $0.isWholeNumber }
        if !digits.isEmpty, digits.count <= 3, digits.count < characters.count, ".．、".unicodeScalars.contains(characters[digits.count]) {
            // `3.5` is a number.
            let isNumber =
                digits.count + 1 < characters.count && characters[digits.count + 1].isASCII && characters[digits.count + 1].isWholeNumber
            return isNumber ? nil : Int(String(String.UnicodeScalarView(digits))).map { (.decimal, $0, digits.count + 1) }
        }
        let numerals = characters.prefix { "一二三四五六七八九十".unicodeScalars.contains($0) }
        guard numerals.count < characters.count, let number = chineseNumber(numerals) else { return nil }
        switch characters[numerals.count] {
        case "、": return (.chinese, number, numerals.count + 1)
        case "是": return (.ordinalWord, number, numerals.count + 1)
        default: return nil
        }
    }

    /// 一 to 九十九.
    private static func chineseNumber(_ characters: some Collection<Unicode.Scalar>) -> Int? {
        guard !characters.isEmpty, characters.count <= 3 else { return nil }
        let digits = Array("一二三四五六七八九".unicodeScalars)
        var number = 0
        var digit = 0
        for character in characters {
            if character == "十" {
                number += max(digit, 1) * 10
                digit = 0
            } else if let index = digits.firstIndex(of: character) {
                digit = index + 1
            } else {
                return nil
            }
        }
        return number + digit
    }
}
