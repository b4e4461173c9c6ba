/// A cell outside the tables that says something: `{district}{year}年{level}{kind}预算`.
struct FactPattern: Sendable {
    /// Words of the sheets to look in; none means all.
    var sheets: [WordPattern]
    var parts: [Part]

    enum Part: Sendable {
        case words(String)
        case hole(DataPath, Form)
    }

    /// What may stand in a hole.
    enum Form: Sendable {
        case text
        /// A whole number of that many digits.
        case number(digits: Int)
        /// Words, and what the data say for them.
        case choice([(words: String, value: String)])
    }

    /// What a hole took.
    enum Value: Hashable {
        case text(String)
        case number(Int)
    }

    /// What the holes take of a plain text; `nil` when it is not of this pattern. A text in the last hole may be empty: it stands in the
    /// next cell then.
    func match(_ plain: String) -> [(path: DataPath, value: Value)]? { match(plain[...], parts[...]) }

    private func match(_ text: Substring, _ parts: ArraySlice<Part>) -> [(path: DataPath, value: Value)]? {
        guard let part = parts.first else { return text.isEmpty ? [] : nil }
        let rest = parts.dropFirst()
        switch part {
        case .words(let words): return text.hasPrefix(words) ? match(text.dropFirst(words.count), rest) : nil
        case .hole(let path, .number(let digits)):
            let taken = text.prefix(digits)
            guard taken.count == digits, taken.allSatisfy({ $0.isASCII && $0.isNumber }), let number = Int(taken) else { return nil }
            return match(text.dropFirst(digits), rest).map { [(path, .number(number))] + $0 }
        case .hole(let path, .choice(let choices)):
            for choice in choices where text.hasPrefix(choice.words) {
                if let more = match(text.dropFirst(choice.words.count), rest) { return [(path, .text(choice.value))] + more }
            }
            return nil
        case .hole(let path, .text):
            guard !rest.isEmpty else { return [(path, .text(String(text)))] }
            for length in 1..<max(2, min(text.count, 60)) where length <= text.count {
                if let more = match(text.dropFirst(length), rest) { return [(path, .text(String(text.prefix(length))))] + more }
            }
            return nil
        }
    }
}
