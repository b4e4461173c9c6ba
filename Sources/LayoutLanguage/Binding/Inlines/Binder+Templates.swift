internal import Diagnostics
internal import Display
internal import DocumentTree
internal import Styling

/// What a template is bound for.
struct TextContext {
    var scope: Scope
    /// The style of the paragraph, which bold starts from.
    var base: TextStyle
    /// The style of this stretch; `nil` is that of the paragraph.
    var style: TextStyle?
    /// Whether `{page}` and `{pages}` stand for page numbers: in running texts.
    var knowsPages = false
    /// Where the link leads in which this stands: there `{page}` is the number of its page, `{number}` its own.
    var target: AnchorID?
    /// Whether an expression without a value is a finding: in cells it is an empty cell.
    var needsValues = true

    init(_ scope: Scope, base: TextStyle) {
        self.scope = scope
        self.base = base
    }

    /// What a cell's template is bound for.
    init(cell scope: Scope, base: TextStyle) {
        self.init(scope, base: base)
        needsValues = false
    }
}

extension Binder {
    /// The text of a template, its expressions printed, its choices made.
    mutating func inlines(_ template: Template?, _ context: TextContext) -> [Inline] {
        var result: [Inline] = []
        for part in template?.parts ?? [] { add(part, context, to: &result) }
        return result
    }

    /// The text of a template without styles: titles, labels of charts, metadata.
    mutating func plainText(_ template: Template?, _ scope: Scope) -> String {
        inlines(template, TextContext(scope, base: TextStyle())).plainText
    }

    private mutating func add(_ part: TemplatePart, _ context: TextContext, to result: inout [Inline]) {
        switch part {
        case .text(let text, _), .literal(let text, _): result.join(text, context.style)
        case .preferredBreak: result.append(.preferredBreak)
        case .expression(let expression): add(expression, context, to: &result)
        case .phrase(let call): result.join(inlines(call, context))
        case .choice(let branches):
            for branch in branches {
                guard let holds = holds(branch.condition, context.scope) else { return }
                guard holds else { continue }
                for part in branch.content.parts { add(part, context, to: &result) }
                return
            }
        case .repetition(let repetition):
            var isFirst = true
            for scope in scopes(repetition.each, context.scope) {
                guard mayGrow(byRoundOf: repetition.content.parts.count, at: repetition.each.name.span) else { return }
                var inner = context
                inner.scope = scope
                let row = inlines(repetition.content, inner)
                // A row that prints nothing takes no separator.
                guard !row.isEmpty else { continue }
                if !isFirst { result.join(repetition.separator, context.style) }
                isFirst = false
                result.join(row)
            }
        case .bold(let content):
            var inner = context
            var style = context.style ?? context.base
            style.weight = .bold
            inner.style = style
            let bold = inlines(content, inner)
            result.join(bold)
            note(bold: bold, style, at: content.span)
        case .link(let link):
            var inner = context
            let target = target(of: link)
            if case .anchor(let anchor) = target { inner.target = anchor }
            result.append(.link(target, inlines(link.content, inner)))
        case .span(let span): result.join(inlines(span, context))
        case .footnote(let content):
            let style = style("脚注")
            var inner = TextContext(context.scope, base: style.text)
            inner.needsValues = context.needsValues
            result.append(.footnote(Paragraph(inlines(content, inner), style: style, role: .note)))
        }
    }

    /// Remembers the first bold Han of each face: some have no bold.
    private mutating func note(bold content: [Inline], _ style: TextStyle, at span: SourceSpan) {
        guard !boldTexts.contains(where: { $0.font == style.font }), content.plainText.unicodeScalars.contains(where: \.isFullWidth)
        else { return }
        boldTexts.append(BoldText(font: style.font, span: span))
    }

    private mutating func inlines(_ span: TemplateSpan, _ context: TextContext) -> [Inline] {
        var inner = context
        var style = context.style ?? context.base
        for look in span.looks {
            switch look {
            case .underline: style.decoration = .underline
            case .emphasisDots: style.decoration = .emphasisDots
            case .superscript: style = style.superscript
            case .subscript: style = style.subscript
            case .unbroken: break
            case .breakAnywhere: style.lineBreak = .anywhere
            case .language(let tag): style.language = tag
            case .style(let name): if let patch = package.styles.texts[name.text] { style = patch.textStyle(over: style) }
            }
        }
        inner.style = style
        var content = inlines(span.content, inner)
        if style.weight == .bold { note(bold: content, style, at: span.content.span) }
        for look in span.looks {
            switch look {
            case .unbroken: content = [.unbroken(content)]
            case .language(let tag): content = [.foreign(content, language: tag)]
            case .underline, .emphasisDots, .superscript, .subscript, .breakAnywhere, .style: break
            }
        }
        return content
    }

