import Display
import DocumentTree
import Geometry

extension Document {
    /// All tables in reading order.
    var tables: [Table] { sections.flatMap { tablesOf($0.blocks) } }
}

private func tablesOf(_ blocks: [Block]) -> [Table] {
    blocks.flatMap { block -> [Table] in
        switch block {
        case .table(let table): [table]
        case .group(let group): tablesOf(group.blocks)
        case .list(let list): list.items.flatMap { tablesOf($0.blocks) }
        case .paragraph, .heading, .figure, .contents, .space, .rule, .signature, .pageBreak: []
        }
    }
}

extension Table {
    /// For each column the texts of its heads from the top, without white space; a cell of several rows once.
    var headPaths: [[String]] {
        var paths: [[String]] = Array(repeating: [], count: columns.count)
        var covered = Array(repeating: 0, count: columns.count)
        for row in head {
            var column = 0
            for cell in row.cells {
                while covered[column] > 0 { column += 1 }
                for place in column..<column + cell.columns {
                    paths[place].append(cell.plainText)
                    covered[place] = cell.rows
                }
                column += cell.columns
            }
            covered = covered.map { max(0, $0 - 1) }
        }
        return paths
    }
}

extension Table.Cell {
    /// The characters, without white space.
    var plainText: String {
        let text =
            switch content {
            case .empty, .pageSum: ""
            case .text(let inlines): textOf(inlines)
            case .number(let use): use.text
            case .blocks(let blocks): textOf(blocks)
            case .diagonal(let below, let above): textOf(below) + textOf(above)
            }
        return text.filter { !$0.isWhitespace }
    }
}

private func textOf(_ blocks: [Block]) -> String {
    blocks.map { block in
        switch block {
        case .paragraph(let paragraph): textOf(paragraph.content)
        case .heading(let heading): textOf(heading.content)
        case .list(let list): list.items.map { textOf($0.label) + textOf($0.blocks) }.joined()
        case .table(let table): (table.head + table.body).flatMap(\.cells).map(\.plainText).joined()
        case .group(let group): textOf(group.blocks)
        case .figure, .contents, .space, .rule, .signature, .pageBreak: ""
        }
    }.joined()
}

private func textOf(_ inlines: [Inline]) -> String {
    inlines.map { inline in
        switch inline {
        case .text(let text, _): text
        case .figure(let use): use.text
        case .foreign(let inner, _), .link(_, let inner), .unbroken(let inner): textOf(inner)
        case .lineBreak, .preferredBreak, .leader, .pageNumber, .pageCount, .runningTitle, .pageReference, .numberReference, .anchor,
            .footnote:
            ""
        }
    }.joined()
}

/// A glyph run with its place on the page.
struct PlacedRun {
    var text: String
    var rect: Rect
    var mark: Frame.Mark?
}

extension DisplayPage {
    /// All runs in drawing order, each with the box of its em.
    var runs: [PlacedRun] {
        stretches.flatMap { stretch in
            stretch.operations.compactMap { operation -> PlacedRun? in
                guard case .glyphs(let run) = operation.content, !run.text.allSatisfy(\.isWhitespace) else { return nil }
                // Digits and Han stand between 0.86 em above and 0.12 em below the baseline.
                let box = Rect(x: .zero, y: run.size * -0.86, width: run.width, height: run.size * 0.98)
                return PlacedRun(text: run.text, rect: operation.transform.applied(to: box), mark: stretch.mark)
            }
        }
    }
}
