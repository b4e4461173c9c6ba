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
        var walk = InlineWalk(paragraph: FlowParagraph(items: [], style: style))
        walk.collect(inlines, in: element, look: InlineWalk.Look(style: style.text), for: &self)
        return walk.paragraph
    }
}

/// One walk over the inlines of a paragraph. The collector is lent, not held: a second owner would copy the struct tree.
private struct InlineWalk {
    /// What surrounds an inline.
    struct Look {
        var style: TextStyle
        var isUnbroken = false
        var link: LinkTarget?
        var linkElement: StructID?
    }

    /// Where text goes.
    struct Place {
        let element: StructID
        /// Whether the element itself is the leaf of all its text.
        let isLeaf: Bool
        /// The leaf of the stretch of plain text that is going on.
        var leaf: StructID?
    }

    var paragraph: FlowParagraph

    mutating func collect(_ inlines: [Inline], in element: StructID, look: Look, for collector: inout Collector) {
        let isLeaf = !inlines.contains(where: \.hasElement)
        var place = Place(element: element, isLeaf: isLeaf, leaf: isLeaf ? element : nil)
        collect(inlines, in: &place, look: look, for: &collector)
    }

    private mutating func collect(_ inlines: [Inline], in place: inout Place, look: Look, for collector: inout Collector) {
        for inline in inlines {
            if !place.isLeaf, inline.hasElement { place.leaf = nil }
            switch inline {
            case .text(let string, let style): append(string, style: style, in: &place, look: look, for: &collector)
            case .figure(let use):
                var attributes = StructAttributes()
                attributes.figure = use.id
                append(
                    use.text, style: use.style, leaf: collector.builder.append(.span, in: place.element, attributes: attributes), look: look
                )
            case .foreign(let inner, let language):
                var attributes = StructAttributes()
                attributes.language = language
                var inside = look
                inside.style.language = language
                let span = collector.builder.append(.span, in: place.element, attributes: attributes)
                collect(inner, in: span, look: inside, for: &collector)
            case .link(let target, let inner):
                let link = collector.builder.append(.link, in: place.element)
                if case .anchor(let anchor) = target { collector.refer(to: anchor) }
                var inside = look
                inside.link = target
                inside.linkElement = link
                collect(inner, in: link, look: inside, for: &collector)
            case .unbroken(let inner):
                var inside = look
                inside.isUnbroken = true
                let start = paragraph.items.count
                collect(inner, in: &place, look: inside, for: &collector)
                paragraph.items.holdTogether(from: start)
            case .lineBreak: paragraph.items.append(.lineBreak)
            case .preferredBreak: paragraph.items.append(.preferredBreak)
            case .leader(let string):
                let leaf = leaf(in: &place, for: &collector)
                paragraph.items.append(.leader(StyledText(string, style: look.style, leaf: leaf)))
            case .pageNumber:
                // The page of a place right here.
                let anchor = AnchorID(rawValue: "page-of-\(place.element.rawValue)-\(paragraph.items.count)")
                mark(anchor)
                appendNumber(collector.references.number(of: anchor), in: &place, look: look, for: &collector)
            case .pageCount: appendNumber(collector.references.lastNumber, in: &place, look: look, for: &collector)
            // Only running heads and feet show it, which are artifacts and no paragraphs.
            case .runningTitle: break
            case .pageReference(let anchor):
                collector.refer(to: anchor)
                appendNumber(collector.references.number(of: anchor), in: &place, look: look, for: &collector)
            case .anchor(let anchor):
                collector.builder.place(anchor, at: place.element)
                mark(anchor)
            case .footnote(let note): append(note, in: place.element, look: look, for: &collector)
            }
        }
    }

    private func leaf(in place: inout Place, for collector: inout Collector) -> StructID {
        if let leaf = place.leaf { return leaf }
        let leaf = collector.builder.append(.span, in: place.element)
        place.leaf = leaf
        return leaf
    }

    private mutating func append(
        _ text: String, style: TextStyle?, in place: inout Place, look: Look, for collector: inout Collector
    ) {
        guard !text.isEmpty else { return }
        append(text, style: style, leaf: leaf(in: &place, for: &collector), look: look)
    }

    private mutating func append(_ text: String, style: TextStyle?, leaf: StructID, look: Look) {
        paragraph.items.append(
            .text(
                StyledText(
                    text, style: style ?? look.style, leaf: leaf, link: look.link, linkElement: look.linkElement,
                    isUnbroken: look.isUnbroken)))
    }

    private mutating func appendNumber(
        _ number: String?, in place: inout Place, look: Look, for collector: inout Collector
    ) {
        collector.dependsOnPages = true
        append(number ?? "000", style: nil, in: &place, look: look, for: &collector)
    }

    private mutating func mark(_ anchor: AnchorID) {
        paragraph.items.append(.anchor(anchor))
        paragraph.hasInnerAnchors = true
    }

    private mutating func append(_ note: Paragraph, in element: StructID, look: Look, for collector: inout Collector) {
        collector.footnotes += 1
        let number = collector.footnotes
        let sign = FootnoteSign.string(number)
        let reference = collector.builder.append(.reference, in: element)
        paragraph.items.append(.text(StyledText(sign, style: look.style.superscript, leaf: reference, isUnbroken: true)))
        paragraph.items.append(.marker(number))
        var attributes = StructAttributes()
        attributes.references = [reference]
        let element = collector.builder.append(.note, in: element, attributes: attributes)
        collector.builder.update(reference) { $0.references = [element] }
        let label = collector.builder.append(.listLabel, in: element)
        let body = collector.builder.append(.paragraph, in: element)
        var text = collector.collect(note.content, style: note.style, in: body)
        text.items.insert(.text(StyledText(sign, style: note.style.text, leaf: label, isUnbroken: true)), at: 0)
        paragraph.footnotes.append(Footnote(marker: number, paragraph: text))
    }
}

extension [ParagraphItem] {
    /// Lets no line end between the texts from the item `start` on.
    mutating func holdTogether(from start: Int) {
        for index in indices.dropFirst(start).dropLast() {
            guard case .text(var text) = self[index] else { continue }
            text.holdsNext = true
            self[index] = .text(text)
        }
    }
}

extension Inline {
    /// Whether the inline is text and line ends alone, so that it can be collected when it is needed.
    var isPlain: Bool {
        switch self {
        case .text, .lineBreak, .preferredBreak, .leader: true
        case .unbroken(let inner): inner.allSatisfy(\.isPlain)
        case .figure, .foreign, .link, .footnote, .pageNumber, .pageCount, .runningTitle, .pageReference, .anchor: false
        }
    }

    /// Whether the inline makes struct elements inside its paragraph's.
    fileprivate var hasElement: Bool {
        switch self {
        case .figure, .foreign, .link, .footnote: true
        case .unbroken(let inner): inner.contains(where: \.hasElement)
        case .text, .lineBreak, .preferredBreak, .leader, .pageNumber, .pageCount, .runningTitle, .pageReference, .anchor: false
        }
    }
}
