internal import Display
internal import Geometry
internal import Styling

/// A measured text, upright or turned, that can be placed. Its glyphs are made only when it is drawn.
struct Label {
    private(set) var size: Size
    private var content: Content
    private var isTurned = false
    private var color: Color?

    private indirect enum Content {
        /// Lines at their own size, and the scale at which they are seen.
        case text(Frame, scale: Double)
        case stack([(label: Label, origin: Point)])
    }

    static var empty: Label { Label(Frame(size: .zero), scale: 1) }

    init(_ frame: Frame, scale: Double) {
        size = Size(width: frame.size.width * scale, height: frame.size.height * scale)
        content = .text(frame, scale: scale)
    }

    /// Labels below each other; those that are empty take no room.
    init(stacked labels: [Label], alignment: HorizontalAlignment) {
        let width = labels.map(\.size.width).max() ?? .zero
        var lines: [(label: Label, origin: Point)] = []
        var height = Length.zero
        for label in labels where label.size.width > .zero {
            let slack = width - label.size.width
            let x: Length =
                switch alignment {
                case .left: .zero
                case .center: slack / 2
                case .right: slack
                }
            lines.append((label, Point(x: x, y: height)))
            height = height + label.size.height
        }
        size = Size(width: width, height: height)
        content = .stack(lines)
    }

    /// Labels beside each other, each in the middle of the height.
    init(row labels: [Label], gap: Length) {
        let height = labels.map(\.size.height).max() ?? .zero
        var places: [(label: Label, origin: Point)] = []
        var width = Length.zero
        for label in labels where label.size.width > .zero {
            if width > .zero { width = width + gap }
            places.append((label, Point(x: width, y: (height - label.size.height) / 2)))
            width = width + label.size.width
        }
        size = Size(width: width, height: height)
        content = .stack(places)
    }

    /// The same text running upwards.
    var turned: Label {
        var label = self
        label.size = size.transposed
        label.isTurned = true
        return label
    }

    /// The same text in a colour.
    func colored(_ color: Color) -> Label {
        var label = self
        label.color = color
        return label
    }

    /// What is drawn.
    var item: Frame.Item {
        let frame = frame(color)
        return isTurned ? .transformed(frame, .quarterTurnCounterclockwise(of: frame.size)) : .frame(frame)
    }

    private func frame(_ color: Color?) -> Frame {
        switch content {
        case .text(let frame, let scale): return scale == 1 && color == nil ? frame : frame.scaled(by: scale, colored: color)
        case .stack(let lines):
            let items = lines.map { Frame.Placed(.frame($0.label.frame(color)), at: $0.origin) }
            return Frame(size: isTurned ? size.transposed : size, items: items)
        }
    }
}
