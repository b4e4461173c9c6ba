internal import Diagnostics

/// Finds stretches of a file from libyaml's marks.
///
/// libyaml counts columns in Unicode scalars and ends lines at CR, LF, CRLF, NEL, LS and PS (YAML 1.1, 4.2), which `SourceFile` does not.
struct YAMLPlaces {
    let file: SourceFile
    private let bytes: [UInt8]
    /// UTF-8 offset of each line's first byte, and how many scalars stand before it.
    private let lineStarts: [(offset: Int, scalars: Int)]
    /// UTF-8 offset of every `stride`-th scalar: places of one long line are found without walking through it.
    private let scalarOffsets: [Int]
    private static let stride = 64
    /// Bytes of a line up to which a text taken out of the file keeps its column.
    private static let widestPadding = 1000

    init(file: SourceFile) {
        self.file = file
        bytes = Array(file.text.utf8)
        var starts = [(offset: 0, scalars: 0)]
        var offsets: [Int] = []
        var scalars = 0
        for (offset, byte) in bytes.enumerated() {
            let isFirst = byte & 0xC0 != 0x80
            if isFirst, offset > 0, Self.endsLine(before: offset, in: bytes) { starts.append((offset, scalars)) }
            if isFirst {
                if scalars.isMultiple(of: Self.stride) { offsets.append(offset) }
                scalars += 1
            }
        }
        lineStarts = starts
        scalarOffsets = offsets
    }

    /// The UTF-8 offset of a line and a column of scalars, both from 1.
    func offset(line: Int, column: Int) -> Int {
        guard line >= 1, line <= lineStarts.count else { return bytes.count }
        let wanted = lineStarts[line - 1].scalars + max(column, 1) - 1
        guard wanted / Self.stride < scalarOffsets.count else { return bytes.count }
        var offset = scalarOffsets[wanted / Self.stride]
        for _ in 0..<wanted % Self.stride where offset < bytes.count {
            offset += 1
            while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
        }
        return offset
    }

    func span(_ range: Range<Int>) -> SourceSpan { SourceSpan(file: file, range: range) }

    /// One character at `offset`, or none at the end of the file.
    func character(at offset: Int) -> SourceSpan {
        var end = min(offset + 1, bytes.count)
        while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
        return span(min(offset, bytes.count)..<end)
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
    func scalar(_ text: String, at offset: Int) -> (token: SourceSpan, content: SourceSpan, isPlain: Bool) {
        let first = offset < bytes.count ? bytes[offset] : 0
        let isQuoted = first == UInt8(ascii: "'") || first == UInt8(ascii: "\"")
        let content = Array(text.utf8)
        let start = isQuoted ? offset + 1 : offset
        let end = start + content.count
        let closes = !isQuoted || (end < bytes.count && bytes[end] == first)
        if end <= bytes.count, closes, bytes[start..<end].elementsEqual(content), text.isEmpty || isQuoted || !isBlock(first, text) {
            return (span(offset..<(isQuoted ? end + 1 : end)), span(start..<end), !isQuoted)
        }
        return derived(text, at: offset, isQuoted: isQuoted, isBlock: isBlock(first, text))
    }

    /// A scalar that does not stand in one piece: its text in a file of its own, at the line and column where it begins.
    private func derived(_ text: String, at offset: Int, isQuoted: Bool, isBlock: Bool) -> (SourceSpan, SourceSpan, Bool) {
        var start = isQuoted ? offset + 1 : offset
        var tokenEnd = start
        let farthest = min(bytes.count, start + Self.widestPadding)
        while tokenEnd < farthest, Self.lineBreak(in: bytes, at: tokenEnd) == nil { tokenEnd += 1 }
        let token = span(offset..<tokenEnd)
        if isBlock {
            // The text begins on the first line below the indicator that is not blank.
            start = tokenEnd
            while start < bytes.count, isBlank(bytes[start]) { start += 1 }
        }
        let lineStart = lineStart(before: start)
        let isNear = start - lineStart <= Self.widestPadding
        let position = file.position(at: isNear ? start : lineStart)
        let padding = String(repeating: " ", count: position.column - 1)
        let copy = SourceFile(name: file.name, text: padding + text, firstLine: position.line)
        return (token, SourceSpan(file: copy, range: padding.utf8.count..<copy.text.utf8.count), !isQuoted && !isBlock)
    }

    /// The first byte of the line that holds `offset`; O(log n).
    private func lineStart(before offset: Int) -> Int {
        var (low, high) = (0, lineStarts.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle].offset <= offset { low = middle } else { high = middle }
        }
        return lineStarts[low].offset
    }

    /// A block scalar begins with `|` or `>`, which a plain scalar can not.
    private func isBlock(_ first: UInt8, _ text: String) -> Bool { first == UInt8(ascii: "|") || first == UInt8(ascii: ">") }

    private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }

    /// How many bytes the line break at `index` has; `nil` when there is none.
    private static func lineBreak(in bytes: [UInt8], at index: Int) -> Int? {
        func byte(_ distance: Int) -> UInt8 { index + distance < bytes.count ? bytes[index + distance] : 0 }
        return switch byte(0) {
        case 0x0A: 1
        case 0x0D: byte(1) == 0x0A ? 2 : 1
        case 0xC2 where byte(1) == 0x85: 2
        case 0xE2 where byte(1) == 0x80 && (byte(2) == 0xA8 || byte(2) == 0xA9): 3
        default: nil
        }
    }

    /// Whether a line break ends right before `index`; CR and LF together are one.
    private static func endsLine(before index: Int, in bytes: [UInt8]) -> Bool {
        switch bytes[index - 1] {
        case 0x0A: true
        case 0x0D: bytes[index] != 0x0A
        case 0x85: index >= 2 && bytes[index - 2] == 0xC2
        case 0xA8, 0xA9: index >= 3 && bytes[index - 2] == 0x80 && bytes[index - 3] == 0xE2
        default: false
        }
    }
}
