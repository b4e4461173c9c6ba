internal import Display
internal import DocumentTree

/// The outline of a document: headings nested by level, and in the titles of wide tables their panels.
func outline(of headings: [Heading], panels: [AnchorID: [PanelTitles.Panel]] = [:]) -> [OutlineEntry] {
    var index = headings.startIndex
    return entries(of: headings, panels: panels, from: &index, above: 0)
}

/// The entries from `index` on whose level is below `level`, each with its children.
private func entries(of headings: [Heading], panels: [AnchorID: [PanelTitles.Panel]], from index: inout Int, above level: Int)
    -> [OutlineEntry]
{
    var entries: [OutlineEntry] = []
    while index < headings.count, headings[index].level > level {
        let heading = headings[index]
        index += 1
        let parts = (panels[heading.anchor] ?? []).enumerated().map {
            OutlineEntry(title: $0.element.title, target: heading.anchor.panel($0.offset), children: [])
        }
        let children = parts + Layout.entries(of: headings, panels: panels, from: &index, above: heading.level)
        entries.append(OutlineEntry(title: heading.title, target: heading.anchor, children: children))
    }
    return entries
}
