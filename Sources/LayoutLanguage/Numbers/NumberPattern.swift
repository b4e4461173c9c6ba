/// How a counter is written: `第{一}部分　`, `{1}.`, `（{一}）`.
public struct NumberPattern: Hashable, Sendable {
    public enum Numeral: String, Hashable, Sendable, CaseIterable {
        case chinese = "一"
        case decimal = "1"
        case circled = "①"
        case upperRoman = "I"
        case lowerRoman = "i"
        case upperLetter = "A"
        case lowerLetter = "a"
    }

    public var prefix: String
    public var numeral: Numeral
    public var suffix: String

    /// What a layout writes: text with one `{…}` that is a numeral; `nil` for any other.
    init?(_ text: String) {
        let parts = text.split(separator: "{", omittingEmptySubsequences: false)
        guard parts.count == 2, let close = parts[1].firstIndex(of: "}"), let numeral = Numeral(rawValue: String(parts[1][..<close]))
        else { return nil }
        let suffix = parts[1][parts[1].index(after: close)...]
        guard !suffix.contains("}") else { return nil }
        self.init(prefix: String(parts[0]), numeral: numeral, suffix: String(suffix))
    }

    init(prefix: String, numeral: Numeral, suffix: String) {
        self.prefix = prefix
        self.numeral = numeral
        self.suffix = suffix
    }

    /// The label of the `counter`-th heading or item, counted from 1.
    public func text(for counter: Int) -> String { prefix + numeral.text(for: counter) + suffix }
}

extension NumberPattern.Numeral {
    /// `counter` in this numeral; in European digits where the numeral ends (circled after 50, Roman from 4,000, below 1).
    public func text(for counter: Int) -> String {
        switch self {
        case .decimal: String(counter)
        case .chinese: chineseText(for: counter)
        case .circled: circledText(for: counter)
        case .upperRoman: romanText(for: counter)
        case .lowerRoman: romanText(for: counter).lowercased()
        case .upperLetter: letterText(for: counter)
        case .lowerLetter: letterText(for: counter).lowercased()
        }
    }
}

/// Chinese numerals to 9,999: 十, 十一, 二十, 一百零一.
private func chineseText(for counter: Int) -> String {
    guard (1...9999).contains(counter) else { return String(counter) }
    let digits = Array("零一二三四五六七八九")
    let places = ["", "十", "百", "千"]
    var text = ""
    var owesZero = false
    for place in stride(from: 3, through: 0, by: -1) {
        var divisor = 1
        for _ in 0..<place { divisor *= 10 }
        let digit = counter / divisor % 10
        if digit == 0 {
            owesZero = !text.isEmpty
        } else {
            if owesZero { text.append(digits[0]) }
            owesZero = false
            // 十一, not 一十一, where the tens come first.
            if !(place == 1 && digit == 1 && text.isEmpty) { text.append(digits[digit]) }
            text += places[place]
        }
    }
    return text
}

/// Unicode has circled numbers from 1 to 50 in three stretches.
private func circledText(for counter: Int) -> String {
    let base: Int? =
        switch counter {
        case 1...20: 0x2460 - 1
        case 21...35: 0x3251 - 21
        case 36...50: 0x32B1 - 36
        default: nil
        }
    guard let base, let scalar = Unicode.Scalar(UInt32(base + counter)) else { return String(counter) }
    return String(Character(scalar))
}

private func romanText(for counter: Int) -> String {
    guard (1...3999).contains(counter) else { return String(counter) }
    let steps: [(Int, String)] = [
        (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"),
        (5, "V"), (4, "IV"), (1, "I"),
    ]
    var rest = counter
    var text = ""
    for (value, numeral) in steps {
        while rest >= value {
            text += numeral
            rest -= value
        }
    }
    return text
}

/// A to Z, then AA, AB.
private func letterText(for counter: Int) -> String {
    guard counter >= 1 else { return String(counter) }
    var rest = counter
    var text = ""
    while rest > 0 {
        let letter = (rest - 1) % 26
        text = String(UnicodeScalar(UInt8(65 + letter))) + text
        rest = (rest - 1) / 26
    }
    return text
}
