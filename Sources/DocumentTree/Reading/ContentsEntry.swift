public import Display

/// What one line of a contents list says and leads to.
public struct ContentsEntry: Hashable, Sendable {
    public var kind: String
    public var title: String
    public var anchor: AnchorID

    public init(kind: String, title: String, anchor: AnchorID) {
        self.kind = kind
        self.title = title
        self.anchor = anchor
    }
}

extension Document {
    /// The headings and figures that contents lists show, in reading order.
    public var contentsEntries: [ContentsEntry] { contentsEntries { _ in [] } }

    /// The same, with lines of its own behind that of each heading.
    public func contentsEntries(behind: (Heading) -> [ContentsEntry]) -> [ContentsEntry] {
        sections.flatMap { entries(in: $0.blocks, behind: behind) }
    }
}

private func entries(in blocks: [Block], behind: (Heading) -> [ContentsEntry]) -> [ContentsEntry] {
    var entries: [ContentsEntry] = []
    func add(_ heading: Heading) {
        guard let kind = heading.contentsKind else { return }
        entries.append(ContentsEntry(kind: kind, title: heading.title, anchor: heading.anchor))
        entries += behind(heading)
    }
    for block in blocks {
        switch block {
        case .heading(let heading): add(heading)
        case .table(let table): if let title = table.caption?.title { add(title) }
        case .figure(let figure):
            if let line = figure.contentsLine { entries.append(ContentsEntry(kind: line.kind, title: line.title, anchor: figure.anchor)) }
        case .group(let group): entries += DocumentTree.entries(in: group.readBlocks, behind: behind)
        case .list(let list): entries += list.items.flatMap { DocumentTree.entries(in: $0.blocks, behind: behind) }
        case .paragraph, .contents, .space, .rule, .signature, .pageBreak: break
        }
    }
    return entries
}
