internal import Display
internal import DocumentTree
internal import Geometry
internal import Styling
internal import Typesetting

extension Collector {
    /// Inlines as a paragraph whose text belongs to `element`.
    ///
    /// An element holds either text or elements, so that reading order needs no marks between the two: plain text
    /// makes `element` itself a leaf, anything more gives each stretch a leaf of its own.
    mutating func collect(_ inlines: [Inline], style: ParagraphStyle, in element: StructID) -> FlowParagraph {
        var walk = InlineWalk(collector: self, paragraph: FlowParagraph(items: [], style: style))
        walk.collect(inlines, in: element, look: InlineWalk.Look(style: style.text))
        self = walk.collector
        return walk.paragraph
    }
}

/// One walk over the inlines of a paragraph.
private struct InlineWalk {
    /// What surrounds an inline.
    struct Look {
        var style: TextStyle
        var isUnbroken = false
        var link: LinkTarget?
        var linkElement: StructID?
    }

    var collector: Collector
    var paragraph: FlowParagraph

    mutating func collect(_ inlines: [Inline], in element: StructID, look: Look) {
        let isLeaf = !inlines.contains(where: \.hasElement)
        // The leaf of the stretch of plain text that is going on.
        var stretch: StructID? = isLeaf ? element : nil
        collect(inlines, in: element, stretch: &stretch, isLeaf: isLeaf, look: look)
    }

    private mutating func collect(_ inlines: [Inline], in element: StructID, stretch: inout StructID?, isLeaf: Bool, look: Look) {
        for inline in inlines {
            if !isLeaf, inline.hasElement { stretch = nil }
            switch inline {
            case .text(let string, let style): append(string, style: style, in: element, stretch: &stretch, look: look)
            case .figure(let use):
                var attributes = StructAttributes()
                attributes.figure = use.id
                append(use.text, style: use.style, leaf: collector.builder.append(.span, in: element, attributes: attributes), look: look)
            case .foreign(let inner, let language):
                var attributes = StructAttributes()
                attributes.language = language
                var inside = look
                inside.style.language = language
                collect(inner, in: collector.builder.append(.span, in: element, attributes: attributes), look: inside)
            case .link(let target, let inner):
                let link = collector.builder.append(.link, in: element)
                if case .anchor(let anchor) = target { collector.refer(to: anchor) }
                var inside = look
                inside.link = target
                inside.linkElement = link
                collect(inner, in: link, look: inside)
            case .unbroken(let inner):
                var inside = look
                inside.isUnbroken = true
                collect(inner, in: element, stretch: &stretch, isLeaf: isLeaf, look: inside)
            case .lineBreak: paragraph.items.append(.lineBreak)
            case .preferredBreak: paragraph.items.append(.preferredBreak)
            case .leader(let string):
                let leaf = leaf(in: element, stretch: &stretch)
                paragraph.items.append(.leader(StyledText(string, style: look.style, leaf: leaf)))
            case .pageNumber:
                // The page of a place right here.
                let anchor = AnchorID(rawValue: "page-of-\(element.rawValue)-\(paragraph.items.count)")
                place(anchor)
                appendNumber(collector.references.number(of: anchor), in: element, stretch: &stretch, look: look)
            case .pageCount: appendNumber(collector.references.lastNumber, in: element, stretch: &stretch, look: look)
            case .pageReference(let anchor):
                collector.refer(to: anchor)
                appendNumber(collector.references.number(of: anchor), in: element, stretch: &stretch, look: look)
            case .anchor(let anchor): place(anchor)
            case .footnote(let note): append(note, in: element, look: look)
            }
        }
    }

    private mutating func leaf(in element: StructID, stretch: inout StructID?) -> StructID {
        if let leaf = stretch { return leaf }
        let leaf = collector.builder.append(.span, in: element)
        stretch = leaf
        return leaf
    }

    private mutating func append(_ text: String, style: TextStyle?, in element: StructID, stretch: inout StructID?, look: Look) {
        guard !text.isEmpty else { return }
        append(text, style: style, leaf: leaf(in: element, stretch: &stretch), look: look)
    }

    private mutating func append(_ text: String, style: TextStyle?, leaf: StructID, look: Look) {
        paragraph.items.append(
            .text(
                StyledText(
                    text, style: style ?? look.style, leaf: leaf, link: look.link, linkElement: look.linkElement,
                    isUnbroken: look.isUnbroken)))
    }

    private mutating func appendNumber(_ number: String?, in element: StructID, stretch: inout StructID?, look: Look) {
        collector.dependsOnPages = true
        append(number ?? "000", style: nil, in: element, stretch: &stretch, look: look)
    }

    private mutating func place(_ anchor: AnchorID) {
        paragraph.items.append(.anchor(anchor))
        paragraph.hasInnerAnchors = true
    }

    private mutating func append(_ note: Paragraph, in element: StructID, look: Look) {
        collector.footnotes += 1
        let number = collector.footnotes
        let sign = FootnoteSign.string(number)
        let reference = collector.builder.append(.reference, in: element)
        paragraph.items.append(.text(StyledText(sign, style: FootnoteSign.style(look.style), leaf: reference, isUnbroken: true)))
        paragraph.items.append(.marker(number))
        let element = collector.builder.append(.note, in: element)
        let label = collector.builder.append(.listLabel, in: element)
        let body = collector.builder.append(.paragraph, in: element)
        var text = collector.collect(note.content, style: note.style, in: body)
        text.items.insert(.text(StyledText(sign, style: note.style.text, leaf: label, isUnbroken: true)), at: 0)
        paragraph.footnotes.append(Footnote(marker: number, paragraph: text))
    }
}

/// The signs that call footnotes: ① to ⑳, then numbers in brackets.
enum FootnoteSign {
    static func string(_ number: Int) -> String {
        guard number <= 20, let scalar = Unicode.Scalar(0x245F + UInt32(number)) else { return "[\(number)]" }
        return String(Character(scalar))
    }

    /// Small and raised.
    static func style(_ style: TextStyle) -> TextStyle {
        var raised = style
        raised.size = style.size * 0.6
        raised.baselineShift = style.size * 0.35
        return raised
    }
}

extension Inline {
    /// Whether the inline is text and line ends alone, so that it can be collected when it is needed.
    var isPlain: Bool {
        switch self {
        case .text, .lineBreak, .preferredBreak, .leader: true
        case .unbroken(let inner): inner.allSatisfy(\.isPlain)
        case .figure, .foreign, .link, .footnote, .pageNumber, .pageCount, .pageReference, .anchor: false
        }
    }

    /// Whether the inline makes struct elements inside its paragraph's.
    fileprivate var hasElement: Bool {
        switch self {
        case .figure, .foreign, .link, .footnote: true
        case .unbroken(let inner): inner.contains(where: \.hasElement)
        case .text, .lineBreak, .preferredBreak, .leader, .pageNumber, .pageCount, .pageReference, .anchor: false
        }
    }
}
