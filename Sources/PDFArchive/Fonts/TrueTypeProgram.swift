/// A font program of TrueType whose glyphs get copies with other advances (OpenType 1.9: glyf, loca, hmtx, hhea, maxp, head).
///
/// A copy is a composite of one component, sixteen bytes whatever the glyph's outline.
struct TrueTypeProgram {
    private var tables: [(tag: String, bytes: [UInt8])] = []
    private(set) var glyphCount = 0
    let unitsPerEm: Int

    /// A copy of a glyph.
    struct Copy {
        var glyph: Int
        /// What the advance is more, in units.
        var widening: Int
    }

    /// `nil` for a program that can not be read.
    init?(_ bytes: [UInt8]) {
        guard bytes.count >= 12 else { return nil }
        for table in 0..<Self.number(bytes, at: 4) {
            let record = 12 + table * 16
            guard record + 16 <= bytes.count else { return nil }
            let (offset, length) = (Self.long(bytes, at: record + 8), Self.long(bytes, at: record + 12))
            guard offset + length <= bytes.count else { return nil }
            tables.append((String(decoding: bytes[record..<record + 4], as: UTF8.self), Array(bytes[offset..<offset + length])))
        }
        let lengths = Dictionary(tables.map { ($0.tag, $0.bytes.count) }) { first, _ in first }
        guard let head = lengths["head"], head >= 54, let hhea = lengths["hhea"], hhea >= 36, let maxp = lengths["maxp"], maxp >= 32,
            lengths["glyf"] != nil, let loca = lengths["loca"], let hmtx = lengths["hmtx"],
            let (header, profile, metrics) = Self.headers(tables)
        else { return nil }
        unitsPerEm = Self.number(header, at: 18)
        glyphCount = Self.number(profile, at: 4)
        let metricCount = Self.number(metrics, at: 34)
        let isLong = Self.number(header, at: 50) != 0
        guard unitsPerEm > 0, loca >= (glyphCount + 1) * (isLong ? 4 : 2), metricCount > 0, metricCount <= glyphCount,
            hmtx >= glyphCount * 2 + metricCount * 2
        else { return nil }
    }

    private static func headers(_ tables: [(tag: String, bytes: [UInt8])]) -> ([UInt8], [UInt8], [UInt8])? {
        func table(_ tag: String) -> [UInt8]? { tables.first { $0.tag == tag }?.bytes }
        guard let head = table("head"), let maxp = table("maxp"), let hhea = table("hhea") else { return nil }
        return (head, maxp, hhea)
    }

    /// The table of a name, empty for none.
    private subscript(tag: String) -> [UInt8] {
        get { tables.first { $0.tag == tag }?.bytes ?? [] }
        set {
            if let index = tables.firstIndex(where: { $0.tag == tag }) {
                tables[index].bytes = newValue
            } else {
                tables.append((tag, newValue))
            }
        }
    }

    /// Adds copies behind the glyphs.
    mutating func add(_ copies: [Copy]) {
        var (head, hhea, maxp) = (self["head"], self["hhea"], self["maxp"])
        var places = self.places
        var outlines = Array(self["glyf"].prefix(places.last ?? 0))
        // What is added begins at a multiple of four; the glyph before may be longer than its outline.
        while outlines.count % 4 != 0 { outlines.append(0) }
        places[places.count - 1] = outlines.count
        var metrics = self.metrics
        for copy in copies {
            let outline = places[copy.glyph]..<places[copy.glyph + 1]
            if outline.count >= 10 {
                // -1 contours, the box, and one component at its own place: ARGS_ARE_XY_VALUES.
                outlines += [0xFF, 0xFF] + outlines[outline.lowerBound + 2..<outline.lowerBound + 10]
                outlines += [0, 2] + Self.bytes(copy.glyph, size: 2) + [0, 0]
            }
            places.append(outlines.count)
            let (advance, bearing) = metrics[copy.glyph]
            metrics.append((advance + copy.widening, bearing))
        }
        glyphCount += copies.count
        Self.set(&head, at: 50, to: 1)
        Self.set(&hhea, at: 10, to: metrics.reduce(0) { max($0, $1.advance) })
        Self.set(&hhea, at: 34, to: glyphCount)
        Self.set(&maxp, at: 4, to: glyphCount)
        // Points and contours of composites are those of their component, which may itself be one.
        for (composite, simple) in [(10, 6), (12, 8)] {
            Self.set(&maxp, at: composite, to: max(Self.number(maxp, at: composite), Self.number(maxp, at: simple)))
        }
        Self.set(&maxp, at: 28, to: max(Self.number(maxp, at: 28), 1))
        Self.set(&maxp, at: 30, to: Self.number(maxp, at: 30) + 1)
        (self["head"], self["hhea"], self["maxp"], self["glyf"]) = (head, hhea, maxp, outlines)
        var (loca, hmtx): ([UInt8], [UInt8]) = ([], [])
        loca.reserveCapacity(places.count * 4)
        for place in places { Self.append(place, size: 4, to: &loca) }
        hmtx.reserveCapacity(metrics.count * 4)
        for (advance, bearing) in metrics {
            Self.append(advance, size: 2, to: &hmtx)
            Self.append(bearing, size: 2, to: &hmtx)
        }
        (self["loca"], self["hmtx"]) = (loca, hmtx)
    }

    /// The outlines of all glyphs begin and end here.
    private var places: [Int] {
        let (table, isLong) = (self["loca"], Self.number(self["head"], at: 50) != 0)
        return (0...glyphCount).map { isLong ? Self.long(table, at: $0 * 4) : Self.number(table, at: $0 * 2) * 2 }
    }

