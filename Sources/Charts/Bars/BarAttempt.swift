internal import Display
internal import DocumentTree
internal import Geometry
internal import Styling

/// One attempt to draw bars: size of type and manner of labels are fixed, and either all fits or there is no result.
///
/// Lengths *across* run from category to category, lengths *along* with the values; see `PlotAxes`.
struct BarAttempt {
    let chart: Chart
    let isHorizontal: Bool
    let isStacked: Bool
    let categories: [String]
    let segments: BarSegments
    let legend: [Legend.Entry]
    let mode: PlotMode
    let labels: LabelSetter

    private var style: ChartStyle { chart.style }
    private var em: Length { labels.em }
    /// Between a bar's end and its amount.
    private var labelGap: Length { em * 0.25 }
    /// Length of the leader to an amount beside a stacked bar, and the gap behind it.
    private let besideGap = Length.pt(7)

    /// The picture, or `nil` when something does not fit.
    func marks() -> Marks? {
        guard let header = header else { return nil }
        let amounts = amountLabels()
        for isBeside in isStacked && mode.values != .none ? [false, true] : [false] {
            for gridLines in stride(from: max(1, min(style.gridLines, 50)), through: 1, by: -1) {
                switch plan(gridLines: gridLines, amounts: amounts, isBeside: isBeside, header: header) {
                case .fits(let plan):
                    if let marks = draw(plan, amounts: amounts, header: header) { return marks }
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
        segments.all.map { segment in
            switch mode.values {
            case .none: Label(Frame(size: .zero))
            case .upright: Label(labels.line(segment.value.label, style: labels.value))
            case .turned: Label(turned: labels.line(segment.value.label, style: labels.value))
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
        let printed = segments.all.map(\.value.label)
        let axis = ValueAxis(covering: segments.range, gridLines: gridLines, printed: printed, labels: labels)
        let axisRoom = axis.room(isHorizontal: isHorizontal, em: em)
        let unit = Label(labels.line(isHorizontal && mode.hasHeader ? chart.unit : "", style: labels.value))
        let top = header.height + .pt(1)
        let (width, height) = (chart.size.width - .pt(2), chart.size.height - .pt(1) - top)
        let across = isHorizontal ? height - axisRoom - unit.size.height : width - axisRoom
        let count = Double(categories.count)
        let most = across / count

        // Across: bars, bands, names.
        let slots = Double(segments.slots)
        let amountAcross = amounts.map { extents($0).across }.max() ?? .zero
        let beside = isBeside ? besideGap + amountAcross + em * 0.3 : .zero
        let widest = style.maximumBarWidth * (isHorizontal ? 0.5 : 1)
        let gapPart = slots == 1 ? 0.5 : 1
        let bar = min(widest, (most - beside) / (slots + gapPart))
        guard bar > .pt(1) else { return .noRoom }
        var wanted = bar * (slots + gapPart) + beside
        if segments.slots == 1, !isBeside { wanted = max(wanted, amountAcross + em * 0.6) }
        if !isHorizontal {
            if mode.names == .wrapped { wanted = max(wanted, CategoryNames.wantedBand(categories, labels)) }
            if mode.hasChange { wanted = max(wanted, changeBand()) }
        }
        let band = min(most, wanted)
        if !isStacked {
            guard amountAcross + (slots == 1 ? em * 0.4 : .pt(1)) <= (slots == 1 ? band : bar) else { return .noRoom }
        }
        let plotAcross = band * count

        // Along: names, amounts, brackets, and what remains for the plot.
        let names = CategoryNames(
            categories, setting: mode.names, band: band, limit: isHorizontal ? width * 0.38 : height * 0.45,
            isHorizontal: isHorizontal, labels: labels)
        guard let names else { return .noRoom }
        guard let brackets = brackets(plotAcross: plotAcross, band: band, bar: bar) else { return .noRoom }
        let along = (isHorizontal ? width : height) - names.room
        let bracketRoom = brackets.map(\.room).max() ?? .zero
        let low = max(lowRoom(amounts), axis.underhang(isHorizontal: isHorizontal) - names.room)
        guard let length = plotLength(along - low, axis: axis, amounts: amounts, bracketRoom: bracketRoom) else { return .noRoom }
        guard axis.isOpen(length: length, isHorizontal: isHorizontal, em: em) else {
            return gridLines > 1 ? .crowdedTicks : .noRoom
        }

        // Standing plots are in the middle with their axis; lying ones fill the width.
        let plot =
            isHorizontal
            ? Rect(
                x: .pt(1) + names.room + low, y: top + max(.zero, across - plotAcross) / 2, width: length, height: plotAcross)
            : Rect(
                x: .pt(1) + axisRoom + max(.zero, across - plotAcross) / 2, y: top + height - names.room - low - length,
                width: plotAcross, height: length)
        let axes = PlotAxes(isHorizontal: isHorizontal, plot: plot)
        return .fits(Plan(axes: axes, axis: axis, names: names, band: band, bar: bar, beside: beside, brackets: brackets, unit: unit))
    }

    /// Room below the lowest tick for the amounts of negative bars.
    private func lowRoom(_ amounts: [Label]) -> Length {
        guard !isStacked else { return .zero }
        let negative = zip(segments.all, amounts).filter { $0.0.end < 0 }
        return negative.map { extents($0.1).along + labelGap }.max() ?? .zero
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

    private var isChangeByCategory: Bool { segments.pairs.contains { $0.first.category == $0.second.category } && categories.count > 1 }

    /// The band that lets the text of a change stand on one line.
    private func changeBand() -> Length {
        let widest = segments.pairs.map { labels.line($0.text, style: labels.value).size.width }.max() ?? .zero
        return (widest + em) / (isChangeByCategory ? 1 : Double(categories.count))
    }

    private func brackets(plotAcross: Length, band: Length, bar: Length) -> [ChangeBracket]? {
        guard mode.hasChange else { return [] }
        var brackets: [ChangeBracket] = []
        for pair in segments.pairs {
            let room = (isChangeByCategory ? band : plotAcross) - em * 0.5
            let limit = isHorizontal ? chart.size.width * 0.25 : room
            let text = Label(
                labels.block([.init(pair.text, style: labels.value)], width: limit, alignment: isHorizontal ? .left : .balance))
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

    private func draw(_ plan: Plan, amounts: [Label], header: PlotHeader) -> Marks? {
        let across = plan.band * Double(categories.count)
        let plot = plan.axes.plot
        let scale = LinearScale(domain: plan.axis.scaleDomain, length: isHorizontal ? plot.size.width : plot.size.height)
        var marks = Marks()
        plan.axis.drawGrid(plan.axes, across: across, style: style, into: &marks)
        for segment in segments.all where segment.start != segment.end {
            let middle = middle(segment.category, segment.slot, plan)
            let (start, end) = (scale.position(segment.start), scale.position(segment.end))
            let rect = plan.axes.rect(
                across: (middle - plan.bar / 2)...(middle + plan.bar / 2), along: min(start, end)...max(start, end))
            marks.area(.rectangle(rect), fill: segment.fill, outline: style.outline)
        }
        plan.axis.draw(plan.axes, across: across, style: style, em: em, into: &marks)
        let group = plan.bar * Double(segments.slots)
        plan.names.draw(plan.axes, band: plan.band, offset: lowRoom(amounts), into: &marks) {
            middle($0, 0, plan) + (group - plan.bar) / 2
        }
        let tops: [Length]
        if isStacked {
            let stack = StackedAmounts(
                segments: segments.all, amounts: amounts, axes: plan.axes, scale: scale, bar: plan.bar, besideGap: besideGap,
                hasRoomBeside: plan.beside > .zero, labels: labels, stroke: style.axis)
            guard stack.draw(into: &marks, middle: { middle($0, 0, plan) }) else { return nil }
            tops = segments.all.map { scale.position(max(0, $0.end)) }
        } else {
            tops = drawAmounts(amounts, plan, scale, into: &marks)
        }
        let level = tops.max() ?? .zero
        for bracket in plan.brackets {
            let (first, second) = (bracket.pair.first, bracket.pair.second)
            bracket.draw(
                plan.axes, from: middle(first.category, first.slot, plan), to: middle(second.category, second.slot, plan), across: across,
                level: level, stroke: style.axis, into: &marks)
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
