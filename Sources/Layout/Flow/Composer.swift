internal import Display
internal import DocumentTree
internal import Geometry
internal import Styling
internal import Typesetting

/// Compose: takes flow blocks and a width, gives flow items with breaks, spaces and keeps.
struct Composer {
    let typesetter: Typesetter
    let references: References
    /// Prints the sums of page rows.
    var pageSums: (any PageSums)?
    /// The pitch of the line grid; cells have none.
    var gridPitch: Length?
    /// The measure of footnotes, which stand at the page's foot wherever they are called; `nil`: that of their paragraphs.
    var noteMeasure: Length?
    /// The width of the page as its content sees it, from which what is placed on it may be measured.
    var pageWidth: Length?

    /// The items of `blocks` in a measure of `width`.
    func compose(_ blocks: [FlowBlock], width: Length) -> [FlowItem] {
        var items: [FlowItem] = []
        var keepsNext = false
        append(blocks, to: &items, x: .zero, width: width, keepsNext: &keepsNext)
        items.giveOverlays()
        var level: Int?
        for index in items.indices {
            if items[index].floats { items[index].level = level } else if let heading = items[index].level { level = heading }
        }
        return items
    }

    private func append(_ blocks: [FlowBlock], to items: inout [FlowItem], x: Length, width: Length, keepsNext: inout Bool) {
        // A colon keeps with what it introduces; of a figure that may stand elsewhere, with what stands in its place.
        var introduces = false
        for block in blocks {
            let first = items.count
            var keeps = false
            let isIntroduced = introduces
            introduces = block.introducesNext
            switch block {
            case .paragraph(let paragraph):
                items += lines(of: paragraph, x: x, width: width)
                keeps = paragraph.style.keepsWithNext
                if paragraph.style.keepsWithPrevious { keepsNext = true }
            case .item(let item):
                append(item, to: &items, x: x, width: width)
                if case .paragraph(let last)? = item.blocks.last { keeps = last.style.keepsWithNext }
                if case .paragraph(let first)? = item.blocks.first, first.style.keepsWithPrevious { keepsNext = true }
            case .figure(let figure): items.append(compose(figure, x: x, width: width))
            case .table(let table):
                let cursor = TableCursor(table: table, width: width, composer: self)
                items.append(
                    FlowItem(
                        content: .breaking(.table(cursor)), x: x, height: .zero, spaceBefore: table.table.spaceBefore,
                        spaceAfter: table.table.spaceAfter, startsRegion: table.title?.startsPage ?? false, name: table.table.name))
            case .group(let group):
                switch group.arrangement {
                case .flow:
                    append(group.blocks, to: &items, x: x, width: width, keepsNext: &keeps)
                    if group.keepsTogether { for index in items.indices.dropFirst(first + 1) { items[index].avoidBreak() } }
                case .columns(let columns):
                    if let item = compose(columns, group, x: x, width: width) { items.append(item) }
                    keeps = group.blocks.last?.keepsNext ?? false
                case .box(let box): items.append(compose(box, group, x: x, width: width))
                case .placed(let placement):
                    items.add(overlay(placement, group, width: width))
                    // It is nothing to what stands above and below it.
                    introduces = isIntroduced
                    continue
                }
            case .space(.fixed(let length)):
                // White space breaks no chain of keeps.
                items.append(FlowItem(content: .fixedSpace, height: length, breakBefore: keepsNext ? .forbidden : .allowed))
                continue
            case .space(.share(let share)): items.append(FlowItem(content: .share(share), height: .zero))
            case .rule(let rule): items.append(compose(rule, x: x, width: width))
            case .signature(let place, let element):
                add(place, element: element, to: &items, x: x, width: width)
                continue
            case .pageBreak: items.append(FlowItem(content: .pageBreak, height: .zero))
            }
            if items.indices.contains(first), keepsNext || isIntroduced { items[first].breakBefore = .forbidden }
            keepsNext = keeps
        }
    }

