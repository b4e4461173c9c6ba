public import Diagnostics

extension Template {
    /// The template written in `range` (UTF-8 offsets) of `source`, and everything that is wrong with it.
    public static func parse(source: SourceFile, range: Range<Int>) -> (template: Template, diagnostics: [Diagnostic]) {
        var parser = TemplateParser(source: source, range: range)
        let template = parser.parse()
        return (template, parser.diagnostics)
    }
}

/// Reads one template from left to right; `{@if}` and `{@each}` nest through `frames`.
struct TemplateParser {
    /// How deep choices, repetitions, bold and links may stand in one another.
    static let depthLimit = 32

    let source: SourceFile
    /// Offset of `bytes[0]` in the file.
    let base: Int
    let bytes: [UInt8]
    var position = 0
    var diagnostics: [Diagnostic] = []
    /// What is open, innermost last; the first holds the whole template.
    var frames: [Frame]
    /// The text that has been read and not yet become a part.
    private var text: [UInt8] = []
    private var textStart = 0

    /// Something that is open: its parts so far and what closes it.
    struct Frame {
        enum Kind {
            case whole
            case choice(SourceSpan, done: [TemplateBranch], condition: ParsedExpression?)
            case repetition(SourceSpan, Each, separator: String)
            case bold(SourceSpan)
            /// A repetition that could not be read; it still takes its `{@end}`.
            case faulty(SourceSpan)
        }

        var kind: Kind
        var start: Int
        var parts: [TemplatePart] = []
    }

    init(source: SourceFile, range: Range<Int>) {
        self.source = source
        base = range.lowerBound
        bytes = SourceSpan(file: source, range: range).bytes
        frames = [Frame(kind: .whole, start: 0)]
    }

    mutating func parse() -> Template {
        while position < bytes.count { step() }
        flush()
        while frames.count > 1 { abandon() }
        return Template(parts: frames[0].parts, span: span(0..<bytes.count))
    }

    private mutating func step() {
        switch bytes[position] {
        case UInt8(ascii: "\\"): escape()
        case UInt8(ascii: "{"): brace()
        case UInt8(ascii: "}"):
            report(.strayBrace, position..<position + 1)
            position += 1
        case UInt8(ascii: "`"): literal()
        case UInt8(ascii: "*") where peek(1) == UInt8(ascii: "*"): bold()
        case UInt8(ascii: "["): bracket()
        case UInt8(ascii: "^") where peek(1) == UInt8(ascii: "["): footnote()
        // ｜ is EF BD 9C in UTF-8.
        case 0xEF where peek(1) == 0xBD && peek(2) == 0x9C:
            append(.preferredBreak)
            position += 3
        // ｛ and ｝ are EF BD 9B and EF BD 9D.
        case 0xEF where peek(1) == 0xBD && (peek(2) == 0x9B || peek(2) == 0x9D):
            let isOpen = peek(2) == 0x9B
            report(.fullWidthMark(isOpen ? "｛" : "｝", meant: isOpen ? "{" : "}"), position..<position + 3)
            position += 3
        case UInt8(ascii: "<") where tagEnd != nil:
            let end = tagEnd ?? position + 1
            report(.foreignMarkup(string(position..<end), .tag), position..<end)
            position = end
        case UInt8(ascii: "_") where underscoresEnd != nil:
            let end = underscoresEnd ?? position + 1
            report(.foreignMarkup("__", .underscores), position..<end)
            position = end
        case let byte:
            add(byte)
            position += 1
        }
    }

    // MARK: Marks

    private mutating func escape() {
        let next = peek(1)
        if next == UInt8(ascii: "\n") || (next == UInt8(ascii: "\r") && peek(2) == UInt8(ascii: "\n")) {
            position += next == UInt8(ascii: "\n") ? 2 : 3
            while peek(0) == UInt8(ascii: " ") || peek(0) == UInt8(ascii: "\t") { position += 1 }
        } else if next == UInt8(ascii: "|") {
            append(.preferredBreak)
            position += 2
        } else if let next, next.isPunctuation {
            add(next)
            position += 2
        } else if let next, next >= 0x80 {
            // ｜ and other full-width marks; all bytes of the character follow on their own.
            position += 1
            let length = characterLength(at: position)
            for offset in 0..<length { add(bytes[position + offset]) }
            position += length
        } else {
            let end = min(position + 2, bytes.count)
            report(.badEscape(string(position..<end)), position..<end)
            position = end
        }
    }

