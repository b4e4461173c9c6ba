internal import Diagnostics
internal import ReportData

/// Cuts a stretch of a file into tokens. Lookalikes of ASCII marks are reported and read as the mark that was meant.
struct Lexer {
    private let file: SourceFile
    /// UTF-8 of the stretch.
    private let bytes: [UInt8]
    /// Offset of `bytes[0]` in the file.
    private let base: Int
    private var position = 0
    private(set) var tokens: [Token] = []
    private(set) var diagnostics: [Diagnostic] = []

    init(file: SourceFile, range: Range<Int>) {
        self.file = file
        base = range.lowerBound
        bytes = SourceSpan(file: file, range: range).bytes
    }

    /// Reads all tokens; the last one is `.end`.
    mutating func run() {
        while position < bytes.count {
            let start = position
            if let kind = next() { tokens.append(Token(kind: kind, range: base + start..<base + position)) }
        }
        tokens.append(Token(kind: .end, range: base + position..<base + position))
    }

    /// The token at the position; `nil` for white space and for what is reported. Takes at least one character.
    private mutating func next() -> Token.Kind? {
        let scalar = scalar(at: position)
        if scalar.isSpace {
            position += UTF8.width(scalar)
            return nil
        }
        if scalar.isASCIIDigit { return number() }
        if scalar.beginsName { return name() }
        if scalar == "\"" || scalar == "“" { return text(closing: scalar == "“" ? "”" : "\"") }
        if scalar == "%" || scalar == "‰" {
            position += UTF8.width(scalar)
            return .unit(String(scalar))
        }
        return mark(scalar)
    }

    private mutating func number() -> Token.Kind? {
        let start = position
        skipDigits()
        if position + 1 < bytes.count, bytes[position] == UInt8(ascii: "."), isDigit(position + 1) {
            position += 1
            skipDigits()
        }
        let literal = string(start..<position)
        let significant = literal.drop { $0 == "0" }
        let digits = significant.isEmpty || significant.first == "." ? "0" + significant : String(significant)
        guard let number = Decimal(digits) else {
            report(.numberTooLong, from: start)
            return nil
        }
        return .number(number)
    }

    private mutating func skipDigits() {
        while position < bytes.count, isDigit(position) { position += 1 }
    }

    private func isDigit(_ index: Int) -> Bool { (0x30...0x39).contains(bytes[index]) }

    /// A name may hold full-width brackets around a part of it, as the names of this country's forms do: `出国（境）费`.
    private mutating func name() -> Token.Kind {
        let start = position
        while position < bytes.count {
            let scalar = scalar(at: position)
            if scalar.continuesName {
                position += UTF8.width(scalar)
            } else if scalar == "（", let end = endOfBracketedPart() {
                position = end
            } else {
                break
            }
        }
        let word = string(start..<position)
        return Token.Keyword(word).map { .keyword($0) } ?? .name(word)
    }

    private func endOfBracketedPart() -> Int? {
        let start = position + UTF8.width("（")
        var end = start
        while end < bytes.count {
            let scalar = scalar(at: end)
            guard scalar.continuesName || scalar == "、" else { return end > start && scalar == "）" ? end + UTF8.width(scalar) : nil }
            end += UTF8.width(scalar)
        }
        return nil
    }

    private mutating func text(closing: Unicode.Scalar) -> Token.Kind? {
        let start = position
        var content: [UInt8] = []
        position += UTF8.width(scalar(at: position))
        while position < bytes.count {
            let scalar = scalar(at: position)
            if scalar == closing {
                position += UTF8.width(scalar)
                return .text(String(decoding: content, as: UTF8.self))
            }
            if scalar == "\\", position + 1 < bytes.count {
                position += 1
                guard bytes[position] != UInt8(ascii: "n") else {
                    content.append(UInt8(ascii: "\n"))
                    position += 1
                    continue
                }
            }
            let end = position + UTF8.width(self.scalar(at: position))
            content += bytes[position..<end]
            position = end
        }
        report(.unterminatedText, from: start)
        return nil
    }

    private mutating func mark(_ scalar: Unicode.Scalar) -> Token.Kind? {
        let start = position
        position += UTF8.width(scalar)
        if let mark = doubleMark(scalar) {
            position += 1
            return .mark(mark)
        }
        if let mark = Token.Mark(scalar) { return .mark(mark) }
        if let meant = Self.lookalikes[scalar] {
            report(.lookalike(found: String(scalar), meant: meant), from: start)
            return meant == "%" ? .unit(meant) : Token.Mark(rawValue: meant).map { .mark($0) }
        }
        report(.unexpectedCharacter(String(scalar)), from: start)
        return nil
    }

    /// The mark that `scalar` and the byte behind it make.
    private func doubleMark(_ scalar: Unicode.Scalar) -> Token.Mark? {
        guard scalar.isASCII, position < bytes.count else { return nil }
        return switch (scalar, Unicode.Scalar(bytes[position])) {
        case ("?", "?"): .otherwise
        case ("=", "="): .equal
        case ("!", "="): .notEqual
        case ("<", "="): .lessOrEqual
        case (">", "="): .greaterOrEqual
        case ("<", ">"): .notEqual
        default: nil
        }
    }

    private static let lookalikes: [Unicode.Scalar: String] = [
        "，": ",", "：": ":", "（": "(", "）": ")", "［": "[", "］": "]", "【": "[", "】": "]", "＋": "+", "－": "-", "−": "-", "×": "*",
        "＊": "*", "÷": "/", "／": "/", "＝": "=", "＜": "<", "＞": ">", "％": "%", "．": ".",
    ]

    /// The character that begins at `index`.
    private func scalar(at index: Int) -> Unicode.Scalar {
        let byte = bytes[index]
        guard byte >= 0x80 else { return Unicode.Scalar(byte) }
        // The bytes are those of a text: all of a character's are there.
        var value = UInt32(byte) & (byte < 0xE0 ? 0x1F : byte < 0xF0 ? 0x0F : 0x07)
        var next = index + 1
        while next < bytes.count, bytes[next] & 0xC0 == 0x80 {
            value = value << 6 | UInt32(bytes[next] & 0x3F)
            next += 1
        }
        return Unicode.Scalar(value) ?? "\u{FFFD}"
    }

    private func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    private mutating func report(_ problem: ExpressionProblem, from start: Int) {
        let span = SourceSpan(file: file, range: base + start..<base + position)
        diagnostics.append(problem.diagnostic(at: span))
    }
}

extension Unicode.Scalar {
    fileprivate var isASCIIDigit: Bool { (0x30...0x39).contains(value) }

    fileprivate var isSpace: Bool {
        switch value {
        case 0x20, 0x09...0x0D: true
        case 0..<0x80, 0x4E00...0x9FFF: false
        default: properties.isWhitespace
        }
    }

    /// True for letters of any script and `_`.
    fileprivate var beginsName: Bool {
        // Nearly all are Han (CJK Unified Ideographs) or ASCII: the tables of properties are asked for the rest.
        switch value {
        case 0x4E00...0x9FFF, 0x41...0x5A, 0x61...0x7A, 0x5F: true
        case 0..<0x80: false
        default: properties.isAlphabetic || properties.isIdeographic || self == "〇"
        }
    }

    /// True for what may follow in a name: also digits and the middle dot of foreign names.
    fileprivate var continuesName: Bool { beginsName || isASCIIDigit || self == "·" }
}
