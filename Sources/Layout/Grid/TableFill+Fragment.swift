internal import Diagnostics
internal import Display
internal import DocumentTree
internal import Geometry
internal import Styling

extension TableFill {
    /// What was placed, as drawing: backgrounds, rules, content.
    func fragment() -> Fragment {
        var fragment = caption
        fragment.diagnostics += diagnostics
        let left = (plan.measure - panel.width) / 2
        var height = rows.edges.last ?? .zero
        if rows.count > 0 {
            let grid = drawnGrid()
            let origin = Point(x: left, y: .zero)
            fragment.items += grid.items.map { Frame.Placed($0.item, at: $0.origin + origin) }
            fragment.figures += grid.figures.map { FigureBox(element: $0.element, rect: $0.rect.moved(by: origin)) }
            fragment.anchors += grid.anchors
            fragment.overlays += grid.overlays.map { $0.moved(by: origin) }
            fragment.diagnostics += grid.diagnostics
        }
        let tail = hasNotes ? plan.tails[panelIndex] : []
        if !tail.isEmpty {
            height = height + (tail.first?.spaceBefore ?? .zero)
            var after = Length.zero
            for (index, item) in tail.enumerated() {
                guard case .frame(let frame) = item.content else { continue }
                if index > 0 { height = height + max(after, item.spaceBefore) }
                fragment.items.append(Frame.Placed(.frame(frame), at: Point(x: left, y: height)))
                height = height + item.height
                after = item.spaceAfter
            }
        }
        fragment.notes += notes + tail.flatMap(\.notes)
        fragment.height = height
        return fragment
    }

    private func drawnGrid() -> Fragment {
        var fragment = Fragment()
        let heads = headCount > 0 ? plan.heads[panelIndex].cells : []
        let size = Size(width: panel.width, height: rows.edges.last ?? .zero)
        // Cells are large: the two lists are gone through side by side, not copied into one.
        let cells = [heads, rows.cells].joined()
        let backgrounds = cells.compactMap(background)
        if !backgrounds.isEmpty {
            let frame = Frame(size: size, items: backgrounds.map { Frame.Placed(.drawing($0), at: .zero) })
            fragment.items.append(Frame.Placed(.marked(.artifact(.background), frame), at: .zero))
        }
        var owners = RuleGrid(columns: panel.edges, rows: rows.edges, headRows: headCount, rules: plan.table.rules)
        for cell in cells { owners.add(columns: cell.cell.columns, rows: cell.rows, edges: cell.cell.style.edges) }
        var drawings = owners.drawings()
        drawings += cells.compactMap(diagonal)
        if !drawings.isEmpty {
            let frame = Frame(size: size, items: drawings.map { Frame.Placed(.drawing($0), at: .zero) })
            fragment.items.append(Frame.Placed(.marked(.artifact(.layout), frame), at: .zero))
        }
        for cell in heads { draw(cell, isRepeated: !isFirstOfPanel, into: &fragment) }
        for cell in rows.cells { draw(cell, isRepeated: false, into: &fragment) }
        return fragment
    }

    private func rect(of cell: PlacedCell) -> Rect {
        let (x, y) = (panel.edges[cell.cell.columns.lowerBound], rows.edges[cell.rows.lowerBound])
        return Rect(x: x, y: y, width: panel.width(of: cell.cell.columns), height: rows.height(of: cell.rows))
    }

    private func background(_ cell: PlacedCell) -> Drawing? {
        cell.cell.style.background.map { Drawing(path: .rectangle(rect(of: cell)), fill: .solid($0)) }
    }

    private func diagonal(_ cell: PlacedCell) -> Drawing? {
        guard case .diagonal = cell.cell.content else { return nil }
        let rect = rect(of: cell)
        let line = Path.line(from: rect.origin, to: Point(x: rect.maxX, y: rect.maxY))
        return Drawing(path: line, stroke: plan.table.rules.vertical ?? plan.table.rules.horizontal ?? Stroke(width: .pt(0.35)))
    }

    private func draw(_ placed: PlacedCell, isRepeated: Bool, into fragment: inout Fragment) {
        let cell = placed.cell
        let box = rect(of: placed).inset(by: cell.style.padding)
        let isArtifact = cell.isArtifact || isRepeated
        var content = Fragment()
        if let part = placed.part {
            content = part
        } else {
            switch cell.content {
            case .empty: return
            case .fixed(let frame, let x):
                let y = top(of: frame.size.height, in: box, cell: cell)
                let item: Frame.Item = isArtifact ? .marked(.artifact(.layout), frame) : .frame(frame)
                fragment.items.append(Frame.Placed(item, at: Point(x: box.minX + x, y: y)))
                if !isArtifact { fragment.diagnostics += cell.diagnostics }
                return
            case .flow(var cursor):
                content = cursor.layout(in: Region(size: Size(width: box.size.width, height: .infinity), isFresh: true))
            case .rotated(let paragraph):
                let frame = RotatedText(paragraph: paragraph, room: box.size.width, composer: plan.composer).frame(height: box.size.height)
                content.items = [Frame.Placed(.frame(frame), at: Point(x: (box.size.width - frame.size.width) / 2, y: .zero))]
                content.height = frame.size.height
            case .diagonal(let below, let above):
                content.items = [
                    Frame.Placed(.frame(below), at: Point(x: .zero, y: box.size.height - below.size.height)),
                    Frame.Placed(.frame(above), at: Point(x: box.size.width - above.size.width, y: .zero)),
                ]
                content.height = box.size.height
            }
        }
        guard !content.items.isEmpty else { return }
        let origin = Point(x: box.minX, y: top(of: content.height, in: box, cell: cell))
        if isArtifact {
            let frame = Frame(size: box.size, items: content.items)
            fragment.items.append(Frame.Placed(.marked(.artifact(.layout), frame), at: origin))
        } else {
            content.notes = []
            content.diagnostics = content.diagnostics.map { LayoutMessage.inCell($0, panel.place(of: cell, in: plan.table)) }
            fragment.append(content, at: origin)
            fragment.diagnostics += cell.diagnostics
        }
    }

    private func top(of height: Length, in box: Rect, cell: CellBox) -> Length {
        if cell.isContinued { return box.minY }
        switch cell.style.vertical {
        case .top: return box.minY
        case .middle: return max(box.minY, box.midY - height / 2)
        case .bottom: return max(box.minY, box.maxY - height)
        }
    }
}
