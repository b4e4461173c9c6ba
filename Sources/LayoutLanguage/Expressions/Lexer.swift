internal import Diagnostics
internal import ReportData

/// Cuts a stretch of a file into tokens. Lookalikes of ASCII marks are reported and read as the mark that was meant.
struct Lexer {
    private let file: SourceFile
    private let scalars: [Unicode.Scalar]
    /// UTF-8 offset of each scalar in the file, and of the end.
    private let offsets: [Int]
    private var position = 0
    private(set) var tokens: [Token] = []
    private(set) var diagnostics: [Diagnostic] = []

    init(file: SourceFile, range: Range<Int>) {
        self.file = file
        scalars = Array(SourceSpan(file: file, range: range).text.unicodeScalars)
        var offset = range.lowerBound
        offsets =
            scalars.map { scalar in
                defer { offset += UTF8.width(scalar) }
                return offset
            } + [offset]
    }

    /// Reads all tokens; the last one is `.end`.
    mutating func run() {
        while position < scalars.count {
            let start = position
            if let kind = next() { tokens.append(Token(kind: kind, range: offsets[start]..<offsets[position])) }
        }
        tokens.append(Token(kind: .end, range: offsets[position]..<offsets[position]))
    }

    /// The token at the position; `nil` for white space and for what is reported. Takes at least one scalar.
    private mutating func next() -> Token.Kind? {
        let scalar = scalars[position]
        if scalar.properties.isWhitespace {
            position += 1
            return nil
        }
        if scalar.isASCIIDigit { return number() }
        if scalar.beginsName { return name() }
        if scalar == "\"" || scalar == "“" { return text(closing: scalar == "“" ? "”" : "\"") }
        if scalar == "%" || scalar == "‰" {
            position += 1
            return .unit(String(scalar))
        }
        return mark()
    }

    private mutating func number() -> Token.Kind? {
        let start = position
        while peek(0)?.isASCIIDigit == true { position += 1 }
        if peek(0) == ".", peek(1)?.isASCIIDigit == true {
            position += 1
            while peek(0)?.isASCIIDigit == true { position += 1 }
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

    /// A name may hold full-width brackets around a part of it, as the names of this country's forms do: `出国（境）费`.
    private mutating func name() -> Token.Kind {
        let start = position
        while let scalar = peek(0) {
            if scalar.continuesName {
                position += 1
            } else if scalar == "（", let length = lengthOfBracketedPart() {
                position += length
            } else {
                break
            }
        }
        let word = string(start..<position)
        return Token.Keyword(word).map { .keyword($0) } ?? .name(word)
    }

    private func lengthOfBracketedPart() -> Int? {
        var end = position + 1
        while end < scalars.count, scalars[end].continuesName || scalars[end] == "、" { end += 1 }
        return end > position + 1 && end < scalars.count && scalars[end] == "）" ? end + 1 - position : nil
    }

    private mutating func text(closing: Unicode.Scalar) -> Token.Kind? {
        let start = position
        var content = String.UnicodeScalarView()
        position += 1
        while let scalar = peek(0) {
            position += 1
            if scalar == closing { return .text(String(content)) }
            guard scalar == "\\", let escaped = peek(0) else {
                content.append(scalar)
                continue
            }
            content.append(escaped == "n" ? "\n" : escaped)
            position += 1
        }
        report(.unterminatedText, from: start)
        return nil
    }

    private mutating func mark() -> Token.Kind? {
        let start = position
        let scalar = scalars[position]
        let following = peek(1)
        let (mark, length): (Token.Mark?, Int) =
            switch (scalar, following) {
            case ("?", "?"): (.otherwise, 2)
            case ("=", "="): (.equal, 2)
            case ("!", "="): (.notEqual, 2)
            case ("<", "="): (.lessOrEqual, 2)
            case (">", "="): (.greaterOrEqual, 2)
            case ("<", ">"): (.notEqual, 2)
            default: (Token.Mark(rawValue: String(scalar)), 1)
            }
        position += length
        if let mark { return .mark(mark) }
        if let meant = Self.lookalikes[scalar] {
            report(.lookalike(found: String(scalar), meant: meant), from: start)
            return meant == "%" ? .unit(meant) : Token.Mark(rawValue: meant).map { .mark($0) }
        }
        report(.unexpectedCharacter(String(scalar)), from: start)
        return nil
    }

    private static let lookalikes: [Unicode.Scalar: String] = [
        "，": ",", "：": ":", "（": "(", "）": ")", "［": "[", "］": "]", "【": "[", "】": "]", "＋": "+", "－": "-", "−": "-", "×": "*",
        "＊": "*", "÷": "/", "／": "/", "＝": "=", "＜": "<", "＞": ">", "％": "%", "．": ".",
    ]

    private func peek(_ distance: Int) -> Unicode.Scalar? {
        position + distance < scalars.count ? scalars[position + distance] : nil
    }

    private func string(_ range: Range<Int>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[range])
        return String(view)
    }

    private mutating func report(_ problem: ExpressionProblem, from start: Int) {
        let span = SourceSpan(file: file, range: offsets[start]..<offsets[position])
        diagnostics.append(problem.diagnostic(at: span))
    }
}

extension Unicode.Scalar {
    fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }

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
