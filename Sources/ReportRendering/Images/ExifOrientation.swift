internal import Display

extension ImageOrientation {
    /// What the Exif data of a JPEG or PNG say of its pixels; `nil` where they say nothing that can be understood.
    ///
    /// `exif` begins with the header of a TIFF file (Exif 2.32, 4.5.2), whose first directory may have the entry 0x0112.
    init?(exif: ArraySlice<UInt8>) {
        let bytes = Array(exif)
        guard bytes.count >= 8, let isLittle = Self.isLittleEndian(bytes) else { return nil }
        func number(_ offset: Int, _ count: Int) -> Int? {
            guard offset >= 0, offset <= bytes.count - count else { return nil }
            let part = bytes[offset..<offset + count]
            return (isLittle ? Array(part.reversed()) : Array(part)).reduce(0) { $0 << 8 | Int($1) }
        }
        guard let directory = number(4, 4), let count = number(directory, 2) else { return nil }
        for index in 0..<count {
            let entry = directory + 2 + index * 12
            guard let tag = number(entry, 2) else { return nil }
            if tag == 0x0112 {
                self.init(rawValue: number(entry + 8, 2) ?? 0)
                return
            }
        }
        return nil
    }

    private static func isLittleEndian(_ bytes: [UInt8]) -> Bool? {
        switch bytes[0..<4] {
        case [0x49, 0x49, 0x2A, 0x00]: true
        case [0x4D, 0x4D, 0x00, 0x2A]: false
        default: nil
        }
    }
}
