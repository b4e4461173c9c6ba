internal import Display
internal import DocumentTree
internal import Geometry
internal import Styling

/// One attempt to draw bars: size of type and manner of labels are fixed, and either all fits or there is no picture.
///
/// Lengths *across* run from category to category, lengths *along* with the values; see `PlotAxes`.
struct BarAttempt {
    let chart: Chart
    let isHorizontal: Bool
    let isStacked: Bool
    let texts: CategoryNames.Texts
    let segments: BarSegments
    /// Of the segments, measured.
    let amounts: [Frame]
    let axisText: ValueAxis.Text
    let legend: [Legend.Entry]
    let mode: PlotMode
    let labels: LabelSetter

    private var style: ChartStyle { chart.style }
    private var em: Length { labels.em }
    /// Between a bar's end and its amount.
    private var labelGap: Length { em * 0.25 }
    /// Length of the leader to an amount beside a stacked bar, and the gap behind it.
    private let besideGap = Length.pt(7)

    /// What draws the picture; `nil` when something does not fit.
    func picture() -> (() -> Marks)? {
        guard let header = header else { return nil }
        let amounts = amountLabels()
        for isBeside in isStacked && mode.values != .none ? [false, true] : [false] {
            for gridLines in stride(from: max(1, min(style.gridLines, 50)), through: 1, by: -1) {
                switch plan(gridLines: gridLines, amounts: amounts, isBeside: isBeside, header: header) {
                case .fits(let plan):
                    guard isStacked else { return { draw(plan, amounts: amounts, stack: nil, header: header) } }
                    let stack = stack(plan, amounts)
                    if let places = stack.places(middle: { middle($0, 0, plan) }) {
                        return { draw(plan, amounts: amounts, stack: (stack, places), header: header) }
                    }
                case .crowdedTicks: continue
                case .noRoom: break
                }
                break
            }
        }
        return nil
    }

    private var header: PlotHeader? {
        PlotHeader(
            unit: mode.hasHeader && !isHorizontal ? chart.unit : "", legend: mode.hasHeader ? legend : [],
            width: chart.size.width - .pt(2), labels: labels, outline: style.outline)
    }

    // MARK: Measuring

    /// Amounts by segment, with their extents.
    private func amountLabels() -> [Label] {
        amounts.map { amount in
            switch mode.values {
            case .none: Label.empty
            case .upright: labels.line(amount)
            case .turned: labels.line(amount).turned
            }
        }
    }

    private func extents(_ label: Label) -> (across: Length, along: Length) {
        PlotAxes.extents(of: label.size, isHorizontal: isHorizontal)
    }

    private struct Plan {
        var axes: PlotAxes
        var axis: ValueAxis
        var names: CategoryNames
        var band: Length
        var bar: Length
        /// Room at the right of (or below) a stacked bar.
        var beside: Length
        /// Room below the lowest tick.
        var low: Length
        var brackets: [ChangeBracket]
        var unit: Label
    }

    private enum Outcome {
        case fits(Plan)
        case crowdedTicks
        case noRoom
    }

