/// Looks for texts in UTF-8: no character of it begins within another, so what the bytes do not hold the text does not.
struct ByteSearch {
    private let patterns: [[UInt8]]
    /// Whether a pattern has a byte in the first, second, third place: characters of Chinese have three bytes and begin alike.
    private var places = [Bool](repeating: false, count: 3 * 256)

    /// Empty patterns are found nowhere.
    init(_ patterns: [String]) {
        self.patterns = patterns.map { Array($0.utf8) }.filter { !$0.isEmpty }
        for pattern in self.patterns {
            for place in 0..<3 {
                if place < pattern.count {
                    places[place * 256 + Int(pattern[place])] = true
                } else {
                    for byte in 0..<256 { places[place * 256 + byte] = true }
                }
            }
        }
    }

    /// Whether one of the patterns stands in `text`.
    func isFound(in text: String) -> Bool { firstOffset(in: text) != nil }

    /// The UTF-8 offset of the first place where one of the patterns stands.
    func firstOffset(in text: String) -> Int? {
        var text = text
        return text.withUTF8 { bytes in
            for index in bytes.indices where mayBegin(at: index, in: bytes) {
                if patterns.contains(where: { Self.stands($0, at: index, in: bytes) }) { return index }
            }
            return nil
        }
    }

    private func mayBegin(at index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard places[Int(bytes[index])] else { return false }
        // Beyond the end a pattern may still end.
        guard index + 2 < bytes.count else { return true }
        return places[256 + Int(bytes[index + 1])] && places[512 + Int(bytes[index + 2])]
    }

    private static func stands(_ pattern: [UInt8], at start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard pattern.count <= bytes.count - start else { return false }
        for index in pattern.indices where pattern[index] != bytes[start + index] { return false }
        return true
    }
}

/// Looks for one text in many, a step as long as the text where nothing of it stands (Horspool 1980, "Practical fast searching in strings").
struct TextSearch {
    private let part: [UInt8]
    /// How far the end of the text may move on when it lies over a byte.
    private let steps: [Int]

    /// An empty text is found nowhere.
    init(_ part: String) {
        let part = Array(part.utf8)
        var steps = [Int](repeating: part.count, count: 256)
        for (index, byte) in part.dropLast().enumerated() { steps[Int(byte)] = part.count - 1 - index }
        (self.part, self.steps) = (part, steps)
    }

    /// The UTF-8 offset at which it first stands in `text`.
    func offset(in text: String) -> Int? {
        guard let last = part.last else { return nil }
        var text = text
        return text.withUTF8 { text in
            var end = part.count - 1
            while end < text.count {
                let byte = text[end]
                let start = end - part.count + 1
                if byte == last, part.indices.allSatisfy({ text[start + $0] == part[$0] }) { return start }
                end += steps[Int(byte)]
            }
            return nil
        }
    }
}

extension String {
    /// The UTF-8 offset at which `part` first stands; an empty part stands nowhere.
    func utf8Offset(of part: String) -> Int? { TextSearch(part).offset(in: self) }
}
