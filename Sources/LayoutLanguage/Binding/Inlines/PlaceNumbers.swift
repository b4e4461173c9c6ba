internal import Display
internal import DocumentTree

/// What places are called by their numbers, for the links that print them. A link may stand before its place, so that numbers are printed when
/// the whole document is there; a place without a number has been reported and prints nothing.
struct PlaceNumbers {
    private let labels: [AnchorID: String]

    init(_ labels: [AnchorID: String]) { self.labels = labels }

    /// The document with all references to numbers printed.
    func printed(in document: Document) -> Document {
        var document = document
        for index in document.sections.indices { document.sections[index].blocks = printed(document.sections[index].blocks) }
        return document
    }

    private func printed(_ blocks: [Block]) -> [Block] { blocks.map(printed) }

    private func printed(_ block: Block) -> Block {
        switch block {
        case .paragraph(let paragraph): return .paragraph(printed(paragraph))
        case .heading(let heading): return .heading(printed(heading))
        case .list(var list):
            for index in list.items.indices { list.items[index].blocks = printed(list.items[index].blocks) }
            return .list(list)
        case .table(let table): return .table(printed(table))
        case .figure(var figure):
            guard let caption = figure.caption, caption.content.printsNumber else { return block }
            let content = printed(caption.content)
            figure.caption?.content = content
            figure.contentsLine?.title = content.plainText
            return .figure(figure)
        case .group(var group):
            group.blocks = printed(group.blocks)
            return .group(group)
        case .contents, .space, .rule, .signature, .pageBreak: return block
        }
    }

    private func printed(_ paragraph: Paragraph) -> Paragraph {
        guard paragraph.content.printsNumber else { return paragraph }
        return Paragraph(printed(paragraph.content), style: paragraph.style, role: paragraph.role)
    }

    private func printed(_ heading: Heading) -> Heading {
        guard heading.content.printsNumber else { return heading }
        var heading = heading
        heading.content = printed(heading.content)
        heading.title = heading.content.plainText
        return heading
    }

    private func printed(_ table: Table) -> Table {
        var table = table
        if var caption = table.caption {
            caption.title = caption.title.map(printed)
            caption.lines = caption.lines.map { line in
                Table.Caption.Line(
                    left: printed(line.left), center: printed(line.center), right: printed(line.right), style: line.style)
            }
            table.caption = caption
        }
        table.notes = table.notes.map(printed)
        for index in table.head.indices { print(in: &table.head[index]) }
        for index in table.body.indices { print(in: &table.body[index]) }
        return table
    }

    private func print(in row: inout Table.Row) {
        for index in row.cells.indices where row.cells[index].plainText == nil {
            switch row.cells[index].content {
            case .text(let content): if content.printsNumber { row.cells[index].content = .text(printed(content)) }
            case .blocks(let blocks): row.cells[index].content = .blocks(printed(blocks))
            case .diagonal(let below, let above): row.cells[index].content = .diagonal(below: printed(below), above: printed(above))
            case .empty, .number, .pageSum: break
            }
        }
    }

    private func printed(_ content: [Inline]) -> [Inline] { content.map(printed) }

    private func printed(_ inline: Inline) -> Inline {
        switch inline {
        case .numberReference(let anchor, let style): .text(labels[anchor] ?? "", style)
        case .foreign(let content, let language): .foreign(printed(content), language: language)
        case .link(let target, let content): .link(target, printed(content))
        case .unbroken(let content): .unbroken(printed(content))
        case .footnote(let paragraph): .footnote(printed(paragraph))
        case .text, .figure, .lineBreak, .preferredBreak, .leader, .pageNumber, .pageCount, .runningTitle, .pageReference, .anchor: inline
        }
    }
}

extension [Inline] {
    /// Whether a reference to a number is among them.
    fileprivate var printsNumber: Bool {
        contains { inline in
            switch inline {
            case .numberReference: true
            case .foreign(let content, _), .link(_, let content), .unbroken(let content): content.printsNumber
            case .footnote(let paragraph): paragraph.content.printsNumber
            case .text, .figure, .lineBreak, .preferredBreak, .leader, .pageNumber, .pageCount, .runningTitle, .pageReference, .anchor:
                false
            }
        }
    }
}
