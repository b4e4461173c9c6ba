/// Cuts a content stream into operands and operators.
struct ContentScanner {
    /// A stretch of the input: an operator, or a whole operand (an array or dictionary is one).
    struct Token {
        var range: Range<Int>
        var isOperator: Bool
    }

    let input: UnsafeBufferPointer<UInt8>
    private var offset: Int

    /// A scanner that begins at `offset`.
    init(input: UnsafeBufferPointer<UInt8>, offset: Int = 0) {
        self.input = input
        self.offset = offset
    }

    /// Where the next token is looked for.
    var position: Int { offset }

    /// The next token; `nil` at the end.
    mutating func next() -> Token? {
        while offset < input.count, Self.isSpace(input[offset]) { offset += 1 }
        guard offset < input.count else { return nil }
        let start = offset
        skipObject()
        let first = input[start]
        return Token(range: start..<offset, isOperator: Self.isLetter(first) || first == UInt8(ascii: "'") || first == UInt8(ascii: "\""))
    }

    /// Goes over the rest of an inline image after `BI`, through `EI` (ISO 32000-1, 8.9.7).
    mutating func skipInlineImage() {
        while offset + 3 < input.count {
            let isEnd =
                Self.isSpace(input[offset]) && input[offset + 1] == UInt8(ascii: "E") && input[offset + 2] == UInt8(ascii: "I")
                && Self.isSpace(input[offset + 3])
            if isEnd {
                offset += 3
                return
            }
            offset += 1
        }
        offset = input.count
    }

    /// A number, behind which `index` then stands.
    static func number(at index: inout Int, in input: UnsafeBufferPointer<UInt8>) -> Double {
        var (value, scale, isNegative) = (0.0, 0.0, false)
        while index < input.count {
            switch input[index] {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                value = value * 10 + Double(input[index] - UInt8(ascii: "0"))
                scale *= 10
            case UInt8(ascii: "."): scale = 1
            case UInt8(ascii: "-"): isNegative = true
            case UInt8(ascii: "+"): break
            default: return (isNegative ? -value : value) / max(1, scale)
            }
            index += 1
        }
        return (isNegative ? -value : value) / max(1, scale)
    }

    private mutating func skipObject() {
        switch input[offset] {
        case UInt8(ascii: "("): skipString()
        case UInt8(ascii: "["): skipContainer(end: 1)
        case UInt8(ascii: "<"):
            if offset + 1 < input.count, input[offset + 1] == UInt8(ascii: "<") {
                skipContainer(end: 2)
            } else {
                while offset < input.count, input[offset] != UInt8(ascii: ">") { offset += 1 }
                offset = min(offset + 1, input.count)
            }
        default:
            // A stray closing mark is a token of its own, so that every call goes on.
            offset += 1
            while offset < input.count, !Self.isSpace(input[offset]), !Self.isDelimiter(input[offset]) { offset += 1 }
        }
    }

    /// An array or a dictionary with all it holds; the mark at its end is `end` bytes long.
    private mutating func skipContainer(end length: Int) {
        let closing = length == 1 ? UInt8(ascii: "]") : UInt8(ascii: ">")
        offset += length
        while offset < input.count {
            if Self.isSpace(input[offset]) {
                offset += 1
            } else if input[offset] == closing {
                offset = min(offset + length, input.count)
                return
            } else {
                skipObject()
            }
        }
    }

    private mutating func skipString() {
        var depth = 0
        while offset < input.count {
            switch input[offset] {
            case UInt8(ascii: "\\"): offset += 1
            case UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ")"): depth -= 1
            default: break
            }
            offset += 1
            if depth == 0 { break }
        }
        offset = min(offset, input.count)
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || byte == 10 || byte == 13 || byte == 9 || byte == 12 || byte == 0 }
    private static func isLetter(_ byte: UInt8) -> Bool {
        UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte
    }
    private static func isDelimiter(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "["), UInt8(ascii: "]"),
            UInt8(ascii: "/"):
            true
        default: false
        }
    }
}
