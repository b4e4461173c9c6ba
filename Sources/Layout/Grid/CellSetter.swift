internal import Display
internal import DocumentTree
internal import Geometry
internal import Styling
internal import Typesetting

/// Sets the cells of rows in the widths of one panel.
struct CellSetter {
    let flow: FlowTable
    let panel: PanelPlan
    let composer: Composer

    /// The cells of a row that the panel shows; `index` counts head rows too.
    func row(_ row: Table.Row, index: Int, places: [Int]) -> RowBox {
        var cells: [CellBox] = []
        cells.reserveCapacity(row.cells.count)
        var height = row.minimumHeight
        let start = Int(flow.elements.starts[index])
        for (offset, cell) in row.cells.enumerated() {
            let source = places[offset]
            let positions = panel.positions(of: source..<source + cell.columns)
            guard !positions.isEmpty else { continue }
            var box = box(of: cell, element: flow.elements.cells[start + offset], positions: positions)
            box.isArtifact = !panel.isFirst(source)
            if cell.rows == 1 { height = max(height, box.height) }
            cells.append(box)
        }
        return RowBox(cells: cells, height: height)
    }

    /// The cells of a row that a page break makes; `text` prints its sums. They are artifacts.
    func pageRow(_ row: Table.Row, places: [Int], text: (Table.PageSum) -> String) -> RowBox {
        var cells: [CellBox] = []
        var height = row.minimumHeight
        for (cell, source) in zip(row.cells, places) {
            let positions = panel.positions(of: source..<source + cell.columns)
            guard !positions.isEmpty else { continue }
            var printed = cell
            if case .pageSum(let sum) = cell.content { printed.content = .number(FigureUse(id: "", text: text(sum))) }
            var box = box(of: printed, element: nil, positions: positions)
            box.isArtifact = true
            if cell.rows == 1 { height = max(height, box.height) }
            cells.append(box)
        }
        return RowBox(cells: cells, height: height)
    }

    private func box(of cell: Table.Cell, element: StructID?, positions: Range<Int>) -> CellBox {
        let style = flow.table.style(of: cell)
        var box = CellBox(columns: positions, rows: cell.rows, style: style)
        let room = panel.width(of: positions) - style.padding.left - style.padding.right
        switch cell.content {
        // As high as a line, so that rows without text are rows to the eye.
        case .empty: box.height = style.paragraph.linePitch + box.padding
        case .text(let inlines): setText(inlines, of: cell, element: element, room: room, in: &box)
        case .number(let use): setNumber(use, element: element, room: room, in: &box)
        case .blocks:
            let blocks = element.flatMap { flow.blocks[$0] } ?? []
            let items = composer.compose(blocks, width: room).compactMap(\.inCell)
            box.notes = items.flatMap(\.notes)
            box.height = naturalHeight(of: items) + box.padding
            box.content = .flow(FlowCursor(items))
        case .diagonal(let below, let above): setDiagonal(below: below, above: above, element: element, in: &box)
        case .pageSum: break
        }
        return box
    }

    private func setText(_ inlines: [Inline], of cell: Table.Cell, element: StructID?, room: Length, in box: inout CellBox) {
        var style = box.style.paragraph
        style.alignment = style.alignment.aligned(box.style.horizontal)
        style.startIndent = style.startIndent + cell.indent
        var paragraph =
            element.flatMap { flow.texts[$0] }
            ?? FlowParagraph(items: PlainText(style: style.text, leaf: element).items(inlines), style: style)
        paragraph.style = style
        guard !paragraph.items.isEmpty else { return }
        if box.style.isRotated {
            box.height = RotatedText(paragraph: paragraph, room: room, composer: composer).length + box.padding
            box.content = .rotated(paragraph)
            return
        }
        let lines = composer.lines(of: paragraph, width: room)
        box.notes = lines.flatMap(\.notes)
        box.diagnostics = lines.flatMap(\.diagnostics)
        if lines.count == 1, case .frame(let frame) = lines[0].content, lines[0].anchors.isEmpty {
            box.content = .fixed(frame, x: .zero)
            box.height = frame.size.height + box.padding
        } else if !lines.isEmpty {
            box.content = .flow(FlowCursor(lines))
            box.height = naturalHeight(of: lines) + box.padding
        }
    }

