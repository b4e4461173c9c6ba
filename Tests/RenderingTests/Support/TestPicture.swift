import Deflate

/// Image files made by a few lines, so that none lies beside the tests.
enum TestPicture {
    /// A PNG of one colour; with `alpha` half of it shows what is below.
    static func png(_ width: Int, _ height: Int, color: [UInt8] = [0x1F, 0x4E, 0x79], alpha: UInt8? = nil) -> [UInt8] {
        let pixel: [UInt8] = color + (alpha.map { [$0] } ?? [])
        // A row begins with the number of its filter, none.
        let row: [UInt8] = [0] + Array(repeatElement(pixel, count: width).joined())
        var deflater = Deflater(level: 6)
        let data = deflater.deflated(Array(repeatElement(row, count: height).joined()))
        return png(header: width, height, colorType: alpha == nil ? 2 : 6, chunks: [("IDAT", data), ("IEND", [])])
    }

    /// A PNG that says so of itself, with any chunks.
    static func png(header width: Int, _ height: Int, colorType: UInt8 = 2, chunks: [(type: String, data: [UInt8])]) -> [UInt8] {
        let header = number(width) + number(height) + [8, colorType, 0, 0, 0]
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
            + ([("IHDR", header)] + chunks).flatMap { chunk in
                let checked = Array(chunk.type.utf8) + chunk.data
                return number(chunk.data.count) + checked + number(Int(crc32(of: checked[...])))
            }
    }

    /// The compressed pixels of a PNG of ``png(_:_:color:alpha:)``.
    static func data(of png: [UInt8]) -> [UInt8] {
        // Signature and header, length and type before; checksum and the last chunk behind.
        Array(png.dropFirst(8 + 25 + 8).dropLast(4 + 12))
    }

    /// A grey JPEG: no block differs from middle grey (ITU-T T.81, B.2).
    static func jpeg(_ width: Int, _ height: Int, components: Int = 1, frame: UInt8 = 0xC0, precision: UInt8 = 8) -> [UInt8] {
        let identifiers = (1...UInt8(components)).map { $0 }
        let half = { (number: Int) in [UInt8(number >> 8), UInt8(number & 0xFF)] }
        func segment(_ marker: UInt8, _ data: [UInt8]) -> [UInt8] { [0xFF, marker] + half(data.count + 2) + data }
        // One code of one bit: no difference, and the end of a block.
        let code = [1] + Array(repeating: UInt8(0), count: 16)
        let bits = (width + 7) / 8 * ((height + 7) / 8) * components * 2
        let scan = Array(repeating: UInt8(0), count: bits / 8) + (bits % 8 == 0 ? [] : [0xFF >> UInt8(bits % 8)])
        var file: [UInt8] = [0xFF, 0xD8]
        file += segment(0xDB, [0] + Array(repeating: 1, count: 64))
        file += segment(frame, [precision] + half(height) + half(width) + [UInt8(components)] + identifiers.flatMap { [$0, 0x11, 0] })
        file += segment(0xC4, [0x00] + code) + segment(0xC4, [0x10] + code)
        file += segment(0xDA, [UInt8(components)] + identifiers.flatMap { [$0, 0] } + [0, 63, 0])
        return file + scan + [0xFF, 0xD9]
    }

    private static func number(_ number: Int) -> [UInt8] { [24, 16, 8, 0].map { UInt8(number >> $0 & 0xFF) } }
}
