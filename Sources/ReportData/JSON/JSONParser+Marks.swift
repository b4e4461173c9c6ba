internal import Diagnostics

/// The first byte of what comes next, with lookalikes of ASCII marks seen as the mark that was meant.
struct Mark {
    /// The byte; 0 at the end of the text, and 255 where a character stands that begins nothing.
    var byte: UInt8
    var range: Range<Int>
    var isEnd: Bool

    var start: Int { range.lowerBound }
}

extension JSONParser {
    /// What comes next, after white space and comments; the parser stands at it afterwards.
    mutating func nextMark() -> Mark {
        skipWhiteSpace()
        guard position < bytes.count else { return Mark(byte: 0, range: position..<position, isEnd: true) }
        let byte = bytes[position]
        guard byte >= 0x80 else { return Mark(byte: byte, range: position..<position + 1, isEnd: false) }
        let scalar = scalar(at: position)
        let range = position..<position + UTF8.width(scalar)
        guard let meant = Self.lookalikes[scalar] else { return Mark(byte: 255, range: range, isEnd: false) }
        if position > lookalikeStart {
            lookalikeStart = position
            report(.lookalike(found: String(scalar), meant: String(UnicodeScalar(meant))), range)
        }
        return Mark(byte: meant, range: range, isEnd: false)
    }

    /// Characters that a Chinese input method or a word processor gives in place of the marks of JSON.
    private static let lookalikes: [Unicode.Scalar: UInt8] = [
        "，": UInt8(ascii: ","), "、": UInt8(ascii: ","), "；": UInt8(ascii: ","), "：": UInt8(ascii: ":"),
        "“": UInt8(ascii: "\""), "”": UInt8(ascii: "\""), "„": UInt8(ascii: "\""), "＂": UInt8(ascii: "\""),
        "‘": UInt8(ascii: "\""), "’": UInt8(ascii: "\""), "＇": UInt8(ascii: "\""),
        "｛": UInt8(ascii: "{"), "｝": UInt8(ascii: "}"), "［": UInt8(ascii: "["), "］": UInt8(ascii: "]"),
        "【": UInt8(ascii: "["), "】": UInt8(ascii: "]"),
    ]

    private mutating func skipWhiteSpace() {
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"):
                position += 1
            case UInt8(ascii: "/") where position + 1 < bytes.count && bytes[position + 1] == UInt8(ascii: "*"):
                skipComment(until: [UInt8(ascii: "*"), UInt8(ascii: "/")])
            case UInt8(ascii: "/") where position + 1 < bytes.count && bytes[position + 1] == UInt8(ascii: "/"), UInt8(ascii: "#"):
                skipComment(until: [UInt8(ascii: "\n")])
            case 0xC2, 0xE2, 0xE3, 0xEF:
                // No-break, en, em and ideographic spaces and marks of no width come from word processors; RFC 8259, 2 has none of them.
                let scalar = scalar(at: position)
                let width = UTF8.width(scalar)
                guard scalar.properties.isWhitespace || scalar.properties.generalCategory == .format else { return }
                let code = String(scalar.value, radix: 16, uppercase: true)
                report(
                    .invisibleSpace(code: code.count < 4 ? String(repeating: "0", count: 4 - code.count) + code : code),
                    position..<position + width)
                position += width
            default:
                return
            }
        }
    }

    private mutating func skipComment(until end: [UInt8]) {
        let start = position
        position += 1
        while position < bytes.count, !bytes[position...].starts(with: end) { position += 1 }
        report(.comment, start..<position)
        position = min(bytes.count, position + end.count)
    }

    func scalar(at position: Int) -> Unicode.Scalar {
        var iterator = bytes[position...].makeIterator()
        var decoder = UTF8()
        if case .scalarValue(let scalar) = decoder.decode(&iterator) { return scalar }
        return "\u{FFFD}"
    }

    /// The mark or the word at `start`, as one would underline it; empty only at the end of the text.
    func rangeOfToken(at start: Int) -> Range<Int> {
        guard start < bytes.count else { return start..<start }
        var end = start
        while end < bytes.count, isWord(bytes[end]), end == start || !beginsLookalike(end) { end += 1 }
        if end == start { end += 1 }
        return start..<end
    }

    func beginsLookalike(_ position: Int) -> Bool {
        // Lookalikes begin with one of three bytes; other bytes need no decoding.
        switch bytes[position] {
        case 0xE2, 0xE3, 0xEF:
            let scalar = scalar(at: position)
            return Self.lookalikes[scalar] != nil || scalar.properties.isWhitespace
        default: return false
        }
    }

    /// True for the bytes of names and numbers and of everything outside ASCII.
    func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "_"), UInt8(ascii: "$"), UInt8(ascii: "%"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), 0x80...:
            true
        default: false
        }
    }

    /// The text of `range`, shortened for a message.
    func shown(_ range: Range<Int>) -> String {
        guard !range.isEmpty else { return "∎" }
        let text = String(decoding: bytes[range.lowerBound..<min(range.upperBound, range.lowerBound + 120)], as: UTF8.self)
        return text.count > 24 ? text.prefix(24) + "…" : text
    }
}
