internal import Geometry
internal import Styling

/// A paragraph as boxes and glue, with running sums so that any line's measures are two subtractions away.
///
/// Never changed once made; a class, so that breakers and builders hold it without counting references to each of its tables.
final class LineModel {
    /// Running sums over atoms and the glue behind each.
    struct Sums {
        /// Advances and fixed glue.
        var natural = 0.0
        /// All that can be squeezed.
        var squeeze = 0.0
        /// That by kinds, in the order of `Squeeze`.
        var squeezes = SqueezeAmounts()
        var wordStretch = 0.0
        var gapStretch = 0.0
        /// The number of gaps that grow as gaps between Han.
        var hanGaps = 0.0
        /// The number of Latin gaps and word spaces, which grow when there is nothing else.
        var otherGaps = 0.0
        /// Han that stand before.
        var han = 0.0
        /// What Han–Latin gaps give beyond their squeeze when a line would be too long otherwise.
        var reserve = 0.0
    }

    /// What choosing lines asks of an atom, close together: the inner loop reads nothing else for most lines.
    struct Edge {
        /// Advances and fixed glue of the atoms before.
        var natural: Double
        /// The same of squeeze.
        var squeeze: Double
        /// The advance of the atom when a line ends with it, a hyphen included.
        var ending: Double
        /// What the atom loses when a line begins with it.
        var startTrim: Double
        /// The last atom up to this one that is no space: where a line that ends here ends to the eye.
        var visibleEnd: Int
        var cohesion: Cohesion
        /// Whether a line that ends behind the atom ends within a word.
        var endsWithHyphen: Bool
    }

    let style: ParagraphStyle
    /// What the inner loop asks of the style.
    let alignment: ParagraphStyle.Alignment
    let em: Double
    let atoms: [Atom]
    /// The glue behind each atom.
    let glue: [Glue]
    /// How strongly each atom holds to the next.
    let cohesion: [Cohesion]
    /// How well a title breaks behind each atom; empty when nothing tells one line end from another.
    let phraseBreaks: [PhraseBreak]
    /// The number of preferred line ends behind the atoms before; empty when there are none.
    let marksBefore: [Int]
    /// `sums[i]` runs over the atoms before `i` and their glue.
    let sums: [Sums]
    let edges: [Edge]
    /// Whether a line may end with a hyphen.
    let hasHyphens: Bool
    /// Whether an atom is a leader.
    let hasLeaders: Bool
    /// The stretches between forced line ends, as ranges of atoms; empty ones are empty lines.
    let segments: [Range<Int>]

    /// `hyphens` says for each scalar whether a line may end behind it with a hyphen, `phrases` how well a title breaks there; both may
    /// be empty.
    init(
        text: CollectedText, itemized: ItemizedText, shaped: ShapedText, style: ParagraphStyle, hyphens: [Bool], phrases: [PhraseBreak]
    ) {
        self.style = style
        alignment = style.alignment
        em = style.text.size.points
        let atoms = shaped.atoms
        self.atoms = atoms
        var glue: [Glue] = []
        var cohesion: [Cohesion] = []
        var sums = [Sums()]
        glue.reserveCapacity(atoms.count)
        cohesion.reserveCapacity(atoms.count)
        sums.reserveCapacity(atoms.count + 1)
        let latin =
            itemized.classes.contains(where: { $0 == .slash || $0 == .hyphen || $0 == .latinSymbol || $0 == .letter })
            ? LatinBreaks.opportunities(text.scalars, classes: itemized.classes) : []
        let partsAnywhere = text.sources.contains { $0.style.lineBreak == .anywhere }
        // Cells and labels keep the pitch of their Han.
        let isTracked = style.alignment == .justify && style.breaking == .optimal
        var running = Sums()
        // Marks like `？！` in a row so far.
        var exclamations = 0
        for index in atoms.indices {
            let atom = atoms[index]
            exclamations = atom.characterClass == .exclamation ? exclamations + 1 : 0
            var between = Glue()
            var strength = Cohesion.never
            if index + 1 < atoms.count {
                let next = atoms[index + 1]
                let last = itemized.classes[atom.lastScalar]
                strength = max(
                    itemized.cohesion[atom.lastScalar],
                    Typesetting.cohesion(last == .extend ? atom.characterClass : last, next.characterClass, kinsoku: style.kinsoku))
                if !latin.isEmpty { strength = min(strength, latin[atom.lastScalar]) }
                if partsAnywhere, LatinBreaks.part(atom, next, in: text) { strength = .none }
                let gap = text.sources[atom.characterClass.isHan ? atom.source : next.source].style.hanLatinGap
                between = Glue(atom, next, gap: gap, endsPair: exclamations > 0 && exclamations.isMultiple(of: 2))
                if itemized.cohesion[atom.lastScalar] == .sectionMark { between = between.withBlanksKept }
                if isTracked { between = between.tracked(em: atom.em) }
            }
            glue.append(between)
            cohesion.append(strength)
            running.add(atom, between)
            sums.append(running)
        }
        segments = Self.segments(text, atoms: atoms)
        let hyphenWidths = Self.hyphenWidths(atoms, segments: segments, shaped: shaped, opportunities: hyphens)
        for (index, width) in hyphenWidths.enumerated() where width > 0 { cohesion[index] = .none }
        self.glue = glue
        self.cohesion = cohesion
        self.sums = sums
        var edges: [Edge] = []
        edges.reserveCapacity(atoms.count)
        for (index, atom) in atoms.enumerated() {
            let isSpace = atom.characterClass == .space || atom.characterClass == .wideSpace
            let hyphen = hyphenWidths.isEmpty ? 0 : hyphenWidths[index]
            edges.append(
                Edge(
                    natural: sums[index].natural, squeeze: sums[index].squeeze, ending: atom.advance - atom.rightBlank + hyphen,
                    startTrim: index == 0 && !style.trimsParagraphStart ? 0 : atom.leftBlank,
                    visibleEnd: isSpace && index > 0 ? edges[index - 1].visibleEnd : index, cohesion: cohesion[index],
                    endsWithHyphen: hyphen > 0))
        }
        self.edges = edges
        hasHyphens = !hyphenWidths.isEmpty
        hasLeaders = atoms.contains { $0.characterClass == .leader }
        (phraseBreaks, marksBefore) = Self.phraseBreaks(text, atoms: atoms, phrases: phrases)
    }

