/// The text of a document as a reader hears it: blocks in the order of the struct tree, each with its role and all its characters.
public struct ReadingText: Hashable, Sendable, CustomStringConvertible {
    /// A paragraph, heading, caption, label or cell with the text of its own and of the spans and links in it.
    public struct Block: Hashable, Sendable {
        public var role: StructRole
        public var text: String
    }

    /// Blocks without text are left out.
    public let blocks: [Block]

    /// The text of `document`; artifacts have none.
    public init(of document: PagedDocument) {
        let structure = document.structure
        var texts: [StructID: String] = [:]
        for page in document.pages {
            for stretch in DisplayPage(page).stretches {
                guard case .leaf(let leaf) = stretch.mark else { continue }
                let block = structure.block(around: leaf)
                for case .glyphs(let run) in stretch.operations.map(\.content) {
                    texts[block, default: ""] += run.text
                }
            }
        }
        blocks = structure.readingOrder.compactMap { id in texts[id].map { Block(role: structure[id].role, text: $0) } }
    }

    /// One line a block.
    public var description: String { blocks.map(\.text).joined(separator: "\n") }
}

extension StructTree {
    /// All elements, each before its children.
    public var readingOrder: [StructID] {
        var order: [StructID] = []
        var open = [Self.root]
        while let id = open.popLast() {
            order.append(id)
            open.append(contentsOf: self[id].children.reversed())
        }
        return order
    }

    /// The nearest element, `id` itself included, that is not a part of a line.
    public func block(around id: StructID) -> StructID {
        var id = id
        while self[id].role.isInline, let parent = self[id].parent { id = parent }
        return id
    }
}

extension StructRole {
    /// Whether elements of the role are parts of a line (ISO 32000-1, 14.8.4.4).
    fileprivate var isInline: Bool {
        switch self {
        case .span, .link, .reference, .strong, .emphasis: true
        case .document, .part, .section, .division, .heading, .paragraph, .blockQuote, .list, .listItem, .listLabel, .listBody, .table,
            .tableHead, .tableBody, .tableRow, .headerCell, .dataCell, .figure, .caption, .title, .contents, .contentsItem, .note, .form:
            false
        }
    }
}
