internal import DocumentTree

extension Table.Cell {
    /// The text of a cell as a sheet shows it; lines that are forced stay.
    var sheetText: String {
        switch content {
        case .empty, .pageSum: ""
        case .text(let inlines): inlines.sheetText
        case .number(let use): use.text
        case .blocks(let blocks): blocks.sheetText
        case .diagonal(let below, let above): "\(above.sheetText)\n\(below.sheetText)"
        }
    }
}

extension [Inline] {
    /// The characters, with the lines that are forced.
    var sheetText: String {
        map { inline in
            switch inline {
            case .text(let text, _): text
            case .figure(let use): use.text
            case .foreign(let content, _), .link(_, let content), .unbroken(let content): content.sheetText
            case .footnote(let note): "（\(note.content.sheetText)）"
            case .lineBreak: "\n"
            case .preferredBreak, .leader, .pageNumber, .pageCount, .runningTitle, .pageReference, .numberReference, .anchor: ""
            }
        }.joined()
    }
}

extension [Block] {
    fileprivate var sheetText: String {
        compactMap { block -> String? in
            switch block {
            case .paragraph(let paragraph): paragraph.content.sheetText
            case .heading(let heading): heading.content.sheetText
            case .list(let list): list.items.map { $0.label.sheetText + $0.blocks.sheetText }.joined(separator: "\n")
            case .group(let group): group.blocks.sheetText
            case .table(let table):
                (table.head + table.body).map { $0.cells.map(\.sheetText).joined(separator: "　") }.joined(separator: "\n")
            case .figure(let figure): figure.alternateText
            case .contents, .space, .rule, .signature, .pageBreak: nil
            }
        }.joined(separator: "\n")
    }
}

/// How wide a text is, as far as that can be told without a face: Han and full-width marks are one em, all else is half of one.
func estimatedWidth(_ text: String, size: Double) -> Double {
    text.unicodeScalars.reduce(0) { $0 + ($1.value < 0x1100 ? 0.55 : 1) } * size
}
