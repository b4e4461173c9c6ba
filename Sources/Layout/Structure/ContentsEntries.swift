internal import Display
internal import DocumentTree

extension Document {
    /// The headings and figures that contents lists show, in reading order; behind the title of a wide table its panels from the second on.
    func contentsEntries(_ panels: [AnchorID: [PanelTitles.Panel]]) -> [ContentsEntry] {
        contentsEntries { heading in
            (panels[heading.anchor] ?? []).enumerated().dropFirst().map { index, panel in
                ContentsEntry(kind: heading.contentsKind ?? "", title: panel.title, anchor: heading.anchor.panel(index))
            }
        }
    }
}
