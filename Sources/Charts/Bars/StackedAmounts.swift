internal import Display
internal import Geometry
internal import Styling

/// The amounts of stacked bars: inside a piece that is large enough, else beside the bar with a leader.
struct StackedAmounts {
    let segments: [BarSegment]
    let amounts: [Label]
    let axes: PlotAxes
    let scale: LinearScale
    let bar: Length
    let besideGap: Length
    let hasRoomBeside: Bool
    /// How high amounts beside the bar of each category may reach; `nil` up to the axis's end.
    let limits: [Length]?
    let stroke: Stroke

    /// Where one amount stands.
    enum Place {
        case inside(Int, at: Point)
        /// Beside the bar, with a leader from the piece.
        case beside(Int, at: Point, foot: Point, tip: Point)
    }

    /// Where all amounts stand; `nil` when some do not fit.
    func places(middle: (Int) -> Length) -> [Place]? {
        var places: [Place] = []
        var beside: [[Int]] = []
        for (index, segment) in segments.enumerated() where amounts[index].size.width > .zero {
            let extents = PlotAxes.extents(of: amounts[index].size, isHorizontal: axes.isHorizontal)
            let length = (scale.position(segment.end) - scale.position(segment.start)).magnitude
            if extents.along + .pt(1.5) <= length, extents.across + .pt(1) <= bar {
                places.append(.inside(index, at: axes.point(across: middle(segment.category), along: scale.position(segment.middle))))
            } else if hasRoomBeside {
                // Segments come category by category.
                if let last = beside.last?.first, segments[last].category == segment.category {
                    beside[beside.count - 1].append(index)
                } else {
                    beside.append([index])
                }
            } else {
                return nil
            }
        }
        for indices in beside {
            guard let group = placesBeside(indices, edge: middle(segments[indices[0]].category) + bar / 2) else { return nil }
            places += group
        }
        return places
    }

    /// Draws amounts where they stand.
    func draw(_ places: [Place], into marks: inout Marks) {
        for place in places {
            switch place {
            case .inside(let index, let center): drawInside(index, at: center, into: &marks)
            case .beside(let index, let center, let foot, let tip):
                marks.line(.line(from: foot, to: tip), stroke: stroke)
                marks.coveringLabel(amounts[index], centeredAt: center)
            }
        }
    }

    private func drawInside(_ index: Int, at center: Point, into marks: inout Marks) {
        let color = segments[index].fill.textColor
        let label = amounts[index].colored(color ?? .black)
        // Over hatching the amount stands on paper white.
        if color == nil {
            marks.coveringLabel(label, centeredAt: center)
        } else {
            marks.label(label, centeredAt: center)
        }
    }

    private func placesBeside(_ indices: [Int], edge: Length) -> [Place]? {
        let sorted = indices.sorted { (segments[$0].middle, $0) < (segments[$1].middle, $1) }
        let extents = sorted.map { PlotAxes.extents(of: amounts[$0].size, isHorizontal: axes.isHorizontal) }
        let wanted = sorted.map { scale.position(segments[$0].middle) }
        let limit = limits?[segments[indices[0]].category] ?? scale.length
        let spread = Spread(
            extents: extents.map(\.along), gap: .pt(axes.isHorizontal ? 3 : 0.5),
            range: .zero...max(.zero, limit))
        guard let middles = spread.middles(near: wanted) else { return nil }
        return sorted.enumerated().map { position, index in
            .beside(
                index, at: axes.point(across: edge + besideGap + extents[position].across / 2, along: middles[position]),
                foot: axes.point(across: edge, along: wanted[position]),
                tip: axes.point(across: edge + besideGap - .pt(1.5), along: middles[position]))
        }
    }
}
