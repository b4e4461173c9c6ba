import Display
import DocumentTree
import Geometry
import Styling
import Typesetting

/// A paragraph or cell of a document, with the width of its measure.
struct SampleText {
    var items: [ParagraphItem]
    var style: ParagraphStyle
    var width: Length

    /// Everything that is set in lines in a document, in order: cells too, in measures of the width of a usual column.
    static func all(in document: Document) -> [SampleText] {
        document.sections.flatMap { section in section.blocks.flatMap { texts(in: $0, width: .mm(156)) } }
    }

    private static func texts(in block: Block, width: Length) -> [SampleText] {
        func text(_ inlines: [Inline], _ style: ParagraphStyle, _ width: Length = width) -> SampleText {
            SampleText(items: inlines.flatMap { items($0, style.text) }, style: style, width: width)
        }
        switch block {
        case .paragraph(let paragraph): return [text(paragraph.content, paragraph.style)]
        case .heading(let heading): return [text(heading.content, heading.style)]
        case .list(let list):
            return list.items.flatMap { item in
                [text(item.label, list.style)] + item.blocks.flatMap { texts(in: $0, width: width) }
            }
        case .group(let group): return group.blocks.flatMap { texts(in: $0, width: width) }
        case .figure(let figure): return figure.caption.map { [text($0.content, $0.style)] } ?? []
        case .table(let table):
            let cells = (table.head + table.body).flatMap(\.cells).flatMap { cell -> [SampleText] in
                let style = table.cellStyles[cell.style].paragraph
                switch cell.content {
                case .empty, .pageSum: return []
                case .text(let inlines): return [text(inlines, style, .mm(25))]
                case .number(let use): return [text([.text(use.text, use.style)], style, .mm(25))]
                case .blocks(let blocks): return blocks.flatMap { texts(in: $0, width: .mm(60)) }
                case .diagonal(let below, let above): return [text(below, style, .mm(25)), text(above, style, .mm(25))]
                }
            }
            return cells + table.notes.map { text($0.content, $0.style) }
        case .contents, .space, .rule, .signature, .pageBreak: return []
        }
    }

    private static func items(_ inline: Inline, _ style: TextStyle) -> [ParagraphItem] {
        switch inline {
        case .text(let text, let own): [.text(StyledText(text, style: own ?? style))]
        case .figure(let use): [.text(StyledText(use.text, style: use.style ?? style))]
        case .foreign(let inner, _), .link(_, let inner), .unbroken(let inner): inner.flatMap { items($0, style) }
        case .lineBreak: [.lineBreak]
        case .preferredBreak: [.preferredBreak]
        case .leader(let text): [.leader(StyledText(text, style: style))]
        case .pageNumber, .pageCount, .runningTitle, .pageReference, .numberReference: [.text(StyledText("000", style: style))]
        case .anchor, .footnote: []
        }
    }
}
