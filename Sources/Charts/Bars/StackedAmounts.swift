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
    /// How high amounts beside bars may reach.
    let limit: Length
    let labels: LabelSetter
    let stroke: Stroke

    /// Draws all amounts; false when some do not fit.
    func draw(into marks: inout Marks, middle: (Int) -> Length) -> Bool {
        var beside: [Int: [Int]] = [:]
        for (index, segment) in segments.enumerated() where amounts[index].size.width > .zero {
            let extents = PlotAxes.extents(of: amounts[index].size, isHorizontal: axes.isHorizontal)
            let length = (scale.position(segment.end) - scale.position(segment.start)).magnitude
            if extents.along + .pt(1.5) <= length, extents.across + .pt(1) <= bar {
                drawInside(segment, at: axes.point(across: middle(segment.category), along: scale.position(segment.middle)), into: &marks)
            } else if hasRoomBeside {
                beside[segment.category, default: []].append(index)
            } else {
                return false
            }
        }
        return beside.keys.sorted().allSatisfy { drawBeside(beside[$0] ?? [], edge: middle($0) + bar / 2, into: &marks) }
    }

    private func drawInside(_ segment: BarSegment, at center: Point, into marks: inout Marks) {
        let label = labels.line(segment.value.label).colored(segment.fill.textColor ?? .black)
        // Over hatching the amount stands on paper white.
        if segment.fill.textColor == nil {
            marks.coveringLabel(label, centeredAt: center)
        } else {
            marks.label(label, centeredAt: center)
        }
    }

    private func drawBeside(_ indices: [Int], edge: Length, into marks: inout Marks) -> Bool {
        let sorted = indices.sorted { (segments[$0].middle, $0) < (segments[$1].middle, $1) }
        let extents = sorted.map { PlotAxes.extents(of: amounts[$0].size, isHorizontal: axes.isHorizontal) }
        let wanted = sorted.map { scale.position(segments[$0].middle) }
        let spread = Spread(extents: extents.map(\.along), gap: .pt(axes.isHorizontal ? 3 : 0.5), range: .zero...limit)
        guard let middles = spread.middles(near: wanted) else { return false }
        for (position, index) in sorted.enumerated() {
            let foot = axes.point(across: edge, along: wanted[position])
            let tip = axes.point(across: edge + besideGap - .pt(1.5), along: middles[position])
            marks.line(.line(from: foot, to: tip), stroke: stroke)
            let center = axes.point(across: edge + besideGap + extents[position].across / 2, along: middles[position])
            marks.coveringLabel(amounts[index], centeredAt: center)
        }
        return true
    }
}
