internal import Display
internal import Geometry
internal import Styling

extension BarAttempt {
    /// The marks of a plan: grid, bars, axis, reference lines, names, amounts, brackets.
    func draw(
        _ plan: BarPlan, amounts: [Label], stack: (amounts: StackedAmounts, places: [StackedAmounts.Place])?,
        _ overlaid: OverlaidLine.Standing?, header: PlotHeader
    ) -> Marks {
        let (axes, across, scale) = (plan.axes, plan.across, plan.scale)
        var marks = Marks()
        plan.axis.drawGrid(axes, across: across, style: style, into: &marks)
        drawBars(plan, into: &marks)
        drawConnectors(plan, into: &marks)
        plan.axis.draw(axes, across: across, style: style, em: em, into: &marks)
        plan.lines.drawLines(axes, across: across, scale: scale, into: &marks)
        if let line, let overlaid { line.draw(overlaid, plan, style: style, em: em, into: &marks) }
        plan.names.draw(axes, band: plan.band, offset: max(.zero, plan.low), into: &marks, middle: plan.middle(ofGroup:))
        var tops: [Top]
        if let stack {
            stack.amounts.draw(stack.places, into: &marks)
            tops = drawTotals(plan, into: &marks) + stack.places.compactMap { top($0, of: amounts, plan) }
        } else {
            tops = drawAmounts(amounts, plan, into: &marks)
        }
        for (label, center) in overlaid?.labels ?? [] { marks.coveringLabel(label, centeredAt: center) }
        drawBrackets(plan, over: tops, into: &marks)
        plan.lines.drawNames(axes, across: across, middles: plan.references, into: &marks)
        let plot = axes.plot
        header.draw(at: Point(x: .pt(1), y: .pt(1)), unitAt: plot.minX - plan.axis.room(isHorizontal: false, em: em), into: &marks)
        let unitY = plot.maxY + plan.axis.room(isHorizontal: true, em: em)
        marks.label(plan.unit, at: Point(x: chart.size.width - .pt(1) - plan.unit.size.width, y: unitY))
        return marks
    }

    /// How far a bar with its amount reaches, and where it stands across.
    private struct Top {
        var across: ClosedRange<Length>
        var height: Length
    }

    private func drawBars(_ plan: BarPlan, into marks: inout Marks) {
        for segment in segments.all where segment.start != segment.end {
            let middle = plan.middle(segment.category, segment.slot)
            let (start, end) = (plan.scale.position(segment.start), plan.scale.position(segment.end))
            let rect = plan.axes.rect(
                across: (middle - plan.bar * (segment.breadth / 2))...(middle + plan.bar * (segment.breadth / 2)),
                along: min(start, end)...max(start, end))
            // An outline never takes more than a part of a thin piece, and never is a line too thin to print.
            var outline = style.outline
            outline.width = min(outline.width, min(rect.size.width, rect.size.height) / 4)
            marks.area(.rectangle(rect), fill: segment.fill, outline: outline.width < Stroke.thinnest ? nil : outline)
        }
    }

    /// Draws the lines from level to level of a waterfall.
    private func drawConnectors(_ plan: BarPlan, into marks: inout Marks) {
        for (category, level) in segments.connectors.enumerated() {
            let along = plan.scale.position(level)
            let from = plan.axes.point(across: plan.middle(category, 0) + plan.bar / 2, along: along)
            let to = plan.axes.point(across: plan.middle(category + 1, 0) - plan.bar / 2, along: along)
            marks.line(.line(from: from, to: to), stroke: Stroke(width: .pt(0.5), color: .gray(0.4)))
        }
    }

