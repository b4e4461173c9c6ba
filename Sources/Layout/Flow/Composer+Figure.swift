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
        item.shapes = figure.contents.map { shape(of: figure, content: $0, caption: caption, width: width) }
        item.ownShape = figure.own
        item.take(shape: figure.own)
        if item.shapes.count == 1 { item.shapes = [] }
        let content = figure.contents[figure.own].size
        let tooWide = content.width > width + tolerance
        item.diagnostics =
            tooWide ? [LayoutMessage.figureTooWide(figure.figure.anchor.rawValue, need: content.width, room: width)] : []
        item.diagnostics += figure.diagnostics + caption.flatMap(\.diagnostics)
        item.name = figure.figure.anchor.rawValue
        return item
    }

    /// The box of one height; on a grid it takes whole lines, the rest half above and half below.
    private func shape(of figure: FlowFigure, content: Frame, caption: [FlowItem], width: Length) -> FlowItem.Shape {
        let left: Length
        switch figure.figure.alignment {
        case .left: left = .zero
        case .center: left = (width - content.size.width) / 2
        case .right: left = width - content.size.width
        }
        let gap = caption.first?.spaceBefore ?? .zero
        let captionHeight = caption.reduce(Length.zero) { $0 + $1.height }
        let natural = content.size.height + (caption.isEmpty ? .zero : gap + captionHeight)
        let height = gridPitch.map { natural.roundedUp(to: $0) } ?? natural
        var y = (height - natural) / 2
        let box = Rect(origin: Point(x: left, y: y), size: content.size)
        var frame = Frame(size: Size(width: width, height: height))
        frame.items.append(Frame.Placed(.marked(.leaf(figure.element), content), at: box.origin))
        y = y + content.size.height + gap
        for line in caption {
            if case .frame(let text) = line.content { frame.items.append(Frame.Placed(.frame(text), at: Point(x: .zero, y: y))) }
            y = y + line.height
        }
        return FlowItem.Shape(frame: frame, height: height, figure: FigureBox(element: figure.element, rect: box))
    }
}
