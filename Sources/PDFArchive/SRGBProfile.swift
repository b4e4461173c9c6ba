#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// The output intent's profile: sRGB as an ICC display profile of version 2 (ICC.1:2001-04), made from the numbers of IEC 61966-2-1.
enum SRGBProfile {
    /// The profile's bytes.
    static let bytes: [UInt8] = {
        let tags: [(signatures: [String], data: [UInt8])] = [
            (["desc"], description("sRGB IEC61966-2.1")),
            (["cprt"], signature("text") + zeros(4) + Array("No copyright, use freely".utf8) + [0]),
            // The white point of the profile connection space, D50: the colorants below are adapted to it (Bradford).
            (["wtpt"], xyz(0.9642, 1, 0.8249)),
            (["rXYZ"], xyz(0.4360747, 0.2225045, 0.0139322)),
            (["gXYZ"], xyz(0.3850649, 0.7168786, 0.0971045)),
            (["bXYZ"], xyz(0.1430804, 0.0606169, 0.7141733)),
            (["rTRC", "gTRC", "bTRC"], curve),
        ]
        let entryCount = tags.reduce(0) { $0 + $1.signatures.count }
        var table = number(entryCount)
        var data: [UInt8] = []
        for tag in tags {
            for name in tag.signatures {
                table += signature(name) + number(128 + 4 + entryCount * 12 + data.count) + number(tag.data.count)
            }
            data += tag.data + zeros((4 - tag.data.count % 4) % 4)
        }
        return header(size: 128 + table.count + data.count) + table + data
    }()

    /// 6.1: size, version 2.1, display device, RGB to XYZ, a fixed date, perceptual intent, illuminant D50.
    private static func header(size: Int) -> [UInt8] {
        var bytes = number(size) + zeros(4) + [2, 0x10, 0, 0] + signature("mntr") + signature("RGB ") + signature("XYZ ")
        bytes += [2000, 1, 1, 0, 0, 0].flatMap { short($0) }
        bytes += signature("acsp") + zeros(28)
        bytes += fixed(0.9642) + fixed(1) + fixed(0.8249)
        return bytes + zeros(128 - bytes.count)
    }

    /// The transfer function of IEC 61966-2-1, 5.2, at 1024 places.
    private static var curve: [UInt8] {
        let count = 1024
        var bytes = signature("curv") + zeros(4) + number(count)
        for index in 0..<count {
            let value = Double(index) / Double(count - 1)
            let linear = value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
            bytes += short(Int((linear * 65535).rounded()))
        }
        return bytes
    }

    /// 6.5.17: ASCII, then empty Unicode and ScriptCode parts.
    private static func description(_ text: String) -> [UInt8] {
        signature("desc") + zeros(4) + number(text.utf8.count + 1) + Array(text.utf8) + [0] + zeros(4 + 4 + 2 + 1 + 67)
    }

    private static func xyz(_ x: Double, _ y: Double, _ z: Double) -> [UInt8] {
        signature("XYZ ") + zeros(4) + fixed(x) + fixed(y) + fixed(z)
    }

    private static func signature(_ text: String) -> [UInt8] { Array(text.utf8) }
    private static func zeros(_ count: Int) -> [UInt8] { Array(repeating: 0, count: count) }
    private static func number(_ value: Int) -> [UInt8] { [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) } }
    private static func short(_ value: Int) -> [UInt8] { [UInt8(truncatingIfNeeded: value >> 8), UInt8(truncatingIfNeeded: value)] }
    /// 5.3.3: a signed number with 16 bits of fraction.
    private static func fixed(_ value: Double) -> [UInt8] { number(Int((value * 65536).rounded())) }
}
