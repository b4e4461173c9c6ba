internal import DocumentTree
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

        /// What names may take of a standing plot's height. Those that run upwards may take more: it is their last setting, and low bars
        /// with names say more than high ones without.
        var share: Double { self == .turned ? 0.6 : 0.45 }
    }

    /// The names of one chart, shaped.
    struct Texts {
        let blocks: [TextBlock]
        private let widest: Length

        init(_ names: [ChartText], isHorizontal: Bool, _ lettering: Lettering) {
            blocks = names.map { lettering.block($0.parts(.name), isBalanced: true) }
            widest = blocks.map(\.naturalWidth).max() ?? .zero
        }

        /// The width of one band that lets every name stand on one line.
        func wantedBand(_ labels: LabelSetter) -> Length { widest * labels.scale + labels.em }
    }

    /// The room of all names along the values, with the gap to the plot.
    let room: Length
    private let texts: Texts
    private let setting: Setting
    /// The width of the names' lines.
    private let width: Length
    private let setter: LabelSetter
    private let gap: Length

    /// `nil` when a name does not fit its band, or all of them need more than `limit` along the values.
    init?(_ texts: Texts, setting: Setting, band: Length, limit: Length, isHorizontal: Bool, labels setter: LabelSetter) {
        let em = setter.em
        let gap = em * (isHorizontal ? 0.5 : 0.35)
        let (width, across, along): (Length, Length, Length)
        switch (setting, isHorizontal) {
        case (.none, _):
            (width, across, along) = (.zero, .zero, .zero)
        case (.wrapped, false):
            width = band - em * 0.7
            guard width >= setter.nameSize else { return nil }
            // Most attempts end here, before a line is broken.
            for text in texts.blocks {
                guard setter.leastWidth(text) <= width + em * 0.05, setter.leastHeight(text, width: width) + gap <= limit else {
                    return nil
                }
            }
            // No line is wider than its measure.
            across = width + em * 0.7
            along = texts.blocks.map { setter.height($0, width: width) }.max() ?? .zero
        case (.wrapped, true):
            width = limit - gap
            for text in texts.blocks {
                guard setter.leastWidth(text) <= width + .pt(0.01), setter.leastHeight(text, width: width) <= band else { return nil }
            }
            across = (texts.blocks.map { setter.height($0, width: width) }.max() ?? .zero) + .pt(0.3)
            along = texts.blocks.map { setter.width($0, width: width) }.max() ?? .zero
        case (.turned, false):
            width = .infinity
            across = (texts.blocks.map { setter.height($0, width: .infinity) }.max() ?? .zero) + .pt(0.3)
            along = texts.blocks.map { setter.width($0, width: .infinity) }.max() ?? .zero
        case (.turned, true):
            return nil
        }
        let room = along + (along > .zero ? gap : .zero)
        guard across <= band + .pt(0.01), room <= limit + .pt(0.01) else { return nil }
        (self.texts, self.setting, self.setter, self.width) = (texts, setting, setter, width)
        self.room = room
        self.gap = gap
    }

    /// Draws the names at `offset` from the plot, each near `middle(index)` across and within its band.
    func draw(_ axes: PlotAxes, band: Length, offset: Length = .zero, into marks: inout Marks, middle: (Int) -> Length) {
        for (index, text) in texts.blocks.enumerated() {
            guard let label = label(text, isHorizontal: axes.isHorizontal) else { return }
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

    private func label(_ text: TextBlock, isHorizontal: Bool) -> Label? {
        switch setting {
        case .wrapped: setter.block(text, width: width, alignment: isHorizontal ? .right : .center)
        case .turned: setter.line(text).turned
        case .none: nil
        }
    }
}
