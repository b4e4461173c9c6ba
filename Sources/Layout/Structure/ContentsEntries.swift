internal import Display
internal import DocumentTree

/// What one line of a contents list says and leads to.
struct ContentsEntry {
    var kind: String
    var title: String
    var anchor: AnchorID
}

extension Document {
    /// The headings and figures that contents lists show, in reading order; behind the title of a wide table its panels from the second on.
    func contentsEntries(_ panels: [AnchorID: [PanelTitles.Panel]]) -> [ContentsEntry] {
        sections.flatMap { entries(in: $0.blocks, panels) }
    }
}

private func entries(in blocks: [Block], _ panels: [AnchorID: [PanelTitles.Panel]]) -> [ContentsEntry] {
    var entries: [ContentsEntry] = []
    func add(_ heading: Heading) {
        guard let kind = heading.contentsKind else { return }
        entries.append(ContentsEntry(kind: kind, title: heading.title, anchor: heading.anchor))
        for (index, panel) in (panels[heading.anchor] ?? []).enumerated().dropFirst() {
            entries.append(ContentsEntry(kind: kind, title: panel.title, anchor: heading.anchor.panel(index)))
        }
    }
    for block in blocks {
        switch block {
        case .heading(let heading): add(heading)
        case .table(let table): if let title = table.caption?.title { add(title) }
        case .figure(let figure):
            if let line = figure.contentsLine { entries.append(ContentsEntry(kind: line.kind, title: line.title, anchor: figure.anchor)) }
        case .group(let group): entries += Layout.entries(in: group.blocks, panels)
        case .list(let list): entries += list.items.flatMap { Layout.entries(in: $0.blocks, panels) }
        case .paragraph, .contents, .space, .rule, .signature, .pageBreak: break
        }
    }
    return entries
}
