internal import QPDF

/// A font that cairo wrote: how its codes become glyphs, advances and text.
struct DrawnFont {
    /// What kind of font program has the glyphs.
    enum Program {
        case trueType(TrueTypeProgram)
        case cff(CFFProgram)
    }

    /// The numbers of the font's objects.
    struct Objects {
        var font: Int
        /// Of a composite font.
        var descendant: Int?
        var descriptor: Int
        var program: Int
        var texts: Int
    }

    let objects: Objects
    let program: Program
    /// By code, in thousandths of an em; of a composite font from 0.
    let widths: [UInt16: Int]
    /// What each code stands for, in hexadecimal UTF-16, in the order of the codes.
    let texts: [(code: UInt16, text: String)]
    /// The code of the first width.
    let firstCode: UInt16

    var isComposite: Bool { objects.descendant != nil }

    /// The font whose object has that number; `nil` for one whose program can not have more glyphs.
    init?(_ number: Int, in file: DrawnFile) throws(ArchiveError) {
        guard let font = try file.object(number).dictionary, let texts = font.reference("ToUnicode"),
            case .stream(let dictionary, let range) = try file.object(texts)
        else { return nil }
        self.texts = Self.texts(try file.data(of: dictionary, at: range))
        var descendant: (number: Int, dictionary: DrawnDictionary)?
        if let number = font.reference("DescendantFonts"), let dictionary = try file.object(number).dictionary {
            descendant = (number, dictionary)
        }
        guard let descriptor = (descendant?.dictionary ?? font).reference("FontDescriptor"),
            let values = try file.object(descriptor).dictionary,
            let program = values.reference("FontFile2") ?? values.reference("FontFile3"),
            case .stream(let entries, let data) = try file.object(program)
        else { return nil }
        objects = Objects(font: number, descendant: descendant?.number, descriptor: descriptor, program: program, texts: texts)
        let bytes = try file.data(of: entries, at: data)
        if values.reference("FontFile2") != nil {
            guard let program = TrueTypeProgram(bytes) else { return nil }
            self.program = .trueType(program)
        } else {
            guard let program = CFFProgram(bytes), program.isKeyedByCID == (descendant != nil) else { return nil }
            self.program = .cff(program)
        }
        var widths: [UInt16: Int] = [:]
        if let descendant {
            firstCode = 0
            // Cairo writes one array, from the first glyph: `[0 [1000 500]]`.
            let numbers = Self.numbers(descendant.dictionary["W"] ?? [])
            guard numbers.first == 0 else { return nil }
            for (code, width) in numbers.dropFirst().enumerated() { widths[UInt16(truncatingIfNeeded: code)] = width }
        } else {
            guard let first = Self.numbers(font["FirstChar"] ?? []).first, 0..<256 ~= first else { return nil }
            firstCode = UInt16(first)
            for (index, width) in Self.numbers(font["Widths"] ?? []).enumerated() { widths[UInt16(first + index)] = width }
        }
        self.widths = widths
    }

    /// The glyph of a code.
    func glyph(of code: UInt16) -> Int? {
        if isComposite { return Int(code) }
        return switch program {
        case .trueType(let program): program.glyph(of: Self.character(of: code))
        case .cff(let program): program.codes[code]
        }
    }

    /// At most so many codes that no glyph has, in the order in which they are given.
    func freeCodes(atMost count: Int) -> [UInt16] {
        switch program {
        case .trueType(let program) where isComposite: return Array((UInt16(program.glyphCount)..<UInt16.max).prefix(count))
        case .cff(let program) where isComposite: return Array((UInt16(program.glyphCount)..<UInt16.max).prefix(count))
        case .trueType, .cff:
            let taken = Set(texts.map(\.code))
            // Blanks and controls mean something to some readers.
            return (Array(0x80...0x9F) + Array(0xA1...0xAC) + Array(0xAE...0xFF) + Array(0x21...0x7E)).filter { !taken.contains($0) }
        }
    }

    /// All whole numbers in a value, in their order.
    private static func numbers(_ value: [UInt8]) -> [Int] {
        value.withUnsafeBufferPointer { value in
            var numbers: [Int] = []
            var index = 0
            while index < value.count {
                switch value[index] {
                case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."):
                    numbers.append(Int(exactly: ContentScanner.number(at: &index, in: value).rounded()) ?? 0)
                default: index += 1
                }
            }
            return numbers
        }
    }

    /// The lines `<01> <0031>` of a map to Unicode: cairo writes no ranges.
    private static func texts(_ map: [UInt8]) -> [(code: UInt16, text: String)] {
        map.withUnsafeBufferPointer { map in
            map.split(separator: UInt8(ascii: "\n")).compactMap { line in
                guard line.first == UInt8(ascii: "<"), let end = line.firstIndex(of: UInt8(ascii: ">")),
                    let start = line[end...].firstIndex(of: UInt8(ascii: "<")), line.last == UInt8(ascii: ">")
                else { return nil }
                let text = line[start + 1..<line.endIndex - 1]
                guard 1...4 ~= end - line.startIndex - 1, text.count >= 4, text.count % 4 == 0,
                    let code = number(line[line.startIndex + 1..<end]), text.allSatisfy({ digit($0) != nil })
                else { return nil }
                return (code, String(decoding: text, as: UTF8.self))
            }
        }
    }

    /// A hexadecimal number of at most four digits.
    private static func number(_ digits: Slice<UnsafeBufferPointer<UInt8>>) -> UInt16? {
        var number: UInt16 = 0
        for byte in digits {
            guard let digit = digit(byte) else { return nil }
            number = number << 4 | digit
        }
        return number
    }

    private static func digit(_ byte: UInt8) -> UInt16? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt16(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt16(byte - UInt8(ascii: "a") + 10)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt16(byte - UInt8(ascii: "A") + 10)
        default: nil
        }
    }

    /// What a code is in WinAnsiEncoding (ISO 32000-1, annex D.2).
    private static func character(of code: UInt16) -> Int {
        guard 0x80...0x9F ~= code else { return Int(code) }
        return [
            0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0, 0, 0x2018,
            0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
        ][Int(code) - 0x80]
    }
}
