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
    case missingHeading(String)
    case misplacedHeading(String)
    case numbers(written: String, expected: String?)
    /// Something that only the composed document has.
    indirect case inDocument(TextProblem, heading: String, excerpt: String)

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
        case .missingHeading(let title): Message("缺少“\(title)”", "'\(title)' is missing")
        case .misplacedHeading(let title): Message("“\(title)”的位置不对", "'\(title)' is not in its place")
        case .numbers(let written, let expected?):
            Message("文中写“\(written)”，应为 \(expected)", "the text says '\(written)', it should be \(expected)")
        case .numbers(let written, nil): Message("文中写“\(written)”", "the text says '\(written)'")
        case .inDocument(let problem, let heading, let excerpt):
            Message(
                "“\(heading)”之下，\(problem.message.chinese)：“…\(excerpt)…”",
                "below '\(heading)', \(problem.message.english): '…\(excerpt)…'")
        }
    }
}

/// A hit with a few characters around it, by which it is found again where it was written.
struct TextSnippet {
    let text: String
    /// The hit within the snippet, in UTF-8 offsets.
    let hit: Range<Int>
    private let search: TextSearch

    init(_ whole: String, around range: Range<Int>, before: Int, after: Int) {
        let utf8 = whole.utf8
        let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
        let end = utf8.index(utf8.startIndex, offsetBy: range.upperBound)
        let head = whole[..<start].suffix(before)
        text = String(head) + String(whole[start..<end]) + String(whole[end...].prefix(after))
        hit = head.utf8.count..<head.utf8.count + range.count
        search = TextSearch(text)
    }

    /// Where the hit is in another text that has the snippet.
    func place(in other: String) -> Range<Int>? {
        search.offset(in: other).map { $0 + hit.lowerBound..<$0 + hit.upperBound }
    }
}

extension String {
    /// Whether this is a heading of that title, with or without a number before it.
    func isHeading(_ title: String) -> Bool {
        guard hasSuffix(title) else { return false }
        return dropLast(title.count).last.map { !$0.isLetter && !$0.isWholeNumber } ?? true
    }
}

/// Characters with their UTF-8 offsets: code points, since none of the marks and words that rules look for is made of several.
struct TextCharacters {
    let characters: [Unicode.Scalar]
    private let offsets: [Int]

    init(_ text: some StringProtocol) {
        characters = Array(text.unicodeScalars)
        var offset = 0
        offsets =
            characters.map { character in
                defer { offset += UTF8.width(character) }
                return offset
            } + [text.utf8.count]
    }

    /// The UTF-8 offsets of a range of characters.
    func bytes(_ range: Range<Int>) -> Range<Int> { offsets[range.lowerBound]..<offsets[range.upperBound] }

    func text(_ range: Range<Int>) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: characters[range])
        return String(text)
    }
}

extension Unicode.Scalar {
    /// A digit of any script, a Han numeral.
    var isWholeNumber: Bool { value < 0x80 ? (0x30...0x39).contains(value) : Character(self).isWholeNumber }

    /// A Han, or a mark as wide as one.
    var isFullWidth: Bool {
        switch value {
        case 0x3000...0x303F, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0xFF00...0xFF60, 0x20000...0x3FFFD: return true
        default: return false
        }
    }
}
