internal import Display
internal import DocumentTree
internal import Styling

extension Collector {
    /// A table with the elements of all its rows and cells: one Table over all its pages and panels.
    mutating func collect(_ table: Table, titleLevel: Int?, in parent: StructID) -> FlowTable {
        var title: FlowParagraph?
        if let heading = table.caption?.title, let titleLevel { title = collect(heading, level: titleLevel, in: parent) }
        var attributes = StructAttributes()
        attributes.title = table.name.isEmpty ? nil : table.name
        let element = builder.append(.table, in: parent, attributes: attributes)
        if let anchor = table.anchor { builder.place(anchor, at: element) }
        let captionLines = collect(captionOf: table, in: element)
        var flow = FlowTable(table: table, element: element, title: title, captionLines: captionLines)
        collectRows(of: table, into: &flow)
        flow.notes = table.notes.map { collect($0, in: parent) }
        return flow
    }

    private mutating func collect(captionOf table: Table, in element: StructID) -> [CaptionLine] {
        guard let lines = table.caption?.lines, !lines.isEmpty else { return [] }
        let caption = builder.append(.caption, in: element)
        return lines.map { line in
            CaptionLine(
                left: collect(part: line.left, style: line.style, alignment: .left, in: caption),
                center: collect(part: line.center, style: line.style, alignment: .center, in: caption),
                right: collect(part: line.right, style: line.style, alignment: .right, in: caption))
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

    private mutating func collectRows(of table: Table, into flow: inout FlowTable) {
        var heads = HeadIndex(columns: table.columns.count, isWanted: table.head.count > 1)
        if !table.head.isEmpty {
            let part = builder.append(.tableHead, in: flow.elements.table)
            var occupancy = Occupancy(columns: table.columns.count)
            for row in table.head { collect(row, isHead: true, in: part, occupancy: &occupancy, heads: &heads, into: &flow) }
        }
        guard !table.body.isEmpty else { return }
        let part = builder.append(.tableBody, in: flow.elements.table)
        var occupancy = Occupancy(columns: table.columns.count)
        for row in table.body { collect(row, isHead: false, in: part, occupancy: &occupancy, heads: &heads, into: &flow) }
    }

    private mutating func collect(
        _ row: Table.Row, isHead: Bool, in part: StructID, occupancy: inout Occupancy, heads: inout HeadIndex, into flow: inout FlowTable
    ) {
        let rowElement = builder.append(.tableRow, in: part)
        let columns = occupancy.place(row)
        flow.elements.beginRow(columns: columns)
        heads.beginRow()
        for (index, cell) in row.cells.enumerated() {
            var attributes = StructAttributes()
            attributes.rowSpan = cell.rows
            attributes.columnSpan = cell.columns
            attributes.figure = cell.number?.id
            var role = StructRole.dataCell
            switch cell.role {
            case .columnHead: (role, attributes.scope) = (.headerCell, .column)
            case .rowHead: (role, attributes.scope) = (.headerCell, .row)
            case .data: if isHead { (role, attributes.scope) = (.headerCell, .column) }
            }
            let range = columns[index]..<columns[index] + cell.columns
            if role == .dataCell { attributes.headers = heads.heads(of: range) }
            let element = builder.append(role, in: rowElement, attributes: attributes)
            if role == .headerCell { heads.add(element, over: range, isColumn: attributes.scope == .column, rows: cell.rows) }
            flow.elements.cells.append(element)
            guard cell.plainText == nil else { continue }
            switch cell.content {
            case .blocks(let blocks): flow.blocks[element] = collect(blocks, in: element)
            case .text(let inlines) where !inlines.allSatisfy(\.isPlain):
                flow.texts[element] = collect(inlines, style: flow.format(of: cell).style.paragraph, in: element)
            case .empty, .text, .number, .diagonal, .pageSum: break
            }
        }
    }
}

/// The head cells over each column and before each row (ISO 32000-1, table 349, Headers).
private struct HeadIndex {
    /// Whether cells name their heads: scope alone is not enough under a head of several rows.
    let isWanted: Bool
    private var columns: [[StructID]]
    /// Row heads, each with the rows that it still covers.
    private var rowHeads: [(element: StructID, rows: Int)] = []

    init(columns: Int, isWanted: Bool) {
        self.isWanted = isWanted
        self.columns = Array(repeating: [], count: columns)
    }

    mutating func beginRow() {
        rowHeads = rowHeads.compactMap { $0.rows > 1 ? ($0.element, $0.rows - 1) : nil }
    }

    mutating func add(_ element: StructID, over range: Range<Int>, isColumn: Bool, rows: Int) {
        guard isWanted else { return }
        if isColumn {
            for column in range where columns.indices.contains(column) { columns[column].append(element) }
        } else {
            rowHeads.append((element, rows))
        }
    }

    /// The heads of a cell over `range`.
    func heads(of range: Range<Int>) -> [StructID] {
        guard isWanted, let first = range.first, columns.indices.contains(first) else { return [] }
        var heads = columns[first]
        for column in range.dropFirst() where columns.indices.contains(column) {
            for head in columns[column] where !heads.contains(head) { heads.append(head) }
        }
        return rowHeads.isEmpty ? heads : heads + rowHeads.map(\.element)
    }
}
