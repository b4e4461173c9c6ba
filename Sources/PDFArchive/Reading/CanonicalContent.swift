/// A content stream in one spelling: what programs write otherwise when they save a file again means the same, and is the same here.
///
/// A string is written in hexadecimal (ISO 32000-1, 7.3.4), white space stands only where two tokens would run together, and comments are gone:
/// `[ (2\0602) -5 <4A>]  TJ` becomes `[<323032>-5<4a>]TJ`.
struct CanonicalContent {
    private let input: [UInt8]
    private var offset = 0
    private(set) var bytes: [UInt8] = []
    /// Whether white space stood before the next byte.
    private var isSpaced = false

    init(_ input: [UInt8]) {
        self.input = input
        bytes.reserveCapacity(input.count)
        while offset < input.count { next() }
    }

    private mutating func next() {
        let byte = input[offset]
        switch byte {
        case 0, 9, 10, 12, 13, 32:
            isSpaced = true
            offset += 1
        case UInt8(ascii: "%"):
            isSpaced = true
            while offset < input.count, input[offset] != 10, input[offset] != 13 { offset += 1 }
        case UInt8(ascii: "("): append(hexadecimal: literalString())
        case UInt8(ascii: "<") where offset + 1 < input.count && input[offset + 1] == UInt8(ascii: "<"):
            append("<")
            append("<")
            offset += 2
        case UInt8(ascii: "<"): append(hexadecimal: hexadecimalString())
        default:
            if isSpaced, let last = bytes.last, !Self.isDelimiter(last), !Self.isDelimiter(byte) { bytes.append(32) }
            isSpaced = false
            bytes.append(byte)
            offset += 1
        }
    }

    private mutating func append(_ character: Unicode.Scalar) {
        isSpaced = false
        bytes.append(UInt8(ascii: character))
    }

    private mutating func append(hexadecimal string: [UInt8]) {
        append("<")
        for byte in string { bytes += [Self.digits[Int(byte >> 4)], Self.digits[Int(byte & 15)]] }
        append(">")
    }

    private static let digits = Array("0123456789abcdef".utf8)

    private mutating func literalString() -> [UInt8] {
        var string: [UInt8] = []
        var depth = 1
        offset += 1
        while offset < input.count {
            let byte = input[offset]
            offset += 1
            switch byte {
            case UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ")"):
                depth -= 1
                if depth == 0 { return string }
            case UInt8(ascii: "\\"):
                if let escaped = escapedByte() { string.append(escaped) }
                continue
            // A line end within a string is a line feed, however it is written.
            case 13:
                if offset < input.count, input[offset] == 10 { offset += 1 }
                string.append(10)
                continue
            default: break
            }
            string.append(byte)
        }
        return string
    }

    /// What stands for the characters behind a backslash; a line end there is nothing.
    private mutating func escapedByte() -> UInt8? {
        guard offset < input.count else { return nil }
        let byte = input[offset]
        offset += 1
        switch byte {
        case UInt8(ascii: "n"): return 10
        case UInt8(ascii: "r"): return 13
        case UInt8(ascii: "t"): return 9
        case UInt8(ascii: "b"): return 8
        case UInt8(ascii: "f"): return 12
        case 10: return nil
        case 13:
            if offset < input.count, input[offset] == 10 { offset += 1 }
            return nil
        case UInt8(ascii: "0")...UInt8(ascii: "7"):
            var value = Int(byte - UInt8(ascii: "0"))
            var count = 1
            while count < 3, offset < input.count, (UInt8(ascii: "0")...UInt8(ascii: "7")).contains(input[offset]) {
                value = value * 8 + Int(input[offset] - UInt8(ascii: "0"))
                offset += 1
                count += 1
            }
            return UInt8(truncatingIfNeeded: value)
        default: return byte
        }
    }

    private mutating func hexadecimalString() -> [UInt8] {
        var nibbles: [UInt8] = []
        offset += 1
        while offset < input.count, input[offset] != UInt8(ascii: ">") {
            switch input[offset] {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): nibbles.append(input[offset] - UInt8(ascii: "0"))
            case UInt8(ascii: "a")...UInt8(ascii: "f"): nibbles.append(input[offset] - UInt8(ascii: "a") + 10)
            case UInt8(ascii: "A")...UInt8(ascii: "F"): nibbles.append(input[offset] - UInt8(ascii: "A") + 10)
            default: break
            }
            offset += 1
        }
        offset = min(offset + 1, input.count)
        // The last digit may be missing; then it is zero.
        if !nibbles.count.isMultiple(of: 2) { nibbles.append(0) }
        return stride(from: 0, to: nibbles.count, by: 2).map { nibbles[$0] << 4 | nibbles[$0 + 1] }
    }

    private static func isDelimiter(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "["), UInt8(ascii: "]"),
            UInt8(ascii: "/"), UInt8(ascii: "{"), UInt8(ascii: "}"):
            true
        default: false
        }
    }
}
