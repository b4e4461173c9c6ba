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
    func row(_ row: Table.Row, index: Int) -> RowBox {
        var cells: [CellBox] = []
        cells.reserveCapacity(row.cells.count)
        var height = row.minimumHeight
        let start = Int(flow.elements.starts[index])
        for (offset, cell) in row.cells.enumerated() {
            let source = flow.elements.column(of: start + offset)
            let positions = panel.positions(of: source..<source + cell.columns)
            guard !positions.isEmpty else { continue }
            let place = Place(element: flow.elements.cells[start + offset], row: index, positions: positions)
            var box = box(of: cell, at: place)
            if row.hasFixedHeight, cell.rows == 1, box.height > height + tolerance { box = fitted(box, of: cell, at: place, to: height) }
            box.isArtifact = !panel.isFirst(source, row: index < flow.table.head.count ? nil : index - flow.table.head.count)
            if cell.rows == 1, !row.hasFixedHeight { height = max(height, box.height) }
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
            var box = box(of: printed, at: Place(row: flow.table.head.count, positions: positions))
            box.isArtifact = true
            if cell.rows == 1 { height = max(height, box.height) }
            cells.append(box)
        }
        return RowBox(cells: cells, height: height)
    }

    /// Where a cell comes from.
    private struct Place {
        /// `nil` for cells that a page break makes.
        var element: StructID?
        /// Head rows count, too.
        var row: Int
        /// Columns of the panel.
        var positions: Range<Int>
    }

    /// The cell of a row of one height: as much smaller, type and distances, as it must be, and may be.
    private func fitted(_ box: CellBox, of cell: Table.Cell, at place: Place, to height: Length) -> CellBox {
        let room = height - box.padding
        let own = box.style.paragraph.text.size
        let smallest = own > .zero ? min(1, max(0.05, flow.table.smallestSize / own)) : 1
        let widest = panel.width(of: place.positions) - box.style.padding.left - box.style.padding.right
        func need(_ scale: Double) -> Length { (self.box(of: cell, at: place, scale: scale).height - box.padding) * scale }
        let scale = LargestScale.from(smallest) { need($0) <= room + tolerance }
        var fitted = self.box(of: cell, at: place, scale: scale)
        let content = fitted.fragment(width: widest * (1 / scale)).scaled(by: scale)
        fitted.content = .flow(FlowCursor([FlowItem(content: .piece(content), height: content.height)]))
        fitted.height = height
        if content.height > room + tolerance {
            let place = panel.place(of: box, in: flow.table)
            fitted.diagnostics.append(LayoutMessage.cellTooFull(place, need: content.height + box.padding, room: height))
        }
        return fitted
    }

    private func box(of cell: Table.Cell, at place: Place, scale: Double = 1) -> CellBox {
        let format = flow.format(of: cell)
        var box = CellBox(columns: place.positions, rows: cell.rows, format: format, row: place.row)
        let room = (panel.width(of: place.positions) - format.style.padding.left - format.style.padding.right) * (1 / scale)
        // Nearly all cells are one of these.
        if cell.isText {
            setText(of: cell, at: place, room: room, in: &box)
            return box
        }
        if let use = cell.number {
            setNumber(use, at: place, room: room, in: &box)
            return box
        }
        switch cell.content {
        // As high as a line, so that rows without text are rows to the eye.
        case .empty: box.height = format.style.paragraph.linePitch + box.padding
        case .blocks:
            let blocks = place.element.flatMap { flow.blocks[$0] } ?? []
            let items = composer.compose(blocks, width: room).compactMap(\.inCell)
            let cursor = FlowCursor(items)
            box.notes = cursor.remainingNotes
            box.height = naturalHeight(of: items) + box.padding
            box.content = .flow(cursor)
        case .diagonal(let below, let above): setDiagonal(below: below, above: above, element: place.element, in: &box)
        case .text, .number, .pageSum: break
        }
        return box
    }

    private func setText(of cell: Table.Cell, at place: Place, room: Length, in box: inout CellBox) {
        var paragraph = flow.paragraph(of: cell, element: place.element)
        guard !paragraph.items.isEmpty else { return }
        if box.style.isRotated {
            box.height = RotatedText(paragraph: paragraph, room: room, composer: composer).length + box.padding
            box.content = .rotated(paragraph)
            box.notes = composer.notes(of: paragraph, width: room)
            return
        }
        let limits = place.row < flow.table.head.count ? panel.limits?.head : panel.limits?.body
        let limit = place.positions.count == 1 ? limits?[place.positions.lowerBound] : nil
        if let limit { paragraph = paragraph.limited(to: limit) }
        if let figures = figures(paragraph, room: room) {
            box.content = .fixed(figures.frame, x: figures.x)
            box.height = figures.frame.size.height + box.padding
            return
        }
        var lines = composer.lines(of: paragraph, width: room)
        let mayPart = limit == nil && lines.count > 1 && cell.text.map { UnpartedText.bound(of: $0, style: box.style) > room } ?? true
        if mayPart || lines.contains(where: { !$0.diagnostics.isEmpty }) {
            // Where the column has a limit, all that could be done is done, and said.
            if limit == nil {
                let fitted = composer.fitted(paragraph, width: room, smallest: flow.table.smallestSize)
                lines = composer.lines(of: fitted.paragraph, width: room)
                if let misfit = fitted.misfit {
                    let (width, place) = (panel.width(of: place.positions), panel.place(of: box, in: flow.table))
                    box.diagnostics = [LayoutMessage.misfit(misfit, at: place, room: width)]
                }
            }
            for index in lines.indices { lines[index].diagnostics = [] }
        }
        box.notes = lines.flatMap(\.notes)
        if lines.count == 1, case .frame(let frame) = lines[0].content, lines[0].anchors.isEmpty {
            box.content = .fixed(frame, x: .zero)
            box.height = frame.size.height + box.padding
        } else if !lines.isEmpty {
            box.content = .flow(FlowCursor(lines))
            box.height = naturalHeight(of: lines) + box.padding
        }
    }

    /// Figures that are the whole text of a cell and fit it: the line that a paragraph gives, without a paragraph around each code and each
    /// amount that the data have as text.
    private func figures(_ paragraph: FlowParagraph, room: Length) -> (frame: Frame, x: Length)? {
        let style = paragraph.style
        guard paragraph.items.count == 1, case .text(let text) = paragraph.items[0], paragraph.anchor == nil,
            style.firstLineIndent == .zero, text.style.size == style.text.size,
            let frame = composer.typesetter.numberFrame(text, linePitch: style.linePitch)
        else { return nil }
        let free = room - style.startIndent - style.endIndent - frame.size.width
        guard free >= .zero else { return nil }
        switch style.alignment {
        case .left, .justify: return (frame, style.startIndent)
        case .center: return (frame, style.startIndent + free / 2)
        case .right: return (frame, style.startIndent + free)
        case .distribute, .balance: return nil
        }
    }

    private func setNumber(_ use: FigureUse, at place: Place, room: Length, in box: inout CellBox) {
        guard !use.text.isEmpty else { return }
        let base = use.style ?? box.style.paragraph.text
        // A number over several columns stands by itself.
        let column = box.columns.count == 1 ? panel.numbers[box.columns.lowerBound] : nil
        var text = StyledText(
            use.text, style: column.map { base.limited(to: $0.size) } ?? base, leaf: place.element, isUnbroken: true)
        let pitch = box.style.paragraph.linePitch
        guard var line = composer.typesetter.line(of: text, pitch: pitch) else { return }
        let x: Length
        if let column {
            x = column.x(of: use.text, style: base, alignment: box.style.horizontal, room: room)
        } else {
            while line.width > room + tolerance, text.style.size > flow.table.smallestSize {
                text.style.size = max(flow.table.smallestSize, text.style.size - .pt(0.25))
                line = composer.typesetter.line(of: text, pitch: pitch) ?? line
            }
            if line.width > room + tolerance {
                let width = panel.width(of: place.positions)
                let need = width + line.width - room
                box.diagnostics = [LayoutMessage.doesNotFit(use.text, at: panel.place(of: box, in: flow.table), need: need, room: width)]
            }
            switch box.style.horizontal {
            case .left: x = .zero
            case .center: x = (room - line.width) / 2
            case .right: x = room - line.width
            }
        }
        box.content = .fixed(line.frame, x: x)
        box.height = line.frame.size.height + box.padding
    }

    private func setDiagonal(below: [Inline], above: [Inline], element: StructID?, in box: inout CellBox) {
        let style = box.style.paragraph.inOneLine
        let collected = element.flatMap { flow.diagonals[$0] }
        let plain = { FlowParagraph(items: PlainText(style: style.text, leaf: element).items($0), style: style) }
        let lines = [collected?.below ?? plain(below), collected?.above ?? plain(above)].map { paragraph in
            let width = composer.typesetter.paragraph(paragraph.items, style: style).naturalWidth + roundingRoom
            return composer.lines(of: paragraph, width: width).first
        }
        let frames = lines.map { line in if case .frame(let frame)? = line?.content { frame } else { Frame(size: .zero) } }
        box.notes = lines.flatMap { $0?.notes ?? [] }
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

extension FlowTable {
    /// The text of a cell as a paragraph.
    func paragraph(of cell: Table.Cell, element: StructID?) -> FlowParagraph {
        let format = format(of: cell)
        var style = format.style.paragraph
        style.alignment = style.alignment.aligned(format.style.horizontal)
        style.startIndent = style.startIndent + cell.indent
        if let text = cell.plainText {
            let items = text.isEmpty ? [] : [ParagraphItem.text(StyledText(text, style: style.text, leaf: element))]
            return FlowParagraph(items: items, style: style)
        }
        guard case .text(let inlines) = cell.content else { return FlowParagraph(items: [], style: style) }
        guard var paragraph = element.flatMap({ texts[$0] }) else {
            return FlowParagraph(items: PlainText(style: style.text, leaf: element).items(inlines), style: style)
        }
        paragraph.style = style
        return paragraph
    }
}

extension FlowItem {
    /// The item as a cell can hold it: a cell begins no page and has no free height to share.
    fileprivate var inCell: FlowItem? {
        switch content {
        case .pageBreak, .share: return nil
        case .frame, .breaking, .piece, .fixedSpace:
            var item = self
            item.startsRegion = false
            return item
        }
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
