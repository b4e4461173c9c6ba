internal import Diagnostics

/// Something found in a text: where, in UTF-8 offsets, and what.
struct TextHit {
    var range: Range<Int>
    var problem: TextProblem
}

/// What can be found in texts. The words are made here.
enum TextProblem {
    case word(String)
    case unopened(Character)
    case unclosed(Character)
    case mismatched(open: Character, close: Character)
    case halfWidth(Character)
    case doubledMarks(String)
    case noSentenceEnd
    case gap(after: String, found: String)
    case badStart(String)
    case year(String)
    case name(found: String, known: String)
    case repeatedTerm(String)

    var message: Message {
        switch self {
        case .word(let word): Message("留有“\(word)”", "'\(word)' is left")
        case .unopened(let mark): Message("“\(mark)”没有与之配对的前半", "'\(mark)' was not opened")
        case .unclosed(let mark): Message("“\(mark)”没有闭合", "'\(mark)' is not closed")
        case .mismatched(let open, let close): Message("“\(open)”与“\(close)”不配对", "'\(open)' and '\(close)' do not match")
        case .halfWidth(let mark): Message("中文里用了半角的“\(mark)”", "half-width '\(mark)' in Chinese text")
        case .doubledMarks(let marks): Message("标点“\(marks)”连用", "the marks '\(marks)' follow one another")
        case .noSentenceEnd: Message("段末没有句号", "the paragraph ends without a full stop")
        case .gap(let before, let found): Message("编号“\(before)”之后是“\(found)”", "'\(found)' follows '\(before)'")
        case .badStart(let found): Message("编号从“\(found)”开始", "numbering begins with '\(found)'")
        case .year(let year): Message("出现年份“\(year)”", "the year '\(year)'")
        case .name(let found, let known): Message("名称写作“\(found)”，应为“\(known)”", "the name is written '\(found)', not '\(known)'")
        case .repeatedTerm(let term): Message("“\(term)”解释了不止一次", "'\(term)' is explained more than once")
        }
    }
}

/// Characters with their UTF-8 offsets.
struct TextCharacters {
    let characters: [Character]
    private let offsets: [Int]

    init(_ text: some StringProtocol) {
        characters = Array(text)
        var offset = 0
        offsets =
            characters.map { character in
                defer { offset += character.utf8.count }
                return offset
            } + [text.utf8.count]
    }

    /// The UTF-8 offsets of a range of characters.
    func bytes(_ range: Range<Int>) -> Range<Int> { offsets[range.lowerBound]..<offsets[range.upperBound] }

    func text(_ range: Range<Int>) -> String { String(characters[range]) }
}

extension Character {
    /// A Han, or a mark as wide as one.
    var isFullWidth: Bool {
        guard let value = unicodeScalars.first?.value else { return false }
        switch value {
        case 0x3000...0x303F, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0xFF00...0xFF60, 0x20000...0x3FFFD: return true
        default: return false
        }
    }
}
