internal import Geometry
internal import Styling

/// What is said about two bars that are compared: beyond a bracket over both, or where a bar would stand that has no number.
struct ChangeBracket {
    let pair: BarSegments.Pair
    let text: Label
    let em: Length
    let isHorizontal: Bool

    private var extents: (across: Length, along: Length) { PlotAxes.extents(of: text.size, isHorizontal: isHorizontal) }
    private var gap: Length { em * 0.35 }
    private var foot: Length { pair.isComplete ? em * 0.45 : .zero }

    /// What bracket and text need beyond the highest amount.
    var room: Length { pair.gap == nil ? gap + foot + gap + extents.along : .zero }

    /// What a text between bars needs beyond the zero line.
    var roomInGap: Length { pair.gap == nil ? .zero : gap * 3 + extents.along }

    /// Where a bracket over a plot stands: the middles of its bars, the plot's extent, and the height over which nothing lies.
    struct Span {
        var first: Length
        var second: Length
        var across: Length
        var level: Length
    }

    /// What bracket and text stand over.
    func extent(over span: Span) -> ClosedRange<Length> {
        let (middle, half) = (middle(over: span), extents.across / 2)
        return min(span.first, span.second, middle - half)...max(span.first, span.second, middle + half)
    }

    /// Of the text, which stays within the plot.
    private func middle(over span: Span) -> Length {
        let half = extents.across / 2
        return min(max((span.first + span.second) / 2, half), span.across - half)
    }

    /// Draws bracket and text.
    func draw(_ axes: PlotAxes, over span: Span, stroke: Stroke, into marks: inout Marks) {
        let (low, high) = (span.level + gap, span.level + gap + foot)
        if span.first != span.second, pair.isComplete {
            marks.line(
                .polyline([
                    axes.point(across: span.first, along: low), axes.point(across: span.first, along: high),
                    axes.point(across: span.second, along: high), axes.point(across: span.second, along: low),
                ]), stroke: stroke)
        }
        marks.coveringLabel(text, centeredAt: axes.point(across: middle(over: span), along: high + gap + extents.along / 2))
    }

    /// Draws the text on the zero line, in the middle of the missing bar's band.
    func drawInGap(_ axes: PlotAxes, middle: Length, zero: Length, into marks: inout Marks) {
        marks.coveringLabel(text, centeredAt: axes.point(across: middle, along: zero + gap * 2 + extents.along / 2))
    }
}
