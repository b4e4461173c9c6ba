private let explanationBytes = ByteSearch(["指", "："])

/// Every occurrence of one of `words`, which `search` looks for.
func occurrences(of words: [String], _ search: ByteSearch, in text: String) -> [TextHit] {
    guard search.isFound(in: text) else { return [] }
    var hits: [TextHit] = []
    let bytes = Array(text.utf8)
    for word in words where !word.isEmpty {
        for start in offsets(of: Array(word.utf8), in: bytes) {
            hits.append(TextHit(range: start..<start + word.utf8.count, problem: .word(word)))
        }
    }
    return hits.sorted { $0.range.lowerBound < $1.range.lowerBound }
}

/// Where `part` stands in `bytes`; a stretch counts once. Whole characters have bytes that begin no other.
func offsets(of part: [UInt8], in bytes: [UInt8]) -> [Int] {
    guard let first = part.first, bytes.count >= part.count else { return [] }
    var found: [Int] = []
    var index = 0
    while index <= bytes.count - part.count {
        if bytes[index] == first, bytes[index..<index + part.count].elementsEqual(part) {
            found.append(index)
            index += part.count
        } else {
            index += 1
        }
    }
    return found
}

/// Years of this century (`2023年`) that are not among `allowed`.
func otherYears(than allowed: [Int], in text: String) -> [TextHit] {
    guard text.mayNameYear(otherThan: allowed) else { return [] }
    let all = TextCharacters(text)
    return all.characters.indices.compactMap { index in
        guard all.characters[index] == "年", index >= 4, let year = Int(all.text(index - 4..<index)), (2000...2099).contains(year),
            !allowed.contains(year), index == 4 || !all.characters[index - 5].isWholeNumber
        else { return nil }
        return TextHit(range: all.bytes(index - 4..<index), problem: .year(String(year)))
    }
}

extension String {
    /// Whether digits of a year that is not among `allowed` stand before a 年, which is E5 B9 B4.
    fileprivate func mayNameYear(otherThan allowed: [Int]) -> Bool {
        var text = self
        return text.withUTF8 { bytes in
            func digit(_ index: Int) -> Int? { (0x30...0x39).contains(bytes[index]) ? Int(bytes[index]) - 0x30 : nil }
            var index = 4
            while index + 2 < bytes.count {
                if bytes[index] == 0xE5, bytes[index + 1] == 0xB9, bytes[index + 2] == 0xB4,
                    digit(index - 4) == 2, digit(index - 3) == 0, let tens = digit(index - 2), let ones = digit(index - 1),
                    !allowed.contains(2000 + tens * 10 + ones)
                {
                    return true
                }
                index += 1
            }
            return false
        }
    }
}

/// Finds a name that is written shorter than any of the full ones and agreed short ones.
///
/// A stretch counts that ends like the first name and shares at least one character more with it than its last three: `区总工会` is
/// taken for `金口河区总工会`, `市总工会` is another body.
struct NameRule {
    private let full: [Unicode.Scalar]
    private let known: [[Unicode.Scalar]]
    /// The last of the names, which is shown.
    private let shown: String
    private let search: TextSearch

    /// `nil` where no name is long enough to be told by its end.
    init?(_ names: [String]) {
        guard let name = names.first, let last = names.last, name.count > 4, name.unicodeScalars.count <= longestName else { return nil }
        full = Array(name.unicodeScalars)
        known = names.map { Array($0.unicodeScalars) }
        shown = last
        search = TextSearch(String(name.suffix(3)))
    }

    func hits(in text: String) -> [TextHit] {
        guard search.offset(in: text) != nil else { return [] }
        let all = TextCharacters(text)
        let core = full.suffix(3)
        guard all.characters.count >= core.count else { return [] }
        var hits: [TextHit] = []
        for end in core.count...all.characters.count where all.characters[end - core.count..<end].elementsEqual(core) {
            var length = core.count
            while length < full.count, length < end, all.characters[end - length - 1] == full[full.count - length - 1] { length += 1 }
            let isKnown = known.contains { $0.count <= length && all.characters[end - $0.count..<end].elementsEqual($0) }
            guard length > core.count, !isKnown else { continue }
            let found = all.text(end - length..<end)
            hits.append(TextHit(range: all.bytes(end - length..<end), problem: .name(found: found, known: shown)))
        }
        return hits
    }
}

/// In characters; no body has a longer name, and each occurrence of a name's end is compared with all of it.
private let longestName = 200

/// The terms that a text explains, each with its place: what stands before `指` in a sentence, or before the text's first colon.
func explainedTerms(in text: String) -> [(term: String, range: Range<Int>)] {
    guard explanationBytes.isFound(in: text) else { return [] }
    let all = TextCharacters(text)
    var terms: [(term: String, range: Range<Int>)] = []
    var start = 0
    for index in all.characters.indices {
        let character = all.characters[index]
        if "。；，".unicodeScalars.contains(character) {
            start = index + 1
        } else if character == "指" || (character == "：" && terms.isEmpty && start == 0) {
            var end = index
            while end > start, "：:是 ".unicodeScalars.contains(all.characters[end - 1]) { end -= 1 }
            if end - start >= 2, unbalancedMarks(in: all.text(start..<end)).isEmpty {
                terms.append((all.text(start..<end), all.bytes(start..<end)))
            }
            // The rest of the sentence explains.
            start = all.characters[index...].firstIndex { "。；".unicodeScalars.contains($0) } ?? all.characters.count
            if character == "：", index + 1 < all.characters.count, all.characters[index + 1] == "指" { start = index + 2 }
        }
    }
    return terms
}