    /// The width of the hyphen behind each atom behind which a line may end with one; empty when there is none.
    private static func hyphenWidths(
        _ atoms: [Atom], segments: [Range<Int>], shaped: ShapedText, opportunities: [Bool]
    ) -> [Double] {
        guard !opportunities.isEmpty else { return [] }
        var widths = atoms.map { opportunities[$0.lastScalar] ? shaped.fonts[$0.font].hyphen?.advance ?? 0 : 0 }
        // A forced line end needs no hyphen.
        for segment in segments where !segment.isEmpty { widths[segment.upperBound - 1] = 0 }
        return widths
    }

    private static func phraseBreaks(
        _ text: CollectedText, atoms: [Atom], phrases: [PhraseBreak]
    ) -> (breaks: [PhraseBreak], marks: [Int]) {
        guard !phrases.isEmpty || !text.preferredBreaks.isEmpty else { return ([], []) }
        var breaks = atoms.map { phrases.isEmpty ? .elsewhere : phrases[$0.lastScalar] }
        let positions = AtomPositions(atoms)
        for position in text.preferredBreaks {
            let atom = positions.atom(atScalar: position) - 1
            if atom >= 0, atom + 1 < atoms.count { breaks[atom] = .marked }
        }
        guard breaks.contains(.marked) else { return (phrases.isEmpty ? [] : breaks, []) }
        var marks = [0]
        for (index, phraseBreak) in breaks.enumerated() { marks.append(marks[index] + (phraseBreak == .marked ? 1 : 0)) }
        return (breaks, marks)
    }

    /// Stretches between forced line ends. A forced end at the paragraph's end opens no further line.
    private static func segments(_ text: CollectedText, atoms: [Atom]) -> [Range<Int>] {
        guard !text.forcedBreaks.isEmpty else { return atoms.isEmpty ? [] : [0..<atoms.count] }
        let positions = AtomPositions(atoms)
        var segments: [Range<Int>] = []
        var start = 0
        for position in text.forcedBreaks {
            let end = positions.atom(atScalar: position)
            segments.append(start..<end)
            start = end
        }
        if start < atoms.count { segments.append(start..<atoms.count) }
        return segments
    }
}

extension LineModel.Sums {
    fileprivate mutating func add(_ atom: Atom, _ glue: Glue) {
        natural += atom.advance + glue.kern
        squeeze += glue.squeezeLimit
        if let kind = glue.squeeze { squeezes[kind] += glue.squeezeLimit }
        switch glue.stretch {
        case .none: break
        case .wordSpace:
            wordStretch += glue.stretchLimit
            otherGaps += 1
        case .hanLatinGap:
            gapStretch += glue.stretchLimit
            reserve += max(0, glue.kern - glue.squeezeLimit)
            otherGaps += 1
        case .han: hanGaps += 1
        }
        if atom.characterClass.isHan { han += 1 }
    }
}

/// Finds the atom at a scalar position.
struct AtomPositions {
    private let lastScalars: [Int]

    init(_ atoms: [Atom]) { lastScalars = atoms.map(\.lastScalar) }

    /// The first atom at or behind a scalar position.
    func atom(atScalar position: Int) -> Int {
        var (low, high) = (0, lastScalars.count)
        while low < high {
            let middle = (low + high) / 2
            if lastScalars[middle] < position { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
