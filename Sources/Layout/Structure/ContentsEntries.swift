internal import Display
internal import DocumentTree

/// What one line of a contents list says and leads to.
struct ContentsEntry {
    var kind: String
    var title: String
    var anchor: AnchorID
}

extension Document {
    /// The headings and figures that contents lists show, in reading order.
    var contentsEntries: [ContentsEntry] { sections.flatMap { entries(in: $0.blocks) } }
}

private func entries(in blocks: [Block]) -> [ContentsEntry] {
    var entries: [ContentsEntry] = []
    func add(_ heading: Heading) {
        if let kind = heading.contentsKind { entries.append(ContentsEntry(kind: kind, title: heading.title, anchor: heading.anchor)) }
    }
    for block in blocks {
        switch block {
        case .heading(let heading): add(heading)
        case .table(let table): if let title = table.caption?.title { add(title) }
        case .figure(let figure):
            if let line = figure.contentsLine { entries.append(ContentsEntry(kind: line.kind, title: line.title, anchor: figure.anchor)) }
        case .group(let group): entries += Layout.entries(in: group.blocks)
        case .list(let list): entries += list.items.flatMap { Layout.entries(in: $0.blocks) }
        case .paragraph, .contents, .space, .rule, .signature, .pageBreak: break
        }
    }
    return entries
}
