extension [UInt8] {
    /// Where a character stands first in a text in UTF-8, in JSON also as an escape such as `\u2082` or `\ud86f\udc21` (RFC 8259, 7), which is
    /// how many programs write all characters beyond ASCII.
    func firstRange(of scalar: Unicode.Scalar, isJSON: Bool) -> Range<Int>? {
        let (plain, escape) = (Array(String(scalar).utf8), [UInt16](String(scalar).utf16))
        var index = 0
        while index < count {
            if self[index] == plain[0], self[index...].starts(with: plain) { return index..<index + plain.count }
            guard isJSON, self[index] == UInt8(ascii: "\\") else {
                index += 1
                continue
            }
            if escape.enumerated().allSatisfy({ escapedUnit(at: index + 6 * $0.offset) == $0.element }) {
                return index..<index + 6 * escape.count
            }
            // What follows a backslash begins no escape.
            index += 2
        }
        return nil
    }

    /// The number of the escape of six characters that begins at an offset.
    private func escapedUnit(at offset: Int) -> UInt16? {
        guard offset + 6 <= count, self[offset] == UInt8(ascii: "\\"), self[offset + 1] == UInt8(ascii: "u") else { return nil }
        return UInt16(String(decoding: self[offset + 2..<offset + 6], as: UTF8.self), radix: 16)
    }
}
