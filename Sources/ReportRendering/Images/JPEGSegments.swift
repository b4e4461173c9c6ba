/// The segments of a JPEG (ITU-T T.81, B.1.1.4) as far as they tell whether a PDF can show it. The pixels are not decoded.
struct JPEGSegments {
    /// The marker of the frame, which says the coding; `nil` for none.
    private(set) var frame: UInt8?
    /// Bits of a sample.
    private(set) var precision: UInt8 = 0
    /// Whether a scan follows the frame and the end follows the scans.
    private(set) var isWhole = false

    /// The Exif data of the first segment that has some (Exif 2.32, 4.7.2).
    private(set) var exif: ArraySlice<UInt8>?

    private static let (start, end, scan, fill) = (UInt8(0xD8), UInt8(0xD9), UInt8(0xDA), UInt8(0xFF))
    private static let application: UInt8 = 0xE1
    private static let exifName = Array("Exif\0\0".utf8)

    /// The segments of a file that begins as a JPEG.
    init(_ bytes: [UInt8]) {
        var (offset, hasScan) = (2, false)
        while let marker = Self.marker(from: offset, in: bytes) {
            if bytes[marker] == Self.end {
                isWhole = hasScan
                return
            }
            guard bytes[marker] != Self.start, marker + 2 < bytes.count else { return }
            let length = Int(bytes[marker + 1]) << 8 | Int(bytes[marker + 2])
            let next = marker + 1 + length
            guard length >= 2, next <= bytes.count else { return }
            if frame == nil, Self.isFrame(bytes[marker]), length >= 8 { (frame, precision) = (bytes[marker], bytes[marker + 3]) }
            let content = bytes[marker + 3..<next]
            if exif == nil, bytes[marker] == Self.application, content.starts(with: Self.exifName) {
                exif = content.dropFirst(Self.exifName.count)
            }
            offset = next
            if bytes[marker] == Self.scan {
                hasScan = frame != nil
                offset = Self.endOfScan(from: next, in: bytes)
            }
        }
    }

    /// SOF0 to SOF15; DHT, JPG and DAC have numbers in between.
    private static func isFrame(_ marker: UInt8) -> Bool { 0xC0...0xCF ~= marker && ![0xC4, 0xC8, 0xCC].contains(marker) }

    /// Where the code of the marker at `offset` stands, behind its filling bytes.
    private static func marker(from offset: Int, in bytes: [UInt8]) -> Int? {
        guard offset < bytes.count, bytes[offset] == fill else { return nil }
        return bytes[offset...].firstIndex { $0 != fill }
    }

    /// The first marker behind the coded data of a scan, in which 0xFF is followed by zero or the number of a restart.
    private static func endOfScan(from start: Int, in bytes: [UInt8]) -> Int {
        var offset = start
        while offset + 1 < bytes.count {
            if bytes[offset] == fill, bytes[offset + 1] != 0, !(0xD0...0xD7 ~= bytes[offset + 1]) { return offset }
            offset += 1
        }
        return bytes.count
    }
}