    private var metrics: [(advance: Int, bearing: Int)] {
        let (table, count) = (self["hmtx"], Self.number(self["hhea"], at: 34))
        return (0..<glyphCount).map { glyph in
            let advance = Self.number(table, at: min(glyph, count - 1) * 4)
            return (advance, Self.number(table, at: glyph < count ? glyph * 4 + 2 : count * 4 + (glyph - count) * 2))
        }
    }

    // MARK: Codes

    /// The glyph of a character by the map that Windows uses, in segments: the one that cairo writes.
    func glyph(of character: Int) -> Int? {
        let table = self["cmap"]
        guard table.count >= 4 else { return nil }
        for map in 0..<Self.number(table, at: 2) where table.count >= 12 + map * 8 {
            let start = Self.long(table, at: 8 + map * 8)
            guard Self.long(table, at: 4 + map * 8) == 3 << 16 | 1, start + 14 <= table.count, Self.number(table, at: start) == 4 else {
                continue
            }
            let length = Self.number(table, at: start + 6)
            guard start + 16 + length * 4 <= table.count else { return nil }
            for place in stride(from: 0, to: length, by: 2) where Self.number(table, at: start + 14 + place) >= character {
                let first = Self.number(table, at: start + 16 + length + place)
                let delta = Self.number(table, at: start + 16 + length * 2 + place)
                let slot = start + 16 + length * 3 + place
                let offset = Self.number(table, at: slot)
                guard first <= character else { return nil }
                if offset == 0 { return (character + delta) & 0xFFFF }
                let index = slot + offset + (character - first) * 2
                guard index + 2 <= table.count, case let glyph = Self.number(table, at: index), glyph != 0 else { return nil }
                return (glyph + delta) & 0xFFFF
            }
        }
        return nil
    }

    /// Makes the program one whose codes mean nothing but glyphs: a single map for symbols, from F000 (ISO 32000-1, 9.6.6.4).
    mutating func setSymbols(_ glyphs: [UInt16: Int]) {
        let first = Int(glyphs.keys.min() ?? 0)
        let last = Int(glyphs.keys.max() ?? 0)
        let segment = (first...last).map { glyphs[UInt16($0)] ?? 0 }
        var table: [Int] = [0, 1, 3, 0, 0, 12]
        // Format 4: one segment and the last, which is empty.
        table += [4, 32 + segment.count * 2, 0, 4, 4, 1, 0]
        table += [0xF000 + last, 0xFFFF, 0, 0xF000 + first, 0xFFFF, 0, 1, 4, 0]
        self["cmap"] = (table + segment).flatMap { Self.bytes($0, size: 2) }
    }

    // MARK: Writing

    /// The whole program.
    var serialized: [UInt8] {
        let sorted = tables.sorted { $0.tag.utf8.lexicographicallyPrecedes($1.tag.utf8) }
        var power = 1
        while power * 2 <= sorted.count { power *= 2 }
        var output: [UInt8] = [0, 1, 0, 0] + Self.bytes(sorted.count, size: 2) + Self.bytes(power * 16, size: 2)
        output += Self.bytes(power.trailingZeroBitCount, size: 2) + Self.bytes((sorted.count - power) * 16, size: 2)
        var data: [UInt8] = []
        var adjustment = 0
        // Tables begin at multiples of four, so that the sum of all is that of the parts.
        var sums = 0
        for var table in sorted {
            let offset = 12 + sorted.count * 16 + data.count
            if table.tag == "head" {
                adjustment = offset + 8
                table.bytes.replaceSubrange(8..<12, with: [0, 0, 0, 0])
            }
            let sum = Self.sum(table.bytes)
            sums &+= sum
            output += Array(table.tag.utf8) + Self.bytes(sum, size: 4) + Self.bytes(offset, size: 4)
            output += Self.bytes(table.bytes.count, size: 4)
            data += table.bytes
            while data.count % 4 != 0 { data.append(0) }
        }
        sums &+= Self.sum(output)
        output += data
        output.replaceSubrange(adjustment..<adjustment + 4, with: Self.bytes(0xB1B0_AFBA &- sums, size: 4))
        return output
    }

    private static func sum(_ bytes: [UInt8]) -> Int {
        var sum: UInt32 = 0
        bytes.withUnsafeBytes { bytes in
            let whole = bytes.count & ~3
            for start in stride(from: 0, to: whole, by: 4) {
                sum &+= UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: start, as: UInt32.self))
            }
            var rest: UInt32 = 0
            for index in whole..<bytes.count { rest |= UInt32(bytes[index]) << (24 - 8 * UInt32(index - whole)) }
            sum &+= rest
        }
        return Int(sum)
    }

    private static func bytes(_ number: Int, size: Int) -> [UInt8] {
        (0..<size).map { UInt8(truncatingIfNeeded: number >> (8 * (size - 1 - $0))) }
    }

    private static func append(_ number: Int, size: Int, to output: inout [UInt8]) {
        for place in stride(from: 8 * (size - 1), through: 0, by: -8) { output.append(UInt8(truncatingIfNeeded: number >> place)) }
    }

    private static func number(_ bytes: [UInt8], at offset: Int) -> Int { Int(bytes[offset]) << 8 | Int(bytes[offset + 1]) }
    private static func long(_ bytes: [UInt8], at offset: Int) -> Int { number(bytes, at: offset) << 16 | number(bytes, at: offset + 2) }

    private static func set(_ bytes: inout [UInt8], at offset: Int, to number: Int) {
        bytes.replaceSubrange(offset..<offset + 2, with: Self.bytes(number, size: 2))
    }
}
