internal import Display
internal import QPDF

/// The text of a page, operator by operator: where marks begin and end in it, and which glyphs have advances or texts of their own.
///
/// Neighbouring stretches of text that were drawn with one key are told apart by the number of their glyphs. They lie in one text object,
/// and so do their marks (ISO 32000-1, 14.6.1: both must nest). Each operator is written anew, since a mark may fall into any string.
struct ShownText {
    private let input: UnsafeBufferPointer<UInt8>
    private let marks: PageMarks
    private let page: Int
    private let fonts: PageFonts
    /// What has not come yet.
    private var advances: ArraySlice<SetAdvance>
    private var doubtful: ArraySlice<Int32>
    /// Glyphs of the stretch that will not come.
    private var leftOut: ArraySlice<Int32> = []
    /// Glyphs whose advance is that of the font all the same.
    private let refused: Set<GlyphVariant>

    /// Whether the stretches have one key, and those that still come.
    private(set) var isJoined = false
    private var stretches = 0..<0
    /// Whether the stretch has advances of its own, by the number of its glyphs.
    private var hasAdvances = false
    /// How many glyphs of the first of them are still to come, and the number of the next glyph on the page.
    private var missing: Int32 = 0
    private var glyph: Int32 = 0
    private var isOpen = false
    /// Marked content of cairo's own, around glyphs whose text is replaced.
    private var depth = 0
    /// The text of the one glyph in such content, which is not written.
    private var replacement: String?

    private var font: Int?
    /// Thousandths of an em by which the next glyph stands further to the left.
    private var displacement = 0.0
    private var shown = ShownStrings()

    /// Codes to be replaced.
    private(set) var patches: [CodePatch] = []

    init(
        input: UnsafeBufferPointer<UInt8>, marks: PageMarks, page: Int, fonts: PageFonts, advances: [SetAdvance],
        doubtful: [Int32], refused: Set<GlyphVariant>
    ) {
        self.input = input
        self.marks = marks
        self.page = page
        self.fonts = fonts
        self.advances = advances[...]
        self.doubtful = doubtful[...]
        self.refused = refused
    }

    // MARK: Stretches

    /// The stretches `group` begin at `offset`, which have one key if they are several.
    mutating func begin(_ group: Range<Int>, at offset: Int) throws(ArchiveError) {
        try checkEnd()
        stretches = group
        isJoined = group.count > 1
        missing = marks.glyphCounts[group.lowerBound]
        glyph = marks.firstGlyphs[group.lowerBound]
        leftOut = []
        while let next = advances.first, next.glyph < glyph { advances.removeFirst() }
        hasAdvances = advances.first.map { $0.glyph < glyph + missing } ?? false
        if hasAdvances, !isJoined { judgeDoubtful(from: offset) }
        skipLeftOut()
    }

    /// Looks ahead whether glyphs that may be left out are: all of them or none. A stretch that adds up either way has no advances.
    private mutating func judgeDoubtful(from offset: Int) {
        let end = glyph + missing
        while let next = doubtful.first, next < glyph { doubtful.removeFirst() }
        let doubted = doubtful.prefix { $0 < end }
        guard !doubted.isEmpty else { return }
        let stretch = stretches.lowerBound
        let count = GlyphCode.count(from: offset, in: input) { name, operands in
            guard name == .fillColor || name == .strokeColor, operands.count == 3 else { return false }
            return InkKey(operands, in: input)?.stretch != stretch
        }
        if count == missing - Int32(doubted.count) { leftOut = doubted } else if count != missing { hasAdvances = false }
    }

    /// Goes over glyphs that will not come.
    private mutating func skipLeftOut() {
        while leftOut.first == glyph {
            leftOut.removeFirst()
            glyph += 1
            missing -= 1
        }
    }

    /// Every glyph that is counted has come: those of stretches with one key, and those of a stretch with advances of its own.
    func checkEnd() throws(ArchiveError) {
        guard isJoined ? stretches.isEmpty : !hasAdvances || missing == 0 else {
            throw .unexpectedContent("fewer glyphs than stretches have", page: page)
        }
    }

    // MARK: Text objects

    /// A text object begins: cairo says font and place of every one.
    mutating func beginTextObject() {
        font = nil
        displacement = 0
    }

