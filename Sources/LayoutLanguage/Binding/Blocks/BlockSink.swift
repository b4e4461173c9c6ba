internal import DocumentTree

/// Collects blocks and makes lists of items that follow one another.
struct BlockSink {
    private var finished: [Block] = []
    private var open: OpenList?

    /// A list that the next block may go on.
    private struct OpenList {
        var isNumbered: Bool
        var template: ListTemplate
        var items: [List.Item] = []
    }

    /// Whether nothing has been added.
    var isEmpty: Bool { finished.isEmpty && open == nil }

    /// Adds a block; it ends a list that is open.
    mutating func add(_ block: Block) {
        closeList()
        finished.append(block)
    }

    /// Adds a note: under an item it belongs to the item, and the list may go on after it.
    mutating func add(note: Paragraph) {
        guard let last = open?.items.indices.last else { return add(.paragraph(note)) }
        open?.items[last].blocks.append(.paragraph(note))
    }

    /// Adds an item to the open list of its kind, or to a new one.
    mutating func add(item: [Inline], isNumbered: Bool, template: ListTemplate) {
        if open?.isNumbered != isNumbered {
            closeList()
            open = OpenList(isNumbered: isNumbered, template: template)
        }
        guard var list = open else { return }
        let label = isNumbered ? template.number.text(for: list.items.count + 1) : template.bullet
        let paragraph = Paragraph(item, style: template.style)
        list.items.append(List.Item(label: label.isEmpty ? [] : [.text(label, nil)], blocks: [.paragraph(paragraph)]))
        open = list
    }

    /// All blocks; the sink is empty afterwards.
    mutating func take() -> [Block] {
        closeList()
        defer { finished = [] }
        return finished
    }

    private mutating func closeList() {
        guard let list = open else { return }
        open = nil
        finished.append(.list(List(items: list.items, style: list.template.style, labelWidth: list.template.labelWidth)))
    }
}
