internal import Diagnostics

/// What stands between brackets: links, texts with a look of their own, footnotes. Brackets that are none of these are text.
extension TemplateParser {
    mutating func bracket() {
        if let close = closingBracket(from: position), close + 1 < bytes.count {
            if bytes[close + 1] == UInt8(ascii: "(") { return link(text: position + 1..<close) }
            if bytes[close + 1] == UInt8(ascii: "{"), let looks = looks(from: close + 2) {
                return span(position + 1..<close, looks.words, end: looks.end)
            }
        }
        add(bytes[position])
        position += 1
    }

    /// `^[text]`.
    mutating func footnote() {
        guard let close = closingBracket(from: position + 1) else {
            report(.unclosedMark("^["), position..<position + 2)
            position += 2
            return
        }
        append(.footnote(inner(position + 2..<close)))
        position = close + 1
    }

    /// `[text](target)`.
    private mutating func link(text: Range<Int>) {
        let open = text.upperBound + 1
        guard let end = closingParenthesis(from: open) else {
            report(.unclosedMark("("), open..<open + 1)
            position += 1
            return
        }
        let target = SpannedName(string(open + 1..<end), span: span(open + 1..<end))
        if target.text.isEmpty { report(.missingLinkTarget, open..<end + 1) }
        if bytes[text].allSatisfy(\.isBlank) { report(.emptyLinkText, text.lowerBound - 1..<text.upperBound + 1) }
        append(.link(TemplateLink(target: target, content: inner(text))))
        position = end + 1
    }

    /// The `)` that belongs to the `(` at `open`: addresses may hold pairs (CommonMark 0.31, 6.3). Where they do not pair, the next.
    private func closingParenthesis(from open: Int) -> Int? {
        var depth = 0
        for index in bytes.indices[open...] {
            if bytes[index].isBlank { break }
            if bytes[index] == UInt8(ascii: "(") { depth += 1 }
            if bytes[index] == UInt8(ascii: ")") { depth -= 1 }
            if depth == 0 { return index }
        }
        return bytes[(open + 1)...].firstIndex(of: UInt8(ascii: ")"))
    }

    /// `[text]{.underline .unbroken lang=en style=名称}`.
    private mutating func span(_ text: Range<Int>, _ words: [AttributeWords.Word], end: Int) {
        let looks = words.compactMap { word -> TemplateSpan.Look? in
            if string(word.key) == "style", let value = word.value { return .style(SpannedName(string(value), span: span(value))) }
            let written = string(word.range)
            if let look = TemplateSpan.Look(written) { return look }
            report(.unknownLook(written, nearest: nearestName(to: written, among: TemplateSpan.Look.words)), word.range)
            return nil
        }
        append(.span(TemplateSpan(looks: looks, content: inner(text))))
        position = end + 1
    }

    /// The words between braces that open before `start`, and where these end; `nil` when they hold an expression, which begins with neither a
    /// full stop nor `word=`.
    private func looks(from start: Int) -> (words: [AttributeWords.Word], end: Int)? {
        guard let end = bytes[start...].firstIndex(of: UInt8(ascii: "}")) else { return nil }
        let words = AttributeWords(in: bytes, start..<end).words
        // `color=red` is no look and no expression either: one that compares has blanks around its `=`, or other names.
        let areLooks = words.allSatisfy { word in
            bytes[word.range].first == UInt8(ascii: ".") || bytes[word.range].starts(with: "lang=".utf8)
                || (word.value?.isEmpty == false && bytes[word.key].allSatisfy(\.isASCIILetter))
        }
        return words.isEmpty || !areLooks ? nil : (words, end)
    }

    private mutating func inner(_ range: Range<Int>) -> Template {
        var parser = TemplateParser(source: source, range: base + range.lowerBound..<base + range.upperBound)
        let content = parser.parse()
        diagnostics += parser.diagnostics
        return content
    }

    /// The `]` that belongs to the `[` at `open`, braces and escapes skipped.
    private func closingBracket(from open: Int) -> Int? {
        var index = open + 1
        var braces = 0
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\\"): index += 1
            case UInt8(ascii: "{"): braces += 1
            case UInt8(ascii: "}"): braces -= 1
            case UInt8(ascii: "[") where braces <= 0: return nil
            case UInt8(ascii: "]") where braces <= 0: return index
            default: break
            }
            index += 1
        }
        return nil
    }
}

extension TemplateSpan.Look {
    /// The words for looks, as they are written.
    static let words = [".underline", ".emphasis-dots", ".superscript", ".subscript", ".unbroken", "break=anywhere", "lang=en", "style=名称"]

    /// The look that a word between the braces means.
    init?(_ word: String) {
        switch word {
        case ".underline": self = .underline
        case ".emphasis-dots": self = .emphasisDots
        case ".superscript": self = .superscript
        case ".subscript": self = .subscript
        case ".unbroken": self = .unbroken
        case "break=anywhere": self = .breakAnywhere
        default:
            guard word.hasPrefix("lang="), word.utf8.count > 5 else { return nil }
            self = .language(String(word.dropFirst(5)))
        }
    }
}
