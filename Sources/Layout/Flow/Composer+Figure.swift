internal import Diagnostics
internal import Display
internal import DocumentTree
internal import Geometry
internal import Styling

extension Composer {
    /// A figure with its caption as one box, at every height that a page may give it.
    func compose(_ figure: FlowFigure, x: Length, width: Length) -> FlowItem {
        let caption = figure.caption.map { lines(of: $0, width: width) } ?? []
        var item = FlowItem(content: .frame(Frame(size: .zero)), x: x, height: .zero, spaceBefore: figure.figure.spaceBefore)
        item.spaceAfter = figure.figure.spaceAfter
        item.snaps = gridPitch != nil
        item.anchors = [figure.figure.anchor] + caption.flatMap(\.anchors)
        item.notes = caption.flatMap(\.notes)
        item.beginsBlock = true
        item.floats = figure.figure.mayFollowNextParagraph
        item.draw = { height in
            let content = height == figure.content.size.height ? figure.content : figure.redraw(height)
            return content.map { box(of: figure, content: $0, caption: caption, width: width) }
        }
        if figure.heights.count > 1 {
            item.shapes = figure.heights.map { FlowItem.Shape(content: $0, height: boxHeight(content: $0, caption: caption)) }
            item.ownShape = figure.heights.firstIndex(of: figure.content.size.height) ?? 0
        }
        item.take(box(of: figure, content: figure.content, caption: caption, width: width))
        let content = figure.content.size
        let tooWide = content.width > width + tolerance
        item.diagnostics =
            tooWide ? [LayoutMessage.figureTooWide(figure.figure, need: content.width, room: width)] : []
        item.diagnostics += figure.diagnostics + caption.flatMap(\.diagnostics)
        item.name = figure.figure.anchor.rawValue
        item.source = figure.figure.source
        return item
    }

    /// The height of a figure's box: on a grid it takes whole lines.
    private func boxHeight(content: Length, caption: [FlowItem]) -> Length {
        let natural = naturalHeight(content: content, caption: caption)
        return gridPitch.map { natural.roundedUp(to: $0) } ?? natural
    }

    private func naturalHeight(content: Length, caption: [FlowItem]) -> Length {
        guard let first = caption.first else { return content }
        return content + first.spaceBefore + caption.reduce(Length.zero) { $0 + $1.height }
    }

    /// The box of one height; what a grid leaves over stands half above and half below.
    private func box(of figure: FlowFigure, content: Frame, caption: [FlowItem], width: Length) -> FlowItem.Drawn {
        let left: Length
        switch figure.figure.alignment {
        case .left: left = .zero
        case .center: left = (width - content.size.width) / 2
        case .right: left = width - content.size.width
        }
        let height = boxHeight(content: content.size.height, caption: caption)
        var y = (height - naturalHeight(content: content.size.height, caption: caption)) / 2
        let box = Rect(origin: Point(x: left, y: y), size: content.size)
        var frame = Frame(size: Size(width: width, height: height))
        frame.items.append(Frame.Placed(.marked(.leaf(figure.element), content), at: box.origin))
        y = y + content.size.height + (caption.first?.spaceBefore ?? .zero)
        for line in caption {
            if case .frame(let text) = line.content { frame.items.append(Frame.Placed(.frame(text), at: Point(x: .zero, y: y))) }
            y = y + line.height
        }
        return FlowItem.Drawn(frame: frame, figure: FigureBox(element: figure.element, rect: box))
    }
}
