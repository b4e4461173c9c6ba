internal import Geometry
internal import Styling

/// A bracket over two bars that are compared, with what is said about them beyond it.
struct ChangeBracket {
    let pair: BarSegments.Pair
    let text: Label
    let em: Length
    let isHorizontal: Bool

    private var extents: (across: Length, along: Length) { PlotAxes.extents(of: text.size, isHorizontal: isHorizontal) }
    private var gap: Length { em * 0.35 }
    private var foot: Length { em * 0.45 }

    /// What bracket and text need beyond the highest amount.
    var room: Length { gap + foot + gap + extents.along }

    /// Draws both over everything that reaches up to `level`, the text within the plot, which is `across` wide.
    func draw(
        _ axes: PlotAxes, from first: Length, to second: Length, across: Length, level: Length, stroke: Stroke, into marks: inout Marks
    ) {
        let (low, high) = (level + gap, level + gap + foot)
        if first != second {
            marks.line(
                .polyline([
                    axes.point(across: first, along: low), axes.point(across: first, along: high),
                    axes.point(across: second, along: high), axes.point(across: second, along: low),
                ]), stroke: stroke)
        }
        let half = extents.across / 2
        let middle = min(max((first + second) / 2, half), across - half)
        marks.coveringLabel(text, centeredAt: axes.point(across: middle, along: high + gap + extents.along / 2))
    }
}
