internal import Display
internal import DocumentTree

/// The outline of a document: headings nested by level.
func outline(of headings: [Heading]) -> [OutlineEntry] {
    var index = headings.startIndex
    return entries(of: headings, from: &index, above: 0)
}

/// The entries from `index` on whose level is below `level`, each with its children.
private func entries(of headings: [Heading], from index: inout Int, above level: Int) -> [OutlineEntry] {
    var entries: [OutlineEntry] = []
    while index < headings.count, headings[index].level > level {
        let heading = headings[index]
        index += 1
        let children = Layout.entries(of: headings, from: &index, above: heading.level)
        entries.append(OutlineEntry(title: heading.title, target: heading.anchor, children: children))
    }
    return entries
}
