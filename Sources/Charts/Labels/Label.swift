internal import Display
internal import Geometry

/// A measured text, upright or turned, that can be placed.
struct Label {
    var size: Size
    var item: Frame.Item

    /// A text as it is read.
    init(_ frame: Frame) {
        size = frame.size
        item = .frame(frame)
    }

    /// A text that runs upwards.
    init(turned frame: Frame) {
        size = frame.size.transposed
        item = .transformed(frame, .quarterTurnCounterclockwise(of: frame.size))
    }
}

extension Label {
    /// Lines below each other; those that are empty take no room.
    init(stacked frames: [Frame], alignment: HorizontalAlignment) {
        let width = frames.map(\.size.width).max() ?? .zero
        var items: [Frame.Placed] = []
        var height = Length.zero
        for frame in frames where frame.size.width > .zero {
            let slack = width - frame.size.width
            let x: Length =
                switch alignment {
                case .left: .zero
                case .center: slack / 2
                case .right: slack
                }
            items.append(.init(.frame(frame), at: Point(x: x, y: height)))
            height = height + frame.size.height
        }
        self.init(Frame(size: Size(width: width, height: height), items: items))
    }
}
