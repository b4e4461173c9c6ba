internal import Deflate

extension [UInt8] {
    /// A PNG with its resolution, so that programs for printing know how large it is (ISO 15948, 11.3.5.3); cairo does not say it.
    func withResolution(_ perInch: Double) -> [UInt8] {
        let perMetre = UInt32((perInch / 0.0254).rounded())
        let numbers = [perMetre, perMetre].flatMap { number in
            stride(from: 24, through: 0, by: -8).map { UInt8(truncatingIfNeeded: number >> UInt32($0)) }
        }
        // Its unit is the metre.
        let data = Array("pHYs".utf8) + numbers + [1]
        let sum = crc32(of: data[...])
        let ends = stride(from: 24, through: 0, by: -8).map { UInt8(truncatingIfNeeded: sum >> UInt32($0)) }
        var picture = self
        picture.insert(contentsOf: [0, 0, 0, 9] + data + ends, at: Self.endOfHead)
        return picture
    }

    /// The signature of a PNG and its head (5.2, 11.2.2).
    private static var endOfHead: Int { 8 + 4 + 4 + 13 + 4 }
}
