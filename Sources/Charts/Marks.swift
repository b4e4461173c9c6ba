internal import Display
internal import Geometry
internal import Styling

/// What a chart draws, in the order of drawing. No mark reads another.
struct Marks {
    private(set) var items: [Frame.Placed] = []

    /// A filled area with an optional outline.
    mutating func area(_ path: Path, fill: Drawing.Fill, outline: Stroke? = nil) {
        items.append(.init(.drawing(Drawing(path: path, fill: fill, stroke: outline)), at: .zero))
    }

    /// A line.
    mutating func line(_ path: Path, stroke: Stroke) {
        items.append(.init(.drawing(Drawing(path: path, stroke: stroke)), at: .zero))
    }

    /// A label with its upper left corner at `origin`.
    mutating func label(_ label: Label, at origin: Point) {
        guard label.size.width > .zero else { return }
        items.append(.init(label.item, at: origin))
    }

    /// A label with its middle at `center`.
    mutating func label(_ label: Label, centeredAt center: Point) {
        self.label(label, at: Point(x: center.x - label.size.width / 2, y: center.y - label.size.height / 2))
    }

    /// A label over grid lines: the paper shows through under it, so that no hairline crosses a digit.
    mutating func coveringLabel(_ label: Label, centeredAt center: Point) {
        guard label.size.width > .zero else { return }
        let ground = Rect(
            x: center.x - label.size.width / 2, y: center.y - label.size.height / 2, width: label.size.width, height: label.size.height)
        area(.rectangle(ground), fill: .solid(.white))
        self.label(label, centeredAt: center)
    }

    /// All of another list, drawn after what is here.
    mutating func append(_ other: Marks, movedBy offset: Point = .zero) {
        items += other.items.map { Frame.Placed($0.item, at: $0.origin + offset) }
    }
}
