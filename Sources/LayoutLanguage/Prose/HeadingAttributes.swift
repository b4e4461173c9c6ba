/// `{#anchor number=no contents=附表}` at the end of a heading.
struct HeadingAttributes {
    /// Where the opening brace stands.
    var start: Int
    var words: [Range<Int>]

    /// The attributes at the end of `line`; `nil` when the last braces hold an expression.
    static func find(in bytes: [UInt8], _ line: Range<Int>) -> HeadingAttributes? {
        guard let last = bytes[line].last, last == UInt8(ascii: "}"),
            let open = bytes[line].lastIndex(of: UInt8(ascii: "{")), open == line.lowerBound || bytes[open - 1] != UInt8(ascii: "\\")
        else { return nil }
        let words = bytes[open + 1..<line.upperBound - 1].split { $0.isBlank }.map { $0.startIndex..<$0.endIndex }
        guard !words.isEmpty, words.allSatisfy({ isAttribute(bytes[$0]) }) else { return nil }
        return HeadingAttributes(start: open, words: words)
    }

    /// `#name`, or a word of letters, `=` and a word: an expression that compares has blanks around its `=`, or other names.
    private static func isAttribute(_ word: ArraySlice<UInt8>) -> Bool {
        if word.first == UInt8(ascii: "#") { return true }
        guard let equals = word.firstIndex(of: UInt8(ascii: "=")), equals > word.startIndex, equals + 1 < word.endIndex else {
            return false
        }
        return word[..<equals].allSatisfy(\.isASCIILetter)
    }
}