    private func setNumber(_ use: FigureUse, element: StructID?, room: Length, in box: inout CellBox) {
        guard !use.text.isEmpty else { return }
        let base = use.style ?? box.style.paragraph.text
        // A number over several columns stands by itself.
        let column = box.columns.count == 1 ? panel.numbers[box.columns.lowerBound] : nil
        let style = column.map { base.limited(to: $0.size) } ?? base
        let text = StyledText(use.text, style: style, leaf: element, isUnbroken: true)
        guard let (frame, width) = composer.typesetter.line(of: text, pitch: box.style.paragraph.linePitch) else { return }
        let x: Length
        if let column {
            x = column.x(of: use.text, style: base, alignment: box.style.horizontal, room: room)
        } else {
            switch box.style.horizontal {
            case .left: x = .zero
            case .center: x = (room - width) / 2
            case .right: x = room - width
            }
        }
        box.content = .fixed(frame, x: x)
        box.height = frame.size.height + box.padding
    }

    private func setDiagonal(below: [Inline], above: [Inline], element: StructID?, in box: inout CellBox) {
        let frames = [below, above].map { inlines in
            let shaped = composer.typesetter.paragraph(
                PlainText(style: box.style.paragraph.text, leaf: element).items(inlines), style: box.style.paragraph.inOneLine)
            let width = shaped.naturalWidth + roundingRoom
            return shaped.lines(width: width).first?.frame ?? Frame(size: .zero)
        }
        box.content = .diagonal(below: frames[0], above: frames[1])
        box.height = frames[0].size.height + frames[1].size.height + box.padding
    }
}

extension Typesetter {
    /// What a number cell shows, in one line, and how wide it is.
    fileprivate func line(of text: StyledText, pitch: Length) -> (frame: Frame, width: Length)? {
        if let frame = numberFrame(text, linePitch: pitch) { return (frame, frame.size.width) }
        let style = ParagraphStyle(text: text.style, alignment: .left, breaking: .firstFit, linePitch: pitch)
        let shaped = paragraph([.text(text)], style: style)
        let width = shaped.naturalWidth
        return shaped.lines(width: width + roundingRoom).first.map { ($0.frame, width) }
    }
}

extension FlowItem {
    /// The item as a cell can hold it: a cell begins no page and has no free height to share.
    fileprivate var inCell: FlowItem? {
        switch content {
        case .pageBreak, .share: return nil
        case .frame, .table, .fixedSpace:
            var item = self
            item.startsRegion = false
            return item
        }
    }
}

/// Text that is turned a quarter: its lines are as long as the cell is high, and there are as many as the cell's width holds.
struct RotatedText {
    let paragraph: FlowParagraph
    /// The width of the cell, which the lines share.
    let room: Length
    let composer: Composer

    /// The least length of lines that lets all of them fit the width.
    var length: Length {
        let shaped = composer.typesetter.paragraph(paragraph.items, style: paragraph.style)
        let most = max(1, ((room + tolerance) / paragraph.style.linePitch).rounded(.down))
        var length = max(shaped.minimumWidth, shaped.naturalWidth / most) + roundingRoom
        // Breaking at characters may need a little more than an even share; an em at a time finds it.
        while length < shaped.naturalWidth, Double(shaped.lines(width: length).count) > most {
            length = length + paragraph.style.text.size
        }
        return length
    }

    /// The lines in a cell of `height`, turned.
    func frame(height: Length) -> Frame {
        let lines = composer.lines(of: paragraph, width: height)
        var text = Frame(size: Size(width: height, height: .zero))
        for line in lines {
            guard case .frame(let frame) = line.content else { continue }
            text.items.append(Frame.Placed(.frame(frame), at: Point(x: .zero, y: text.size.height)))
            text.size.height = text.size.height + frame.size.height
        }
        let turn = Transform.quarterTurnCounterclockwise(of: text.size)
        return Frame(size: text.size.transposed, items: [Frame.Placed(.transformed(text, turn), at: .zero)])
    }
}

extension ParagraphStyle.Alignment {
    /// The alignment of text in a cell: the paragraph's own, unless it only fills lines and the cell says more.
    fileprivate func aligned(_ horizontal: HorizontalAlignment) -> ParagraphStyle.Alignment {
        switch (self, horizontal) {
        case (.justify, .center), (.left, .center): .center
        case (.justify, .right), (.left, .right): .right
        case (.justify, .left), (.left, .left), (.center, _), (.right, _), (.distribute, _), (.balance, _): self
        }
    }
}

extension ParagraphStyle {
    /// The style for text that stands in one line at its natural width.
    var inOneLine: ParagraphStyle {
        var style = self
        style.alignment = .left
        style.firstLineIndent = .zero
        style.startIndent = .zero
        style.endIndent = .zero
        return style
    }
}
