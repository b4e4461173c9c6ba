/// The names of the glyphs in a font program of CFF with names, `.notdef` aside, in the order of the glyphs
/// (Adobe Technical Note 5176, sections 5, 10 and 13); `nil` for a program that is keyed by CID or can not be read.
func cffGlyphNames(in program: [UInt8]) -> [String]? {
    var reader = CFFReader(bytes: program)
    guard let headerSize = reader.number(at: 2, size: 1) else { return nil }
    reader.position = headerSize
    guard reader.index() != nil, let tops = reader.index(), let top = tops.first, let strings = reader.index() else { return nil }
    let operators = reader.dictionary(in: top)
    // Operator 12 30 is ROS: keyed by CID. Operators 15 and 17 are charset and CharStrings.
    guard operators[12 << 8 | 30] == nil, let charset = operators[15], let charStrings = operators[17] else { return nil }
    reader.position = charStrings
    guard let glyphs = reader.index(), let identifiers = reader.charset(at: charset, glyphs: glyphs.count) else { return nil }
    let names = identifiers.map { identifier -> String? in
        if identifier < cffStandardStrings.count { return cffStandardStrings[identifier] }
        let index = identifier - cffStandardStrings.count
        return strings.indices.contains(index) ? String(decoding: program[strings[index]], as: UTF8.self) : nil
    }
    return names.contains(nil) ? nil : names.compactMap { $0 }
}

/// Reads the structures of a CFF program; `nil` for anything that lies outside it.
private struct CFFReader {
    let bytes: [UInt8]
    var position = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    /// The unsigned number of `size` bytes, the greatest first.
    func number(at offset: Int, size: Int) -> Int? {
        guard offset >= 0, size >= 1, offset + size <= bytes.count else { return nil }
        return bytes[offset..<offset + size].reduce(0) { $0 << 8 | Int($1) }
    }

    /// The ranges of an INDEX's objects (section 5); the position is behind it afterwards.
    mutating func index() -> [Range<Int>]? {
        guard let count = number(at: position, size: 2) else { return nil }
        guard count > 0 else {
            position += 2
            return []
        }
        guard let size = number(at: position + 2, size: 1), (1...4).contains(size) else { return nil }
        let offsets = (0...count).compactMap { number(at: position + 3 + $0 * size, size: size) }
        let base = position + 2 + (count + 1) * size
        guard offsets.count == count + 1, offsets[0] == 1, zip(offsets, offsets.dropFirst()).allSatisfy({ $0 <= $1 }),
            base + offsets[count] <= bytes.count
        else { return nil }
        position = base + offsets[count]
        return zip(offsets, offsets.dropFirst()).map { base + $0..<base + $1 }
    }

    /// The first operand of each operator of a DICT (section 4); two-byte operators are 12 << 8 | second byte. Reals are skipped.
    func dictionary(in range: Range<Int>) -> [Int: Int] {
        var operators: [Int: Int] = [:]
        var operands: [Int] = []
        var offset = range.lowerBound
        while offset < range.upperBound {
            let byte = Int(bytes[offset])
            switch byte {
            case 0...21:
                let isLong = byte == 12 && offset + 1 < range.upperBound
                operators[isLong ? 12 << 8 | Int(bytes[offset + 1]) : byte] = operands.first ?? 0
                operands = []
                offset += isLong ? 2 : 1
            case 28:
                operands.append(number(at: offset + 1, size: 2) ?? 0)
                offset += 3
            case 29:
                operands.append(number(at: offset + 1, size: 4) ?? 0)
                offset += 5
            case 30:
                while offset + 1 < range.upperBound, bytes[offset + 1] & 0xF != 0xF { offset += 1 }
                operands.append(0)
                offset += 2
            case 32...246:
                operands.append(byte - 139)
                offset += 1
            case 247...250:
                operands.append((byte - 247) * 256 + (number(at: offset + 1, size: 1) ?? 0) + 108)
                offset += 2
            case 251...254:
                operands.append(-(byte - 251) * 256 - (number(at: offset + 1, size: 1) ?? 0) - 108)
                offset += 2
            default: offset += 1
            }
        }
        return operators
    }

    /// The SIDs of all glyphs but the first (section 13); offset 0 is the predefined ISOAdobe set.
    func charset(at offset: Int, glyphs: Int) -> [Int]? {
        guard glyphs > 0 else { return nil }
        guard offset > 2 else { return offset == 0 ? Array(1..<max(1, glyphs)) : nil }
        guard let format = number(at: offset, size: 1) else { return nil }
        if format == 0 {
            let identifiers = (0..<glyphs - 1).compactMap { number(at: offset + 1 + $0 * 2, size: 2) }
            return identifiers.count == glyphs - 1 ? identifiers : nil
        }
        var identifiers: [Int] = []
        var place = offset + 1
        while identifiers.count < glyphs - 1 {
            guard let first = number(at: place, size: 2), let left = number(at: place + 2, size: format) else { return nil }
            identifiers += first...first + left
            place += 2 + format
        }
        return Array(identifiers.prefix(glyphs - 1))
    }
}