    /// A text object ends.
    mutating func endTextObject() throws(ArchiveError) {
        guard !isJoined || !isOpen else { throw .unexpectedContent("a text object that ends within a stretch", page: page) }
        displacement = 0
    }

    /// What follows stands at a place of its own.
    mutating func move() { displacement = 0 }

    /// The font is chosen whose name stands in `operand`.
    mutating func choose(_ operand: Range<Int>) { font = fonts.number(of: UnsafeBufferPointer(rebasing: input[operand])) }

    // MARK: Replaced text

    /// Marked content of cairo's own begins at `range`, with a property list or without. One glyph with a text of its own needs none: it gets a
    /// code with that text.
    mutating func beginMarkedContent(_ range: Range<Int>, list: Range<Int>?, to output: inout StretchWriter) {
        if let list, let text = ReplacedText(list: list, end: range.upperBound, in: input), text.glyphCount == 1 {
            replacement = text.text
            output.replace(range, with: [])
            return
        }
        if isJoined { begin(at: range.lowerBound, to: &output) }
        depth += 1
    }

    /// Marked content of cairo's own ends at `range`.
    mutating func endMarkedContent(_ range: Range<Int>, to output: inout StretchWriter) {
        if replacement != nil {
            replacement = nil
            output.replace(range, with: [])
        } else {
            depth -= 1
            endIfComplete(at: range.upperBound, to: &output)
        }
    }

    // MARK: Glyphs

    /// Glyphs are shown: a string, or an array of strings and numbers, and the operator.
    mutating func show(_ operand: Range<Int>, operator name: Range<Int>, to output: inout StretchWriter) throws(ArchiveError) {
        output.replace(operand.lowerBound..<name.upperBound, with: [])
        let end = name.upperBound
        var index = operand.lowerBound
        while index < operand.upperBound {
            switch input[index] {
            case UInt8(ascii: "("), UInt8(ascii: "<"):
                let isLiteral = input[index] == UInt8(ascii: "(")
                index += 1
                while let code = GlyphCode(at: &index, in: input, isLiteral: isLiteral) { try show(code, at: end, to: &output) }
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "+"):
                displacement += ContentScanner.number(at: &index, in: input)
            default: index += 1
            }
        }
        shown.write(to: &output, patches: &patches)
        endIfComplete(at: end, to: &output)
    }

    private mutating func show(_ code: GlyphCode, at end: Int, to output: inout StretchWriter) throws(ArchiveError) {
        if isJoined {
            if missing == 0 {
                guard depth == 0 else { throw .unexpectedContent("replaced text across stretches", page: page) }
                shown.write(to: &output, patches: &patches)
                endIfComplete(at: end, to: &output)
            }
            guard !stretches.isEmpty else { throw .unexpectedContent("more glyphs than stretches have", page: page) }
            begin(at: end, to: &output)
        }
        missing -= 1
        let variant = try variant(of: code)
        shown.append(code, variant: variant, displacement: displacement, in: input)
        displacement = variant.map { Double($0.eighths) * 125 } ?? 0
        glyph += 1
        skipLeftOut()
    }

    /// The variant of the glyph that comes next, if it needs one.
    private mutating func variant(of code: GlyphCode) throws(ArchiveError) -> GlyphVariant? {
        var eighths: Int16 = 0
        if let next = advances.first, next.glyph == glyph, isJoined || hasAdvances {
            advances.removeFirst()
            eighths = next.eighths
        }
        guard eighths != 0 || replacement != nil else { return nil }
        guard let font else { throw .unexpectedContent("text in no font", page: page) }
        let variant = GlyphVariant(font: font, code: code.value, eighths: eighths, text: replacement)
        return refused.contains(variant) ? nil : variant
    }

    private mutating func begin(at offset: Int, to output: inout StretchWriter) {
        guard !isOpen else { return }
        output.beginMark(at: offset)
        isOpen = true
    }

    private mutating func endIfComplete(at offset: Int, to output: inout StretchWriter) {
        guard isJoined, isOpen, missing == 0, depth == 0 else { return }
        output.endMark(at: offset)
        isOpen = false
        stretches.removeFirst()
        missing = stretches.first.map { marks.glyphCounts[$0] } ?? 0
    }
}