    /// The lines of a paragraph.
    func lines(of paragraph: FlowParagraph, x: Length = .zero, width: Length) -> [FlowItem] {
        let style = paragraph.style
        let lines = typesetter.paragraph(paragraph.items, style: style).lines(width: width)
        guard !lines.isEmpty else { return emptyParagraph(paragraph) }
        if paragraph.isHeading, let pitch = gridPitch, !isWhole(style.linePitch, of: pitch) {
            return [onGrid(lines, of: paragraph, x: x, pitch: pitch)]
        }
        let snaps = gridPitch.map { isWhole(style.linePitch, of: $0) } ?? false
        let notes = Dictionary(grouping: paragraph.footnotes, by: \.marker)
        var items: [FlowItem] = []
        items.reserveCapacity(lines.count)
        for (index, line) in lines.enumerated() {
            var item = FlowItem(content: .frame(line.frame), x: x, height: line.frame.size.height, snaps: snaps)
            // Half a point is not seen; more is text that nothing may part.
            if line.overflow > .pt(0.5) { item.diagnostics = [LayoutMessage.lineTooLong(line, width: width)] }
            if index == 0 {
                item.spaceBefore = style.spaceBefore
                item.startsRegion = paragraph.startsPage
                if let anchor = paragraph.anchor { item.anchors.append(anchor) }
            } else if index < style.orphans || lines.count - index < style.widows {
                // No single line alone at a page's foot or head (typesetting.md 5.2).
                item.breakBefore = .forbidden
            } else if style.keepsTogether {
                item.breakBefore = .avoided
            }
            if index == lines.count - 1 { item.spaceAfter = style.spaceAfter }
            item.lines = 1
            item.beginsBlock = index == 0 && !paragraph.continuesBlock
            if index == 0 { item.level = paragraph.headingLevel }
            if paragraph.hasInnerAnchors { item.anchors += line.frame.anchors }
            for marker in line.markers { item.notes += notes[marker, default: []].map { note($0, width: width) } }
            items.append(item)
        }
        return items
    }

    /// A paragraph without text keeps its place if something stands on it.
    private func emptyParagraph(_ paragraph: FlowParagraph) -> [FlowItem] {
        guard let anchor = paragraph.anchor else { return [] }
        var item = FlowItem(content: .frame(Frame(size: .zero)), height: .zero, startsRegion: paragraph.startsPage)
        item.anchors = [anchor]
        return [item]
    }

    /// A heading of another pitch than the grid's as one box of whole lines, centred in them.
    private func onGrid(_ lines: [Line], of paragraph: FlowParagraph, x: Length, pitch: Length) -> FlowItem {
        let height = lines.reduce(Length.zero) { $0 + $1.frame.size.height }
        let whole = height.roundedUp(to: pitch)
        var y = (whole - height) / 2
        var frame = Frame(size: Size(width: lines[0].frame.size.width, height: whole))
        for line in lines {
            frame.items.append(Frame.Placed(.frame(line.frame), at: Point(x: .zero, y: y)))
            y = y + line.frame.size.height
        }
        var item = FlowItem(content: .frame(frame), x: x, height: whole, snaps: true)
        item.lines = lines.count
        item.beginsBlock = true
        item.level = paragraph.headingLevel
        item.spaceBefore = paragraph.style.spaceBefore
        item.spaceAfter = paragraph.style.spaceAfter
        item.startsRegion = paragraph.startsPage
        item.anchors = (paragraph.anchor.map { [$0] } ?? []) + (paragraph.hasInnerAnchors ? frame.anchors : [])
        item.notes = notes(of: paragraph, width: frame.size.width)
        return item
    }

    /// The footnotes that a paragraph calls.
    func notes(of paragraph: FlowParagraph, width: Length) -> [FlowNote] { paragraph.footnotes.map { note($0, width: width) } }

    private func note(_ footnote: Footnote, width: Length) -> FlowNote {
        let width = noteMeasure ?? width
        let lines = typesetter.paragraph(footnote.paragraph.items, style: footnote.paragraph.style).lines(width: width).map(\.frame)
        return FlowNote(lines: lines, height: lines.reduce(.zero) { $0 + $1.size.height })
    }