    /// Scales, then labels, then the plot's room.
    private func plan(gridLines: Int, amounts: [Label], isBeside: Bool, header: PlotHeader) -> Outcome {
        if mode.values == .turned, isHorizontal || isStacked { return .noRoom }
        let axis = ValueAxis(covering: segments.range, gridLines: gridLines, text: axisText, labels: labels)
        let axisRoom = axis.room(isHorizontal: isHorizontal, em: em)
        let unit = labels.line(isHorizontal && mode.hasHeader ? chart.unit : "")
        let top = header.height + .pt(1)
        let (width, height) = (chart.size.width - .pt(2), chart.size.height - .pt(1) - top)
        let across = isHorizontal ? height - axisRoom - unit.size.height : width - axisRoom
        let count = Double(texts.blocks.count)
        let most = across / count

        // Across: bars, bands, names.
        let slots = Double(segments.slots)
        let amountAcross = amounts.map { extents($0).across }.max() ?? .zero
        let beside = isBeside ? besideGap + amountAcross + em * 0.15 : .zero
        let widest = style.maximumBarWidth * (isHorizontal ? 0.5 : 1)
        // Between groups a bar's width, between bars half of it; amounts beside lying bars part them already.
        let gapPart = slots > 1 ? 1 : isBeside && isHorizontal ? 0.2 : 0.5
        let bar = min(widest, (most - beside) / (slots + gapPart))
        guard bar > .pt(1) else { return .noRoom }
        var wanted = bar * (slots + gapPart) + beside
        if segments.slots == 1, !isBeside { wanted = max(wanted, amountAcross + em * 0.6) }
        if !isHorizontal {
            if mode.names == .wrapped { wanted = max(wanted, texts.wantedBand(labels)) }
            if mode.hasChange { wanted = max(wanted, changeBand()) }
        }
        let band = min(most, wanted)
        if !isStacked {
            guard amountAcross + (slots == 1 ? em * 0.4 : .pt(1)) <= (slots == 1 ? band : bar) else { return .noRoom }
        }
        let plotAcross = band * count

        // Along: names, amounts, brackets, and what remains for the plot.
        let names = CategoryNames(
            texts, setting: mode.names, band: band, limit: isHorizontal ? width * 0.38 : height * 0.45,
            isHorizontal: isHorizontal, labels: labels)
        guard let names else { return .noRoom }
        guard let brackets = brackets(plotAcross: plotAcross, band: band, bar: bar) else { return .noRoom }
        let along = (isHorizontal ? width : height) - names.room
        let bracketRoom = brackets.map(\.room).max() ?? .zero
        let low = max(lowRoom(amounts, axis: axis, length: .zero), axis.underhang(isHorizontal: isHorizontal) - names.room)
        guard let first = plotLength(along - low, axis: axis, amounts: amounts, bracketRoom: bracketRoom) else { return .noRoom }
        // Amounts of negative bars need no more room than reaches below the lowest tick; a longer plot only leaves them more.
        let reach = max(lowRoom(amounts, axis: axis, length: first), axis.underhang(isHorizontal: isHorizontal) - names.room)
        guard let length = plotLength(along - reach, axis: axis, amounts: amounts, bracketRoom: bracketRoom) else { return .noRoom }
        let zero = LinearScale(domain: axis.scaleDomain, length: length).position(0)
        guard brackets.allSatisfy({ zero + $0.roomInGap <= length }) else { return .noRoom }
        guard axis.isOpen(length: length, isHorizontal: isHorizontal, em: em) else {
            return gridLines > 1 ? .crowdedTicks : .noRoom
        }

        // Standing plots are in the middle with their axis; lying ones fill the width.
        let plot =
            isHorizontal
            ? Rect(
                x: .pt(1) + names.room + reach, y: top + max(.zero, across - plotAcross) / 2, width: length, height: plotAcross)
            : Rect(
                x: .pt(1) + axisRoom + max(.zero, across - plotAcross) / 2, y: top + height - names.room - reach - length,
                width: plotAcross, height: length)
        let axes = PlotAxes(isHorizontal: isHorizontal, plot: plot)
        return .fits(
            Plan(axes: axes, axis: axis, names: names, band: band, bar: bar, beside: beside, low: reach, brackets: brackets, unit: unit))
    }

    /// Room below the lowest tick for the amounts of negative bars.
    private func lowRoom(_ amounts: [Label], axis: ValueAxis, length: Length) -> Length {
        guard !isStacked else { return .zero }
        return zip(segments.all, amounts).reduce(Length.zero) { room, item in
            guard item.0.end < 0 else { return room }
            return max(room, extents(item.1).along + labelGap - length * LinearScale.part(item.0.end, of: axis.scaleDomain))
        }
    }

    /// The longest plot above whose bars amounts and brackets still have room.
    private func plotLength(_ room: Length, axis: ValueAxis, amounts: [Label], bracketRoom: Length) -> Length? {
        var length = room - axis.overhang(isHorizontal: isHorizontal)
        for (segment, amount) in zip(segments.all, amounts) {
            let part = LinearScale.part(max(0, segment.end), of: axis.scaleDomain)
            let above = (isStacked ? .zero : extents(amount).along + labelGap) + bracketRoom
            if part > 0 { length = min(length, (room - above) / part) }
        }
        return length >= max(em * 4, room * 0.3) ? length : nil
    }

    // MARK: Changes

    private var isChangeByCategory: Bool { segments.pairs.contains { $0.first.category == $0.second.category } && texts.blocks.count > 1 }

    /// The band that lets the text of a change stand on one line.
    private func changeBand() -> Length {
        let widest = segments.pairs.map { labels.width($0.text) }.max() ?? .zero
        return (widest + em) / (isChangeByCategory ? 1 : Double(texts.blocks.count))
    }

    private func brackets(plotAcross: Length, band: Length, bar: Length) -> [ChangeBracket]? {
        guard mode.hasChange else { return [] }
        var brackets: [ChangeBracket] = []
        for pair in segments.pairs {
            let room = (isChangeByCategory || pair.gap != nil ? band : plotAcross) - em * 0.5
            let limit = isHorizontal ? chart.size.width * 0.25 : room
            let block = labels.text(pair.text, isBalanced: !isHorizontal)
            guard labels.leastWidth(block) <= limit + .pt(0.05) else { return nil }
            let text = labels.block(block, width: limit, alignment: isHorizontal ? .left : .center)
            guard text.size.width <= limit + .pt(0.05), extents(text).across <= room + .pt(0.05) else { return nil }
            brackets.append(ChangeBracket(pair: pair, text: text, em: em, isHorizontal: isHorizontal))
        }
        return brackets
    }

