/// HTML in the making: bytes, since a long document has megabytes of them.
struct Markup {
    private(set) var bytes: [UInt8] = []

    /// An attribute of an element; one without a value is left out.
    typealias Attributes = KeyValuePairs<StaticString, String?>

    /// Writes what is markup already.
    mutating func raw(_ text: StaticString) {
        text.withUTF8Buffer { bytes += $0 }
    }

    /// Writes what was made elsewhere.
    mutating func raw(_ more: [UInt8]) { bytes += more }

    /// Writes a start tag.
    mutating func open(_ name: StaticString, _ attributes: Attributes = [:]) {
        bytes.append(UInt8(ascii: "<"))
        raw(name)
        for (name, value) in attributes {
            guard let value else { continue }
            bytes.append(UInt8(ascii: " "))
            raw(name)
            raw("=\"")
            text(value)
            bytes.append(UInt8(ascii: "\""))
        }
        bytes.append(UInt8(ascii: ">"))
    }

    /// Writes an end tag.
    mutating func close(_ name: StaticString) {
        raw("</")
        raw(name)
        bytes.append(UInt8(ascii: ">"))
    }

    /// Writes an element with what `content` writes.
    mutating func element(_ name: StaticString, _ attributes: Attributes = [:], _ content: (inout Markup) -> Void) {
        open(name, attributes)
        content(&self)
        close(name)
    }

    /// Writes an element of text.
    mutating func element(_ name: StaticString, _ attributes: Attributes = [:], text content: String) {
        open(name, attributes)
        text(content)
        close(name)
    }

    /// Ends a line of the source, where HTML ignores it: between blocks.
    mutating func line() { bytes.append(UInt8(ascii: "\n")) }

    /// Writes characters: no markup comes of them, and no control characters, which HTML forbids (HTML Standard, 13.2.3.5).
    mutating func text(_ text: String) {
        var text = text
        text.withUTF8 { characters in
            var start = characters.startIndex
            for index in characters.indices {
                let replacement: StaticString
                switch characters[index] {
                case UInt8(ascii: "&"): replacement = "&amp;"
                case UInt8(ascii: "<"): replacement = "&lt;"
                case UInt8(ascii: ">"): replacement = "&gt;"
                case UInt8(ascii: "\""): replacement = "&quot;"
                case 0..<0x20, 0x7F: replacement = " "
                default: continue
                }
                bytes += characters[start..<index]
                raw(replacement)
                start = index + 1
            }
            bytes += characters[start...]
        }
    }
}
