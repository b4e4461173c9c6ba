internal import Display
internal import Geometry
internal import Styling

/// What a chart draws, in the order of drawing. No mark reads another.
struct Marks {
    private enum Mark {
        case drawing(Drawing, at: Point)
        case label(Label, at: Point)
    }

    private var marks: [Mark] = []

    /// A filled area with an optional outline.
    mutating func area(_ path: Path, fill: Drawing.Fill, outline: Stroke? = nil) {
        marks.append(.drawing(Drawing(path: path, fill: fill, stroke: outline), at: .zero))
    }

    /// A line.
    mutating func line(_ path: Path, stroke: Stroke) {
        marks.append(.drawing(Drawing(path: path, stroke: stroke), at: .zero))
    }

    /// A label with its upper left corner at `origin`.
    mutating func label(_ label: Label, at origin: Point) {
        guard label.size.width > .zero else { return }
        marks.append(.label(label, at: origin))
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
        marks += other.marks.map { mark in
            switch mark {
            case .drawing(let drawing, let origin): .drawing(drawing, at: origin + offset)
            case .label(let label, let origin): .label(label, at: origin + offset)
            }
        }
    }

    /// Where the leftmost label begins; `nil` without labels.
    var labelsLeft: Length? {
        marks.compactMap { mark -> Length? in
            guard case .label(_, let origin) = mark else { return nil }
            return origin.x
        }.min()
    }

    /// The marks as a frame holds them: only here do labels become glyphs.
    var items: [Frame.Placed] {
        marks.map { mark in
            switch mark {
            case .drawing(let drawing, let origin): Frame.Placed(.drawing(drawing), at: origin)
            case .label(let label, let origin): Frame.Placed(label.item, at: origin)
            }
        }
    }
}
