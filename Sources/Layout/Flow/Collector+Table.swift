internal import Display
internal import DocumentTree
internal import Styling

extension Collector {
    /// A table with the elements of all its rows and cells: one Table over all its pages and panels, title and caption in it.
    mutating func collect(_ table: Table, titleLevel: Int?, in parent: StructID) -> FlowTable {
        // What has no rows is no table to a reader: its title and lines stand by themselves.
        let hasRows = !table.head.isEmpty || !table.body.isEmpty
        let kinds = CellKinds(table)
        var element = parent
        if hasRows {
            var attributes = StructAttributes()
            attributes.title = table.name.isEmpty ? nil : table.name
            element = builder.append(.table, in: parent, attributes: attributes)
        }
        if let anchor = table.anchor { builder.place(anchor, at: element) }
        let lines = table.caption?.lines ?? []
        let hasCaption = titleLevel != nil && table.caption?.title != nil || !lines.isEmpty || kinds.captions > 0
        let caption = hasRows && hasCaption ? builder.append(.caption, in: element) : element
        var title: FlowParagraph?
        if let heading = table.caption?.title, let titleLevel { title = collect(heading, level: titleLevel, in: caption) }
        let captionLines = lines.map { line in
            CaptionLine(
                left: collect(part: line.left, style: line.style, alignment: .left, in: caption),
                center: collect(part: line.center, style: line.style, alignment: .center, in: caption),
                right: collect(part: line.right, style: line.style, alignment: .right, in: caption))
        }
        var flow = FlowTable(table: table, element: element, title: title, captionLines: captionLines)
        collectRows(of: table, kinds, caption: caption, into: &flow)
        placePanels(of: table, kinds, flow.elements)
        if table.folding != nil { flow.foldLeaf = builder.append(.paragraph, in: parent) }
        flow.notes = table.notes.map { collect($0, in: parent) }
        return flow
    }

    /// Places the anchors of panels from the second on: at the lowest head that begins with the panel, since what leads to a panel leads to
    /// its page, and of the elements of the table that head is the one that begins there (ISO 14289-2, 8.8).
    private mutating func placePanels(of table: Table, _ kinds: CellKinds, _ elements: TableElements) {
        guard let title = table.caption?.title, let panels = panelTitles[title.anchor] else { return }
        for (index, panel) in panels.enumerated().dropFirst() {
            var element = elements.table
            for (row, places) in kinds.places.prefix(table.head.count).enumerated() {
                guard let place = places.firstIndex(of: panel.column), !table.head[row].cells[place].isEmpty else { continue }
                element = elements.cells[Int(elements.starts[kinds.captions + row]) + place]
            }
            builder.place(title.anchor.panel(index), at: element)
        }
    }

    private mutating func collect(
        part inlines: [Inline], style: ParagraphStyle, alignment: ParagraphStyle.Alignment, in caption: StructID
    ) -> FlowParagraph? {
        guard !inlines.isEmpty else { return nil }
        var aligned = style
        aligned.alignment = alignment
        return collect(inlines, style: aligned, in: builder.append(.paragraph, in: caption))
    }

    private mutating func collectRows(of table: Table, _ kinds: CellKinds, caption: StructID, into flow: inout FlowTable) {
        flow.captionRows = kinds.captions
        var heads = HeadIndex(table)
        for index in 0..<kinds.captions {
            flow.elements.beginRow(columns: kinds.places[index])
            let element = builder.append(.paragraph, in: caption)
            flow.elements.cells.append(element)
            collectContent(of: table.body[index].cells[0], element, into: &flow)
        }
        let parts: [(role: StructRole, rows: Range<Int>)]
        let (head, rows) = (table.head.count, table.head.count + table.body.count)
        // A head without a body is none (ISO 32000-1, table 337: THead stands before TBody): such rows are the body.
        if table.body.isEmpty {
            parts = [(.tableBody, 0..<head)]
        } else {
            parts = [(.tableHead, 0..<head), (.tableBody, head + kinds.captions..<rows)]
        }
        for part in parts where !part.rows.isEmpty {
            let element = builder.append(part.role, in: flow.elements.table)
            for row in part.rows { collect(row: row, kinds, in: element, heads: &heads, into: &flow) }
        }
    }

    private mutating func collect(
        row index: Int, _ kinds: CellKinds, in part: StructID, heads: inout HeadIndex, into flow: inout FlowTable
    ) {
        let head = flow.table.head.count
        let row = index < head ? flow.table.head[index] : flow.table.body[index - head]
        let rowElement = builder.append(.tableRow, in: part)
        flow.elements.beginRow(columns: kinds.places[index])
        var cells: [HeadIndex.Cell] = []
        cells.reserveCapacity(row.cells.count)
        for (place, cell) in row.cells.enumerated() {
            let (column, kind) = (kinds.places[index][place], kinds.kinds[index][place])
            var attributes = StructAttributes()
            attributes.rowSpan = cell.rows
            attributes.columnSpan = cell.columns
            attributes.figure = cell.number?.id
            switch kind {
            case .rowHead: attributes.scope = .row
            case .columnHead: attributes.scope = .column
            case .data, .caption: break
            }
            let element = builder.append(kind == .data ? .dataCell : .headerCell, in: rowElement, attributes: attributes)
            flow.elements.cells.append(element)
            cells.append(
                HeadIndex.Cell(
                    element: element, kind: kind, rows: index - head..<index - head + cell.rows, columns: column..<column + cell.columns,
                    isEmpty: cell.isEmpty))
        }
        if index < head {
            for cell in cells where cell.kind == .columnHead { heads.add(top: cell) }
        } else {
            for (cell, headers) in zip(cells, heads.headers(of: cells, row, kinds)) {
                if let headers { builder.update(cell.element) { $0.headers = headers } }
            }
        }
        for (cell, place) in zip(row.cells, cells) { collectContent(of: cell, place.element, into: &flow) }
    }

    private mutating func collectContent(of cell: Table.Cell, _ element: StructID, into flow: inout FlowTable) {
        guard cell.plainText == nil else { return }
        switch cell.content {
        case .blocks(let blocks): flow.blocks[element] = collect(blocks, in: element)
        case .text(let inlines):
            let style = flow.format(of: cell).style.paragraph
            guard !inlines.allSatisfy({ $0.isPlain(in: style.text) }) else { return }
            flow.texts[element] = collect(inlines, style: style, in: element)
        case .diagonal(let below, let above):
            let style = flow.format(of: cell).style.paragraph.inOneLine
            guard !(below + above).allSatisfy({ $0.isPlain(in: style.text) }) else { return }
            let texts = [below, above].map { collect($0, style: style, in: builder.append(.span, in: element)) }
            flow.diagonals[element] = (texts[0], texts[1])
        case .empty, .number, .pageSum: break
        }
    }
}
