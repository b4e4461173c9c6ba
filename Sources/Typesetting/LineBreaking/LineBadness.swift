internal import Styling

/// How bad lines look.
///
/// It reads running sums without counts of references and checks of bounds: breakers ask it for millions of lines.
struct LineBadness {
    let alignment: ParagraphStyle.Alignment
    let em: Double
    /// The sums of the model, before each atom and behind the last.
    let sums: UnsafePointer<LineModel.Sums>

    /// The demerits of one line that is not too long, line end aside.
    func demerits(_ line: LineMeasure, isLast: Bool) -> Double {
        let slack = line.slack
        switch alignment {
        case .justify, .distribute:
            let staysNatural = isLast && alignment == .justify && slack >= 0
            if staysNatural { return Demerits.line(badness: 0) }
            return Demerits.line(badness: slack < 0 ? squeezing(line, by: -slack) : stretching(line, by: slack))
        case .left, .right, .center, .balance:
            if isLast, slack >= 0 { return Demerits.line(badness: 0) }
            return Demerits.line(badness: ragged(line))
        }
    }

    /// By how much the line from `start` can be shortened beyond what its glue gives; `indent` is that of a paragraph's first line.
    func tightness(_ start: Int, _ end: Int, indent: Double) -> Double {
        (start == 0 ? indent : 0) + sums[end].reserve - sums[start].reserve
    }

    /// The badness of a line that gives up `amount`, one kind of squeeze after the other.
    private func squeezing(_ line: LineMeasure, by amount: Double) -> Double {
        let limits = sums[line.end].squeezes - sums[line.start].squeezes
        var squeeze = (rest: amount, badness: 0.0)
        limits.forEachInOrder { kind, limit in
            if limit > 0 {
                let used = squeeze.rest < limit ? squeeze.rest : limit
                squeeze.badness += Demerits.anySqueeze(kind) + Demerits.squeeze(kind) * used / limit
                squeeze.rest -= used
            }
            return squeeze.rest > 0
        }
        return squeeze.badness
    }

    private func stretching(_ line: LineMeasure, by amount: Double) -> Double {
        let (first, last) = (sums + line.start, sums + line.end)
        var rest = amount
        var badness = 0.0
        let words = last.pointee.wordStretch - first.pointee.wordStretch
        if words > 0 {
            badness += Demerits.wordStretch * (rest < words ? rest / words : 1)
            rest -= words
        }
        let gaps = last.pointee.gapStretch - first.pointee.gapStretch
        if rest > 0, gaps > 0 {
            badness += Demerits.gapStretch * (rest < gaps ? rest / gaps : 1)
            rest -= gaps
        }
        guard rest > 0 else { return badness }
        let growth = GapGrowth(
            rest, han: last.pointee.hanGaps - first.pointee.hanGaps, others: last.pointee.otherGaps - first.pointee.otherGaps, em: em)
        // A line with nothing that grows stays short: as bad as if all of its slack were one gap twice over.
        let gap = growth.isPossible ? max(growth.han, growth.others) : 2 * rest
        let ratio = gap / (em * Demerits.visibleGap)
        return badness + 100 * ratio * ratio
    }

    /// How bad a line looks whose glue stays natural unless it has to be squeezed.
    private func ragged(_ line: LineMeasure) -> Double {
        let slack = line.slack
        guard slack > 0 else { return squeezing(line, by: -slack) }
        let ratio = slack / (line.available < 1 ? 1 : line.available)
        return 100 * ratio * ratio
    }
}

/// How gaps grow that have to take what word spaces and Han–Latin gaps leave, in points each.
struct GapGrowth {
    var han = 0.0
    var others = 0.0
    var isPossible = true

    /// Gaps between Han take it, by a fifth of an em; then these and all others alike, so that none stands out.
    ///
    /// `rest` is what is to be taken, `han` and `others` are the numbers of gaps. For example 3 points over 20 gaps between Han are 0.15 each;
    /// over one gap between Han and three others at 10 points they are 2 + 0.25 and 0.25 each.
    init(_ rest: Double, han hanGaps: Double, others otherGaps: Double, em: Double) {
        guard hanGaps > 0 else {
            if otherGaps > 0 { others = rest / otherGaps } else { isPossible = false }
            return
        }
        han = rest / hanGaps
        let limit = em / 5
        guard otherGaps > 0, han > limit else { return }
        others = (rest - limit * hanGaps) / (hanGaps + otherGaps)
        han = limit + others
    }
}
