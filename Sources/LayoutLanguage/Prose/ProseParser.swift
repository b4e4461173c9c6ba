public import Diagnostics

extension ProseFile {
    /// The prose of `source`, and everything that is wrong with it.
    public static func parse(_ source: SourceFile) -> (file: ProseFile, diagnostics: [Diagnostic]) {
        var parser = ProseParser(source: source)
        let blocks = parser.parse()
        return (ProseFile(source: source, blocks: blocks), parser.diagnostics)
    }
}

/// Reads a prose file line by line; what goes on to an `@end` nests through `frames`.
struct ProseParser {
    /// How deep `@if` and `@each` may stand in one another.
    static let depthLimit = 64
    static let headingAttributes = ["number", "contents", "outline", "style"]

    let source: SourceFile
    let bytes: [UInt8]
    var diagnostics: [Diagnostic] = []
    private var frames = [Frame(kind: .whole)]
    private var lastTableLine: Range<Int>?
    /// The indents of the items that the next one may stand in, outermost first.
    private var itemIndents: [Int] = []
    private var isItem = false

    /// A directive that waits for its `@end`, with the blocks since its beginning.
    private struct Frame {
        enum Kind {
            case whole
            case choice(SourceSpan, done: [ProseBranch], condition: ParsedExpression?)
            case repetition(SourceSpan, Each)
            /// Columns, a box or a place by its word; without a kind it could not be read.
            case group(SourceSpan, word: String, ProseGroup.Kind?)
            /// A repetition that could not be read; it still takes its `@end`.
            case faulty
        }

        var kind: Kind
        var blocks: [ProseBlock] = []
    }

    init(source: SourceFile) {
        self.source = source
        bytes = Array(source.text.utf8)
    }

    mutating func parse() -> [ProseBlock] {
        for line in ProseLines(bytes: bytes) { read(line) }
        while frames.count > 1 { abandon() }
        return frames[0].blocks
    }

    // MARK: Lines

    private mutating func read(_ line: Range<Int>) {
        let text = trimmed(line)
        guard let first = bytes[text].first else { return }
        let isNote = first == UInt8(ascii: ">") || first == UInt8(ascii: "/")
        defer { if !isItem, !isNote { itemIndents = [] } }
        isItem = false
        let second = text.count > 1 ? bytes[text.lowerBound + 1] : nil
        switch first {
        case UInt8(ascii: "/") where second == UInt8(ascii: "/"): break
        case UInt8(ascii: "#"): heading(text)
        case UInt8(ascii: "@"): directive(text)
        case UInt8(ascii: ">"):
            add(.paragraph(ProseParagraph(kind: .note, content: template(trimmed(text.lowerBound + 1..<text.upperBound)))))
        case UInt8(ascii: "-") where second == UInt8(ascii: " "):
            item(isNumbered: false, text.lowerBound + 1..<text.upperBound, indent: text.lowerBound - line.lowerBound)
        case _ where isRule(text): report(.foreignMarkup(string(text), .rule), text)
        case UInt8(ascii: "|") where text.count > 1 && bytes[text].last == UInt8(ascii: "|"): tableLine(text)
        // ＃ and ＠ are EF BC 83 and EF BC A0 in UTF-8.
        case 0xEF where bytes[text].starts(with: [0xEF, 0xBC, 0x83]): fullWidthMark("＃", meant: "#", text)
        case 0xEF where bytes[text].starts(with: [0xEF, 0xBC, 0xA0]): fullWidthMark("＠", meant: "@", text)
        default:
            if let end = numberLabel(text) {
                item(isNumbered: true, end..<text.upperBound, indent: text.lowerBound - line.lowerBound)
            } else {
                add(.paragraph(ProseParagraph(kind: .text, content: template(text))))
            }
        }
    }

    /// An item; one that is indented by two blanks more than the item above stands in it.
    private mutating func item(isNumbered: Bool, _ range: Range<Int>, indent: Int) {
        isItem = true
        while let last = itemIndents.last, indent < last + 2 { itemIndents.removeLast() }
        itemIndents.append(indent)
        add(.item(ProseItem(isNumbered: isNumbered, level: itemIndents.count - 1, content: template(trimmed(range)))))
    }

    private mutating func fullWidthMark(_ found: String, meant: String, _ line: Range<Int>) {
        report(.fullWidthMark(found, meant: meant), line.lowerBound..<line.lowerBound + found.utf8.count)
    }

    /// The first line of a table as Markdown draws it is told, those below it are not read.
    private mutating func tableLine(_ line: Range<Int>) {
        defer { lastTableLine = line }
        if let last = lastTableLine, bytes[last.upperBound..<line.lowerBound].allSatisfy(\.isBlank) { return }
        report(.foreignMarkup("|", .table), line)
    }

