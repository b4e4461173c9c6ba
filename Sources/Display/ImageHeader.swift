/// What the first bytes of an image file say, without decoding it: what a reader of images checks its limits on.
public struct ImageHeader: Hashable, Sendable {
    public var format: Image.Format
    /// Pixels; zero only in a file that no program shows.
    public var width: Int
    public var height: Int
    /// Of a JPEG: 1 for grey, 3 for colour, 4 for CMYK, which no back end takes. Of a PNG as its colour type says.
    public var components: Int

    /// The header of a PNG (ISO 15948, 11.2.2) or JPEG (ITU-T T.81, B.2.2) file; `nil` for anything else.
    public init?(_ bytes: [UInt8]) {
        switch Image.Format(ofFile: bytes) {
        case .png: self.init(png: bytes)
        case .jpeg: self.init(jpeg: bytes)
        case nil: return nil
        }
    }

    private init?(png bytes: [UInt8]) {
        guard bytes.count >= 26, bytes[12..<16].elementsEqual("IHDR".utf8) else { return nil }
        let number = { (start: Int) in bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) } }
        let components = [0: 1, 2: 3, 3: 3, 4: 2, 6: 4][Int(bytes[25])]
        guard let components else { return nil }
        self.init(format: .png, width: number(16), height: number(20), components: components)
    }

    private init?(jpeg bytes: [UInt8]) {
        var offset = 2
        while offset + 9 < bytes.count, bytes[offset] == 0xFF {
            let marker = bytes[offset + 1]
            let length = Int(bytes[offset + 2]) << 8 | Int(bytes[offset + 3])
            // SOF0 to SOF15 without DHT, JPG and DAC, which have numbers in between.
            if 0xC0...0xCF ~= marker, ![0xC4, 0xC8, 0xCC].contains(marker) {
                let height = Int(bytes[offset + 5]) << 8 | Int(bytes[offset + 6])
                let width = Int(bytes[offset + 7]) << 8 | Int(bytes[offset + 8])
                self.init(format: .jpeg, width: width, height: height, components: Int(bytes[offset + 9]))
                return
            }
            // A byte of filling before a marker.
            if marker == 0xFF { offset += 1 } else { offset += 2 + max(length, 2) }
        }
        return nil
    }

    private init(format: Image.Format, width: Int, height: Int, components: Int) {
        self.format = format
        self.width = width
        self.height = height
        self.components = components
    }
}

extension Image.Format {
    /// The format of a file by its first bytes (ISO 15948, 5.2; ITU-T T.81, B.1.1.3); `nil` for a foreign one.
    public init?(ofFile bytes: [UInt8]) {
        if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
            self = .png
        } else if bytes.starts(with: [0xFF, 0xD8]) {
            self = .jpeg
        } else {
            return nil
        }
    }
}
