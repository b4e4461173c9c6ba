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
    /// Of other charts of the same size: the axis covers them, and is as long as they let it be.
    let covering: [(number: Double, amount: Frame)]
    /// Of the segments, measured.
    let amounts: [Frame]
    /// Of the categories, measured; empty without.
    let totals: [Frame]
    let axisText: ValueAxis.Text
    let line: OverlaidLine?
    let legend: [Legend.Entry]
    let mode: PlotMode
    let labels: LabelSetter

    var style: ChartStyle { chart.style }
    var em: Length { labels.em }
    /// Between a bar's end and its amount.
    var labelGap: Length { em * 0.25 }
    /// Length of the leader to an amount beside a stacked bar, and the gap behind it.
    let besideGap = Length.pt(7)

    /// What draws the picture, and the categories whose line has no room for its amount; `nil` when something does not fit.
    func picture() -> (draw: () -> Marks, dropped: [Int])? {
        guard let header = header else { return nil }
        let amounts = amountLabels()
        for isBeside in isStacked && mode.values != .none ? [false, true] : [false] {
            for scaling in scalings {
                switch plan(scaling, amounts: amounts, isBeside: isBeside, header: header) {
                case .fits(let plan):
                    var overlaid: OverlaidLine.Standing?
                    if let line, let axis = plan.secondAxis {
                        overlaid = line.standing(plan, axis, mode: mode, labels: labels, taken: taken(plan, amounts))
                        guard overlaid != nil else { continue }
                    }
                    let dropped = overlaid?.dropped ?? []
                    guard isStacked else {
                        return ({ [overlaid] in draw(plan, amounts: amounts, stack: nil, overlaid, header: header) }, dropped)
                    }
                    let stack = stack(plan, amounts)
                    if let places = stack.places(middle: { plan.middle($0, 0) }) {
                        return ({ [overlaid] in draw(plan, amounts: amounts, stack: (stack, places), overlaid, header: header) }, dropped)
                    }
                case .crowdedTicks: continue
                case .noRoom: break
                }
                break
            }
        }
        return nil
    }

    /// How the axis may be set, the best first.
    private var scalings: [OverlaidLine.Scaling] {
        let most = max(1, min(style.gridLines, 50))
        guard let line else { return stride(from: most, through: 1, by: -1).map { (1, $0) } }
        var ends: [Double] = Array(repeating: 0, count: texts.blocks.count)
        for segment in segments.all { ends[segment.category] = max(ends[segment.category], segment.end) }
        return line.scalings(over: ends, range: segments.range(with: covering.map(\.number)), most: most, digits: axisText.digits)
    }

    private var header: PlotHeader? {
        PlotHeader(
            unit: mode.hasHeader && !isHorizontal ? chart.unit : "", legend: mode.hasHeader ? legend : [],
            width: chart.size.width - .pt(2), labels: labels, outline: style.outline)
    }

    // MARK: Measuring

    /// Amounts by segment, with their extents.
    private func amountLabels() -> [Label] {
        amounts.map(label)
    }

    private func label(_ amount: Frame) -> Label {
        switch mode.values {
        case .none: .empty
        case .upright: labels.line(amount)
        case .turned: labels.line(amount).turned
        }
    }

    /// Totals by category, as amounts are shown.
    func totalLabels() -> [Label] { mode.values == .none ? [] : totals.map { labels.line($0) } }

    func extents(_ label: Label) -> (across: Length, along: Length) {
        PlotAxes.extents(of: label.size, isHorizontal: isHorizontal)
    }

    private enum Outcome {
        case fits(BarPlan)
        case crowdedTicks
        case noRoom
    }

    /// Scales, then labels, then the plot's room.
    private func plan(_ scaling: OverlaidLine.Scaling, amounts: [Label], isBeside: Bool, header: PlotHeader) -> Outcome {
        if mode.isPartial && line == nil || mode.values == .turned && (isHorizontal || isStacked) { return .noRoom }
        let lines = ReferenceLines(
            chart.references, isHorizontal: isHorizontal, showsNames: mode.hasHeader, width: chart.size.width, labels: labels)
        guard let lines else { return .noRoom }
        var range = segments.range(with: covering.map(\.number) + lines.numbers)
        if let line { range = line.covering(range, lift: scaling.lift) }
        let axis = ValueAxis(covering: range, gridLines: scaling.gridLines, text: axisText, labels: labels)
        let secondAxis = line?.axis(matching: axis, labels: labels)
        guard line == nil || secondAxis != nil else { return .noRoom }
        let axisRoom = axis.room(isHorizontal: isHorizontal, em: em)
        let rightRoom = secondAxis?.room(isHorizontal: false, em: em) ?? .zero
        let unit = labels.line(isHorizontal && mode.hasHeader ? chart.unit : "")
        let top = header.height + .pt(1) + (isHorizontal ? lines.room : .zero)
        let (width, height) = (chart.size.width - .pt(2), chart.size.height - .pt(1) - top)
        let across = isHorizontal ? height - axisRoom - unit.size.height : width - axisRoom - lines.room - rightRoom
        let count = Double(texts.blocks.count)
        let most = across / count

        // Across: bars, bands, names.
        let slots = Double(segments.slots)
        let amountAcross = (amounts + covering.map { label($0.amount) }).map { extents($0).across }.max() ?? .zero
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
            guard amountAcross + (isHorizontal ? .pt(0.3) : slots == 1 ? em * 0.4 : .pt(1)) <= (slots == 1 ? band : bar) else {
                return .noRoom
            }
        }
        let plotAcross = band * count

        // Along: names, amounts, brackets, and what remains for the plot.
        let names = CategoryNames(
            texts, setting: mode.names, band: band, limit: isHorizontal ? width * 0.38 : height * mode.names.share,
            isHorizontal: isHorizontal, labels: labels)
        guard let names else { return .noRoom }
        guard let brackets = brackets(plotAcross: plotAcross, band: band, bar: bar) else { return .noRoom }
        let along = (isHorizontal ? width : height) - names.room
        let bracketRoom = brackets.map(\.room).max() ?? .zero
        let low = max(lowRoom(amounts, axis: axis, length: .zero), axis.underhang(isHorizontal: isHorizontal) - names.room)
        let above = aboveRooms(amounts, bracketRoom: bracketRoom)
        guard let first = plotLength(along - low, axis: axis, above: above) else { return .noRoom }
        // Amounts of negative bars need no more room than reaches below the lowest tick; a longer plot only leaves them more.
        let reach = max(lowRoom(amounts, axis: axis, length: first), axis.underhang(isHorizontal: isHorizontal) - names.room)
        guard let length = plotLength(along - reach, axis: axis, above: above) else { return .noRoom }
        let scale = LinearScale(domain: axis.scaleDomain, length: length)
        let zero = scale.position(0)
        guard brackets.allSatisfy({ zero + $0.roomInGap <= length }) else { return .noRoom }
        guard axis.isOpen(length: length, isHorizontal: isHorizontal, em: em) else {
            return line != nil || scaling.gridLines > 1 ? .crowdedTicks : .noRoom
        }
        guard let references = lines.middles(scale, beyond: axis.height / 2) else { return .noRoom }

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
            BarPlan(
                axes: axes, axis: axis, names: names, slots: segments.slots, categories: texts.blocks.count, band: band, bar: bar,
                beside: beside, low: reach, brackets: brackets, unit: unit, lines: lines, references: references, secondAxis: secondAxis))
    }

    /// Where amounts of bars and totals stand already, by category.
    private func taken(_ plan: BarPlan, _ amounts: [Label]) -> [[ClosedRange<Length>]] {
        var taken: [[ClosedRange<Length>]] = Array(repeating: [], count: plan.categories)
        var ends: [Length] = Array(repeating: plan.scale.position(0), count: plan.categories)
        for (segment, amount) in zip(segments.all, amounts) where amount.size.width > .zero {
            let (height, end) = (amount.size.height, plan.scale.position(segment.end))
            ends[segment.category] = max(ends[segment.category], end)
            let low =
                isStacked ? plan.scale.position(segment.middle) - height / 2 : segment.hangs ? end - labelGap - height : end + labelGap
            taken[segment.category].append(low...(low + height))
        }
        for (category, total) in totalLabels().enumerated() where total.size.width > .zero {
            let low = ends[category] + labelGap
            taken[category].append(low...(low + total.size.height))
        }
        return taken
    }

    /// Room below the lowest tick for the amounts of negative bars.
    private func lowRoom(_ amounts: [Label], axis: ValueAxis, length: Length) -> Length {
        guard !isStacked else { return .zero }
        let bars = zip(segments.all, amounts).filter { $0.0.hangs }.map { ($0.0.end, $0.1) }
        let others = covering.map { ($0.number, label($0.amount)) }
        return (bars + others).reduce(Length.zero) { room, item in
            guard item.0 < 0 else { return room }
            return max(room, extents(item.1).along + labelGap - length * LinearScale.part(item.0, of: axis.scaleDomain))
        }
    }

    /// What stands above the end of each bar, with the bar's number.
    private func aboveRooms(_ amounts: [Label], bracketRoom: Length) -> [(number: Double, room: Length)] {
        let totals = totalLabels()
        let others = covering.filter { $0.number >= 0 }.map { ($0.number, bracketRoom + extents(label($0.amount)).along + labelGap) }
        return others.map { (number: $0, room: $1) }
            + zip(segments.all, amounts).map { segment, amount in
                let label = isStacked ? totals.isEmpty ? .empty : totals[segment.category] : amount
                let extent = extents(label).along
                if segment.hangs, segment.end < 0, !isStacked { return (max(0, segment.start), bracketRoom) }
                return (
                    max(0, segment.start, segment.end), bracketRoom + (extent > .zero ? extent + labelGap : isStacked ? .zero : labelGap)
                )
            }
    }

    /// The longest plot above whose bars amounts and brackets still have room.
    private func plotLength(_ room: Length, axis: ValueAxis, above: [(number: Double, room: Length)]) -> Length? {
        var length = room - axis.overhang(isHorizontal: isHorizontal)
        for (number, above) in above {
            let part = LinearScale.part(number, of: axis.scaleDomain)
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
}