    /// Three or more of `-`, `*` or `_` and nothing else.
    private func isRule(_ line: Range<Int>) -> Bool {
        guard line.count >= 3, let first = bytes[line].first, [UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "_")].contains(first)
        else {
            return false
        }
        return bytes[line].allSatisfy { $0 == first }
    }

    /// The end of `12. ` at the line's start; `nil` when there is none.
    private func numberLabel(_ text: Range<Int>) -> Int? {
        let digits = bytes[text].prefix { (0x30...0x39).contains($0) }
        let end = digits.endIndex
        guard !digits.isEmpty, end + 1 < text.upperBound, bytes[end] == UInt8(ascii: "."), bytes[end + 1] == UInt8(ascii: " ") else {
            return nil
        }
        return end + 1
    }

    private mutating func heading(_ line: Range<Int>) {
        let level = bytes[line].prefix { $0 == UInt8(ascii: "#") }.count
        if level > 6 { report(.headingTooDeep, line.lowerBound..<line.lowerBound + level) }
        var text = trimmed(line.lowerBound + level..<line.upperBound)
        let attributes = AttributeWords.atEnd(of: text, in: bytes)
        if let attributes { text = trimmed(text.lowerBound..<attributes.start) }
        if text.isEmpty { report(.emptyHeading, line) }
        var heading = ProseHeading(level: min(level, 6), content: template(text))
        if let attributes { apply(attributes.words, to: &heading) }
        add(.heading(heading))
    }

    private mutating func apply(_ words: [AttributeWords.Word], to heading: inout ProseHeading) {
        for word in words {
            let key = string(word.key)
            guard let range = word.value else {
                heading.anchor = SpannedName(String(key.dropFirst()), span: span(word.key.lowerBound + 1..<word.key.upperBound))
                continue
            }
            let value = SpannedName(string(range), span: span(range))
            switch key {
            case "number": heading.isNumbered = yesNo(value) ?? true
            case "outline": heading.isInOutline = yesNo(value)
            case "contents":
                heading.contents =
                    switch value.text {
                    case "no": HeadingContents.none
                    case "yes": .styled
                    default: .kind(value)
                    }
            case "style": heading.style = value
            default: report(.unknownAttribute(key, of: .heading, nearest: nearestName(to: key, among: Self.headingAttributes)), word.range)
            }
        }
    }

    private mutating func yesNo(_ value: SpannedName) -> Bool? {
        switch value.text {
        case "yes": return true
        case "no": return false
        default:
            diagnostics.append(ProseProblem.badYesNo(value.text).diagnostic(at: value.span))
            return nil
        }
    }

    // MARK: Frames

    mutating func add(_ block: ProseBlock) { frames[frames.count - 1].blocks.append(block) }

    mutating func openChoice(_ condition: ParsedExpression, _ line: SourceSpan) {
        open(Frame(kind: .choice(line, done: [], condition: condition)), line)
    }

    /// Begins a repetition; without a readable list its blocks count once, so that their own faults are found.
    mutating func openRepetition(_ each: Each?, _ line: SourceSpan) {
        open(Frame(kind: each.map { .repetition(line, $0) } ?? .faulty), line)
    }

    /// Begins columns, a box or a place; one that could not be read gives its blocks to what is around it, so that their own faults are found.
    mutating func openGroup(_ kind: ProseGroup.Kind?, word: String, _ line: SourceSpan) {
        open(Frame(kind: .group(line, word: word, kind)), line)
    }

    private mutating func open(_ frame: Frame, _ line: SourceSpan) {
        if frames.count > Self.depthLimit {
            diagnostics.append(ProseProblem.tooDeep(limit: Self.depthLimit).diagnostic(at: line))
            // What is too deep is read as if it stood alone, so that depth stays bounded.
            let inner = frames.removeLast()
            frames[frames.count - 1].blocks += inner.blocks
        }
        frames.append(frame)
    }

    /// `@elseif` with a condition, `@else` without.
    mutating func nextBranch(_ word: String, _ condition: ParsedExpression?, _ line: SourceSpan) {
        let frame = frames[frames.count - 1]
        guard case .choice(let opener, let done, let current) = frame.kind else {
            diagnostics.append(ProseProblem.strayEnd(directive: word).diagnostic(at: line))
            return
        }
        if current == nil { diagnostics.append(ProseProblem.branchAfterElse.diagnostic(at: line)) }
        let branches = done + [ProseBranch(condition: current, blocks: frame.blocks)]
        frames[frames.count - 1] = Frame(kind: .choice(opener, done: branches, condition: condition))
    }

    mutating func end(_ line: SourceSpan) {
        guard frames.count > 1 else {
            diagnostics.append(ProseProblem.strayEnd(directive: "end").diagnostic(at: line))
            return
        }
        let frame = frames.removeLast()
        switch frame.kind {
        case .whole, .faulty: frames[frames.count - 1].blocks += frame.blocks
        case .choice(_, let done, let condition): add(.choice(done + [ProseBranch(condition: condition, blocks: frame.blocks)]))
        case .repetition(_, let each): add(.repetition(ProseRepetition(each, blocks: frame.blocks)))
        case .group(let line, _, let kind?): add(.group(ProseGroup(kind: kind, blocks: frame.blocks, span: line)))
        case .group(_, _, nil): frames[frames.count - 1].blocks += frame.blocks
        }
    }

    private mutating func abandon() {
        let frame = frames.removeLast()
        switch frame.kind {
        case .whole, .faulty: break
        case .choice(let line, _, _): diagnostics.append(ProseProblem.unclosedBlock(directive: "if").diagnostic(at: line))
        case .repetition(let line, _): diagnostics.append(ProseProblem.unclosedBlock(directive: "each").diagnostic(at: line))
        case .group(let line, let word, _): diagnostics.append(ProseProblem.unclosedBlock(directive: word).diagnostic(at: line))
        }
        frames[frames.count - 1].blocks += frame.blocks
    }

    // MARK: Places

    mutating func template(_ range: Range<Int>) -> Template {
        let (template, found) = Template.parse(source: source, range: range)
        diagnostics += found
        diagnostics += template.plainNumbers().map { ProseProblem.plainNumber($0.text).diagnostic(at: $0.span) }
        return template
    }

    func span(_ range: Range<Int>) -> SourceSpan { SourceSpan(file: source, range: range) }

    func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    mutating func report(_ problem: ProseProblem, _ range: Range<Int>) { diagnostics.append(problem.diagnostic(at: span(range))) }

    /// The range without blanks at both sides.
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, bytes[start].isBlank { start += 1 }
        while end > start, bytes[end - 1].isBlank { end -= 1 }
        return start..<end
    }
}
