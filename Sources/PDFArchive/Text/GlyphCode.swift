/// The code of a glyph as it stands in a string.
///
/// Cairo writes a glyph of a face's Latin subset as one character of a literal string, any other as four digits (ISO 32000-1, 7.3.4).
struct GlyphCode {
    let value: UInt16
    /// Its place in the content.
    let range: Range<Int>
    let isLiteral: Bool

    /// The code at `index`, behind which `index` then stands; at the end of the string `nil`, and `index` is behind it.
    init?(at index: inout Int, in input: UnsafeBufferPointer<UInt8>, isLiteral: Bool) {
        let code = isLiteral ? Self.character(at: &index, in: input) : Self.digits(at: &index, in: input)
        guard let (value, range) = code else { return nil }
        (self.value, self.range, self.isLiteral) = (value, range, isLiteral)
    }

    private static func character(at index: inout Int, in input: UnsafeBufferPointer<UInt8>) -> (UInt16, Range<Int>)? {
        let start = index
        guard index < input.count, input[index] != UInt8(ascii: ")") else {
            index += 1
            return nil
        }
        guard input[index] == UInt8(ascii: "\\"), index + 1 < input.count else {
            index += 1
            return (UInt16(input[start]), start..<index)
        }
        var value = UInt16(input[index + 1])
        index += 2
        switch UInt8(truncatingIfNeeded: value) {
        case UInt8(ascii: "0")...UInt8(ascii: "7"):
            // An octal number has up to three digits.
            value -= UInt16(UInt8(ascii: "0"))
            var count = 1
            while count < 3, index < input.count, (UInt8(ascii: "0")...UInt8(ascii: "7")).contains(input[index]) {
                value = value * 8 + UInt16(input[index] - UInt8(ascii: "0"))
                index += 1
                count += 1
            }
        case UInt8(ascii: "n"): value = 10
        case UInt8(ascii: "r"): value = 13
        case UInt8(ascii: "t"): value = 9
        case UInt8(ascii: "b"): value = 8
        case UInt8(ascii: "f"): value = 12
        default: break
        }
        return (value & 0xFF, start..<index)
    }

    private static func digits(at index: inout Int, in input: UnsafeBufferPointer<UInt8>) -> (UInt16, Range<Int>)? {
        var start = index
        var (value, count): (UInt16, Int) = (0, 0)
        while index < input.count, count < 4 {
            let byte = input[index]
            if byte == UInt8(ascii: ">") { break }
            if byte > UInt8(ascii: " ") {
                if count == 0 { start = index }
                value = value << 4 | UInt16(digit(byte))
                count += 1
            }
            index += 1
        }
        guard count > 0 else {
            index += 1
            return nil
        }
        return (value, start..<index)
    }

    private static func digit(_ byte: UInt8) -> UInt8 {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: 0
        }
    }
}

extension GlyphCode {
    /// The number of glyphs that are shown from `offset` to the operator of which `isEnd` is true.
    static func count(
        from offset: Int, in input: UnsafeBufferPointer<UInt8>, until isEnd: (ContentOperator, [Range<Int>]) -> Bool
    ) -> Int32 {
        var scanner = ContentScanner(input: input, offset: offset)
        var operands: [Range<Int>] = []
        var count: Int32 = 0
        while let token = scanner.next() {
            guard token.isOperator else {
                operands.append(token.range)
                continue
            }
            let name = ContentOperator(UnsafeBufferPointer(rebasing: input[token.range]))
            if isEnd(name, operands) { break }
            if name == .inlineImage { scanner.skipInlineImage() }
            if name == .showText, let operand = operands.last {
                var index = operand.lowerBound
                while index < operand.upperBound {
                    let byte = input[index]
                    index += 1
                    guard byte == UInt8(ascii: "(") || byte == UInt8(ascii: "<") else { continue }
                    while GlyphCode(at: &index, in: input, isLiteral: byte == UInt8(ascii: "(")) != nil { count += 1 }
                }
            }
            operands.removeAll(keepingCapacity: true)
        }
        return count
    }
}
