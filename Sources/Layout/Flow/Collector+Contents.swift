internal import Display
internal import DocumentTree
internal import Geometry
internal import Styling
internal import Typesetting

extension Collector {
    /// The lines of a contents list, each a link to its entry.
    ///
    /// Below a line of another kind that keeps with its next stand two lines at least, and two at the end of such a run.
    mutating func collect(_ contents: Contents, in parent: StructID) -> [FlowBlock] {
        let entries = self.entries.compactMap { entry in contents.kind(entry.kind).map { (entry: entry, name: entry.kind, kind: $0) } }
        // A list of nothing is no list to a reader.
        guard !entries.isEmpty else { return [] }
        let list = builder.append(.contents, in: parent)
        var flow: [FlowBlock] = []
        for (index, entry) in entries.enumerated() {
            func isOfKind(_ other: Int) -> Bool { entries.indices.contains(other) && entries[other].name == entry.name }
            var style = entry.kind.style
            if index > 0, !isOfKind(index - 1), isOfKind(index + 1), entries[index - 1].kind.style.keepsWithNext {
                style.keepsWithNext = true
            }
            if isOfKind(index - 1), isOfKind(index - 2), !isOfKind(index + 1) { style.keepsWithPrevious = true }
            flow.append(line(for: entry.entry, kind: entry.kind, style: style, in: list))
        }
        return flow
    }

    private mutating func line(for entry: ContentsEntry, kind: Contents.Kind, style: ParagraphStyle, in list: StructID) -> FlowBlock {
        dependsOnPages = dependsOnPages || kind.showsPage
        let item = builder.append(.contentsItem, in: list)
        let reference = builder.append(.reference, in: item)
        let link = builder.append(.link, in: reference)
        func text(_ string: String) -> ParagraphItem {
            .text(StyledText(string, style: kind.style.text, leaf: link, link: .anchor(entry.anchor), linkElement: link))
        }
        var tail: [ParagraphItem] = []
        if kind.showsPage {
            // Dots lead the eye and mean nothing to a listener: an artifact (ISO 14289-1, 7.1) within the area of the link. A space parts title
            // and number instead.
            if let leader = kind.leader {
                tail += [text(" "), .leader(StyledText(leader, style: kind.style.text, link: .anchor(entry.anchor), linkElement: link))]
            }
            // Three digits reserve room before the first pass knows better.
            tail.append(text(references.number(of: entry.anchor) ?? "000"))
        }
        guard kind.labelWidth > .zero, let space = entry.title.firstIndex(of: "\u{3000}") else {
            return .paragraph(FlowParagraph(items: [text(entry.title)] + tail, style: style))
        }
        var label = style
        label.startIndent = style.startIndent + style.firstLineIndent
        label.firstLineIndent = .zero
        label.endIndent = .zero
        label.alignment = .left
        var title = style
        title.startIndent = .zero
        title.firstLineIndent = .zero
        let begin = entry.title.index(after: space)
        return .item(
            FlowListItem(
                label: FlowParagraph(items: [text(String(entry.title[..<begin]))], style: label), labelWidth: kind.labelWidth,
                blocks: [.paragraph(FlowParagraph(items: [text(String(entry.title[begin...]))] + tail, style: title))]))
    }
}
