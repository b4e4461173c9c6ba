internal import Diagnostics

extension Template {
    /// The numbers that stand in the text as such: neither printed from a figure nor marked as meant.
    ///
    /// Digits next to a letter belong to a word (`PDF2`) and are left alone.
    func plainNumbers() -> [SpannedName] {
        parts.flatMap { part -> [SpannedName] in
            switch part {
            case .text(_, let span): numbers(in: span)
            case .literal, .expression, .phrase, .preferredBreak: []
            case .choice(let branches): branches.flatMap { $0.content.plainNumbers() }
            case .repetition(let repetition): repetition.content.plainNumbers()
            case .bold(let content): content.plainNumbers()
            case .link(let link): link.content.plainNumbers()
            case .span(let span): span.content.plainNumbers()
            case .footnote(let content): content.plainNumbers()
            }
        }
    }

    private func numbers(in span: SourceSpan) -> [SpannedName] {
        // Most texts have no digit, ASCII or full-width (EF BC 90 to 99).
        guard span.bytes.contains(where: { (0x30...0x39).contains($0) || $0 == 0xEF }) else { return [] }
        var found: [SpannedName] = []
        let text = span.text
        var index = text.startIndex
        while index < text.endIndex {
            guard text[index].isDigit else {
                index = text.index(after: index)
                continue
            }
            var end = index
            while end < text.endIndex,
                text[end].isDigit || (text[end].joinsDigits && text[text.index(after: end)...].first?.isDigit == true)
            {
                end = text.index(after: end)
            }
            let before = text[..<index].last
            let after = text[end...].first
            if before?.isLatin != true, after?.isLatin != true {
                let start = span.range.lowerBound + text.utf8.distance(from: text.startIndex, to: index)
                let number = String(text[index..<end])
                found.append(SpannedName(number, span: SourceSpan(file: span.file, range: start..<start + number.utf8.count)))
            }
            index = end
        }
        return found
    }
}

extension Character {
    /// True for ASCII and full-width digits.
    fileprivate var isDigit: Bool { ("0"..."9").contains(self) || ("０"..."９").contains(self) }

    /// True for the decimal point and the thousands separator.
    fileprivate var joinsDigits: Bool { self == "." || self == "," }

    fileprivate var isLatin: Bool { isASCII && isLetter }
}
