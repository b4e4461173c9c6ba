/// One chosen line: the atoms from `start` through `end`, spaces at its end included.
struct ChosenLine: Hashable {
    var start: Int
    /// The atom behind which the line ends; before `start` for an empty line.
    var end: Int
    /// Whether the line is its segment's last: not stretched.
    var isLast: Bool

    var isEmpty: Bool { end < start }
}

extension LineModel {
    /// The fourth step: takes the width of the measure, gives the lines. Only advances count here.
    func breakLines(width: Double) -> [ChosenLine] {
        var lines: [ChosenLine] = []
        for segment in segments {
            guard !segment.isEmpty else {
                lines.append(ChosenLine(start: segment.lowerBound, end: segment.lowerBound - 1, isLast: true))
                continue
            }
            lines += breakSegment(segment, width: width)
        }
        return lines
    }

    /// The lines of a stretch between forced line ends.
    func breakSegment(_ segment: Range<Int>, width: Double) -> [ChosenLine] {
        let leader = hasLeader(segment)
        if segmentFits(segment, width: width, leader: leader) {
            return [ChosenLine(start: segment.lowerBound, end: segment.upperBound - 1, isLast: true)]
        }
        switch (style.alignment, style.breaking) {
        case (.balance, _): return evenLines(segment, width: width, hasLeader: leader)
        case (_, .firstFit): return firstFitLines(segment, width: width, hasLeader: leader)
        case (_, .optimal): return OptimalBreaker(model: self, segment: segment, width: width, hasLeader: leader).lines()
        }
    }

    /// Whether a segment needs no line end at all, which is so for most cells of tables.
    private func segmentFits(_ segment: Range<Int>, width: Double, leader: Bool) -> Bool {
        let isFirst = segment.lowerBound == 0
        let line = measure(
            segment.lowerBound, segment.upperBound - 1, available: available(width: width, isFirst: isFirst, hasLeader: leader))
        // A text that needs its Han closer has other lines to choose from.
        let tracking = (sums[line.end].squeezes - sums[line.start].squeezes)[.tracking]
        guard line.excess + tracking <= LineModel.tolerance else { return false }
        guard leader, let position = segment.first(where: { atoms[$0].characterClass == .leader }), position > segment.lowerBound
        else { return true }
        // Only the leader and what follows it may cross the indent at the right.
        let text = measure(segment.lowerBound, position - 1, available: available(width: width, isFirst: isFirst, hasLeader: false))
        return text.excess <= LineModel.tolerance
    }

    /// The demerits of a line end behind `atom` apart from how its line looks.
    func breakDemerits(behind atom: Int) -> Double {
        var demerits = Demerits.broken(cohesion[atom])
        if edges[atom].endsWithHyphen { demerits += Demerits.hyphen }
        guard !phraseBreaks.isEmpty else { return demerits }
        switch alignment {
        // A title breaks by phrase (typesetting.md 5.6): elsewhere only when no phrase fits.
        case .left, .center, .right, .balance: demerits += Demerits.broken(phraseBreaks[atom])
        case .justify, .distribute: demerits += marksBefore.isEmpty || phraseBreaks[atom] == .marked ? 0 : Demerits.unmarked
        }
        return demerits
    }

    /// How many preferred line ends a line passes by although it begins or ends elsewhere: where a part of a title is longer than
    /// a line, that part is broken, and the others keep their lines.
    func passedMarks(_ start: Int, _ atom: Int, of segment: Range<Int>) -> Double {
        guard !marksBefore.isEmpty else { return 0 }
        let passed = marksBefore[atom] - marksBefore[start]
        guard passed > 0 else { return 0 }
        let beginsAtMark = start == segment.lowerBound || phraseBreaks[start - 1] == .marked
        let endsAtMark = atom == segment.upperBound - 1 || phraseBreaks[atom] == .marked
        return beginsAtMark && endsAtMark ? 0 : Double(passed)
    }

    /// What a line costs as a paragraph's last: nothing when it has two Han at the least (typesetting.md 2.4) or is the only line.
    /// A number alone is better than a single Han.
    func lastLinePoverty(_ start: Int, _ end: Int, of segment: Range<Int>) -> Double {
        guard start > segment.lowerBound else { return 0 }
        let han = sums[end + 1].han - sums[start].han
        return han >= Double(style.lastLineHan) ? 0 : Demerits.poorLastLine * (han == 1 ? 2 : 1)
    }

    /// By how much the line from `start` can be shortened beyond what its glue gives: the first-line indent goes, and Han–Latin
    /// gaps close.
    func tightness(_ start: Int, _ end: Int) -> Double {
        withBadness { $0.tightness(start, end, indent: max(0, style.firstLineIndent.points)) }
    }

    /// What breakers give up one after the other, when no set of lines keeps all rules.
    static let relaxations: [OptimalBreaker.Relaxation] = [
        .init(allowsPoorLastLine: false), .init(), .init(cohesion: .sectionMark), .init(cohesion: .sectionMark, allowsTight: true),
        .init(cohesion: .unit, allowsTight: true), .init(cohesion: .word, allowsTight: true), .init(cohesion: .kinsoku, allowsTight: true),
        .init(cohesion: .kinsoku, allowsTight: true, allowsOverfull: true),
    ]
}
