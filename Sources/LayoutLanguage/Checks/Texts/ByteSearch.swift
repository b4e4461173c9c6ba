/// Looks for bytes of texts in UTF-8: no character of it begins within another, so what the bytes do not hold the text does not.
struct ByteSearch {
    private let patterns: [[UInt8]]
    /// Whether a pattern begins with a byte.
    private var starts = [Bool](repeating: false, count: 256)

    init(_ patterns: [String]) {
        self.patterns = patterns.map { Array($0.utf8) }.filter { !$0.isEmpty }
        for pattern in self.patterns { starts[Int(pattern[0])] = true }
    }

    /// Whether one of the patterns stands in `text`.
    func isFound(in text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            for index in bytes.indices where starts[Int(bytes[index])] {
                let rest = UnsafeBufferPointer(rebasing: bytes[index...])
                if patterns.contains(where: { Self.stands($0, at: rest) }) { return true }
            }
            return false
        }
    }

    private static func stands(_ pattern: [UInt8], at bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard pattern.count <= bytes.count else { return false }
        for index in pattern.indices where pattern[index] != bytes[index] { return false }
        return true
    }
}
