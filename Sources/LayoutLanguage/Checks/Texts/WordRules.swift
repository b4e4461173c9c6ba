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
    guard text.utf8Offset(of: "年") != nil else { return [] }
    let all = TextCharacters(text)
    return all.characters.indices.compactMap { index in
        guard all.characters[index] == "年", index >= 4, let year = Int(all.text(index - 4..<index)), (2000...2099).contains(year),
            !allowed.contains(year), index == 4 || !all.characters[index - 5].isWholeNumber
        else { return nil }
        return TextHit(range: all.bytes(index - 4..<index), problem: .year(String(year)))
    }
}

/// Where the name is written shorter than any of `names`, which are full ones and agreed short ones.
///
/// A stretch counts that ends like the first name and shares at least one character more with it than its last three: `区总工会` is
/// taken for `金口河区总工会`, `市总工会` is another body.
func otherNames(than names: [String], in text: String) -> [TextHit] {
    guard let name = names.first, name.count > 4, text.utf8Offset(of: String(name.suffix(3))) != nil else { return [] }
    let full = Array(name.unicodeScalars)
    let all = TextCharacters(text)
    let core = full.suffix(3)
    guard full.count <= longestName, all.characters.count >= core.count else { return [] }
    let known = names.map { Array($0.unicodeScalars) }
    var hits: [TextHit] = []
    for end in core.count...all.characters.count where all.characters[end - core.count..<end].elementsEqual(core) {
        var length = core.count
        while length < full.count, length < end, all.characters[end - length - 1] == full[full.count - length - 1] { length += 1 }
        let isKnown = known.contains { $0.count <= length && all.characters[end - $0.count..<end].elementsEqual($0) }
        guard length > core.count, !isKnown else { continue }
        let found = all.text(end - length..<end)
        hits.append(TextHit(range: all.bytes(end - length..<end), problem: .name(found: found, known: names.last ?? "")))
    }
    return hits
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
