internal import Display
internal import DocumentTree
internal import Geometry
internal import Styling

extension PageWriter {
    /// A table in one piece, which scrolls within itself: no page end parts it.
    mutating func write(_ source: Table, opensSections: Bool) {
        let (table, folded) = source.foldedWhole()
        let kinds = CellKinds(table)
        guard !table.head.isEmpty || !table.body.isEmpty else {
            // What has no rows is no table to a reader: its title and lines stand by themselves.
            writeCaption(of: table, kinds, opensSections: opensSections)
            return writeNotes(of: table, folded: "")
        }
        let widths = ColumnEstimate(table)
        let name = newIdentifier("table")
        // A table with heads that stay in sight scrolls in a window of its own; a form is read on like text.
        let isLong = !table.head.isEmpty && table.body.count > Self.longestWithoutWindow
        markup.open(
            "div",
            [
                "class": isLong ? "scroll long" : "scroll", "tabindex": "0", "role": "region",
                "aria-label": table.name.isEmpty ? title(of: table) : table.name, "style": "--w:\(decimal(widths.total))",
            ])
        markup.line()
        markup.open("table", ["id": table.anchor.flatMap { identifier(of: $0) } ?? name, "class": classes(of: table)])
        markup.line()
        if table.caption != nil || kinds.captions > 0 {
            markup.open("caption")
            writeCaption(of: table, kinds, opensSections: opensSections)
            markup.raw("</caption>\n")
        }
        markup.raw("<colgroup>")
        for share in widths.shares {
            markup.open("col", ["style": "width:\(decimal(share * 100))%"])
        }
        markup.raw("</colgroup>\n")
        writeRows(of: table, kinds, name: name)
        markup.raw("</table>\n</div>\n")
        writeNotes(of: table, folded: folded)
    }

    private static let longestWithoutWindow = 15

    private func title(of table: Table) -> String { table.caption?.title?.title ?? words.numbers }

    private func classes(of table: Table) -> String? {
        var classes: [String] = []
        if table.rules.horizontal != nil { classes.append("lines") }
        if table.rules.vertical != nil { classes.append("columns") }
        if table.rules.frame != nil { classes.append("frame") }
        if table.rules.belowHead != nil { classes.append("head-line") }
        return classes.isEmpty ? nil : classes.joined(separator: " ")
    }

    // MARK: Around the rows

    private mutating func writeCaption(of table: Table, _ kinds: CellKinds, opensSections: Bool) {
        if let title = table.caption?.title { write(title, opensSections: opensSections) }
        for line in table.caption?.lines ?? [] {
            let sides = [("at-left", line.left), ("", line.center), ("", line.right)].filter { !$0.1.isEmpty }
            guard !sides.isEmpty else { continue }
            markup.open("div", ["class": "sides"])
            for (side, content) in sides {
                markup.open("span", ["class": side.isEmpty ? nil : side])
                write(content, in: line.style.text)
                markup.close("span")
            }
            markup.close("div")
            markup.line()
        }
        for row in table.body.prefix(kinds.captions) {
            for cell in row.cells {
                markup.open("p")
                writeContent(of: cell, in: table)
                markup.close("p")
            }
        }
    }

    private mutating func writeNotes(of table: Table, folded: String) {
        if !folded.isEmpty, let style = table.folding?.style {
            write(.paragraph(Paragraph([.text(folded, nil)], style: style, role: .note)))
        }
        for note in table.notes { write(.paragraph(note)) }
    }

    // MARK: Rows

    private mutating func writeRows(of table: Table, _ kinds: CellKinds, name: String) {
        var cells = 0
        // A head without a body is none.
        let (head, rows) = (table.head.count, table.head.count + table.body.count)
        let parts: [(name: StaticString, rows: Range<Int>)] =
            table.body.isEmpty ? [("tbody", 0..<head)] : [("thead", 0..<head), ("tbody", head + kinds.captions..<rows)]
        // Only cells that others name need an identifier, so that the body is looked through twice.
        let naming = HeadNaming(table, kinds, parts.map(\.rows))
        for part in parts where !part.rows.isEmpty {
            markup.open(part.name)
            markup.line()
            for index in part.rows {
                let row = index < head ? table.head[index] : table.body[index - head]
                markup.open("tr")
                for (place, cell) in row.cells.enumerated() {
                    let position = CellPosition(
                        kind: kinds.kinds[index][place], column: kinds.places[index][place], isHead: index < head, number: cells)
                    write(cell, at: position, in: table, naming, name: name)
                    cells += 1
                }
                markup.raw("</tr>\n")
            }
            markup.close(part.name)
            markup.line()
        }
    }

    /// Where a cell stands.
    private struct CellPosition {
        var kind: CellKind
        var column: Int
        var isHead: Bool
        /// In reading order.
        var number: Int
    }

    private mutating func write(
        _ cell: Table.Cell, at position: CellPosition, in table: Table, _ naming: HeadNaming, name: String
    ) {
        let style = table.cellStyles.indices.contains(cell.style) ? table.cellStyles[cell.style] : nil
        var classes: [String] = style.map { [looks.name(of: $0)] } ?? []
        if cell.number != nil { classes.append("number") }
        if table.stubColumns > 0, position.column == table.stubColumns - 1, cell.columns == 1 { classes.append("stub") }
        if case .diagonal = cell.content { classes.append("diagonal") }
        let isNamed = naming.named.contains(position.number)
        let headers = naming.headers[position.number].map { $0.map { "\(name)-\($0)" }.joined(separator: " ") }
        let isData = position.kind == .data
        // A head without text says nothing, and is no head to a reader either.
        let isEmptyHead = !isData && cell.isEmpty
        let indent = cell.indent > .zero ? "padding-left:\(decimal(0.5 + cell.indent.points / 10.5))em" : nil
        let attributes: Markup.Attributes = [
            "class": classes.isEmpty ? nil : classes.joined(separator: " "), "id": isNamed ? "\(name)-\(position.number)" : nil,
            "scope": isData || isEmptyHead ? nil : scope(of: cell, position.kind),
            "headers": headers.flatMap { $0.isEmpty ? nil : $0 }, "rowspan": cell.rows > 1 ? "\(cell.rows)" : nil,
            "colspan": cell.columns > 1 ? "\(cell.columns)" : nil, "style": indent,
        ]
        let element: StaticString = isData || isEmptyHead ? "td" : "th"
        markup.open(element, attributes)
        if style?.isRotated == true {
            markup.raw("<div class=\"turned\">")
            writeContent(of: cell, in: table)
            markup.raw("</div>")
        } else {
            writeContent(of: cell, in: table)
        }
        markup.close(element)
    }

    /// Heads over several rows or columns head a group of them.
    private func scope(of cell: Table.Cell, _ kind: CellKind) -> String {
        if kind == .rowHead { return cell.rows > 1 ? "rowgroup" : "row" }
        return cell.columns > 1 ? "colgroup" : "col"
    }

    private mutating func writeContent(of cell: Table.Cell, in table: Table) {
        if let text = cell.plainText { return markup.text(text) }
        let text = table.cellStyles.indices.contains(cell.style) ? table.cellStyles[cell.style].paragraph.text : TextStyle()
        switch cell.content {
        case .empty, .pageSum: break
        case .text(let inlines): write(inlines, in: text)
        case .number(let use): write([.figure(use)], in: text)
        case .blocks(let blocks): for block in blocks { write(block) }
        case .diagonal(let below, let above):
            for (name, inlines) in [("below", below), ("above", above)] {
                markup.open("span", ["class": name])
                write(inlines, in: text)
                markup.close("span")
            }
        }
    }
}
