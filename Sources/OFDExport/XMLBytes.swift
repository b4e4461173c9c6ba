internal import Geometry
internal import Styling

/// XML in UTF-8 as it is written.
extension [UInt8] {
    static let xmlHead = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8)
    static let namespace = "http://www.ofdspec.org/2016"

    mutating func append(_ text: StaticString) {
        text.withUTF8Buffer { append(contentsOf: $0) }
    }

    mutating func append(plain text: String) { append(contentsOf: text.utf8) }

    mutating func append(_ number: Int) { append(contentsOf: String(number).utf8) }

    /// Text without markup; characters that XML 1.0 (2.2) does not have become blanks.
    mutating func append(escaping text: some StringProtocol) {
        for scalar in text.unicodeScalars { append(escaping: scalar) }
    }

    mutating func append(escaping scalar: Unicode.Scalar) {
        switch scalar {
        case "&": append("&amp;")
        case "<": append("&lt;")
        case ">": append("&gt;")
        case "\"": append("&quot;")
        case "\r": append("&#13;")
        case "\n": append("&#10;")
        case "\t": append("&#9;")
        case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF: append(UInt8(ascii: " "))
        default: append(contentsOf: UTF8.encode(scalar) ?? UTF8.EncodedScalar())
        }
    }

    /// An attribute with a blank before it.
    mutating func append(attribute name: StaticString, _ value: String) {
        append(UInt8(ascii: " "))
        append(name)
        append("=\"")
        append(escaping: value)
        append("\"")
    }

    /// An element that holds text alone.
    mutating func append(element name: StaticString, _ text: String) {
        append("<ofd:")
        append(name)
        append(">")
        append(escaping: text)
        append("</ofd:")
        append(name)
        append(">")
    }

    /// Ten-thousandths, without zeros at the end: a tenth of a micrometre where the whole is a millimetre.
    mutating func append(_ value: Fixed) {
        var rest = value.units
        if rest < 0 {
            append(UInt8(ascii: "-"))
            rest = -rest
        }
        append(rest / Fixed.scale)
        var fraction = rest % Fixed.scale
        guard fraction > 0 else { return }
        append(UInt8(ascii: "."))
        var place = Fixed.scale / 10
        while fraction > 0 {
            append(UInt8(ascii: "0") + UInt8(fraction / place))
            fraction %= place
            place /= 10
        }
    }

    /// Numbers with blanks between.
    mutating func append(_ values: [Fixed]) {
        for (index, value) in values.enumerated() {
            if index > 0 { append(UInt8(ascii: " ")) }
            append(value)
        }
    }

    /// Red, green and blue from 0 to 255.
    mutating func append(_ color: Color) {
        let parts: [Double] =
            switch color {
            case .gray(let gray): [gray, gray, gray]
            case .rgb(let red, let green, let blue): [red, green, blue]
            }
        for (index, part) in parts.enumerated() {
            if index > 0 { append(UInt8(ascii: " ")) }
            append(Int((Swift.min(Swift.max(part, 0), 1) * 255).rounded()))
        }
    }
}

/// A number with four decimals: millimetres, and the parts of maps.
struct Fixed: Hashable, Comparable {
    static let scale = 10_000

    var units: Int

    init(units: Int) { self.units = units }

    init(_ value: Double) {
        let scaled = (value * Double(Self.scale)).rounded()
        // What no page reaches.
        units = scaled.magnitude < 1e15 ? Int(scaled) : 0
    }

    /// A length in millimetres.
    init(_ length: Length) { self.init(length.millimetres) }

    static func - (left: Fixed, right: Fixed) -> Fixed { Fixed(units: left.units - right.units) }
    static func + (left: Fixed, right: Fixed) -> Fixed { Fixed(units: left.units + right.units) }
    static func < (left: Fixed, right: Fixed) -> Bool { left.units < right.units }
}