    /// The end of `<b>`, `</td>`, `<br/>` at the position; `nil` for other things that begin with `<`.
    private var tagEnd: Int? {
        var index = position + 1
        if index < bytes.count, bytes[index] == UInt8(ascii: "/") { index += 1 }
        let start = index
        while index < bytes.count, bytes[index].isASCIILetter || (index > start && (0x30...0x39).contains(bytes[index])) { index += 1 }
        guard index > start,
            let end = bytes[index...].prefix(200).firstIndex(where: { $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "<") }),
            bytes[end] == UInt8(ascii: ">"), end == index || bytes[index].isBlank || bytes[index] == UInt8(ascii: "/")
        else { return nil }
        return end + 1
    }

    /// The end of `__text__` at the position; `nil` for other underscores, such as lines to write on.
    private var underscoresEnd: Int? {
        func isUnderscore(_ index: Int) -> Bool { index < bytes.count && bytes[index] == UInt8(ascii: "_") }
        let isInner = position > 0 && (isUnderscore(position - 1) || bytes[position - 1].isASCIILetter)
        let start = position + 2
        guard !isInner, isUnderscore(position + 1), start < bytes.count, !isUnderscore(start), !bytes[start].isBlank else { return nil }
        var index = start
        while index < bytes.count, bytes[index] != UInt8(ascii: "{") {
            if isUnderscore(index), isUnderscore(index + 1) { return isUnderscore(index + 2) ? nil : index + 2 }
            index += 1
        }
        return nil
    }

    private mutating func literal() {
        guard let end = bytes[(position + 1)...].firstIndex(of: UInt8(ascii: "`")) else {
            report(.unclosedMark("`"), position..<position + 1)
            position += 1
            return
        }
        append(.literal(string(position + 1..<end), span(position..<end + 1)))
        position = end + 1
    }

    private mutating func bold() {
        flush()
        if case .bold = frames[frames.count - 1].kind {
            let frame = frames.removeLast()
            add(part: .bold(Template(parts: frame.parts, span: span(frame.start..<position))))
        } else {
            let mark = position..<position + 2
            position += 2
            open(Frame(kind: .bold(span(mark)), start: mark.upperBound), at: mark)
            return
        }
        position += 2
    }

    // MARK: Parts

    mutating func add(_ byte: UInt8) {
        if text.isEmpty { textStart = position }
        text.append(byte)
    }

    /// Ends the text that is being read and adds `part` after it.
    mutating func append(_ part: TemplatePart) {
        flush()
        add(part: part)
    }

    mutating func add(part: TemplatePart) { frames[frames.count - 1].parts.append(part) }

    mutating func flush() {
        guard !text.isEmpty else { return }
        add(part: .text(String(decoding: text, as: UTF8.self), span(textStart..<position)))
        text = []
    }

    /// Begins `frame`; too deep, the rest of the template is left alone.
    mutating func open(_ frame: Frame, at range: Range<Int>) {
        guard frames.count <= Self.depthLimit else {
            report(.tooDeep(limit: Self.depthLimit), range)
            position = bytes.count
            return
        }
        frames.append(frame)
    }

    /// Ends the innermost frame that nothing closes, with a report.
    mutating func abandon() {
        let frame = frames.removeLast()
        switch frame.kind {
        case .whole: break
        case .choice(let span, _, _): diagnostics.append(ProseProblem.unclosedBlock(directive: "if").diagnostic(at: span))
        case .repetition(let span, _, _): diagnostics.append(ProseProblem.unclosedBlock(directive: "each").diagnostic(at: span))
        case .faulty: break
        case .bold(let span): diagnostics.append(ProseProblem.unclosedMark("**").diagnostic(at: span))
        }
        frames[frames.count - 1].parts += frame.parts
    }

    // MARK: Places

    func peek(_ offset: Int) -> UInt8? { position + offset < bytes.count ? bytes[position + offset] : nil }

    func span(_ range: Range<Int>) -> SourceSpan {
        SourceSpan(file: source, range: base + range.lowerBound..<base + range.upperBound)
    }

    func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    func characterLength(at index: Int) -> Int {
        var end = index + 1
        while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
        return end - index
    }

    mutating func report(_ problem: ProseProblem, _ range: Range<Int>) {
        diagnostics.append(problem.diagnostic(at: span(range)))
    }
}

extension UInt8 {
    /// True for the marks of ASCII, which a backslash makes plain text.
    var isPunctuation: Bool {
        switch self {
        case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
        default: false
        }
    }

    /// True for blanks and line ends.
    var isBlank: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }
}
