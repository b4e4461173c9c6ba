extension Document {
    /// All headings in reading order, those of table captions, groups and lists included.
    public var headings: [Heading] { sections.flatMap { headingsOf($0.blocks) } }
}

private func headingsOf(_ blocks: [Block]) -> [Heading] {
    var headings: [Heading] = []
    for block in blocks {
        switch block {
        case .heading(let heading): headings.append(heading)
        case .table(let table): if let title = table.caption?.title { headings.append(title) }
        case .group(let group): headings += headingsOf(group.readBlocks)
        case .list(let list): headings += list.items.flatMap { headingsOf($0.blocks) }
        case .paragraph, .figure, .contents, .space, .rule, .signature, .pageBreak: break
        }
    }
    return headings
}
