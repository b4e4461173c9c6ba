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
        var flow = FlowFigure(figure: figure, element: element, contents: [], diagnostics: [])
        draw(&flow)
        flow.caption = figure.caption.map { collect($0, in: element) }
        return flow
    }

    /// Draws the content at every height that it may have.
    private mutating func draw(_ flow: inout FlowFigure) {
        let (figure, element) = (flow.figure, flow.element)
        switch figure.content {
        case .image(let image):
            let own = image.size.height
            let heights = own > .zero ? figure.possibleHeights(own: own) : [own]
            flow.own = heights.firstIndex(of: own) ?? 0
            flow.contents = heights.map { height in
                var picture = image
                if height != own { picture.size = Size(width: image.size.width * (height / own), height: height) }
                return Frame(size: picture.size, items: [Frame.Placed(.image(picture), at: .zero)])
            }
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
            for height in figure.possibleHeights(own: chart.size.height) {
                var other = picture
                if height == chart.size.height {
                    flow.own = flow.contents.count
                } else {
                    var chart = chart
                    chart.size.height = height
                    other = ChartLayout.picture(of: chart, typesetter: typesetter)
                    // At other heights it must say the same: each number has its element already.
                    guard other.figures == picture.figures, other.diagnostics.count == picture.diagnostics.count else { continue }
                }
                flow.contents.append(other.frame.mapLeaves { elements[Int($0.rawValue)] })
            }
        }
    }
}
