internal import Diagnostics
internal import Display
internal import DocumentTree
internal import Geometry
internal import Typesetting

extension Composer {
    /// Columns of text as one item, which breaks by rules of its own; `nil` where they hold nothing.
    func compose(_ columns: TextColumns, _ group: FlowGroup, x: Length, width: Length) -> FlowItem? {
        let items = compose(group.blocks, width: columns.width(in: width)).compactMap(\.inColumn)
        guard let first = items.first, let last = items.last else { return nil }
        let cursor = ColumnsCursor(items, columns: columns, measure: width, gridPitch: gridPitch)
        var item = FlowItem(content: .breaking(.columns(cursor)), x: x, height: .zero)
        item.spaceBefore = first.spaceBefore
        item.spaceAfter = last.spaceAfter
        item.breakBefore = first.breakBefore
        item.snaps = gridPitch != nil
        item.source = group.source
        return item
    }

    /// A box of one height as one item. What is too high for it shrinks: it is set in a wider measure and drawn smaller, so that all of it, type,
    /// pictures and distances, keeps its proportions.
    func compose(_ box: FixedBox, _ group: FlowGroup, x: Length, width: Length) -> FlowItem {
        let smallest = smallestScale(of: box, group.blocks)
        var inner = self
        inner.gridPitch = nil
        var content = inner.piece(group.blocks, width: width)
        if content.height > box.height + tolerance, smallest < 1 {
            let scale = LargestScale.from(smallest) { scale in
                inner.piece(group.blocks, width: width * (1 / scale)).height * scale <= box.height + tolerance
            }
            content = inner.piece(group.blocks, width: width * (1 / scale)).scaled(by: scale)
        }
        let free = box.height - content.height
        if free < -tolerance {
            content.diagnostics.append(
                LayoutMessage.boxTooFull(at: group.source, need: content.height, room: box.height, shrinks: smallest < 1))
        }
        var fragment = Fragment()
        let y: Length =
            switch box.alignment {
            case .top: .zero
            case .middle: max(.zero, free / 2)
            case .bottom: max(.zero, free)
            }
        fragment.append(content, at: Point(x: .zero, y: y))
        fragment.height = box.height
        var item = FlowItem(content: .piece(fragment), x: x, height: box.height)
        item.snaps = gridPitch != nil
        item.beginsBlock = true
        item.name = "@box"
        item.source = group.source
        return item
    }

    /// What is placed, set in its own measure.
    func overlay(_ placement: Placement, _ group: FlowGroup, width: Length) -> FlowOverlay {
        let reference: Length =
            switch placement.reference {
            case .page: pageWidth ?? noteMeasure ?? width
            case .text: noteMeasure ?? width
            case .here: width
            }
        let left = max(.pt(1), reference - (placement.left ?? .zero) - (placement.right ?? .zero))
        let measure = placement.width ?? group.pictureWidth ?? left
        var inner = self
        inner.gridPitch = nil
        var content = inner.piece(group.blocks, width: measure)
        if placement.isDecoration { content = content.decoration }
        let size = Size(width: measure, height: content.height)
        return FlowOverlay(content: content, size: size, placement: placement, source: group.source)
    }

    /// Blocks in one piece.
    private func piece(_ blocks: [FlowBlock], width: Length) -> Fragment {
        var cursor = FlowCursor(compose(blocks, width: width).compactMap(\.inColumn))
        var piece = Fragment()
        while !cursor.isFinished {
            let part = cursor.layout(in: Region(size: Size(width: width, height: .infinity), isFresh: true))
            let height = piece.height
            piece.append(part, at: Point(x: .zero, y: height))
            piece.height = height + part.height
        }
        return piece
    }

    /// How far what a box holds may shrink.
    private func smallestScale(of box: FixedBox, _ blocks: [FlowBlock]) -> Double {
        guard let smallest = box.smallestSize, let own = blocks.compactMap(\.smallestType).min(), own > .zero else { return 1 }
        return min(1, max(0.05, smallest / own))
    }
}

extension FlowItem {
    /// The item as a column or a box can hold it: no page begins in it, and figures stand where they are called.
    fileprivate var inColumn: FlowItem? {
        switch content {
        case .pageBreak, .share: return nil
        case .frame, .breaking, .piece, .fixedSpace:
            var item = self
            item.startsRegion = false
            item.floats = false
            return item
        }
    }
}

extension [FlowItem] {
    /// Adds what is placed at the end of what stands here: at the lower edge of the last item, or else at one of its own.
    mutating func add(_ overlay: FlowOverlay) {
        if let last = indices.last, case .frame = self[last].content {
            self[last].take(overlay)
            return
        }
        var carrier = FlowItem(content: .frame(Frame(size: .zero)), height: .zero)
        carrier.isCarrier = true
        carrier.take(overlay)
        append(carrier)
    }

