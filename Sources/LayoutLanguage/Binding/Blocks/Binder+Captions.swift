internal import Display
internal import DocumentTree
internal import OrderedCollections
internal import Styling

/// The numbers of captions, kind by kind.
struct CaptionCounters: Hashable {
    private var counters: [String: Int] = [:]

    /// Counts a caption and gives its number.
    mutating func next(_ kind: String) -> Int {
        counters[kind, default: 0] += 1
        return counters[kind, default: 0]
    }

    /// Begins a heading of `level`: kinds that are counted within it, or within one above it, begin again.
    mutating func begin(level: Int, _ kinds: OrderedDictionary<String, CaptionNumbering>) {
        for (name, kind) in kinds { if let within = kind.within, level <= within { counters[name] = 0 } }
    }
}

extension Binder {
    /// The number that a caption of this kind begins with, by which references call its place.
    mutating func label(_ kind: SpannedName, of anchor: AnchorID) -> [Inline] {
        guard let numbering = package.styles.captions[kind.text] else { return [] }
        let heading = numbering.within.flatMap { counters.number(level: $0) }
        if numbering.heading != nil, heading == nil { report(.noHeadingNumber(kind: kind.text, level: numbering.within ?? 1), kind.span) }
        let label = numbering.text(for: captions.next(kind.text), heading: heading ?? 0)
        anchors.label(anchor, label)
        return [.text(label, nil)]
    }

    /// A line below a chart or image, with its number and, without it, what it says.
    mutating func caption(
        _ text: Template, _ style: ParagraphStyle, number kind: SpannedName?, of anchor: AnchorID, _ scope: Scope
    ) -> (paragraph: Paragraph, words: String) {
        let label = kind.map { self.label($0, of: anchor) } ?? []
        let content = inlines(text, TextContext(scope, base: style.text))
        return (Paragraph(label + content, style: style, role: .caption), content.plainText)
    }
}
