internal import Charts
internal import Diagnostics
internal import Display
internal import DocumentTree
internal import Geometry
internal import Typesetting

extension Figure {
    /// The heights that a page may choose from, the lowest first: `own`, and others that are lower and higher by whole lines of the caption.
    fileprivate func possibleHeights(own: Length) -> [Length] {
        guard let heights else { return [own] }
        let step = caption?.style.linePitch ?? (heights.upperBound - heights.lowerBound) / 4
        guard step > .zero else { return [own] }
        let lower = max(0, Int(((own - heights.lowerBound + tolerance) / step).rounded(.down)))
        let higher = max(0, Int(((heights.upperBound - own + tolerance) / step).rounded(.down)))
        return (-min(lower, 8)...min(higher, 8)).map { own + step * Double($0) }
    }
}

extension Collector {
    /// A figure with its element and, as its last child, its caption.
    mutating func collect(_ figure: Figure, in parent: StructID) -> FlowFigure {
        var attributes = StructAttributes()
        attributes.alternateText = figure.alternateText
        let element = builder.append(.figure, in: parent, attributes: attributes)
        builder.place(figure.anchor, at: element)
        var flow = FlowFigure(figure: figure, element: element, content: Frame(size: .zero), diagnostics: [])
        draw(&flow)
        flow.heights = figure.possibleHeights(own: flow.content.size.height)
        flow.caption = figure.caption.map { collect($0, in: element) }
        return flow
    }

    /// Draws the content at its own height, and says how it is drawn at others.
    private mutating func draw(_ flow: inout FlowFigure) {
        let (figure, element) = (flow.figure, flow.element)
        switch figure.content {
        case .image(let image):
            flow.content = image.frame
            flow.redraw = { height in
                var other = image
                other.size = Size(width: image.size.width * (height / image.size.height), height: height)
                return other.frame
            }
        case .code(let code): flow.content = code.frame
        case .chart(let chart):
            let description = figure.caption?.content.plainText ?? chart.name
            builder.add(
                StructFile(
                    element: element, name: "charts/\(figure.anchor.rawValue).csv", bytes: Array(chart.table.utf8), mimeType: "text/csv",
                    description: description))
            // Which numbers have an element is known when it is known which of them have room: the chart is drawn before the flow.
            let picture = ChartLayout.picture(of: chart, typesetter: typesetter)
            let elements = picture.figures.map { figure in
                var attributes = StructAttributes()
                attributes.figure = figure
                return builder.append(.span, in: element, attributes: attributes)
            }
            flow.diagnostics = picture.diagnostics
            flow.content = picture.frame.mapLeaves { elements[Int($0.rawValue)] }
            flow.redraw = { [typesetter] height in
                var other = chart
                other.size.height = height
                let redrawn = ChartLayout.picture(of: other, typesetter: typesetter)
                // At other heights it must say the same: each number has its element already.
                guard redrawn.figures == picture.figures, redrawn.diagnostics.count == picture.diagnostics.count else { return nil }
                return redrawn.frame.mapLeaves { elements[Int($0.rawValue)] }
            }
        }
    }
}
