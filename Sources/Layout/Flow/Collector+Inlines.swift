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
        let isLeaf = !inlines.contains { $0.hasElement(in: look.style) }
        var place = Place(element: element, isLeaf: isLeaf, leaf: isLeaf ? element : nil)
        collect(inlines, in: &place, look: look, for: &collector)
    }

    private mutating func collect(_ inlines: [Inline], in place: inout Place, look: Look, for collector: inout Collector) {
        var index = 0
        while index < inlines.count {
            let inline = inlines[index]
            if !place.isLeaf, inline.hasElement(in: look.style) { place.leaf = nil }
            if let emphasis = inline.emphasis(in: look.style) {
                // What is emphasised in one go is one element, with its figures in it.
                let end = inlines[index...].firstIndex { $0.emphasis(in: look.style) != emphasis } ?? inlines.count
                var inside = look
                emphasis.apply(to: &inside.style)
                let element = collector.builder.append(emphasis.role, in: place.element)
                collect(Array(inlines[index..<end]), in: element, look: inside, for: &collector)
                index = end
                continue
            }
            defer { index += 1 }
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
            case .runningTitle, .numberReference: break
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

/// How words stand out from the text around them.
private enum Emphasis {
    /// In bold type.
    case strong
    /// With emphasis dots.
    case emphasis

    init?(_ style: TextStyle, in surroundings: TextStyle) {
        if style.weight == .bold, surroundings.weight != .bold {
            self = .strong
        } else if style.decoration == .emphasisDots, surroundings.decoration != .emphasisDots {
            self = .emphasis
        } else {
            return nil
        }
    }

    var role: StructRole {
        switch self {
        case .strong: .strong
        case .emphasis: .emphasis
        }
    }

    func apply(to style: inout TextStyle) {
        switch self {
        case .strong: style.weight = .bold
        case .emphasis: style.decoration = .emphasisDots
        }
    }
}

extension Inline {
    /// Whether the inline is text and line ends alone, in no other emphasis than its surroundings, so that it can be collected when it is
    /// needed.
    func isPlain(in style: TextStyle) -> Bool {
        switch self {
        case .text: emphasis(in: style) == nil
        case .lineBreak, .preferredBreak, .leader: true
        case .unbroken(let inner): inner.allSatisfy { $0.isPlain(in: style) }
        case .figure, .foreign, .link, .footnote, .pageNumber, .pageCount, .runningTitle, .pageReference, .numberReference, .anchor: false
        }
    }

    /// Whether the inline makes struct elements inside its paragraph's.
    fileprivate func hasElement(in style: TextStyle) -> Bool {
        switch self {
        case .figure, .foreign, .link, .footnote: true
        case .unbroken(let inner): inner.contains { $0.hasElement(in: style) }
        case .text: emphasis(in: style) != nil
        case .lineBreak, .preferredBreak, .leader, .pageNumber, .pageCount, .runningTitle, .pageReference, .numberReference, .anchor: false
        }
    }

    /// How text or a figure stands out from its surroundings; what has others in it leaves that to them.
    fileprivate func emphasis(in surroundings: TextStyle) -> Emphasis? {
        switch self {
        case .text(let text, let style?): text.isEmpty ? nil : Emphasis(style, in: surroundings)
        case .figure(let use): use.style.flatMap { Emphasis($0, in: surroundings) }
        default: nil
        }
    }
}
