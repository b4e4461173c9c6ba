internal import Deflate

/// The chunks of a PNG on which its pixels depend (ISO 15948, 5.3 and 5.6).
///
/// Times, texts and profiles are left out: cairo shows none of them, and a text of a few bytes may be inflated to many megabytes.
struct PNGChunks {
    private static let needed = ["IHDR", "PLTE", "tRNS", "IDAT", "IEND"].map { Array($0.utf8) }
    /// Length, type and checksum.
    private static let frame = 12

    /// A PNG of these chunks alone.
    let file: [UInt8]
    /// What stands in `eXIf` (PNG Third Edition, 11.3.4.5).
    let exif: ArraySlice<UInt8>?

    /// The chunks of a file that begins as a PNG; `nil` when it breaks off before its last chunk, or a checksum is wrong.
    init?(_ bytes: [UInt8]) {
        var (kept, offset, exif) = (Array(bytes.prefix(8)), 8, ArraySlice<UInt8>?.none)
        while offset + Self.frame <= bytes.count {
            let length = Self.number(at: offset, in: bytes)
            guard length <= bytes.count - offset - Self.frame else { return nil }
            let (type, checked) = (bytes[offset + 4..<offset + 8], bytes[offset + 4..<offset + 8 + length])
            let end = offset + Self.frame + length
            guard Int(crc32(of: checked)) == Self.number(at: end - 4, in: bytes) else { return nil }
            if Self.needed.contains(where: type.elementsEqual) { kept += bytes[offset..<end] }
            if type.elementsEqual("eXIf".utf8) { exif = bytes[offset + 8..<end - 4] }
            if type.elementsEqual("IEND".utf8) {
                (file, self.exif) = (kept, exif)
                return
            }
            offset = end
        }
        return nil
    }

    private static func number(at offset: Int, in bytes: [UInt8]) -> Int {
        bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) }
    }
}
