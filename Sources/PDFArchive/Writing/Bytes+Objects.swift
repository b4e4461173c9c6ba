internal import QPDF

/// Pieces of PDF syntax, written without values in between: a long document has some hundred thousand struct elements.
extension [UInt8] {
    /// Appends plain text.
    mutating func append(_ text: StaticString) {
        text.withUTF8Buffer { append(contentsOf: $0) }
    }

    /// Appends a whole number.
    mutating func append(decimal number: Int) {
        if number < 0 { append(UInt8(ascii: "-")) }
        let start = count
        var rest = number.magnitude
        repeat {
            append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        } while rest > 0
        var (low, high) = (start, count - 1)
        while low < high {
            swapAt(low, high)
            low += 1
            high -= 1
        }
    }

    /// Appends a string (7.3.4).
    mutating func append(string text: String) {
        var text = text
        text.withUTF8 { bytes in
            guard bytes.allSatisfy({ (0x20..<0x7F).contains($0) && $0 != 0x28 && $0 != 0x29 && $0 != 0x5C }) else {
                return PDFValue.string(Array(bytes)).serialize(to: &self)
            }
            append(UInt8(ascii: "("))
            append(contentsOf: bytes)
            append(UInt8(ascii: ")"))
        }
    }

    /// Appends a reference to an object of generation 0.
    mutating func append(_ reference: PDFReference) {
        append(decimal: Int(reference.number))
        append(" 0 R")
    }

    /// Appends an array of references.
    mutating func append(_ references: some Sequence<PDFReference>) {
        append(UInt8(ascii: "["))
        var isFirst = true
        for reference in references {
            if !isFirst { append(UInt8(ascii: " ")) }
            isFirst = false
            append(reference)
        }
        append(UInt8(ascii: "]"))
    }
}
