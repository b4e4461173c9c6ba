internal import Diagnostics

/// What stands between braces: directives, phrase calls, expressions with a format.
extension TemplateParser {
    mutating func brace() {
        let start = position
        guard let close = closingBrace(from: start) else {
            position = bytes.count
            return
        }
        let whole = start..<close + 1
        let inner = trimmed(start + 1..<close)
        flushBefore(whole)
        position = close + 1
        guard !inner.isEmpty else { return report(.emptyBraces, whole) }
        guard bytes[inner.lowerBound] == UInt8(ascii: "@") else {
            return add(part: part(of: inner))
        }
        let wordEnd = bytes[inner].dropFirst().firstIndex { !$0.isASCIILetter } ?? inner.upperBound
        let word = string(inner.lowerBound + 1..<wordEnd)
        let rest = trimmed(wordEnd..<inner.upperBound)
        switch word {
        case "if": openChoice(rest, whole)
        case "elseif", "else": nextBranch(word, rest, whole)
        case "each": openRepetition(rest, whole)
        case "end": closeInnermost(rest, whole)
        default:
            let nearest = nearestName(to: word, among: ["if", "elseif", "else", "each", "end"])
            report(.unknownDirective(word, nearest: nearest), inner.lowerBound..<wordEnd)
        }
    }

