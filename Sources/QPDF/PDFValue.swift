/// The number of an indirect object; its generation is 0.
public struct PDFReference: Hashable, Sendable {
    public var number: Int32

    public init(number: Int32) { self.number = number }
}

/// A PDF object as a value (ISO 32000-1, 7.3), streams aside.
public enum PDFValue: Hashable, Sendable {
    case null
    case boolean(Bool)
    case integer(Int)
    case real(Double)
    /// A name without its solidus.
    case name(String)
    case string([UInt8])
    case array([PDFValue])
    case dictionary([Entry])
    case reference(PDFReference)

    /// A key, without its solidus, and a value. Entries are written in the order given.
    public struct Entry: Hashable, Sendable {
        public var key: String
        public var value: PDFValue

        public init(_ key: String, _ value: PDFValue) {
            self.key = key
            self.value = value
        }
    }

    /// A text string (7.9.2.2): plain ASCII as it is, all else as UTF-16BE with its mark.
    public static func text(_ text: String) -> PDFValue {
        if text.utf8.allSatisfy({ 0x20..<0x7F ~= $0 }) { return .string(Array(text.utf8)) }
        return .string([0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] })
    }

    /// An array of numbers.
    public static func numbers(_ numbers: [Double]) -> PDFValue { .array(numbers.map { .real($0) }) }
}

extension PDFValue {
    /// The object as it stands in a file.
    public var serialized: [UInt8] {
        var bytes: [UInt8] = []
        serialize(to: &bytes)
        return bytes
    }

    /// Appends the object as it stands in a file.
    public func serialize(to bytes: inout [UInt8]) {
        switch self {
        case .null: bytes.append(contentsOf: "null".utf8)
        case .boolean(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
        case .integer(let value): Self.serialize(value, to: &bytes)
        case .real(let value): Self.serialize(value, to: &bytes)
        case .name(let name): Self.serialize(name: name, to: &bytes)
        case .string(let string): Self.serialize(string: string, to: &bytes)
        case .reference(let reference):
            Self.serialize(Int(reference.number), to: &bytes)
            bytes.append(contentsOf: " 0 R".utf8)
        case .array(let items):
            bytes.append(UInt8(ascii: "["))
            for (index, item) in items.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: " ")) }
                item.serialize(to: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        case .dictionary(let entries):
            bytes.append(contentsOf: "<<".utf8)
            for entry in entries {
                Self.serialize(name: entry.key, to: &bytes)
                bytes.append(UInt8(ascii: " "))
                entry.value.serialize(to: &bytes)
            }
            bytes.append(contentsOf: ">>".utf8)
        }
    }

    private static func serialize(_ number: Int, to bytes: inout [UInt8]) {
        if number < 0 { bytes.append(UInt8(ascii: "-")) }
        let start = bytes.count
        var rest = number.magnitude
        repeat {
            bytes.append(UInt8(ascii: "0") + UInt8(rest % 10))
            rest /= 10
        } while rest > 0
        bytes[start...].reverse()
    }

    /// At most four decimals: no coordinate of a page needs more, and exponents are not allowed (7.3.3).
    private static func serialize(_ number: Double, to bytes: inout [UInt8]) {
        precondition(number.magnitude < 1e12, "\(number) is not a number of a page")
        let scaled = Int((number * 10_000).rounded())
        if scaled < 0 { bytes.append(UInt8(ascii: "-")) }
        serialize(abs(scaled) / 10_000, to: &bytes)
        let fraction = abs(scaled) % 10_000
        guard fraction != 0 else { return }
        bytes.append(UInt8(ascii: "."))
        var rest = fraction
        var divisor = 1000
        while rest > 0 {
            bytes.append(UInt8(ascii: "0") + UInt8(rest / divisor))
            rest %= divisor
            divisor /= 10
        }
    }

    private static func serialize(name: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "/"))
        for byte in name.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "+"):
                bytes.append(byte)
            // 7.3.5: any other byte may be written by its number.
            default:
                bytes.append(UInt8(ascii: "#"))
                serialize(hexadecimal: byte, to: &bytes)
            }
        }
    }

    /// Printable ASCII in parentheses, all else in hexadecimal: no byte that a reader of text could take for an end.
    private static func serialize(string: [UInt8], to bytes: inout [UInt8]) {
        if string.allSatisfy({ 0x20..<0x7F ~= $0 }) {
            bytes.append(UInt8(ascii: "("))
            for byte in string {
                switch byte {
                case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "\\"): bytes.append(UInt8(ascii: "\\"))
                default: break
                }
                bytes.append(byte)
            }
            bytes.append(UInt8(ascii: ")"))
        } else {
            bytes.append(UInt8(ascii: "<"))
            for byte in string { serialize(hexadecimal: byte, to: &bytes) }
            bytes.append(UInt8(ascii: ">"))
        }
    }

    private static func serialize(hexadecimal byte: UInt8, to bytes: inout [UInt8]) {
        bytes.append(digit(byte >> 4))
        bytes.append(digit(byte & 15))
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
    }
}
