internal import Diagnostics
internal import Display
internal import DocumentTree
internal import OrderedCollections
internal import Styling

extension Binder {
    /// A heading of prose, counted and named.
    mutating func bound(_ heading: ProseHeading, _ scope: Scope) -> Heading {
        let level = heading.level
        let template = template(level)
        let style = heading.style.flatMap { package.styles.paragraphs[$0.text] } ?? template.style
        // The text stands below its own number: what is stated there holds in it.
        let label = count(level, heading.isNumbered, template.number)
        let content = inlines(heading.content, TextContext(scope, base: style.text))
        open(content.plainText, level: level)
        let kind: String? =
            switch heading.contents {
            case nil, .styled?: template.contentsKind
            case HeadingContents.none?: nil
            case .kind(let name)?: name.text
            }
        let anchor = heading.anchor.map { anchors.declare($0) } ?? ownAnchor()
        anchors.label(anchor, label.plainText)
        return Heading(
            level: level, content: label + content, style: style, anchor: anchor,
            title: (label + content).plainText, startsPage: template.startsPage, isInOutline: heading.isInOutline ?? template.isInOutline,
            contentsKind: kind)
    }

    /// The title of a table, a heading of the document.
    mutating func bound(_ title: TableTemplate.Title, anchor: AnchorID, _ scope: Scope) -> Heading {
        var label = count(title.level, title.isNumbered, title.isNumbered ? package.styles.headings[title.level]?.number : nil)
        anchors.label(anchor, label.plainText)
        if let kind = title.captionKind { label = self.label(kind, of: anchor) }
        let content = label + inlines(title.text, TextContext(scope, base: title.style.text))
        return Heading(
            level: title.level, content: content, style: title.style, anchor: anchor, title: content.plainText,
            isInOutline: title.isInOutline,
            contentsKind: title.contentsKind)
    }

    /// Text blocks of the data: texts as paragraphs, records with a level as headings, nothing read as markup.
    ///
    /// Without `headings` (in a cell) headings are bold paragraphs that keep with what follows: a cell opens no section of the document, and a
    /// heading in it would break the order of levels (ISO 14289-1, 7.4.2).
    mutating func dataBlocks(_ value: Value, at span: SourceSpan, style: ParagraphStyle, headings: Bool) -> [Block] {
        switch value {
        case .absent: return []
        case .text(let text): return paragraphs(text, style)
        case .list(let items): return items.flatMap { dataBlocks($0, at: span, style: style, headings: headings) }
        case .record(let record):
            guard let level = field("level", of: record, span)?.quantity?.number.wholeNumber,
                let text = field("text", of: record, span)?.text
            else {
                report(.badBlock, span)
                return []
            }
            guard headings else { return paragraphs(text, style.ofHeading) }
            guard let template = package.styles.blockHeadings[level] else {
                report(.noBlockHeading(level), span)
                return paragraphs(text, style)
            }
            let heading = Heading(
                level: template.level, content: [.text(text, nil)], style: template.style, anchor: ownAnchor(), title: text,
                isInOutline: template.isInOutline, contentsKind: template.contentsKind)
            return [.heading(heading)]
        case .number, .bool, .date:
            report(.badBlock, span)
            return []
        }
    }

    /// The lines of a text as paragraphs.
    private func paragraphs(_ text: String, _ style: ParagraphStyle) -> [Block] {
        guard text.mayHaveNewline else {
            let content = text.trimmingSpaces()
            return content.isEmpty ? [] : [.paragraph(Paragraph([.text(content, nil)], style: style))]
        }
        return text.split(whereSeparator: \.isNewline).compactMap { line in
            let content = line.trimmingSpaces()
            return content.isEmpty ? nil : .paragraph(Paragraph([.text(content, nil)], style: style))
        }
    }

    private mutating func field(_ name: String, of record: Record, _ span: SourceSpan) -> Value? {
        do throws(Diagnostics) {
            return try figures.evaluator.field(name, of: record, span)
        } catch {
            findings += error.all
            return nil
        }
    }

    // MARK: Places

    /// Goes below a heading, so that what is stated under its title holds from here on.
    private mutating func open(_ title: String, level: Int) {
        position.open(title, level: level)
        if positions[title] == nil { positions[title] = position }
    }

    /// Enters a chart, table or form.
    mutating func enter(_ container: String) {
        position.container = container
        if positions[container] == nil { positions[container] = position }
    }

    // MARK: Counting

    /// Moves to the heading's place in the document and gives its number as text.
    private mutating func count(_ level: Int, _ isNumbered: Bool, _ pattern: NumberPattern?) -> [Inline] {
        captions.begin(level: level, package.styles.captions)
        guard isNumbered else {
            counters.pass(level: level)
            position.heading = counters.path
            return []
        }
        let number = counters.next(level: level)
        position.heading = counters.path
        return pattern.map { [.text($0.text(for: number), nil)] } ?? []
    }

    private mutating func template(_ level: Int) -> HeadingTemplate {
        if let template = package.styles.headings[level] { return template }
        missing(style: "headings: \(level)")
        return HeadingTemplate(style: ParagraphStyle(), number: nil, startsPage: false, contentsKind: nil, isInOutline: true)
    }

    private mutating func ownAnchor() -> AnchorID {
        headingCount += 1
        return anchors.unique("heading-\(headingCount)")
    }
}

extension StringProtocol {
    /// The text without white space at both sides, also without the wide spaces that indent by hand.
    fileprivate func trimmingSpaces() -> String {
        let start = drop(while: \.isWhitespace)
        guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(start[...last])
    }
}