    /// The `}` for the `{` at `start`, texts skipped; reports when there is none.
    private mutating func closingBrace(from start: Int) -> Int? {
        var index = start + 1
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "}"): return index
            case UInt8(ascii: "{"):
                report(.unclosedBrace, start..<start + 1)
                return nil
            case _ where opensText(index):
                guard let end = closingQuote(from: index) else {
                    report(.unclosedString, index..<index + characterLength(at: index))
                    return nil
                }
                index = end
            default: break
            }
            index += 1
        }
        report(.unclosedBrace, start..<start + 1)
        return nil
    }

    /// Whether a text of an expression begins at `index`: `"` or `“` (E2 80 9C in UTF-8).
    private func opensText(_ index: Int) -> Bool {
        bytes[index] == UInt8(ascii: "\"") || bytes[index...].starts(with: "“".utf8)
    }

    /// The last byte of the quotation mark that closes the one at `start`.
    private func closingQuote(from start: Int) -> Int? {
        let closing = Array((bytes[start] == UInt8(ascii: "\"") ? "\"" : "”").utf8)
        var index = start + 1
        while index < bytes.count {
            if bytes[index...].starts(with: closing) { return index + closing.count - 1 }
            index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        return nil
    }

    private mutating func flushBefore(_ range: Range<Int>) {
        position = range.lowerBound
        flush()
    }

    // MARK: Directives

    private mutating func openChoice(_ rest: Range<Int>, _ whole: Range<Int>) {
        if rest.isEmpty { report(.missingArgument(directive: "if", example: "{@if 条件}…{@end}"), whole) }
        open(Frame(kind: .choice(span(whole), done: [], condition: expression(rest)), start: whole.upperBound), at: whole)
    }

    private mutating func nextBranch(_ word: String, _ rest: Range<Int>, _ whole: Range<Int>) {
        abandonBold()
        guard let frame = frames.last, case .choice(let opener, let done, let condition) = frame.kind else {
            return report(.strayEnd(directive: word), whole)
        }
        if condition == nil { report(.branchAfterElse, whole) }
        if word == "elseif", rest.isEmpty { report(.missingArgument(directive: word, example: "{@elseif 条件}"), whole) }
        if word == "else", !rest.isEmpty { report(.extraArgument(directive: word), rest) }
        let content = Template(parts: frame.parts, span: span(frame.start..<whole.lowerBound))
        let branches = done + [TemplateBranch(condition: condition, content: content)]
        let next = word == "elseif" ? expression(rest) : nil
        frames[frames.count - 1] = Frame(kind: .choice(opener, done: branches, condition: next), start: whole.upperBound)
    }

    private mutating func openRepetition(_ rest: Range<Int>, _ whole: Range<Int>) {
        var list = rest
        var separator = "；"
        if let found = separatorClause(in: rest) {
            list = rest.lowerBound..<found.start
            separator = found.text
        }
        guard let (name, rows) = Each.parts(of: bytes, trimmed(list)) else {
            report(.badEach(example: "{@each 项 in 表}…{@end}"), whole)
            return open(Frame(kind: .faulty(span(whole)), start: whole.upperBound), at: whole)
        }
        let each = Each(name: SpannedName(string(name), span: span(name)), list: expression(rows))
        open(Frame(kind: .repetition(span(whole), each, separator: separator), start: whole.upperBound), at: whole)
    }

    private mutating func closeInnermost(_ rest: Range<Int>, _ whole: Range<Int>) {
        if !rest.isEmpty { report(.extraArgument(directive: "end"), rest) }
        abandonBold()
        guard frames.count > 1 else { return report(.strayEnd(directive: "end"), whole) }
        let frame = frames.removeLast()
        let content = Template(parts: frame.parts, span: span(frame.start..<whole.lowerBound))
        switch frame.kind {
        case .whole, .bold, .faulty: add(part: .choice([TemplateBranch(condition: nil, content: content)]))
        case .choice(_, let done, let condition):
            add(part: .choice(done + [TemplateBranch(condition: condition, content: content)]))
        case .repetition(_, let each, let separator):
            add(part: .repetition(TemplateRepetition(each, separator: separator, content: content)))
        }
    }

    /// Bold that began inside a branch ends with it.
    private mutating func abandonBold() {
        while frames.count > 1, case .bold = frames[frames.count - 1].kind { abandon() }
    }

    // MARK: Clauses

    /// ` join "、"` at the end of a repetition's list.
    private func separatorClause(in range: Range<Int>) -> (start: Int, text: String)? {
        guard range.count > 2, bytes[range.upperBound - 1] == UInt8(ascii: "\""),
            let open = bytes[range.lowerBound..<range.upperBound - 1].lastIndex(of: UInt8(ascii: "\""))
        else { return nil }
        let before = trimmed(range.lowerBound..<open)
        guard before.count > 5, string(before.upperBound - 4..<before.upperBound) == "join", bytes[before.upperBound - 5].isBlank
        else { return nil }
        return (before.upperBound - 4, string(open + 1..<range.upperBound - 1))
    }

    // MARK: Expressions and phrases

    private mutating func part(of inner: Range<Int>) -> TemplatePart {
        if let call = phraseCall(inner) { return .phrase(call) }
        let marks = marks(in: inner)
        guard let colon = marks.last(where: { $0.byte == UInt8(ascii: ":") && $0.depth == 0 }) else {
            return .expression(TemplateExpression(expression: expression(inner)))
        }
        let format = trimmed(colon.index + 1..<inner.upperBound)
        let value = trimmed(inner.lowerBound..<colon.index)
        if value.isEmpty { report(.emptyBraces, inner) }
        if format.isEmpty { report(.emptyFormat, colon.index..<colon.index + 1) }
        return .expression(
            TemplateExpression(
                expression: expression(value),
                format: format.isEmpty ? nil : SpannedName(string(format), span: span(format))))
    }

    /// `name(parameter: expression, …) as name`: its arguments are named, which tells it from a function.
    private mutating func phraseCall(_ inner: Range<Int>) -> PhraseCall? {
        let marks = marks(in: inner)
        guard let open = marks.first, open.byte == UInt8(ascii: "("), open.index > inner.lowerBound,
            let closeIndex = marks.firstIndex(where: { $0.byte == UInt8(ascii: ")") && $0.depth == 0 })
        else { return nil }
        let close = marks[closeIndex]
        let name = trimmed(inner.lowerBound..<open.index)
        guard !bytes[name].contains(where: { $0.isBlank || ($0.isPunctuation && $0 != UInt8(ascii: "_")) }) else { return nil }
        let within = marks[1..<closeIndex]
        let arguments = trimmed(open.index + 1..<close.index)
        guard arguments.isEmpty || within.contains(where: { $0.byte == UInt8(ascii: ":") && $0.depth == 1 }) else { return nil }
        let rest = trimmed(close.index + 1..<inner.upperBound)
        var stated: SpannedName?
        if !rest.isEmpty {
            guard rest.count > 3, string(rest.lowerBound..<rest.lowerBound + 2) == "as", bytes[rest.lowerBound + 2].isBlank else {
                return nil
            }
            let range = trimmed(rest.lowerBound + 2..<rest.upperBound)
            stated = SpannedName(string(range), span: span(range))
        }
        var call = PhraseCall(
            name: SpannedName(string(name), span: span(name)), arguments: [], statedName: stated, span: span(inner))
        guard !arguments.isEmpty else { return call }
        let commas = within.filter { $0.byte == UInt8(ascii: ",") && $0.depth == 1 }.map(\.index)
        let starts = [open.index + 1] + commas.map { $0 + 1 }
        for (start, end) in zip(starts, commas + [close.index]) {
            let range = trimmed(start..<end)
            guard let colon = within.first(where: { $0.byte == UInt8(ascii: ":") && $0.depth == 1 && range.contains($0.index) }) else {
                report(.badArgument(string(name)), range.isEmpty ? start..<end : range)
                continue
            }
            let parameter = trimmed(range.lowerBound..<colon.index)
            let argument = SpannedName(string(parameter), span: span(parameter))
            if call.arguments.contains(where: { $0.name.text == argument.text }) {
                report(.duplicateArgument(argument.text), parameter)
                continue
            }
            let value = trimmed(colon.index + 1..<range.upperBound)
            if value.isEmpty { report(.badArgument(string(name)), range) }
            call.arguments.append(.init(name: argument, expression: expression(value)))
        }
        return call
    }

    /// The marks that divide what stands in braces, texts skipped, each with its depth in parentheses and brackets.
    private func marks(in range: Range<Int>) -> [(index: Int, byte: UInt8, depth: Int)] {
        var marks: [(index: Int, byte: UInt8, depth: Int)] = []
        var depth = 0
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = bytes[index]
            switch byte {
            case _ where opensText(index): index = closingQuote(from: index) ?? range.upperBound
            case UInt8(ascii: "("), UInt8(ascii: "["):
                marks.append((index, byte, depth))
                depth += 1
            case UInt8(ascii: ")"), UInt8(ascii: "]"):
                depth -= 1
                marks.append((index, byte, depth))
            case UInt8(ascii: ":"), UInt8(ascii: ","): marks.append((index, byte, depth))
            default: break
            }
            index += 1
        }
        return marks
    }

    /// The expression of a range; an empty one is none, which the caller reports.
    private mutating func expression(_ range: Range<Int>) -> ParsedExpression {
        guard !range.isEmpty else { return ParsedExpression(span: span(range), tree: nil) }
        let (expression, found) = ParsedExpression.parse(span(range))
        diagnostics += found
        return expression
    }

    /// The range without blanks and joined line ends at both sides.
    private func trimmed(_ range: Range<Int>) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, bytes[start].isBlank || isJoin(start) { start += 1 }
        while end > start, bytes[end - 1].isBlank || isJoin(end - 1) { end -= 1 }
        return start..<end
    }

    private func isJoin(_ index: Int) -> Bool {
        bytes[index] == UInt8(ascii: "\\") && index + 1 < bytes.count && (bytes[index + 1] == 0x0A || bytes[index + 1] == 0x0D)
    }
}

extension UInt8 {
    /// True for `a`…`z` and `A`…`Z`.
    var isASCIILetter: Bool { (0x61...0x7A).contains(self) || (0x41...0x5A).contains(self) }
}
