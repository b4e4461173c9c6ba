internal import Diagnostics
internal import Geometry

/// Lines that begin with `@`.
extension ProseParser {
    /// Every directive of a line, with an example of what must follow it; `nil` where nothing may, empty where something may.
    private static let directives: [(name: String, example: String?)] = [
        ("if", "@if 条件"), ("elseif", "@elseif 条件"), ("else", nil), ("end", nil), ("each", "@each 项 in 表"), ("text", "@text 样式 文字"),
        ("title", "@title 样式 文字"), ("figure", "@figure 图名"), ("image", imageExample),
        ("code", codeExample), ("columns", ""), ("box", ""), ("place", ""), ("signature", signatureExample), ("table", "@table 表名"),
        ("form", "@form 表名 with 记录"),
        ("blocks", "@blocks 列表"),
        ("contents", ""),
        ("page", "@page 版面"), ("pagebreak", nil), ("space", "@space 2 lines"), ("fill", ""), ("include", "@include 文件.md"),
    ]

    mutating func directive(_ line: Range<Int>) {
        let wordEnd = bytes[line].dropFirst().firstIndex { !$0.isASCIILetter } ?? line.upperBound
        let word = string(line.lowerBound + 1..<wordEnd)
        let rest = trimmed(wordEnd..<line.upperBound)
        guard let known = Self.directives.first(where: { $0.name == word }) else {
            let nearest = nearestName(to: word, among: Self.directives.map(\.name))
            return report(.unknownDirective(word, nearest: nearest), line.lowerBound..<wordEnd)
        }
        if let example = known.example {
            if rest.isEmpty, !example.isEmpty { report(.missingArgument(directive: word, example: example), line) }
        } else if !rest.isEmpty {
            report(.extraArgument(directive: word), rest)
        }
        let isComplete = !rest.isEmpty
        switch word {
        case "if": openChoice(expression(rest), span(line))
        case "elseif": nextBranch(word, expression(rest), span(line))
        case "else": nextBranch(word, nil, span(line))
        case "end": end(span(line))
        case "each": each(rest, line)
        case "columns", "box", "place": group(word, rest, line)
        case "text" where isComplete: styled(rest) { .styled($0) }
        case "title" where isComplete: styled(rest) { .title($0) }
        case "figure" where isComplete: figure(rest)
        case "image" where isComplete: image(rest, line)
        case "code" where isComplete: code(rest, line)
        case "signature" where isComplete: signature(rest, line)
        case "table" where isComplete: add(.table(name(rest)))
        case "form" where isComplete: form(rest, line)
        case "blocks" where isComplete: add(.blocks(expression(rest)))
        case "contents": add(.contents(kinds: names(rest)))
        case "page" where isComplete: add(.page(name(rest)))
        case "pagebreak": add(.pageBreak(span(line)))
        case "space" where isComplete: space(rest)
        case "fill": fill(rest, line)
        case "include" where isComplete: add(.include(name(rest)))
        default: break
        }
    }

    private mutating func each(_ rest: Range<Int>, _ line: Range<Int>) {
        guard !rest.isEmpty else { return openRepetition(nil, span(line)) }
        guard let (first, list) = Each.parts(of: bytes, rest) else {
            report(.badEach(example: "@each 项 in 表"), rest)
            return openRepetition(nil, span(line))
        }
        openRepetition(Each(name: name(first), list: expression(list)), span(line))
    }

    private mutating func figure(_ rest: Range<Int>) {
        guard let (first, record) = nameAndRecord(rest) else { return add(.figure(name(rest), with: nil)) }
        add(.figure(name(first), with: expression(record)))
    }

    private mutating func form(_ rest: Range<Int>, _ line: Range<Int>) {
        guard let (first, record) = nameAndRecord(rest) else {
            return report(.missingArgument(directive: "form", example: "@form 表名 with 记录"), line)
        }
        add(.form(name(first), with: expression(record)))
    }

    /// `名称 with 记录`.
    private func nameAndRecord(_ range: Range<Int>) -> (Range<Int>, Range<Int>)? {
        guard let nameEnd = bytes[range].firstIndex(where: \.isBlank) else { return nil }
        let rest = trimmed(nameEnd..<range.upperBound)
        let wordEnd = bytes[rest].firstIndex(where: \.isBlank) ?? rest.upperBound
        guard string(rest.lowerBound..<wordEnd) == "with" else { return nil }
        let tail = trimmed(wordEnd..<rest.upperBound)
        return tail.isEmpty ? nil : (range.lowerBound..<nameEnd, tail)
    }

    /// The name of a style and a text in it.
    private mutating func styled(_ rest: Range<Int>, _ kind: (SpannedName) -> ProseParagraph.Kind) {
        let nameEnd = bytes[rest].firstIndex(where: \.isBlank) ?? rest.upperBound
        let text = trimmed(nameEnd..<rest.upperBound)
        add(.paragraph(ProseParagraph(kind: kind(name(rest.lowerBound..<nameEnd)), content: template(text))))
    }

    private mutating func space(_ rest: Range<Int>) {
        if let length = length(rest) { add(.space(length)) }
    }

    /// A length that is not negative; `nil` for none, which is reported.
    mutating func length(_ range: Range<Int>) -> ProseLength? {
        let text = string(range)
        for (suffix, make) in Self.lengthUnits where text.hasSuffix(suffix) {
            let number = text.dropLast(suffix.count).trimmingBlanks()
            if let amount = Double(number), amount >= 0, amount <= 10_000 { return make(amount) }
        }
        report(.badLength(text), range)
        return nil
    }

    private static var lengthUnits: [(String, (Double) -> ProseLength)] {
        [
            ("pt", { .length(.pt($0)) }), ("mm", { .length(.mm($0)) }), ("cm", { .length(.mm($0 * 10)) }), ("lines", { .lines($0) }),
            ("line", { .lines($0) }), ("em", { .em($0) }),
        ]
    }

    private mutating func fill(_ rest: Range<Int>, _ line: Range<Int>) {
        let share = rest.isEmpty ? 1 : Double(string(rest)) ?? 0
        guard share > 0, share.isFinite else { return report(.badShare(string(rest)), rest) }
        add(.fill(share, span(line)))
    }

    /// Names with blanks between them.
    private func names(_ range: Range<Int>) -> [SpannedName] {
        range.split { bytes[$0].isBlank }.map(name)
    }

    func name(_ range: Range<Int>) -> SpannedName { SpannedName(string(range), span: span(range)) }

    /// The expression of a range; an empty one is none, which the caller reports.
    private mutating func expression(_ range: Range<Int>) -> ParsedExpression {
        guard !range.isEmpty else { return ParsedExpression(span: span(range), tree: nil) }
        let (expression, found) = ParsedExpression.parse(span(range))
        diagnostics += found
        return expression
    }
}

extension StringProtocol {
    /// The text without spaces and tabs at both sides.
    func trimmingBlanks() -> String {
        let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" }
        return String(drop(while: isBlank).reversed().drop(while: isBlank).reversed())
    }
}
