/// The document's date in the two forms that a PDF writes.
struct ArchiveDate: Hashable, Sendable {
    /// ISO 8601, as XMP writes it.
    let iso8601: String
    /// `D:20250815000000+08'00'` (ISO 32000-1, 7.9.4).
    let pdf: String

    /// The date of `2025-08-15T00:00:00+08:00`, or with `Z` for the offset.
    init(_ text: String) throws(ArchiveError) {
        let characters = Array(text.utf8)
        let pattern = Array("dddd-dd-ddTdd:dd:dd".utf8)
        let offset = Array("+dd:dd".utf8)
        let isPlain = characters.count > pattern.count && Self.matches(characters.prefix(pattern.count), pattern)
        let rest = characters.dropFirst(pattern.count)
        guard isPlain, rest.elementsEqual([UInt8(ascii: "Z")]) || Self.matches(rest, offset) else { throw .unreadableDate(text) }
        let digits = characters.prefix(pattern.count).filter { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
        let zone = rest.count == 1 ? Array("+00:00".utf8) : Array(rest)
        let hours = zone.prefix(3)
        iso8601 = String(decoding: characters.prefix(pattern.count) + zone, as: UTF8.self)
        pdf = "D:" + String(decoding: digits + hours, as: UTF8.self) + "'" + String(decoding: zone.suffix(2), as: UTF8.self) + "'"
    }

    /// Whether text fits a pattern in which `d` is a digit and `+` a sign.
    private static func matches(_ text: some Collection<UInt8>, _ pattern: [UInt8]) -> Bool {
        text.count == pattern.count
            && zip(text, pattern).allSatisfy { character, expected in
                switch expected {
                case UInt8(ascii: "d"): UInt8(ascii: "0")...UInt8(ascii: "9") ~= character
                case UInt8(ascii: "+"): character == UInt8(ascii: "+") || character == UInt8(ascii: "-")
                default: character == expected
                }
            }
    }
}
