/// Brackets and quotation marks without partner; at most one finding, since one missing mark disturbs all that follow.
func unbalancedMarks(in text: String) -> [TextHit] {
    guard bracketBytes.isFound(in: text) else { return [] }
    let all = TextCharacters(text)
    var open: [(index: Int, mark: Unicode.Scalar)] = []
    for (index, mark) in all.characters.enumerated() {
        switch mark {
        case "（", "《", "〈", "【", "「", "『", "“", "‘", "(", "[": open.append((index, mark))
        case "）", "》", "〉", "】", "」", "』", "”", "’", ")", "]":
            guard !isLabelEnd(index, mark, all), !isApostrophe(index, mark, all) else { continue }
            guard let last = open.popLast() else {
                return [TextHit(range: all.bytes(index..<index + 1), problem: .unopened(Character(mark)))]
            }
            if closer(of: last.mark) != mark {
                let problem = TextProblem.mismatched(open: Character(last.mark), close: Character(mark))
                return [TextHit(range: all.bytes(index..<index + 1), problem: problem)]
            }
        default: break
        }
    }
    guard let last = open.last else { return [] }
    return [TextHit(range: all.bytes(last.index..<last.index + 1), problem: .unclosed(Character(last.mark)))]
}

/// The mark that closes what `mark` opens.
private func closer(of mark: Unicode.Scalar) -> Unicode.Scalar {
    switch mark {
    case "（": "）"
    case "《": "》"
    case "〈": "〉"
    case "【": "】"
    case "「": "」"
    case "『": "』"
    case "“": "”"
    case "‘": "’"
    case "[": "]"
    default: ")"
    }
}

/// `1）` at the start of a text or after a mark: a label, not a bracket that was opened.
private func isLabelEnd(_ index: Int, _ mark: Unicode.Scalar, _ all: TextCharacters) -> Bool {
    guard mark == "）" || mark == ")" else { return false }
    var start = index
    while start > 0, all.characters[start - 1].isWholeNumber { start -= 1 }
    return start < index && (start == 0 || "。；，、：\n ".unicodeScalars.contains(all.characters[start - 1]))
}

/// `’` within a Latin word.
private func isApostrophe(_ index: Int, _ mark: Unicode.Scalar, _ all: TextCharacters) -> Bool {
    mark == "’" && index > 0 && all.characters[index - 1].isASCII && all.characters[index - 1].properties.isAlphabetic
}

/// Half-width marks beside Han (GB/T 15834-2011, 5.1: marks of Chinese text take one character's width).
func halfWidthMarks(in text: String) -> [TextHit] {
    guard halfWidthBytes.isFound(in: text) else { return [] }
    let all = TextCharacters(text)
    return all.characters.indices.compactMap { index in
        let mark = all.characters[index]
        guard ",:;?!()\"'".unicodeScalars.contains(mark) else { return nil }
        let before = index > 0 ? all.characters[index - 1] : " "
        let after = index + 1 < all.characters.count ? all.characters[index + 1] : " "
        guard before.isFullWidth || after.isFullWidth else { return nil }
        return TextHit(range: all.bytes(index..<index + 1), problem: .halfWidth(Character(mark)))
    }
}

/// Two marks side by side that do not stand together: `，。`; `！！` and `？！` do.
func doubledMarks(in text: String) -> [TextHit] {
    guard doubledBytes.isFound(in: text) else { return [] }
    let all = TextCharacters(text)
    let marks: Set<Unicode.Scalar> = ["，", "。", "；", "、", "："]
    return all.characters.indices.dropLast().compactMap { index in
        guard marks.contains(all.characters[index]), marks.contains(all.characters[index + 1]) else { return nil }
        return TextHit(range: all.bytes(index..<index + 2), problem: .doubledMarks(all.text(index..<index + 2)))
    }
}

/// A paragraph of more than a few words that ends without 。！？；： or ……, marks that close quotations aside.
func missingSentenceEnd(in text: String) -> [TextHit] {
    let shortest = 12
    // Most paragraphs end as they should, which their last few characters tell.
    let last = text.unicodeScalars.reversed().first { !"”’）》」』 \n　".unicodeScalars.contains($0) }
    if let last, "。！？；：…".unicodeScalars.contains(last) { return [] }
    let all = TextCharacters(text)
    guard all.characters.count >= shortest, all.characters.contains(where: \.isFullWidth) else { return [] }
    var end = all.characters.count
    while end > 0, "”’）》」』 \n　".unicodeScalars.contains(all.characters[end - 1]) { end -= 1 }
    guard end > 0, !"。！？；：…".unicodeScalars.contains(all.characters[end - 1]) else { return [] }
    return [TextHit(range: all.bytes(all.characters.count - 1..<all.characters.count), problem: .noSentenceEnd)]
}

private let bracketBytes = ByteSearch(["（", "）", "《", "》", "〈", "〉", "【", "】", "「", "」", "『", "』", "“", "”", "‘", "’", "(", ")", "[", "]"])
private let halfWidthBytes = ByteSearch([",", ":", ";", "?", "!", "(", ")", "\"", "'"])
private let doubledBytes = ByteSearch(["，", "。", "；", "、", "："].flatMap { first in ["，", "。", "；", "、", "："].map { first + $0 } })
