internal import Styling

/// A line whose glue has been set: where each atom stands.
struct SetLine {
    var line: ChosenLine
    var measure: LineMeasure
    /// The left edge of each atom of the line, from the left edge of the measure.
    var positions: [Double]
    /// From the left edge of the measure to those of the text.
    var left: Double
    var right: Double
    /// How the glue was changed.
    var setting: GlueSetting
    /// How much too long the line is.
    var overflow: Double
}

/// How much the glue of a line is squeezed or stretched, by kinds.
struct GlueSetting {
    /// Of each kind of squeeze the part that is used up, from 0 to 1.
    var squeezes = SqueezeAmounts()
    /// Of what Han–Latin gaps have beyond that, the part that is given up in a line that would be too long.
    var closing = 0.0
    /// The same of stretch.
    var words = 0.0
    var gaps = 0.0
    /// Added to each gap between Han.
    var han = 0.0
    /// Added to each Latin gap and word space on top, where gaps between Han do not suffice.
    var others = 0.0
    /// What a leader takes beyond its least width.
    var leader = 0.0
}

extension LineModel {
    /// Sets the glue of a line in a measure of `width` points.
    func set(_ line: ChosenLine, width: Double) -> SetLine {
        let isFirst = line.start == 0
        let leader =
            hasLeaders && !line.isEmpty && line.isLast
            ? (line.start...line.end).first { atoms[$0].characterClass == .leader } : nil
        let space = available(width: width, isFirst: isFirst, hasLeader: leader != nil)
        let indent = style.startIndent.points + (isFirst ? style.firstLineIndent.points : 0)
        guard !line.isEmpty else {
            let measure = LineMeasure(start: line.start, end: line.end, natural: 0, available: space, squeezeLimit: 0)
            return SetLine(line: line, measure: measure, positions: [], left: indent, right: indent, setting: GlueSetting(), overflow: 0)
        }
        let measure = measure(line.start, line.end, available: space)
        let setting = setting(measure, isLast: line.isLast, hasLeader: leader != nil)
        var (positions, end) = positions(of: line, through: measure.end, setting: setting, leader: leader)
        // An indent gives way before a line runs over (OptimalBreaker's order).
        let excess = max(0, end - space)
        let given = isFirst ? min(excess, max(0, style.firstLineIndent.points)) : 0
        let left = indent - given + offset(slack: space - end, setting: setting, gapCount: gapCount(measure))
        for index in positions.indices { positions[index] += left }
        return SetLine(
            line: line, measure: measure, positions: positions, left: left, right: left + end, setting: setting,
            overflow: excess - given)
    }

    /// Where the atoms of a line stand and where the text ends, from the left edge of the first; `visibleEnd` is the last that is seen.
    private func positions(
        of line: ChosenLine, through visibleEnd: Int, setting: GlueSetting, leader: Int?
    ) -> (positions: [Double], end: Double) {
        var x = -edges[line.start].startTrim
        var end = 0.0
        let positions = atoms.withUnsafeBufferPointer { atoms in
            glue.withUnsafeBufferPointer { glue in
                [Double](unsafeUninitializedCapacity: line.end - line.start + 1) { positions, count in
                    guard let positions = positions.baseAddress, let atoms = atoms.baseAddress, let glue = glue.baseAddress else {
                        return
                    }
                    var index = line.start
                    while index <= line.end {
                        (positions + count).initialize(to: x)
                        count += 1
                        let advance = atoms[index].advance
                        x += advance
                        if index == leader { x += setting.leader }
                        if index == visibleEnd {
                            x += edges[index].ending - advance
                            end = x
                        } else if index < visibleEnd {
                            x += setting.width(of: glue[index])
                        }
                        index += 1
                    }
                }
            }
        }
        return (positions, end)
    }

    private func gapCount(_ line: LineMeasure) -> Double {
        sums[line.end].hanGaps - sums[line.start].hanGaps + sums[line.end].otherGaps - sums[line.start].otherGaps
    }

    /// Where the text begins behind the indent.
    private func offset(slack: Double, setting: GlueSetting, gapCount: Double) -> Double {
        guard slack > 0 else { return 0 }
        switch style.alignment {
        case .left, .justify: return 0
        case .right: return slack
        case .center, .balance: return slack / 2
        // One character alone has no gap to grow.
        case .distribute: return gapCount == 0 ? slack / 2 : 0
        }
    }

    private func setting(_ line: LineMeasure, isLast: Bool, hasLeader: Bool) -> GlueSetting {
        var setting = GlueSetting()
        let (first, last) = (sums[line.start], sums[line.end])
        var rest = line.slack
        if rest < 0 {
            rest = -rest
            let limits = last.squeezes - first.squeezes
            for kind in Squeeze.inOrder where rest > 0 && limits[kind] > 0 {
                let used = min(rest, limits[kind])
                setting.squeezes[kind] = used / limits[kind]
                rest -= used
            }
            let reserve = last.reserve - first.reserve
            // The first-line indent gives way first.
            rest -= line.start == 0 ? max(0, style.firstLineIndent.points) : 0
            if rest > LineModel.tolerance, reserve > 0 { setting.closing = min(1, rest / reserve) }
            return setting
        }
        if hasLeader {
            setting.leader = rest
            return setting
        }
        switch style.alignment {
        case .justify where !isLast, .distribute: break
        default: return setting
        }
        let words = last.wordStretch - first.wordStretch
        let gaps = last.gapStretch - first.gapStretch
        if words > 0 {
            setting.words = min(1, rest / words)
            rest -= setting.words * words
        }
        if rest > 0, gaps > 0 {
            setting.gaps = min(1, rest / gaps)
            rest -= setting.gaps * gaps
        }
        guard rest > 0 else { return setting }
        let growth = GapGrowth(rest, han: last.hanGaps - first.hanGaps, others: last.otherGaps - first.otherGaps, em: em)
        // A few characters before something that can not be parted are no line to the eye when they stand far apart in a wide measure: it
        // stays ragged.
        if style.alignment == .justify, line.available > 12 * em, max(growth.han, growth.others) > 2 * em { return GlueSetting() }
        (setting.han, setting.others) = (growth.han, growth.others)
        return setting
    }
}

extension GlueSetting {
    /// The width of one piece of glue.
    func width(of glue: Glue) -> Double {
        var width = glue.kern
        if let kind = glue.squeeze { width -= glue.squeezeLimit * squeezes[kind] }
        switch glue.stretch {
        case .none: break
        case .wordSpace: width += glue.stretchLimit * words + others
        case .hanLatinGap: width += glue.stretchLimit * gaps + others - closing * max(0, glue.kern - glue.squeezeLimit)
        case .han: width += han
        }
        return width
    }
}
