internal import Geometry

/// The line ends that were not chosen, and why.
struct Alternatives {
    let content: ParagraphContent
    let lines: [ChosenLine]
    let index: Int
    let width: Double

    /// How many line ends on each side are looked at.
    private static let reach = 3

    /// The alternatives near the chosen end, from left to right. The last line of a segment has none.
    func all() -> [LineExplanation.Alternative] {
        let model = content.model
        let line = lines[index]
        guard let segment = model.segments.first(where: { $0.contains(line.start) }), !line.isLast else { return [] }
        let chosen = model.demerits(of: lines.filter { segment.contains($0.start) }, segment: segment, width: width)
        let candidates = max(line.start, line.end - Self.reach)...min(segment.upperBound - 2, line.end + Self.reach)
        return candidates.filter { $0 != line.end }.map { end in
            LineExplanation.Alternative(
                ending: content.text(max(line.start, end - 5)...end), verdict: verdict(endingAt: end, segment: segment, chosen: chosen))
        }
    }

    private func verdict(endingAt end: Int, segment: Range<Int>, chosen: Double) -> LineExplanation.Verdict {
        let model = content.model
        let line = lines[index]
        switch model.cohesion[end] {
        case .none: break
        case .sectionMark: return .forbidden(.sectionMark)
        case .kinsoku: return .forbidden(.kinsoku)
        case .unit: return .forbidden(.unit)
        case .word, .never: return .forbidden(.inseparable)
        }
        let space = model.available(width: width, isFirst: line.start == 0, hasLeader: false)
        let measure = model.measure(line.start, end, available: space)
        if measure.excess > LineModel.tolerance { return .tooLong(by: .pt(measure.excess)) }
        let before = lines[..<index].filter { segment.contains($0.start) }
        let other = ChosenLine(start: line.start, end: end, isLast: false)
        let rest = model.breakSegment(end + 1..<segment.upperBound, width: width)
        let dearer = model.demerits(of: before + [other] + rest, segment: segment, width: width) - chosen
        return bond(worth: dearer).map { .forbidden($0) } ?? .dearer(by: dearer)
    }
}

extension Alternatives {
    /// The rule that so many demerits break somewhere in the paragraph; `nil` for so few that only looks are worse.
    private func bond(worth demerits: Double) -> LineExplanation.Bond? {
        switch demerits {
        case Demerits.broken(.kinsoku) / 2..<Demerits.overfull / 2: .kinsoku
        case Demerits.broken(.word) / 2..<Demerits.broken(.kinsoku) / 2: .inseparable
        case Demerits.broken(.unit) / 2..<Demerits.broken(.word) / 2: .unit
        case Demerits.broken(.sectionMark) / 2..<Demerits.tight / 2: .sectionMark
        case Demerits.poorLastLine / 2..<Demerits.broken(.sectionMark) / 2: .lastLine
        case Demerits.offPhrase / 2..<Demerits.poorLastLine / 2: .phrase
        default: nil
        }
    }
}

extension LineModel {
    /// The demerits of chosen lines of one segment, as the optimum fit counts them.
    func demerits(of lines: [ChosenLine], segment: Range<Int>, width: Double) -> Double {
        var demerits = 0.0
        var before: ChosenLine?
        for line in lines where !line.isEmpty {
            defer { before = line }
            if let before, !line.isLast, edges[line.end].endsWithHyphen, edges[before.end].endsWithHyphen {
                demerits += Demerits.hyphenAgain
            }
            demerits += Demerits.passedMark * passedMarks(line.start, line.end, of: segment)
            let hasLeader = line.isLast && hasLeader(line.start..<line.end + 1)
            let measure = measure(line.start, line.end, available: available(width: width, isFirst: line.start == 0, hasLeader: hasLeader))
            if measure.excess > LineModel.tolerance {
                let rest = measure.excess - tightness(line.start, measure.end)
                demerits += rest <= LineModel.tolerance ? Demerits.tight : Demerits.overfull * (1 + rest)
            } else {
                demerits += lineDemerits(measure, isLast: line.isLast)
            }
            demerits += line.isLast ? lastLinePoverty(line.start, line.end, of: segment) : breakDemerits(behind: line.end)
        }
        return demerits
    }
}
