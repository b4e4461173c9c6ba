/// Neighbouring stretches of text that were drawn with one key: each is known by the number of its glyphs.
///
/// They lie in one text object, and so do their marks (ISO 32000-1, 14.6.1: both must nest). A string that holds glyphs of two of them is cut.
struct JoinedText {
    private let stretches: Range<Int>
    private let glyphCounts: [Int]
    private let page: Int
    /// The stretch whose glyphs come next, and how many of them are still to come.
    private var current: Int
    private var missing: Int
    private var isOpen = false
    /// Marked content of cairo's own, around glyphs whose text is replaced.
    private var depth = 0

    init(_ stretches: Range<Int>, marks: PageMarks, page: Int) {
        self.stretches = stretches
        glyphCounts = marks.glyphCounts
        self.page = page
        current = stretches.lowerBound
        missing = glyphCounts[current]
    }

    /// Every glyph of every stretch has come.
    func checkEnd() throws(ArchiveError) {
        guard current == stretches.upperBound else { throw .unexpectedContent("fewer glyphs than stretches have", page: page) }
    }

    /// A text object ends.
    func checkEndOfText() throws(ArchiveError) {
        guard !isOpen else { throw .unexpectedContent("a text object that ends within a stretch", page: page) }
    }

    /// Marked content of cairo's own begins.
    mutating func beginMarkedContent(at offset: Int, to output: inout StretchWriter) throws(ArchiveError) {
        try begin(at: offset, to: &output)
        depth += 1
    }

    /// Marked content of cairo's own ends.
    mutating func endMarkedContent(at offset: Int, to output: inout StretchWriter) {
        depth -= 1
        endIfComplete(at: offset, to: &output)
    }

    /// Glyphs are shown: a string, or an array of strings and numbers, and the operator.
    mutating func show(
        _ operand: Range<Int>, operator name: Range<Int>, in input: UnsafeBufferPointer<UInt8>, to output: inout StretchWriter
    ) throws(ArchiveError) {
        try begin(at: operand.lowerBound, to: &output)
        let isArray = input[operand.lowerBound] == UInt8(ascii: "[")
        var index = operand.lowerBound
        // Where the string before ends, which is where an array is cut: a number belongs to the array of the string that it moves. PDFium
        // loses a number at the end of an array that has an empty string, and cairo begins with one where the first glyph is moved.
        var endOfString = index
        while index < operand.upperBound {
            let opening = input[index]
            index += 1
            guard opening == UInt8(ascii: "(") || opening == UInt8(ascii: "<") else { continue }
            if missing == 0, isArray { try cut("]TJ", "[", at: endOfString, to: &output) }
            while let glyph = Self.glyph(at: &index, in: input, isLiteral: opening == UInt8(ascii: "(")) {
                if missing == 0 {
                    switch (isArray, opening == UInt8(ascii: "(")) {
                    case (true, true): try cut(")]TJ", "[(", at: glyph, to: &output)
                    case (true, false): try cut(">]TJ", "[<", at: glyph, to: &output)
                    case (false, true): try cut(")Tj", "(", at: glyph, to: &output)
                    case (false, false): try cut(">Tj", "<", at: glyph, to: &output)
                    }
                }
                missing -= 1
            }
            endOfString = index
        }
        endIfComplete(at: name.upperBound, to: &output)
    }

    private mutating func cut(_ end: StaticString, _ start: StaticString, at offset: Int, to output: inout StretchWriter)
        throws(ArchiveError)
    {
        guard depth == 0 else { throw .unexpectedContent("replaced text across stretches", page: page) }
        output.insert(end, at: offset)
        endIfComplete(at: offset, to: &output)
        try begin(at: offset, to: &output)
        output.insert(start, at: offset)
    }

    private mutating func begin(at offset: Int, to output: inout StretchWriter) throws(ArchiveError) {
        guard !isOpen else { return }
        guard current < stretches.upperBound else { throw .unexpectedContent("more glyphs than stretches have", page: page) }
        output.beginMark(at: offset)
        isOpen = true
    }

    private mutating func endIfComplete(at offset: Int, to output: inout StretchWriter) {
        guard isOpen, missing == 0, depth == 0 else { return }
        output.endMark(at: offset)
        isOpen = false
        current += 1
        missing = current < stretches.upperBound ? glyphCounts[current] : 0
    }

    /// Where the next glyph of a string begins, behind which `index` then stands; at the end of the string `nil`, and `index` is behind it.
    ///
    /// cairo writes a glyph of a face's Latin subset as one character of a literal string, any other as four digits (ISO 32000-1, 7.3.4).
    private static func glyph(at index: inout Int, in input: UnsafeBufferPointer<UInt8>, isLiteral: Bool) -> Int? {
        if isLiteral {
            let start = index
            guard index < input.count, input[index] != UInt8(ascii: ")") else {
                index += 1
                return nil
            }
            guard input[index] == UInt8(ascii: "\\"), index + 1 < input.count else {
                index += 1
                return start
            }
            index += 2
            // An octal number has up to three digits.
            if isOctal(input[index - 1]) {
                var digits = 1
                while digits < 3, index < input.count, isOctal(input[index]) {
                    index += 1
                    digits += 1
                }
            }
            return start
        }
        var start: Int?
        var digits = 0
        while index < input.count, digits < 4 {
            let byte = input[index]
            if byte == UInt8(ascii: ">") {
                index += 1
                return start
            }
            if byte > UInt8(ascii: " ") {
                if start == nil { start = index }
                digits += 1
            }
            index += 1
        }
        return start
    }

    private static func isOctal(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "7")).contains(byte) }
}
