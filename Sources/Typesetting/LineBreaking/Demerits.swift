internal import Styling

/// The cost of lines. Costs add up over a paragraph, and the cheapest set of lines is chosen (Knuth and Plass, "Breaking
/// Paragraphs into Lines", 1981).
struct Demerits {
    /// Every line costs this much more badness, so that fewer lines are better.
    private static let line = 10.0
    /// Badness of using up one kind of squeeze, in the order of `Squeeze`: what is seen costs. A line takes a mark's blank where all
    /// others would have gaps of a twentieth of an em and more (typesetting.md 4.1), and sets Han closer only where they would have gaps of a
    /// tenth (4.2).
    static func squeeze(_ kind: Squeeze) -> Double {
        switch kind {
        case .wordSpace, .middleDot: 0.5
        case .bracket: 8
        case .comma: 12
        case .hanLatinGap: 2.5
        case .stop: 16
        case .tracking: 20
        }
    }
    /// Badness of beginning with a kind of squeeze, however little of it is used: a mark that is narrower than its neighbours is seen.
    static func anySqueeze(_ kind: Squeeze) -> Double {
        switch kind {
        case .wordSpace, .middleDot, .hanLatinGap: 0
        case .bracket, .comma, .stop: 40
        case .tracking: 45
        }
    }
    /// Badness of stretching word spaces and Han–Latin gaps to their limits.
    static let wordStretch = 2.0
    static let gapStretch = 4.0
    /// The growth of gaps between Han, in em, that counts as badness 100.
    static let visibleGap = 1.0 / 8
    /// Badness is not counted further: any such line is as bad as can be.
    static let worst = 1e6
    /// Added where cohesion is given up, by its strength. Each outweighs any number of bad lines.
    static func broken(_ cohesion: Cohesion) -> Double {
        switch cohesion {
        case .none: 0
        case .sectionMark: 1e14
        case .unit: 1e16
        case .word: 1e17
        case .kinsoku: 1e18
        case .never: .infinity
        }
    }
    /// Added where a title breaks elsewhere than by phrase; far more than any number of bad lines.
    static let offPhrase = 1e12
    static func broken(_ phrase: PhraseBreak) -> Double {
        switch phrase {
        case .marked: 0
        case .boundary: 1e9
        case .elsewhere: offPhrase
        case .inside: 2 * offPhrase
        }
    }
    /// Added for each preferred line end that a line passes by although it begins or ends elsewhere.
    static let passedMark = offPhrase / 2
    /// Added where a justified paragraph with preferred line ends breaks elsewhere.
    static let unmarked = 2000.0
    /// Added for a hyphen, and again for one right below another: the values of TeX's plain format.
    static let hyphen = 2500.0
    static let hyphenAgain = 10_000.0
    /// Added for a last line with fewer Han than the style asks for, and again when it has a single one.
    static let poorLastLine = 1e13
    /// Added where the first-line indent or Han–Latin gaps give way.
    static let tight = 1e15
    /// Added for a line that is too long, and again for each point that it is.
    static let overfull = 1e20

    /// The demerits of a line without badness.
    static let perfectLine = line * line

    /// The demerits of a line of the given badness.
    static func line(badness: Double) -> Double {
        let value = line + (badness < worst ? badness : worst)
        return value * value
    }
}

extension LineModel {
    /// Widths that differ by less are equal: a hundredth of what a line may miss its edge by.
    static let tolerance = 0.0001

    /// The demerits of one line that is not too long, line end aside.
    func lineDemerits(_ line: LineMeasure, isLast: Bool) -> Double { withBadness { $0.demerits(line, isLast: isLast) } }

    /// Gives `body` what judges the lines of the model; a model without atoms has one sum too.
    func withBadness<Result>(_ body: (LineBadness) -> Result) -> Result {
        sums.withUnsafeBufferPointer { sums in
            guard let sums = sums.baseAddress else { preconditionFailure("a model has a sum before its first atom") }
            return body(LineBadness(alignment: alignment, em: em, sums: sums))
        }
    }
}
