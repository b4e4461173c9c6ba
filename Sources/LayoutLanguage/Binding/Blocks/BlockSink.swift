internal import DocumentTree
internal import Geometry

/// Collects blocks and makes lists of items that follow one another.
struct BlockSink {
    private var finished: [Block] = []
    /// The lists that the next block may go on, each in the last item of the one before it.
    private var open: [OpenList] = []

    private struct OpenList {
        var isNumbered: Bool
        var template: ListTemplate
        var items: [List.Item] = []
    }

    /// Whether nothing has been added.
    var isEmpty: Bool { finished.isEmpty && open.isEmpty }

    /// Adds a block; it ends lists that are open.
    mutating func add(_ block: Block) {
        closeLists(to: 0)
        finished.append(block)
    }

    /// Adds a note: under an item it belongs to the item, and the list may go on after it.
    mutating func add(note: Paragraph) {
        guard let list = open.indices.last, let item = open[list].items.indices.last else { return add(.paragraph(note)) }
        open[list].items[item].blocks.append(.paragraph(note))
    }

    /// Adds an item to the open list of its kind, or to a new one. `level` counts the items around it; one without an item to stand in is as
    /// deep as it can be.
    mutating func add(item: [Inline], isNumbered: Bool, level: Int, template: ListTemplate) {
        let level = min(level, open.count)
        closeLists(to: level + 1)
        if open.count > level, open[level].isNumbered != isNumbered { closeLists(to: level) }
        if open.count == level { open.append(OpenList(isNumbered: isNumbered, template: template.indented(by: level))) }
        let list = open[level]
        let label = isNumbered ? list.template.number.text(for: list.items.count + 1) : list.template.bullet
        let paragraph = Paragraph(item, style: list.template.style)
        open[level].items.append(List.Item(label: label.isEmpty ? [] : [.text(label, nil)], blocks: [.paragraph(paragraph)]))
    }

    /// All blocks; the sink is empty afterwards.
    mutating func take() -> [Block] {
        closeLists(to: 0)
        defer { finished = [] }
        return finished
    }

    /// Ends the inmost lists until so many are open; each becomes a part of the item around it.
    private mutating func closeLists(to count: Int) {
        while open.count > count {
            let list = open.removeLast()
            let block = Block.list(List(items: list.items, style: list.template.style, labelWidth: list.template.labelWidth))
            if let outer = open.indices.last, let item = open[outer].items.indices.last {
                open[outer].items[item].blocks.append(block)
            } else {
                finished.append(block)
            }
        }
    }
}

extension ListTemplate {
    /// The list within so many others. Beside a label as wide as its place the text is set off anyhow; else by two em.
    fileprivate func indented(by level: Int) -> ListTemplate {
        guard level > 0, labelWidth <= .zero else { return self }
        var list = self
        list.style.startIndent = style.startIndent + style.text.hanPitch * (2 * Double(level))
        return list
    }
}
