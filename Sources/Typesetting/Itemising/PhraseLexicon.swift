/// The words by which titles break (typesetting.md 5.6). A layout gives them: which they are is the trade's knowledge.
public struct PhraseLexicon: Hashable, Sendable {
    /// Behind these a line may well end: `区`, `局`, `年度`.
    public private(set) var ends: [String]
    /// These are never parted, and a line may well end before and behind them: `城乡建设`, `市场监督`.
    public private(set) var words: [String]

    private var endIndex: WordIndex
    private var wordIndex: WordIndex

    public init(ends: [String] = [], words: [String] = []) {
        self.ends = ends
        self.words = words
        endIndex = WordIndex(ends)
        wordIndex = WordIndex(words)
    }

    /// How well a line may end behind each scalar; empty when no word of the lexicon stands in the text, which then has no phrases.
    ///
    /// Words count before ends, the longest first, from left to right.
    func breaks(in scalars: [Unicode.Scalar]) -> [PhraseBreak] {
        guard !ends.isEmpty || !words.isEmpty else { return [] }
        var breaks = Array(repeating: PhraseBreak.elsewhere, count: scalars.count)
        var hasPhrases = false
        var index = 0
        while index < scalars.count {
            let word = wordIndex.end(in: scalars, at: index)
            guard let end = word ?? endIndex.end(in: scalars, at: index) else {
                index += 1
                continue
            }
            hasPhrases = true
            for position in index..<end - 1 { breaks[position] = .inside }
            // An end belongs to what stands before it; a word begins a phrase.
            if index > 0, word != nil { breaks[index - 1] = min(breaks[index - 1], .boundary) }
            if index > 0, word == nil { breaks[index - 1] = .inside }
            breaks[end - 1] = .boundary
            index = end
        }
        return hasPhrases ? breaks : []
    }
}

/// How well a title may break behind a character, best first.
enum PhraseBreak: UInt8, Comparable {
    /// At a mark of the author, `|`.
    case marked
    case boundary
    case elsewhere
    /// Within a word.
    case inside

    static func < (left: PhraseBreak, right: PhraseBreak) -> Bool { left.rawValue < right.rawValue }
}

/// The words that typesetting knows.
struct Lexicon {
    var units: UnitLexicon
    var phrases: PhraseLexicon
}
