/// A cell in 16 bytes: a workbook may have millions.
struct StoredCell {
    enum Kind: UInt8 {
        case number, text, sharedText, bool, error, uncalculated
    }

    /// The bits of a number, or where a text is kept.
    var payload: UInt64
    var format: UInt16
    var column: UInt16
    var kind: Kind
    var isFormula: Bool
}

/// Texts one behind the other in one piece of memory.
struct TextStore: Sendable {
    private var bytes: [UInt8] = []
    private var ends: [UInt32] = []

    var count: Int { ends.count }
    var size: Int { bytes.count }

    /// The text of that number; empty for a number that there is not.
    subscript(index: Int) -> String {
        guard ends.indices.contains(index) else { return "" }
        let start = index == 0 ? 0 : Int(ends[index - 1])
        return String(decoding: bytes[start..<Int(ends[index])], as: UTF8.self)
    }

    /// Adds to the text that is being written.
    mutating func write(_ text: some Sequence<UInt8>) { bytes.append(contentsOf: text) }

    /// Ends the text that is being written, and gives its number.
    mutating func finish() -> Int {
        ends.append(UInt32(clamping: bytes.count))
        return ends.count - 1
    }

    mutating func add(_ text: String) -> Int {
        write(text.utf8)
        return finish()
    }
}
