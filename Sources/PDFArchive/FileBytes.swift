/// Reads the few words of a PDF's skeleton that lie outside objects.
struct FileBytes {
    var bytes: [UInt8]

    /// Where the last cross-reference section stands (ISO 32000-1, 7.5.5).
    var startOfTable: Int? {
        let keyword = Array("startxref".utf8)
        var offset = bytes.count - keyword.count
        while offset >= 0 {
            if hasPrefix(keyword, at: offset) { return number(at: offset + keyword.count)?.value }
            offset -= 1
        }
        return nil
    }

    /// The number behind white space at `offset`, and where it ends.
    func number(at offset: Int) -> (value: Int, end: Int)? {
        var offset = offset
        while offset < bytes.count, bytes[offset] == UInt8(ascii: " ") || bytes[offset] == UInt8(ascii: "\n") { offset += 1 }
        let start = offset
        var value = 0
        while offset < bytes.count, offset - start < 12, case let digit = bytes[offset] &- UInt8(ascii: "0"), digit < 10 {
            value = value * 10 + Int(digit)
            offset += 1
        }
        return offset == start ? nil : (value, offset)
    }

    /// Whether `text` stands at `offset`.
    func hasPrefix(_ text: [UInt8], at offset: Int) -> Bool {
        guard offset >= 0, offset + text.count <= bytes.count else { return false }
        for index in text.indices where bytes[offset + index] != text[index] { return false }
        return true
    }
}