    /// Gives the overlays of items that are there for them alone to the next that stands on the page, at whose upper edge they are written.
    mutating func giveOverlays() {
        var index = 0
        while index < count {
            defer { index += 1 }
            guard self[index].isCarrier else { continue }
            guard let next = self[(index + 1)...].firstIndex(where: { !$0.isSpace }), case .frame = self[next].content,
                !self[next].isCarrier
            else {
                // What follows stays on its page.
                if indices.contains(index + 1) { self[index + 1].breakBefore = .forbidden }
                continue
            }
            var overlays = self[index].overlays
            for place in overlays.indices { overlays[place].isAtTop = true }
            self[next].overlays = overlays + self[next].overlays
            self[next].notes = self[index].notes + self[next].notes
            remove(at: index)
            index -= 1
        }
    }
}

extension FlowItem {
    /// Carries an overlay; its notes stand on the page of the item.
    fileprivate mutating func take(_ overlay: FlowOverlay) {
        overlays.append(overlay)
        notes += overlay.content.notes
    }

    fileprivate var isSpace: Bool {
        switch content {
        case .fixedSpace, .share: true
        case .frame, .breaking, .piece, .pageBreak: false
        }
    }
}

extension FlowGroup {
    /// The width of the pictures that it is; `nil` where it holds anything else.
    fileprivate var pictureWidth: Length? {
        var widest: Length?
        for block in blocks {
            guard case .figure(let figure) = block else { return nil }
            widest = max(widest ?? .zero, figure.content.size.width)
        }
        return widest
    }
}

extension FlowBlock {
    /// Whether it stays on the page of what follows it.
    var keepsNext: Bool {
        switch self {
        case .paragraph(let paragraph): paragraph.style.keepsWithNext
        case .item(let item): item.blocks.last?.keepsNext ?? false
        case .group(let group): group.arrangement == .flow && group.blocks.last?.keepsNext ?? false
        case .figure, .table, .space, .rule, .signature, .pageBreak: false
        }
    }

    /// The smallest size of type in it; `nil` where it holds none.
    fileprivate var smallestType: Length? {
        switch self {
        case .paragraph(let paragraph): paragraph.style.text.size
        case .item(let item): item.blocks.compactMap(\.smallestType).min() ?? item.label.style.text.size
        case .group(let group): group.blocks.compactMap(\.smallestType).min()
        case .figure(let figure): figure.caption?.style.text.size
        case .table(let table): table.formats.map(\.style.paragraph.text.size).min()
        case .space, .rule, .signature, .pageBreak: nil
        }
    }
}

extension Fragment {
    /// The same content at another size. Footnotes stand at the foot of the page in their own.
    func scaled(by factor: Double) -> Fragment {
        let frame = Frame(size: .zero, items: items).scaled(by: factor)
        var scaled = self
        scaled.items = frame.items
        scaled.height = height * factor
        scaled.figures = figures.map { figure in
            let rect = Rect(
                x: figure.rect.minX * factor, y: figure.rect.minY * factor, width: figure.rect.size.width * factor,
                height: figure.rect.size.height * factor)
            return FigureBox(element: figure.element, rect: rect)
        }
        // What is placed keeps its size, and stands where the smaller content has its place.
        scaled.overlays = overlays.map { placed in
            let origin = Point(x: placed.origin.x * factor, y: placed.origin.y * factor)
            return PlacedOverlay(overlay: placed.overlay, origin: origin, width: placed.width * factor)
        }
        return scaled
    }

    /// The content as decoration: nothing leads to it or from it, and its notes are no notes.
    fileprivate var decoration: Fragment {
        var plain = self
        plain.items = Frame(size: .zero, items: items).withoutPlaces.items
        (plain.anchors, plain.figures, plain.notes) = ([], [], [])
        return plain
    }
}

extension Frame {
    /// The frame without places, links and fields.
    fileprivate var withoutPlaces: Frame {
        var plain = self
        plain.items = items.compactMap { placed in
            switch placed.item {
            case .glyphs, .drawing, .image: placed
            case .frame(let frame): Placed(.frame(frame.withoutPlaces), at: placed.origin)
            case .transformed(let frame, let map): Placed(.transformed(frame.withoutPlaces, map), at: placed.origin)
            case .marked(let mark, let frame): Placed(.marked(mark, frame.withoutPlaces), at: placed.origin)
            case .link, .anchor, .signatureField: nil
            }
        }
        return plain
    }
}
