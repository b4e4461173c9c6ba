internal import Diagnostics

/// Finds the stretches of a file that values take, asked for in the order of the file.
struct YAMLPlaces {
    let file: SourceFile
    private let bytes: [UInt8]
    /// Where the line begins in which a scalar was last taken out of the file.
    private var lineStart = 0
    private var lineScan = 0
    /// Bytes of a line up to which a text taken out of the file keeps its column.
    private static let widestPadding = 1000

    init(file: SourceFile) {
        self.file = file
        bytes = Array(file.text.utf8)
    }

    func span(_ range: Range<Int>) -> SourceSpan { SourceSpan(file: file, range: range) }

    /// One character at `offset`, or none at the end of the file.
    func character(at offset: Int) -> SourceSpan {
        var end = min(offset + 1, bytes.count)
        while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
        return span(min(offset, bytes.count)..<end)
    }

    /// The last full-width colon, comma or brace in the lines before a place where the text can not be read, quoted texts and notes aside: what
    /// a Chinese input method gives, and the reader takes for a part of a name.
    func fullWidthMark(before offset: Int) -> (found: String, meant: String, span: SourceSpan)? {
        var (start, lines) = (min(offset, bytes.count), 0)
        while start > 0, lines < 3 {
            start -= 1
            if bytes[start] == 0x0A { lines += 1 }
        }
        var end = min(offset, bytes.count)
        while end < bytes.count, bytes[end] != 0x0A { end += 1 }
        var (quote, best): (UInt8?, (String, String, SourceSpan)?) = (nil, nil)
        var index = start
        while index < end {
            switch (bytes[index], quote) {
            case (0x0A, _): quote = nil
            case (UInt8(ascii: "#"), nil) where index == 0 || isBlank(bytes[index - 1]):
                while index + 1 < end, bytes[index + 1] != 0x0A { index += 1 }
            case (UInt8(ascii: "\""), nil), (UInt8(ascii: "'"), nil): quote = bytes[index]
            case (let byte, let open?) where byte == open: quote = nil
            // These are EF BC 9A, EF BC 8C, EF BD 9B and EF BD 9D in UTF-8.
            case (0xEF, nil) where index + 2 < bytes.count:
                let meant: (String, String)? =
                    switch (bytes[index + 1], bytes[index + 2]) {
                    case (0xBC, 0x9A): ("：", ": ")
                    case (0xBC, 0x8C): ("，", ", ")
                    case (0xBD, 0x9B): ("｛", "{")
                    case (0xBD, 0x9D): ("｝", "}")
                    default: nil
                    }
                if let meant { best = (meant.0, meant.1, span(index..<index + 3)) }
            default: break
            }
            index += 1
        }
        return best
    }

    /// Where a node's own text begins: after its anchor (`&name`) and its tag (`!name`).
    func start(afterPropertiesAt offset: Int) -> Int {
        var offset = offset
        while offset < bytes.count, bytes[offset] == UInt8(ascii: "&") || bytes[offset] == UInt8(ascii: "!") {
            while offset < bytes.count, !isBlank(bytes[offset]) { offset += 1 }
            while offset < bytes.count, isBlank(bytes[offset]) { offset += 1 }
        }
        return offset
    }

    /// The place of a scalar whose token begins at `offset`: the whole token, and the characters within quotation marks.
    mutating func scalar(_ text: String, isPlain: Bool, at offset: Int) -> (token: SourceSpan, content: SourceSpan) {
        let first = offset < bytes.count ? bytes[offset] : 0
        let isQuoted = !isPlain && (first == UInt8(ascii: "'") || first == UInt8(ascii: "\""))
        let start = isQuoted ? offset + 1 : offset
        let end = start + text.utf8.count
        let closes = isPlain || (isQuoted && end < bytes.count && bytes[end] == first)
        if closes, end <= bytes.count, stands(text, at: start) { return (span(offset..<(isQuoted ? end + 1 : end)), span(start..<end)) }
        return derived(text, at: offset, isQuoted: isQuoted, isBlock: !isPlain && !isQuoted)
    }

    private func stands(_ text: String, at start: Int) -> Bool {
        var text = text
        return text.withUTF8 { text in
            bytes.withUnsafeBufferPointer { bytes in
                var index = 0
                while index < text.count, bytes[start + index] == text[index] { index += 1 }
                return index == text.count
            }
        }
    }

    /// A scalar that does not stand in one piece: its text in a file of its own, at the line and column where it begins.
    private mutating func derived(_ text: String, at offset: Int, isQuoted: Bool, isBlock: Bool) -> (SourceSpan, SourceSpan) {
        var start = isQuoted ? offset + 1 : offset
        var tokenEnd = start
        let farthest = min(bytes.count, start + Self.widestPadding)
        while tokenEnd < farthest, lineBreak(at: tokenEnd) == nil { tokenEnd += 1 }
        let token = span(offset..<tokenEnd)
        if isBlock {
            // The text begins on the first line below the indicator that is not blank.
            start = tokenEnd
            while start < bytes.count, isBlank(bytes[start]) { start += 1 }
        }
        goToLine(of: start)
        let isNear = start - lineStart <= Self.widestPadding
        let position = file.position(at: isNear ? start : lineStart)
        let padding = String(repeating: " ", count: position.column - 1)
        let copy = SourceFile(name: file.name, text: padding + text, firstLine: position.line)
        return (token, SourceSpan(file: copy, range: padding.utf8.count..<copy.text.utf8.count))
    }

    /// Finds the first byte of the line that holds `offset`; offsets come in order, so that one walk finds all lines.
    private mutating func goToLine(of offset: Int) {
        while lineScan < min(offset, bytes.count) {
            if let length = lineBreak(at: lineScan) {
                guard lineScan + length <= offset else { return }
                lineScan += length
                lineStart = lineScan
            } else {
                lineScan += 1
            }
        }
    }

    private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }

    /// How many bytes the line break at `index` has (YAML 1.1, 4.2), which `SourceFile` counts otherwise; `nil` when there is none.
    private func lineBreak(at index: Int) -> Int? {
        func byte(_ distance: Int) -> UInt8 { index + distance < bytes.count ? bytes[index + distance] : 0 }
        return switch byte(0) {
        case 0x0A: 1
        case 0x0D: byte(1) == 0x0A ? 2 : 1
        case 0xC2 where byte(1) == 0x85: 2
        case 0xE2 where byte(1) == 0x80 && (byte(2) == 0xA8 || byte(2) == 0xA9): 3
        default: nil
        }
    }
}
