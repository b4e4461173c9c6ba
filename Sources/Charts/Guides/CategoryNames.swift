internal import Geometry
internal import Styling

/// The names of categories: under a standing plot, at the left of a lying one.
struct CategoryNames {
    /// How names are set.
    enum Setting {
        /// In lines as wide as the band.
        case wrapped
        /// Running upwards, for narrow bands.
        case turned
        case none
    }

    /// The room of all names along the values, with the gap to the plot.
    let room: Length
    private let labels: [Label]
    private let gap: Length

    /// The width of one band that lets every name stand on one line.
    static func wantedBand(_ names: [String], _ labels: LabelSetter) -> Length {
        (names.map { labels.line($0, style: labels.name).size.width }.max() ?? .zero) + labels.em
    }

    /// `nil` when a name does not fit its band, or all of them need more than `limit` along the values.
    init?(_ names: [String], setting: Setting, band: Length, limit: Length, isHorizontal: Bool, labels setter: LabelSetter) {
        let em = setter.em
        let gap = em * (isHorizontal ? 0.5 : 0.35)
        let (across, along): (Length, Length)
        switch (setting, isHorizontal) {
        case (.none, _):
            labels = []
            (across, along) = (.zero, .zero)
        case (.wrapped, false):
            let width = band - em * 0.4
            guard width >= setter.name.size else { return nil }
            labels = names.map { Label(setter.block([.init($0, style: setter.name)], width: width, alignment: .balance)) }
            across = (labels.map(\.size.width).max() ?? .zero) + em * 0.35
            along = labels.map(\.size.height).max() ?? .zero
        case (.wrapped, true):
            labels = names.map { Label(setter.block([.init($0, style: setter.name)], width: limit - gap, alignment: .right)) }
            across = (labels.map(\.size.height).max() ?? .zero) + .pt(0.3)
            along = labels.map(\.size.width).max() ?? .zero
        case (.turned, false):
            labels = names.map { Label(turned: setter.line($0, style: setter.name)) }
            across = (labels.map(\.size.width).max() ?? .zero) + .pt(0.3)
            along = labels.map(\.size.height).max() ?? .zero
        case (.turned, true):
            return nil
        }
        let room = along + (along > .zero ? gap : .zero)
        guard across <= band + .pt(0.01), room <= limit + .pt(0.01) else { return nil }
        self.room = room
        self.gap = gap
    }

    /// Draws the names at `offset` from the plot, each near `middle(index)` across and within its band.
    func draw(_ axes: PlotAxes, band: Length, offset: Length = .zero, into marks: inout Marks, middle: (Int) -> Length) {
        for (index, label) in labels.enumerated() {
            let half = PlotAxes.extents(of: label.size, isHorizontal: axes.isHorizontal).across / 2
            let start = band * Double(index)
            let across = min(max(middle(index), start + half), start + band - half)
            let foot = axes.point(across: across, along: -offset)
            if axes.isHorizontal {
                marks.label(label, at: Point(x: foot.x - gap - label.size.width, y: foot.y - label.size.height / 2))
            } else {
                marks.label(label, at: Point(x: foot.x - label.size.width / 2, y: foot.y + gap))
            }
        }
    }
}
