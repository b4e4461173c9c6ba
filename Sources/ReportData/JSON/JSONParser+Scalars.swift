internal import Diagnostics

extension JSONParser {
    /// `true`, `false` or `null`; other words are reported and read as `null`.
    mutating func parseWord(_ mark: Mark) -> DataNode? {
        let range = rangeOfToken(at: mark.start)
        guard isWord(mark.byte) else {
            report(.expectedValue(found: shown(range)), mark.isEnd ? previousEnd..<previousEnd : range)
            return nil
        }
        position = range.upperBound
        previousEnd = position
        let word = shown(range)
        switch word {
        case "true": return node(.bool(true), from: range.lowerBound)
        case "false": return node(.bool(false), from: range.lowerBound)
        case "null": return node(.null, from: range.lowerBound)
        default:
            if let digits = word.asciiNumber {
                report(.fullWidthNumber(word, meant: digits), range)
                return node(.null, from: range.lowerBound)
            }
            let meant: String? =
                switch word.lowercased() {
                case "true", "yes", "是": "true"
                case "false", "no", "否": "false"
                case "null", "none", "nil", "undefined", "nan", "空", "无": "null"
                default: nil
                }
            report(.wrongWord(word, meant: meant), range)
            return node(.null, from: range.lowerBound)
        }
    }

    /// A number (RFC 8259, 6), exact or reported.
    mutating func parseNumber() -> DataNode? {
        let start = position
        guard let number = ScannedNumber(bytes, from: start) else {
            let range = rangeOfToken(at: start)
            report(.expectedValue(found: shown(range)), range)
            return nil
        }
        position = number.end
        previousEnd = number.end
        if position < bytes.count, isWord(bytes[position]), !beginsLookalike(position) {
            let range = rangeOfToken(at: start)
            let literal = String(decoding: bytes[start..<number.end], as: UTF8.self)
            position = max(position, range.upperBound)
            previousEnd = position
            // A date or a code goes on with digits and strokes, an amount with its unit.
            let isAmount =
                number.fault == nil && number.value != nil && (bytes[number.end] >= 0x80 || bytes[number.end] == UInt8(ascii: "%"))
            let unit = shown(number.end..<position)
            report(isAmount ? .numberWithUnit(number: literal, unit: unit) : .unquotedText(shown(range)), start..<position)
        } else if let fault = number.fault {
            report(.badNumber(fault), start..<number.end)
        } else if number.value == nil {
            report(.numberTooLong, start..<number.end)
        }
        return node(.number(number.value ?? .zero), from: start)
    }

    /// A text with its escapes resolved; `opener` is its first quotation mark, ASCII or not.
    mutating func parseString(_ opener: Mark) -> String {
        take(opener)
        let isPlain = opener.range.count == 1 && opener.byte == UInt8(ascii: "\"")
        if opener.byte == UInt8(ascii: "'") { report(.singleQuotes, opener.range) }
        let start = position
        while position < bytes.count {
            let byte = bytes[position]
            if byte == UInt8(ascii: "\\") || byte < 0x20 || byte == UInt8(ascii: "'") || (byte >= 0x80 && !isPlain) { break }
            if byte == UInt8(ascii: "\"") {
                if goesOn(behind: position) { skipQuoted(from: position) }
                return closeString(String(decoding: bytes[start..<position], as: UTF8.self), width: 1)
            }
            position += 1
        }
        return parseEscapedString(opener, content: Array(bytes[start..<position]))
    }

    /// Whether the quotation mark at `index` stands within a text: a Han or a letter follows it at once, and behind that another mark ends
    /// the value in the same line.
    private func goesOn(behind index: Int) -> Bool {
        guard index + 1 < bytes.count, bytes[index + 1] >= 0x80, !beginsLookalike(index + 1) else { return false }
        return endOfQuoted(from: index) != nil
    }

    /// The last quotation mark of the line that ends a value, behind `index`.
    private func endOfQuoted(from index: Int) -> Int? {
        let line = bytes[index...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
        for mark in index + 1..<line where bytes[mark] == UInt8(ascii: "\"") {
            var next = mark + 1
            while next < line, bytes[next] == UInt8(ascii: " ") || bytes[next] == UInt8(ascii: "\t") { next += 1 }
            if next == line || [UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: "\r")].contains(bytes[next]) {
                return mark
            }
        }
        return nil
    }

    /// Reports a quotation mark within a text and goes on to the one that ends the value.
    private mutating func skipQuoted(from index: Int) {
        report(.quoteInText, index..<index + 1)
        position = endOfQuoted(from: index) ?? index
    }

    private mutating func closeString(_ text: String, width: Int) -> String {
        position += width
        previousEnd = position
        return text
    }

