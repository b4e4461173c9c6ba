internal import DocumentTree

/// A table of a document that becomes a sheet, with the page it stands on.
struct StatementTable {
    var table: Table
    var master: PageMaster

    /// The tables of a document in order: those with a title or with numbers. Tables within cells stay in their cells.
    static func all(in document: Document) -> [StatementTable] {
        document.sections.flatMap { section in
            tables(in: section.blocks).filter { $0.isStatement }.map { StatementTable(table: $0, master: section.master) }
        }
    }

    private static func tables(in blocks: [Block]) -> [Table] {
        blocks.flatMap { block -> [Table] in
            switch block {
            case .table(let table): [table]
            case .group(let group): tables(in: group.readBlocks)
            case .list(let list): list.items.flatMap { tables(in: $0.blocks) }
            case .paragraph, .heading, .figure, .contents, .space, .rule, .signature, .pageBreak: []
            }
        }
    }

    /// What the table is called: its title, or its name in the layout.
    var title: String {
        let title = table.caption?.title?.title ?? ""
        return title.isEmpty ? table.name : title
    }
}

extension Table {
    fileprivate var isStatement: Bool {
        caption?.title != nil || body.contains { $0.cells.contains { $0.number != nil } }
    }
}
