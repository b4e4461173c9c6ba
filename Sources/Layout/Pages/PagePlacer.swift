internal import Display
internal import DocumentTree
internal import Geometry
internal import Styling
internal import Typesetting

/// Stands text blocks on paper, with running heads and feet around them.
struct PagePlacer {
    let document: Document
    let references: References
    let typesetter: Typesetter

    /// All pages in order; the boxes of figures go to the struct tree.
    func pages(of sections: [SectionPages], builder: inout StructBuilder) -> [Page] {
        var pages: [Page] = []
        var number = 0
        for (section, content) in zip(document.sections, sections) {
            if let start = section.numbering.start { number = start - 1 }
            for body in content.bodies {
                number += 1
                let page = page(body, number: number, section: section)
                for figure in body.figures {
                    let rect = rect(figure.rect, in: section.master, isEven: number.isMultiple(of: 2))
                    builder.setBox(PageBox(page: pages.count, rect: rect), of: figure.element)
                }
                pages.append(page)
            }
        }
        return pages
    }

    private func page(_ body: SectionPages.Body, number: Int, section: Section) -> Page {
        let master = section.master
        let label = section.numbering.style.string(number)
        let block = master.textBlock(isEven: number.isMultiple(of: 2))
        var frame = Frame(size: master.pageSize)
        switch master.orientation {
        case .portrait, .landscape: frame.items.append(Frame.Placed(.frame(body.frame), at: block.origin))
        case .turned:
            let turn = Transform.quarterTurnCounterclockwise(of: body.frame.size)
            frame.items.append(Frame.Placed(.transformed(body.frame, turn), at: block.origin))
        }
        for element in master.running where element.parity.holds(for: number) {
            if let placed = running(element, label: label, block: block) { frame.items.append(placed) }
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
    private func running(_ element: RunningElement, label: String, block: Rect) -> Frame.Placed? {
        if label.isEmpty, element.content.contains(.pageNumber) { return nil }
        let text = PlainText(style: element.style.text, page: label, references: references)
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
