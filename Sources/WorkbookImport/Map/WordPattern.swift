/// Words as a cell has them, whatever its spaces and widths; `*` stands for anything.
struct WordPattern: Hashable, Sendable {
    let text: String
    /// What stands before, between and after the stars.
    private let parts: [String]

    init(_ text: String) {
        self.text = text
        parts = text.split(separator: "*", omittingEmptySubsequences: false).map { plainText(String($0)) }
    }

    /// Whether the plain text is these words.
    func matches(_ plain: String) -> Bool {
        guard let first = parts.first, let last = parts.last, parts.count > 1 else { return plain == parts.first }
        guard plain.hasPrefix(first), plain.hasSuffix(last), plain.count >= first.count + last.count else { return false }
        var rest = plain.dropFirst(first.count).dropLast(last.count)
        for part in parts.dropFirst().dropLast() where !part.isEmpty {
            guard let range = String(rest).range(of: part) else { return false }
            rest = Substring(String(rest)[range.upperBound...])
        }
        return true
    }

    /// Whether the words stand in the plain text.
    func isPart(of plain: String) -> Bool { plain.contains(parts.joined()) }
}

/// The words of a head, from the top to the bottom: `收入/决算数`.
struct HeadPattern: Hashable, Sendable {
    let above: [WordPattern]
    let last: WordPattern

    init?(_ text: String) {
        let parts = text.split(separator: "/").map { WordPattern(String($0)) }
        guard let last = parts.last else { return nil }
        above = parts.dropLast()
        self.last = last
    }

    /// Whether the words above a cell, from the bottom to the top, have those of the pattern in its order.
    func matches(above texts: [String]) -> Bool {
        var rest = texts[...]
        for word in above.reversed() {
            guard let index = rest.firstIndex(where: word.matches) else { return false }
            rest = rest[(index + 1)...]
        }
        return true
    }
}

/// The text without any spaces, full-width letters, digits and signs as those of ASCII: how words of sheets are compared.
func plainText(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
        switch scalar.value {
        case 0x20, 0xA0, 0x3000, 0x2000...0x200F, 0xFEFF, 0x09...0x0D, 0x2028...0x202F, 0x205F: continue
        case 0xFF01...0xFF5E: result.append(UnicodeScalar(scalar.value - 0xFEE0) ?? scalar)
        default: result.append(scalar)
        }
    }
    return String(result)
}

/// A plain label without the number in front of it (`一、`, `（一）`, `1.`) and `其中：`.
func unnumbered(_ plain: String) -> String {
    var text = plain[...]
    while true {
        if text.hasPrefix("其中:") {
            text = text.dropFirst(3)
            continue
        }
        let isBracketed = text.first == "("
        let inner = isBracketed ? text.dropFirst() : text
        let number = inner.prefix { "一二三四五六七八九十0123456789".contains($0) }
        let rest = inner.dropFirst(number.count)
        guard !number.isEmpty, number.count <= 3, let mark = rest.first, (isBracketed ? ")" : "、..．)").contains(mark) else {
            return String(text)
        }
        // `2.5` is no number in front of anything.
        if mark == ".", let next = rest.dropFirst().first, next.isASCII, next.isNumber { return String(text) }
        text = rest.dropFirst()
    }
}
