/// Goes over the objects of a file without making values of them (ISO 32000-1, 7.2 and 7.3).
struct ObjectScanner {
    let bytes: [UInt8]
    var offset: Int

    /// The byte at `offset`; 0 behind the end.
    private var byte: UInt8 { offset >= 0 && offset < bytes.count ? bytes[offset] : 0 }

    /// Goes over white space and comments.
    mutating func skipSpace() {
        while offset < bytes.count {
            if byte == UInt8(ascii: "%") {
                while offset < bytes.count, byte != UInt8(ascii: "\n"), byte != UInt8(ascii: "\r") { offset += 1 }
            } else if Self.isSpace(byte) {
                offset += 1
            } else {
                return
            }
        }
    }

    /// Goes over white space and `word`, if it is there.
    mutating func skip(_ word: StaticString) -> Bool {
        skipSpace()
        let isThere = word.withUTF8Buffer { text in
            offset >= 0 && offset + text.count <= bytes.count && bytes[offset..<offset + text.count].elementsEqual(text)
        }
        if isThere { offset += word.utf8CodeUnitCount }
        return isThere
    }

    /// The whole number that comes next.
    mutating func number() -> Int? {
        skipSpace()
        let start = offset
        var value = 0
        while offset < bytes.count, offset - start < 12, case let digit = byte &- UInt8(ascii: "0"), digit < 10 {
            value = value * 10 + Int(digit)
            offset += 1
        }
        return offset == start ? nil : value
    }

    /// The number of the object that a reference names.
    mutating func reference() -> Int? {
        let start = offset
        guard let object = number(), number() != nil, skip("R"), offset >= bytes.count || !Self.isRegular(byte) else {
            offset = start
            return nil
        }
        return object
    }

    /// The name that comes next, as it is written, without its solidus.
    mutating func name() -> String? {
        guard skip("/") else { return nil }
        let start = offset
        while offset < bytes.count, Self.isRegular(byte) { offset += 1 }
        return String(decoding: bytes[start..<offset], as: UTF8.self)
    }

    /// Goes over a value and gives its place; `nil` where there is none. `found` is told the objects that it refers to.
    mutating func value(found: (Int) -> Void = { _ in }) -> Range<Int>? {
        skipSpace()
        let start = offset
        var depth = 0
        repeat {
            skipSpace()
            guard offset < bytes.count else { return nil }
            switch byte {
            case UInt8(ascii: "<"):
                offset += 1
                if byte == UInt8(ascii: "<") {
                    offset += 1
                    depth += 1
                } else {
                    while offset < bytes.count, byte != UInt8(ascii: ">") { offset += 1 }
                    offset += 1
                }
            case UInt8(ascii: ">"):
                guard skip(">>") else { return nil }
                depth -= 1
            case UInt8(ascii: "["):
                offset += 1
                depth += 1
            case UInt8(ascii: "]"):
                offset += 1
                depth -= 1
            case UInt8(ascii: "("): skipString()
            case UInt8(ascii: "/"): _ = name()
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                if let object = reference() { found(object) } else { skipWord() }
            default: skipWord()
            }
        } while depth > 0
        return depth == 0 && offset > start && offset <= bytes.count ? start..<offset : nil
    }

    private mutating func skipWord() {
        offset += 1
        while offset < bytes.count, Self.isRegular(byte) { offset += 1 }
    }

    private mutating func skipString() {
        var depth = 0
        repeat {
            switch byte {
            case UInt8(ascii: "\\"): offset += 1
            case UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ")"): depth -= 1
            default: break
            }
            offset += 1
        } while depth > 0 && offset < bytes.count
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || byte == 10 || byte == 13 || byte == 9 || byte == 12 || byte == 0 }

    private static func isRegular(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "["), UInt8(ascii: "]"),
            UInt8(ascii: "/"), UInt8(ascii: "%"):
            false
        default: !isSpace(byte)
        }
    }
}
