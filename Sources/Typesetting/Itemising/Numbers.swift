extension ItemizedText {
    /// Binds numbers: never parted inside, and held to sign, currency, prefix and unit (typesetting.md 2.1).
    mutating func scanNumbers(_ scalars: [Unicode.Scalar], lexicon: UnitLexicon) {
        var index = 0
        while index < scalars.count {
            guard classes[index].isDigit else {
                index += 1
                continue
            }
            let start = index
            // Digits behind a letter are part of a code: `T000010263357-2024` is no range of numbers.
            let isCode = start > 0 && classes[start - 1] == .letter
            let end = isCode ? endOfDigits(from: start) : endOfNumber(scalars, from: start)
            for position in start..<end - 1 { cohesion[position] = .never }
            bindPrefix(scalars, before: start, lexicon: lexicon)
            index = bindUnit(scalars, after: end, lexicon: lexicon)
        }
    }

    private func endOfDigits(from start: Int) -> Int {
        var end = start
        while end < classes.count, classes[end].isDigit { end += 1 }
        return end
    }

    /// The end of the digits that begin at `start`, with separators and ranges between digits: `1,234.5`, `2023-2024`, `1—12`, `8:30`,
    /// `3∶2`, `7×24`, and groups of three behind spaces, `12 345.67` (GB/T 15835-2011, 5.1.1).
    private func endOfNumber(_ scalars: [Unicode.Scalar], from start: Int) -> Int {
        var end = start
        while end < scalars.count {
            if classes[end].isDigit {
                end += 1
            } else if isSeparator(scalars[end]), end + 1 < scalars.count, classes[end + 1].isDigit {
                end += 2
            } else if end - start <= 3 || scalars[end - 4].properties.generalCategory == .spaceSeparator, isGroup(scalars, at: end) {
                end += 4
            } else {
                break
            }
        }
        return end
    }

    /// Whether a space and three digits stand there, and no fourth.
    private func isGroup(_ scalars: [Unicode.Scalar], at start: Int) -> Bool {
        guard start + 3 < scalars.count, classes[start] == .space || classes[start] == .noBreakSpace else { return false }
        return classes[start + 1...start + 3].allSatisfy { $0 == .digit } && (start + 4 == scalars.count || !classes[start + 4].isDigit)
    }

    private func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case ",", ".", ":", "/", "-", "–", "—", "~", "～", "−", "．", "－", "／", "’", "∶", "×": true
        default: false
        }
    }

    private mutating func bindPrefix(_ scalars: [Unicode.Scalar], before start: Int, lexicon: UnitLexicon) {
        var index = start
        while index > 0 {
            let previous = classes[index - 1]
            if previous == .prefix || previous == .widePrefix || isSign(at: index - 1, scalars) {
                bind(index - 1, .unit)
                // A sign is no connector: it may begin a line.
                if previous == .hyphen { classes[index - 1] = .latinSymbol }
                index -= 1
            } else if let word = lexicon.startOfPrefix(scalars, endingAt: index) {
                for position in word..<index { bind(position, .unit) }
                index = word
            } else {
                return
            }
        }
    }

    /// Whether a plus, minus or comparison stands there as a sign: between two numbers or words it does not, and behind a number with its
    /// unit it goes on to the end of a range, `2025年-2027年`.
    private func isSign(at index: Int, _ scalars: [Unicode.Scalar]) -> Bool {
        guard index == 0 || !classes[index - 1].isWordPart else { return false }
        switch scalars[index] {
        case "-", "－": return index < 2 || cohesion[index - 2] < .unit || cohesion[index - 2] == .never
        case "+", "−", "±", "＋", "<", ">", "≤", "≥", "≈", "＜", "＞", "≦", "≧", "＝": return true
        default: return false
        }
    }

    /// Binds what follows a number and gives the position after it.
    private mutating func bindUnit(_ scalars: [Unicode.Scalar], after end: Int, lexicon: UnitLexicon) -> Int {
        guard end < scalars.count else { return end }
        if classes[end] == .postfix || classes[end] == .widePostfix {
            bind(end - 1, .unit)
            // `15′20″` is one angle.
            if classes[end] == .widePostfix, (0x2032...0x2037).contains(scalars[end].value), end + 1 < scalars.count,
                classes[end + 1].isDigit
            {
                bind(end, .unit)
            }
            return end + 1
        }
        // `5€`, and no amount of its own behind the sign.
        if classes[end] == .prefix || classes[end] == .widePrefix, end + 1 == scalars.count || !classes[end + 1].isDigit {
            bind(end - 1, .unit)
            return end + 1
        }
        // `5 万元`: a space that was typed does not part them either.
        let isSpaced = classes[end] == .space || classes[end] == .noBreakSpace
        let unit = isSpaced ? end + 1 : end
        let unitEnd = lexicon.endOfUnit(scalars, at: unit)
        guard unitEnd > unit else { return end }
        for position in end - 1..<unitEnd - 1 { bind(position, position < unit ? .unit : .word) }
        return unitEnd
    }

    mutating func bind(_ position: Int, _ strength: Cohesion) {
        cohesion[position] = max(cohesion[position], strength)
    }
}