    /// A list item: its label on the first line of its blocks.
    private func append(_ item: FlowListItem, to items: inout [FlowItem], x: Length, width: Length) {
        let start = item.label.style.startIndent + item.labelWidth
        var body: [FlowItem] = []
        var keepsNext = false
        append(item.blocks, to: &body, x: x + start, width: width - start, keepsNext: &keepsNext)
        var labels = lines(of: item.label, x: x, width: start)
        if let label = labels.first, case .frame(let labelFrame) = label.content, let first = body.first,
            case .frame(let frame) = first.content
        {
            // Label and text share their first baseline.
            let shift = (frame.baseline ?? labelFrame.baseline ?? .zero) - (labelFrame.baseline ?? .zero)
            let both = Frame(
                size: Size(width: frame.size.width + start, height: max(frame.size.height, labelFrame.size.height)),
                baseline: frame.baseline,
                items: [
                    Frame.Placed(.frame(labelFrame), at: Point(x: .zero, y: shift)),
                    Frame.Placed(.frame(frame), at: Point(x: first.x - x, y: .zero)),
                ])
            body[0].content = .frame(both)
            body[0].x = x
            body[0].height = both.size.height
            labels.removeAll()
        }
        for index in body.indices where index > 0 || !labels.isEmpty { body[index].beginsBlock = false }
        items += labels + body
    }

    private func compose(_ rule: Rule, x: Length, width: Length) -> FlowItem {
        let line = Path.line(from: Point(x: .zero, y: rule.stroke.width / 2), to: Point(x: width, y: rule.stroke.width / 2))
        let size = Size(width: width, height: rule.stroke.width)
        let drawing = Frame(size: size, items: [Frame.Placed(.drawing(Drawing(path: line, stroke: rule.stroke)), at: .zero)])
        let frame = Frame(size: size, items: [Frame.Placed(.marked(.artifact(.layout), drawing), at: .zero)])
        return FlowItem(content: .frame(frame), x: x, height: size.height, spaceBefore: rule.spaceBefore, spaceAfter: rule.spaceAfter)
    }

    /// A place to sign: on the lower edge of the last item, whose frame holds it, so that no page comes between them.
    private func add(_ place: SignaturePlace, element: StructID, to items: inout [FlowItem], x: Length, width: Length) {
        let field = SignatureField(name: place.name, size: place.size, element: element)
        if items.last?.isFixedFrame != true { items.append(FlowItem(content: .frame(Frame(size: .zero)), x: x, height: .zero)) }
        let last = items.count - 1
        guard case .frame(let content) = items[last].content else { return }
        let origin = Point(x: x + place.x(in: width) - items[last].x, y: items[last].height - place.size.height / 2)
        let parts = [Frame.Placed(.frame(content), at: .zero), Frame.Placed(.signatureField(field), at: origin)]
        items[last].content = .frame(Frame(size: content.size, baseline: content.baseline, items: parts))
    }

    private func isWhole(_ length: Length, of pitch: Length) -> Bool {
        let ratio = length / pitch
        return ratio > 0.5 && abs(ratio - ratio.rounded()) * pitch.points < 0.05
    }
}

extension FlowBlock {
    /// Whether the last text of the block ends with a colon.
    fileprivate var introducesNext: Bool {
        switch self {
        case .paragraph(let paragraph): paragraph.introducesNext
        case .item(let item): item.blocks.last?.introducesNext ?? false
        case .group(let group): group.introducesNext
        case .figure, .table, .space, .rule, .signature, .pageBreak: false
        }
    }
}

extension FlowGroup {
    /// Whether what it ends with introduces what follows it.
    fileprivate var introducesNext: Bool {
        switch arrangement {
        case .flow, .columns: blocks.last?.introducesNext ?? false
        case .box, .placed: false
        }
    }
}

extension FlowItem {
    /// Makes a free break before the item one that is avoided.
    fileprivate mutating func avoidBreak() { breakBefore = max(breakBefore, .avoided) }

    /// A frame that no page draws anew at another height.
    fileprivate var isFixedFrame: Bool { if case .frame = content { shapes.isEmpty } else { false } }
}

extension Length {
    /// The least whole multiple of `pitch` that is not smaller, `tolerance` aside.
    func roundedUp(to pitch: Length) -> Length {
        pitch * ((self - tolerance) / pitch).rounded(.up)
    }
}

extension Frame {
    /// The places that stand in the frame.
    var anchors: [AnchorID] {
        items.flatMap { placed -> [AnchorID] in
            switch placed.item {
            case .anchor(let anchor): [anchor]
            case .frame(let frame), .marked(_, let frame), .transformed(let frame, _): frame.anchors
            case .glyphs, .drawing, .image, .link, .signatureField: []
            }
        }
    }
}