    /// The slow way, from the first escape or mistake on.
    private mutating func parseEscapedString(_ opener: Mark, content: [UInt8]) -> String {
        var content = content
        while position < bytes.count {
            let byte = bytes[position]
            if let width = widthOfCloser(for: opener) { return closeString(String(decoding: content, as: UTF8.self), width: width) }
            if byte == UInt8(ascii: "\\") {
                parseEscape(into: &content)
                continue
            }
            if byte < 0x20 {
                if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r"), !continuesOnNextLine() {
                    report(.unterminatedString, opener.start..<position)
                    previousEnd = position
                    return String(decoding: content, as: UTF8.self)
                }
                report(.controlCharacter(byte), position..<position + 1)
                if byte == UInt8(ascii: "\r"), position + 1 < bytes.count, bytes[position + 1] == UInt8(ascii: "\n") { position += 1 }
            }
            content.append(byte)
            position += 1
        }
        previousEnd = position
        report(.unterminatedString, opener.range)
        return String(decoding: content, as: UTF8.self)
    }

    /// How many bytes the closing mark for `opener` takes, when one stands here.
    private func widthOfCloser(for opener: Mark) -> Int? {
        let byte = bytes[position]
        if opener.byte == UInt8(ascii: "'") { return byte == UInt8(ascii: "'") ? 1 : nil }
        if byte == UInt8(ascii: "\"") { return 1 }
        guard opener.range.count > 1, byte >= 0x80 else { return nil }
        return ["”", "“", "＂", "’", "＇"].contains(scalar(at: position)) ? 3 : nil
    }

    /// True when the text goes on after the line break here: the next quotation mark is one that ends a value.
    private func continuesOnNextLine() -> Bool {
        guard var next = bytes[position...].firstIndex(of: UInt8(ascii: "\"")) else { return false }
        repeat { next += 1 } while next < bytes.count && (bytes[next] == UInt8(ascii: " ") || bytes[next] == UInt8(ascii: "\t"))
        guard next < bytes.count else { return true }
        return [UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: "\n"), UInt8(ascii: "\r")].contains(bytes[next])
    }

    private mutating func parseEscape(into content: inout [UInt8]) {
        let start = position
        position += 1
        guard position < bytes.count else { return }
        let code = bytes[position]
        position += 1
        switch code {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): content.append(code)
        case UInt8(ascii: "b"): content.append(0x08)
        case UInt8(ascii: "f"): content.append(0x0C)
        case UInt8(ascii: "n"): content.append(0x0A)
        case UInt8(ascii: "r"): content.append(0x0D)
        case UInt8(ascii: "t"): content.append(0x09)
        case UInt8(ascii: "u"): parseUnicodeEscape(from: start, into: &content)
        default:
            position = start + 1
            let width = code < 0x20 ? 0 : UTF8.width(scalar(at: position))
            report(.badEscape(shown(start..<start + 1 + width)), start..<start + 1 + width)
            content.append(UInt8(ascii: "\\"))
        }
    }

    /// `\uXXXX`, or two of them for a character beyond U+FFFF (RFC 8259, 7).
    private mutating func parseUnicodeEscape(from start: Int, into content: inout [UInt8]) {
        guard let first = takeHexadecimal() else {
            report(.badUnicodeEscape, start..<position)
            return
        }
        var value = UInt32(first)
        if UTF16.isLeadSurrogate(first), bytes[position...].starts(with: [UInt8(ascii: "\\"), UInt8(ascii: "u")]) {
            let behindFirst = position
            position += 2
            if let second = takeHexadecimal(), UTF16.isTrailSurrogate(second) {
                value = 0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(second) - 0xDC00)
            } else {
                position = behindFirst
            }
        }
        guard let scalar = Unicode.Scalar(value) else {
            report(.loneSurrogate, start..<position)
            return
        }
        content.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }

    private mutating func takeHexadecimal() -> UInt16? {
        var value: UInt16 = 0
        for _ in 0..<4 {
            guard position < bytes.count, let digit = Character(UnicodeScalar(bytes[position])).hexDigitValue else { return nil }
            value = value << 4 | UInt16(digit)
            position += 1
        }
        return value
    }
}

extension String {
    /// The number in ASCII that full-width digits write; `nil` for other words.
    fileprivate var asciiNumber: String? {
        var digits = ""
        for scalar in unicodeScalars {
            switch scalar.value {
            case 0xFF10...0xFF19: digits.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value - 0xFF10 + 0x30)))
            case 0xFF0E, 0x2E: digits += "."
            case 0x30...0x39: digits.unicodeScalars.append(scalar)
            default: return nil
            }
        }
        return Decimal(digits) == nil ? nil : digits
    }
}