    /// Draws the amounts at the ends of bars.
    private func drawAmounts(_ amounts: [Label], _ plan: BarPlan, into marks: inout Marks) -> [Top] {
        zip(segments.all, amounts).map { segment, label in
            let extents = extents(label)
            let end = plan.scale.position(segment.end)
            // What is taken from a level has its amount below, unless that lay over the zero line.
            let room = end - plan.scale.position(0)
            let isBelow = segment.hangs && (segment.end < 0 || room >= labelGap + extents.along)
            let foot = isBelow ? end : max(end, plan.scale.position(segment.start))
            let along = isBelow ? foot - labelGap - extents.along / 2 : foot + labelGap + extents.along / 2
            let middle = plan.middle(segment.category, segment.slot)
            marks.coveringLabel(label, centeredAt: plan.axes.point(across: middle, along: along))
            return top(max(end, plan.scale.position(segment.start), along + extents.along / 2), middle, max(extents.across, plan.bar))
        }
    }

    /// Draws the totals at the upper ends of stacked bars.
    private func drawTotals(_ plan: BarPlan, into marks: inout Marks) -> [Top] {
        var ends: [Double] = Array(repeating: 0, count: plan.categories)
        for segment in segments.all { ends[segment.category] = max(ends[segment.category], segment.end) }
        let totals = totalLabels()
        return ends.indices.map { category in
            let (end, middle) = (plan.scale.position(ends[category]), plan.middle(category, 0))
            let group = plan.bar + plan.beside * 2
            guard !totals.isEmpty, totals[category].size.width > .zero else { return top(end, middle, group) }
            let extents = extents(totals[category])
            let along = end + labelGap + extents.along / 2
            marks.coveringLabel(totals[category], centeredAt: plan.axes.point(across: middle, along: along))
            return top(along + extents.along / 2, middle, max(extents.across, group))
        }
    }

    /// How far an amount beside its bar reaches.
    private func top(_ place: StackedAmounts.Place, of amounts: [Label], _ plan: BarPlan) -> Top? {
        guard case .beside(let index, let center, _, _) = place else { return nil }
        let (plot, extents) = (plan.axes.plot, extents(amounts[index]))
        let (along, across) =
            isHorizontal ? (center.x - plot.minX, center.y - plot.minY) : (plot.maxY - center.y, center.x - plot.minX)
        return top(along + extents.along / 2, across, extents.across)
    }

    private func top(_ height: Length, _ middle: Length, _ extent: Length) -> Top {
        Top(across: (middle - extent / 2)...(middle + extent / 2), height: height)
    }

    /// Draws each bracket right above what lies under it and its text.
    private func drawBrackets(_ plan: BarPlan, over tops: [Top], into marks: inout Marks) {
        for bracket in plan.brackets {
            if let category = bracket.pair.gap {
                bracket.drawInGap(
                    plan.axes, middle: plan.band * (Double(category) + 0.5), zero: plan.scale.position(0), into: &marks)
                continue
            }
            let (first, second) = (bracket.pair.first, bracket.pair.second)
            var span = ChangeBracket.Span(
                first: plan.middle(first.category, first.slot), second: plan.middle(second.category, second.slot), across: plan.across,
                level: .zero)
            let extent = bracket.extent(over: span)
            span.level = tops.filter { $0.across.overlaps(extent) }.map(\.height).max() ?? .zero
            bracket.draw(plan.axes, over: span, stroke: style.axis, into: &marks)
        }
    }

    /// The amounts of stacked bars.
    func stack(_ plan: BarPlan, _ amounts: [Label]) -> StackedAmounts {
        // Under a bracket amounts stay below the highest bar's end, under a total below that of their own bar.
        var limits: [Length]?
        let hasBracket = plan.brackets.contains { $0.room > .zero }
        let hasTotals = !totals.isEmpty && mode.values != .none && !isHorizontal
        if hasBracket || hasTotals {
            var ends = Array(repeating: plan.scale.position(0), count: plan.categories)
            for segment in segments.all { ends[segment.category] = max(ends[segment.category], plan.scale.position(segment.end)) }
            limits = hasTotals ? ends : ends.map { _ in ends.max() ?? .zero }
        }
        return StackedAmounts(
            segments: segments.all, amounts: amounts, axes: plan.axes, scale: plan.scale, bar: plan.bar, besideGap: besideGap,
            hasRoomBeside: plan.beside > .zero, limits: limits, stroke: style.axis)
    }
}
