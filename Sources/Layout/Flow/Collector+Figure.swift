internal import Charts
internal import Diagnostics
internal import Display
internal import DocumentTree
internal import Typesetting

extension Collector {
    /// A figure with its element and, as its last child, its caption.
    mutating func collect(_ figure: Figure, in parent: StructID) -> FlowFigure {
        var attributes = StructAttributes()
        attributes.alternateText = figure.alternateText
        let element = builder.append(.figure, in: parent, attributes: attributes)
        builder.place(figure.anchor, at: element)
        let (content, diagnostics) = content(of: figure, in: element)
        let caption = figure.caption.map { collect($0, in: element) }
        return FlowFigure(figure: figure, element: element, content: content, diagnostics: diagnostics, caption: caption)
    }

    private mutating func content(of figure: Figure, in element: StructID) -> (Frame, [Diagnostic]) {
        switch figure.content {
        case .image(let image): return (Frame(size: image.size, items: [Frame.Placed(.image(image), at: .zero)]), [])
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
            return (picture.frame.mapLeaves { elements[Int($0.rawValue)] }, picture.diagnostics)
        }
    }
}
