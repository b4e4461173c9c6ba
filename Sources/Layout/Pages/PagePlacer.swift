internal import Display
internal import DocumentTree
internal import Geometry
internal import Styling
internal import Typesetting

/// Stands text blocks of a section on paper, with running heads and feet around them.
struct PagePlacer {
    let section: Section
    let references: References
    let typesetter: Typesetter
    /// What stands on each page of the section.
    private let repeated: [PlacedOverlay]

    init(section: Section, references: References, typesetter: Typesetter) {
        self.section = section
        self.references = references
        self.typesetter = typesetter
        repeated = section.repeatedOverlays(typesetter: typesetter)
    }

    /// Where a figure stands.
    struct FigureBoxOnPage {
        var box: PageBox
        var element: StructID
    }

    /// Whether heads or feet print numbers of other pages.
    var dependsOnPages: Bool { section.master.running.contains { $0.content.dependsOnPages } }

    /// The page of a text block, and the boxes of figures on it.
    ///
    /// `titles` are those that running heads show, level 1 first.
    func page(_ body: SectionPages.Body, at place: PageStart, titles: [String]) -> (Page, [FigureBoxOnPage]) {
        let isEven = place.number.isMultiple(of: 2)
        let overlaid = overlaid(body, isEven: isEven)
        let figures = overlaid.figures.map { figure in
            let rect = rect(figure.rect, in: section.master, isEven: isEven)
            return FigureBoxOnPage(box: PageBox(page: place.index, rect: rect), element: figure.element)
        }
        return (page(overlaid.frame, at: place, titles: titles), figures)
    }

    /// A text block with what stands behind it and over it.
    private func overlaid(_ body: SectionPages.Body, isEven: Bool) -> SectionPages.Body {
        let overlays = repeated + body.overlays
        guard !overlays.isEmpty else { return body }
        var result = body
        let page = section.master.contentPage(isEven: isEven)
        var (behind, above): ([Frame.Placed], [Frame.Placed]) = ([], [])
        for placed in overlays {
            let overlay = placed.overlay
            let box = placed.box(in: section.master.measure, page: page)
            let frame = Frame(size: overlay.size, items: overlay.content.items)
            let item = Frame.Placed(overlay.placement.isDecoration ? .marked(.artifact(.background), frame) : .frame(frame), at: box.origin)
            switch overlay.placement.layer {
            case .behind: behind.append(item)
            case .above: above.append(item)
            }
            result.figures += overlay.content.figures.map { FigureBox(element: $0.element, rect: $0.rect.moved(by: box.origin)) }
        }
        result.frame.items = behind + body.frame.items + above
        return result
    }

    private func page(_ body: Frame, at place: PageStart, titles: [String]) -> Page {
        let master = section.master
        let number = place.number
        let label = section.numbering.label(number)
        let block = master.textBlock(isEven: number.isMultiple(of: 2))
        var frame = Frame(size: master.pageSize)
        switch master.orientation {
        case .portrait, .landscape: frame.items.append(Frame.Placed(.frame(body), at: block.origin))
        case .turned:
            let turn = Transform.quarterTurnCounterclockwise(of: body.size)
            frame.items.append(Frame.Placed(.transformed(body, turn), at: block.origin))
        }
        let text = PlainText(style: TextStyle(), page: label, references: references, titles: titles)
        for element in master.running where element.parity.holds(for: number) && element.pages.holds(isFirst: place.isFirst) {
            if let placed = running(element, text, block: block) { frame.items.append(placed) }
        }
        return Page(frame: frame, bleed: master.bleed, hasCropMarks: master.hasCropMarks, label: label)
    }

    private func rect(_ rect: Rect, in master: PageMaster, isEven: Bool) -> Rect {
        let block = master.textBlock(isEven: isEven)
        switch master.orientation {
        case .portrait, .landscape: return rect.moved(by: block.origin)
        case .turned: return Transform.quarterTurnCounterclockwise(of: master.measure).applied(to: rect).moved(by: block.origin)
        }
    }

    /// A running head or foot; none where it would show the number of a page that has none.
    private func running(_ element: RunningElement, _ text: PlainText, block: Rect) -> Frame.Placed? {
        if text.page.isEmpty, element.content.contains(.pageNumber) { return nil }
        var text = text
        text.style = element.style.text
        let lines = typesetter.paragraph(text.items(element.content), style: element.style).lines(width: block.size.width)
        guard !lines.isEmpty else { return nil }
        var frame = Frame(size: Size(width: block.size.width, height: .zero))
        for line in lines {
            frame.items.append(Frame.Placed(.frame(line.frame), at: Point(x: .zero, y: frame.size.height)))
            frame.size.height = frame.size.height + line.frame.size.height
        }
        switch element.edge {
        case .head:
            let y = block.minY - element.distance - frame.size.height
            return Frame.Placed(.marked(.artifact(.header), frame), at: Point(x: block.minX, y: y))
        case .foot:
            let y = block.maxY + element.distance
            return Frame.Placed(.marked(.artifact(.footer), frame), at: Point(x: block.minX, y: y))
        }
    }
}

extension RunningElement.Parity {
    /// Whether a page with this number has the element.
    fileprivate func holds(for number: Int) -> Bool {
        switch self {
        case .all: true
        case .odd: !number.isMultiple(of: 2)
        case .even: number.isMultiple(of: 2)
        }
    }
}

extension RunningElement.Pages {
    /// Whether the first page of an entry, or another, has the element.
    fileprivate func holds(isFirst: Bool) -> Bool {
        switch self {
        case .all: true
        case .first: isFirst
        case .rest: !isFirst
        }
    }
}

extension [Inline] {
    /// Whether something prints the number of another page.
    fileprivate var dependsOnPages: Bool {
        contains { inline in
            switch inline {
            case .pageCount, .pageReference: true
            case .foreign(let inner, _), .link(_, let inner), .unbroken(let inner): inner.dependsOnPages
            case .text, .figure, .lineBreak, .preferredBreak, .leader, .pageNumber, .runningTitle, .numberReference, .anchor, .footnote:
                false
            }
        }
    }
}