    private mutating func add(_ part: TemplateExpression, _ context: TextContext, to result: inout [Inline]) {
        if case .name(let name)? = part.expression.tree?.kind, let inline = layoutTime(name, part.expression.span, context) {
            return result.append(inline)
        }
        let format = part.format.flatMap { PrintFormat($0.text, in: package) }
        guard let printed = printed(part, format, context) else { return }
        if printed.id == nil, format != .breaks, !printed.text.mayHaveNewline { return result.join(printed.text, context.style) }
        result.join(inlines(printed, context.style, hasBreaks: format == .breaks))
    }

    /// What only the pages tell: in running texts their numbers and the titles of the parts they are in, in a link to a place its page
    /// and its number, which may come later in the document.
    private mutating func layoutTime(_ name: String, _ span: SourceSpan, _ context: TextContext) -> Inline? {
        if let target = context.target {
            switch name {
            case NameCheck.targetPageName: return .pageReference(target)
            case NameCheck.targetNumberName:
                anchors.number(of: target, at: span)
                return .numberReference(target, context.style)
            default: return nil
            }
        }
        guard context.knowsPages else { return nil }
        return switch name {
        case "page": .pageNumber
        case "pages": .pageCount
        case "section": .runningTitle(level: 1)
        case "subsection": .runningTitle(level: 2)
        default: nil
        }
    }

    /// A print as text: a number as the use of a figure, line ends as such.
    func inlines(_ printed: Printed, _ style: TextStyle?, hasBreaks: Bool = false) -> [Inline] {
        if let id = printed.id { return [.figure(FigureUse(id: id, text: printed.text, style: style))] }
        guard hasBreaks || printed.text.mayHaveNewline else { return printed.text.isEmpty ? [] : [.text(printed.text, style)] }
        let lines = printed.text.split(omittingEmptySubsequences: false) { $0.isNewline }
        return Array(lines.map { inlines(line: $0, style, hasBreaks: hasBreaks) }.joined(separator: [.lineBreak]))
    }

    private func inlines(line: Substring, _ style: TextStyle?, hasBreaks: Bool) -> [Inline] {
        let parts = hasBreaks ? line.split(omittingEmptySubsequences: false) { $0 == "｜" || $0 == "|" } : [line]
        return Array(parts.map { $0.isEmpty ? [] : [Inline.text(String($0), style)] }.joined(separator: [.preferredBreak]))
    }

    private mutating func target(of link: TemplateLink) -> LinkTarget {
        let target = link.target.text
        if target.hasPrefix("#") {
            let range = link.target.span.range
            let span = SourceSpan(file: link.target.span.file, range: range.lowerBound + 1..<max(range.lowerBound + 1, range.upperBound))
            return .anchor(anchors.link(to: SpannedName(String(target.dropFirst()), span: span)))
        }
        if !["https://", "http://", "mailto:"].contains(where: { target.lowercased().hasPrefix($0) }) {
            report(.unsafeLink(target), link.target.span)
        }
        return .uri(percentEncoded(target))
    }
}

/// A URI with every byte outside the characters of RFC 3986 (2.2, 2.3) as `%XX`; what is encoded stays.
private func percentEncoded(_ text: String) -> String {
    let allowed = Set("-._~:/?#[]@!$&'()*+,;=%".utf8)
    let digits = Array("0123456789ABCDEF")
    return text.utf8.reduce(into: "") { result, byte in
        if byte.isASCIILetter || (0x30...0x39).contains(byte) || allowed.contains(byte) {
            result.append(Character(Unicode.Scalar(byte)))
        } else {
            result += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
        }
    }
}

extension [Inline] {
    /// Adds a text; neighbouring texts of one style are one.
    fileprivate mutating func join(_ text: String, _ style: TextStyle?) {
        guard !text.isEmpty else { return }
        guard !isEmpty else { return append(.text(text, style)) }
        if case .text(let before, style)? = last {
            self[count - 1] = .text(before + text, style)
        } else {
            append(.text(text, style))
        }
    }

    fileprivate mutating func join(_ inlines: [Inline]) {
        for inline in inlines {
            if case .text(let text, let style) = inline { join(text, style) } else { append(inline) }
        }
    }
}

extension String {
    /// Whether a character of the text may end a line; quick, since hardly any does.
    var mayHaveNewline: Bool {
        utf8.withContiguousStorageIfAvailable(Self.mayHaveNewline) ?? Self.mayHaveNewline(utf8)
    }

    private static func mayHaveNewline(_ bytes: some Sequence<UInt8>) -> Bool {
        var before: UInt16 = 0
        for byte in bytes {
            // LF, VT, FF, CR; the first byte of NEL; all three of LS and PS.
            if (0x0A...0x0D).contains(byte) || byte == 0xC2 || before == 0xE280 && (byte == 0xA8 || byte == 0xA9) { return true }
            before = before << 8 | UInt16(byte)
        }
        return false
    }
}
