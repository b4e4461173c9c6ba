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

extension String {
    /// The UTF-8 offset at which `part` first stands; an empty part stands nowhere.
    func utf8Offset(of part: String) -> Int? {
        var (text, part) = (self, part)
        return part.withUTF8 { part in
            text.withUTF8 { text in
                guard let first = part.first, text.count >= part.count else { return nil }
                for start in 0...text.count - part.count where text[start] == first {
                    var length = 1
                    while length < part.count, text[start + length] == part[length] { length += 1 }
                    if length == part.count { return start }
                }
                return nil
            }
        }
    }
}
