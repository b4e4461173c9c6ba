/// Text for a terminal or a pipe that came out of data and names.
enum PlainText {
    /// The text with U+FFFD for control characters other than tabs and line feeds, so that no input can drive the terminal.
    static func withoutControls(_ text: String) -> String { String(decoding: withoutControls(Array(text.utf8)), as: UTF8.self) }

    /// The same for UTF-8.
    static func withoutControls(_ bytes: [UInt8]) -> [UInt8] {
        let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]
        var (result, start, index) = ([UInt8](), 0, 0)
        while index < bytes.count {
            let byte = bytes[index]
            let isControl = byte < 0x20 && byte != 0x09 && byte != 0x0A || byte == 0x7F
            // U+0080 to U+009F.
            let isSecond = byte == 0xC2 && index + 1 < bytes.count && bytes[index + 1] < 0xA0
            if isControl || isSecond {
                result += bytes[start..<index] + replacement
                start = index + (isSecond ? 2 : 1)
            }
            index += isSecond ? 2 : 1
        }
        return start == 0 ? bytes : result + bytes[start...]
    }
}