    // MARK: Drawing

    private func middle(_ category: Int, _ slot: Int, _ plan: Plan) -> Length {
        let group = plan.bar * Double(segments.slots) + plan.beside
        let start = plan.band * Double(category) + (plan.band - group) / 2
        return start + plan.bar * (Double(slot) + 0.5)
    }

    private func scale(_ plan: Plan) -> LinearScale {
        LinearScale(domain: plan.axis.scaleDomain, length: isHorizontal ? plan.axes.plot.size.width : plan.axes.plot.size.height)
    }

    /// The amounts of stacked bars.
    private func stack(_ plan: Plan, _ amounts: [Label]) -> StackedAmounts {
        let scale = scale(plan)
        // Under a bracket amounts stay below the highest bar's end.
        let hasBracket = plan.brackets.contains { $0.room > .zero }
        let limit = hasBracket ? tops(scale).max() ?? .zero : scale.length
        return StackedAmounts(
            segments: segments.all, amounts: amounts, axes: plan.axes, scale: scale, bar: plan.bar, besideGap: besideGap,
            hasRoomBeside: plan.beside > .zero, limit: limit, stroke: style.axis)
    }

    /// How high stacked bars reach.
    private func tops(_ scale: LinearScale) -> [Length] { segments.all.map { scale.position(max(0, $0.end)) } }

    private func draw(
        _ plan: Plan, amounts: [Label], stack: (amounts: StackedAmounts, places: [StackedAmounts.Place])?, header: PlotHeader
    ) -> Marks {
        let across = plan.band * Double(texts.blocks.count)
        let plot = plan.axes.plot
        let scale = scale(plan)
        var marks = Marks()
        plan.axis.drawGrid(plan.axes, across: across, style: style, into: &marks)
        for segment in segments.all where segment.start != segment.end {
            let middle = middle(segment.category, segment.slot, plan)
            let (start, end) = (scale.position(segment.start), scale.position(segment.end))
            let rect = plan.axes.rect(
                across: (middle - plan.bar / 2)...(middle + plan.bar / 2), along: min(start, end)...max(start, end))
            // An outline never takes more than a part of a thin piece, and never is a line too thin to print.
            var outline = style.outline
            outline.width = min(outline.width, min(rect.size.width, rect.size.height) / 4)
            marks.area(.rectangle(rect), fill: segment.fill, outline: outline.width < Stroke.thinnest ? nil : outline)
        }
        plan.axis.draw(plan.axes, across: across, style: style, em: em, into: &marks)
        let group = plan.bar * Double(segments.slots)
        plan.names.draw(plan.axes, band: plan.band, offset: max(.zero, plan.low), into: &marks) {
            middle($0, 0, plan) + (group - plan.bar) / 2
        }
        let tops: [Length]
        if let stack {
            tops = self.tops(scale)
            stack.amounts.draw(stack.places, into: &marks)
        } else {
            tops = drawAmounts(amounts, plan, scale, into: &marks)
        }
        let level = tops.max() ?? .zero
        for bracket in plan.brackets {
            if let category = bracket.pair.gap {
                bracket.drawInGap(plan.axes, middle: plan.band * (Double(category) + 0.5), zero: scale.position(0), into: &marks)
                continue
            }
            let (first, second) = (bracket.pair.first, bracket.pair.second)
            let span = ChangeBracket.Span(
                first: middle(first.category, first.slot, plan), second: middle(second.category, second.slot, plan), across: across,
                level: level)
            bracket.draw(plan.axes, over: span, stroke: style.axis, into: &marks)
        }
        header.draw(at: Point(x: .pt(1), y: .pt(1)), unitAt: plot.minX - plan.axis.room(isHorizontal: false, em: em), into: &marks)
        let unitY = plot.maxY + plan.axis.room(isHorizontal: true, em: em)
        marks.label(plan.unit, at: Point(x: chart.size.width - .pt(1) - plan.unit.size.width, y: unitY))
        return marks
    }

    /// Draws the amounts at the ends of bars; gives how high each reaches.
    private func drawAmounts(_ amounts: [Label], _ plan: Plan, _ scale: LinearScale, into marks: inout Marks) -> [Length] {
        zip(segments.all, amounts).map { segment, label in
            let half = extents(label).along / 2
            let end = scale.position(segment.end)
            let along = segment.end < 0 ? end - labelGap - half : end + labelGap + half
            let center = plan.axes.point(across: middle(segment.category, segment.slot, plan), along: along)
            marks.coveringLabel(label, centeredAt: center)
            return max(end, along + half)
        }
    }
}
