/// The lines of a prose file, where a backslash at a line's end joins the next line.
struct ProseLines: Sequence, IteratorProtocol {
    let bytes: [UInt8]
    private var position = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func next() -> Range<Int>? {
        guard position < bytes.count else { return nil }
        let start = position
        while let end = bytes[position...].firstIndex(of: UInt8(ascii: "\n")) {
            position = end + 1
            if !isJoined(before: end) { return start..<end }
        }
        position = bytes.count
        return start..<bytes.count
    }

    /// Whether an odd number of backslashes stands before the line end: an even one is backslashes.
    private func isJoined(before end: Int) -> Bool {
        let line = bytes[..<end]
        let text = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
        return text.reversed().prefix { $0 == UInt8(ascii: "\\") }.count % 2 == 1
    }
}
