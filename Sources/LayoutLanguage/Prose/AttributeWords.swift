/// `#name`, `.look`, `key=word` and `key="words"` between braces, in order: the attributes of headings, images and stretches of text.
struct AttributeWords {
    /// One attribute; `#name`, `.look` and a word alone have no value.
    struct Word {
        var key: Range<Int>
        /// Without quotation marks.
        var value: Range<Int>?
        /// From the key to the value's end.
        var range: Range<Int>
    }

    private(set) var words: [Word] = []
    /// A quotation mark that nothing closes; what stands behind it is not read.
    private(set) var unclosed: Range<Int>?

    private let bytes: [UInt8]
    private let end: Int

    /// Quotation marks as they open and close, as in expressions.
    private static let quotes = [(Array("\"".utf8), Array("\"".utf8)), (Array("“".utf8), Array("”".utf8))]

    /// The attributes in `range`.
    init(in bytes: [UInt8], _ range: Range<Int>) {
        self.bytes = bytes
        end = range.upperBound
        var position = range.lowerBound
        while let start = firstLetter(from: position) {
            let keyEnd = bytes[start..<end].firstIndex { $0.isBlank || $0 == UInt8(ascii: "=") } ?? end
            guard keyEnd < end, bytes[keyEnd] == UInt8(ascii: "=") else {
                words.append(Word(key: start..<keyEnd, value: nil, range: start..<keyEnd))
                position = keyEnd
                continue
            }
            guard let (value, next) = value(from: keyEnd + 1) else { return }
            words.append(Word(key: start..<keyEnd, value: value, range: start..<next))
            position = next
        }
    }

    /// The attributes in the braces at the end of `line`, and where these begin; `nil` when they hold an expression.
    static func atEnd(of line: Range<Int>, in bytes: [UInt8]) -> (start: Int, words: [Word])? {
        guard let last = bytes[line].last, last == UInt8(ascii: "}"),
            let open = bytes[line].lastIndex(of: UInt8(ascii: "{")), open == line.lowerBound || bytes[open - 1] != UInt8(ascii: "\\")
        else { return nil }
        let attributes = AttributeWords(in: bytes, open + 1..<line.upperBound - 1)
        guard attributes.unclosed == nil, !attributes.words.isEmpty else { return nil }
        // An expression that compares has blanks around its `=`, or other names.
        let areAttributes = attributes.words.allSatisfy { word in
            if bytes[word.key.lowerBound] == UInt8(ascii: "#") { return true }
            return word.value?.isEmpty == false && bytes[word.key].allSatisfy(\.isASCIILetter)
        }
        return areAttributes ? (open, attributes.words) : nil
    }

    /// The first byte that is neither a blank nor the end of a line that goes on.
    private func firstLetter(from start: Int) -> Int? {
        var position = start
        while position < end {
            let isJoin = bytes[position] == UInt8(ascii: "\\") && position + 1 < end && bytes[position + 1].isBlank
            guard bytes[position].isBlank || isJoin else { return position }
            position += 1
        }
        return nil
    }

    /// A value and where the next attribute may begin; `nil` for a text without its closing mark.
    private mutating func value(from start: Int) -> (Range<Int>, next: Int)? {
        for (open, close) in Self.quotes where bytes[start..<end].starts(with: open) {
            let first = start + open.count
            guard let last = closing(close, from: first) else {
                unclosed = start..<first
                return nil
            }
            return (first..<last, last + close.count)
        }
        let last = bytes[start..<end].firstIndex(where: \.isBlank) ?? end
        return (start..<last, last)
    }

    /// Where `mark` stands outside of braces and not behind a backslash.
    private func closing(_ mark: [UInt8], from start: Int) -> Int? {
        var (position, depth) = (start, 0)
        while position < end {
            switch bytes[position] {
            case UInt8(ascii: "\\"): position += 1
            case UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "}"): depth -= 1
            default: if depth <= 0, bytes[position..<end].starts(with: mark) { return position }
            }
            position += 1
        }
        return nil
    }
}
