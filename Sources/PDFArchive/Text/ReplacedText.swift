/// Marked content with which cairo says what glyphs stand for whose own text is another.
struct ReplacedText {
    /// Hexadecimal UTF-16.
    let text: String
    /// The number of glyphs in it.
    let glyphCount: Int32

    /// The content whose property list stands in `list` and that begins at `end`; `nil` for content of another kind.
    init?(list: Range<Int>, end: Int, in input: UnsafeBufferPointer<UInt8>) {
        // `<< /ActualText <feff00ad> >>`
        let words = input[list].split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: ">") }
        guard words.count == 2, words[0].elementsEqual("/ActualText".utf8), words[1].starts(with: "feff".utf8) else { return nil }
        text = String(decoding: words[1].dropFirst(4), as: UTF8.self)
        glyphCount = GlyphCode.count(from: end, in: input) { name, _ in name == .endMarkedContent }
    }
}
