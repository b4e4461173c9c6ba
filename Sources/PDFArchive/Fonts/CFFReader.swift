/// Reads the structures of a CFF program (Adobe Technical Note 5176); `nil` for anything that lies outside it.
struct CFFReader {
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

    /// An operator of a DICT with its operands; two-byte operators are 12 << 8 | second byte.
    struct Entry {
        var `operator`: Int
        var operands: [Int]
        /// Operands and operator as they stand in the program.
        var range: Range<Int>
    }

    /// The operators of a DICT (section 4). Reals count as 0.
    func entries(in range: Range<Int>) -> [Entry] {
        var entries: [Entry] = []
        var operands: [Int] = []
        var offset = range.lowerBound
        var start = offset
        while offset < range.upperBound {
            let byte = Int(bytes[offset])
            switch byte {
            case 0...21:
                let isLong = byte == 12 && offset + 1 < range.upperBound
                let name = isLong ? 12 << 8 | Int(bytes[offset + 1]) : byte
                offset += isLong ? 2 : 1
                entries.append(Entry(operator: name, operands: operands, range: start..<offset))
                operands = []
                start = offset
            case 29:
                operands.append(Int(Int32(truncatingIfNeeded: number(at: offset + 1, size: 4) ?? 0)))
                offset += 5
            case 30:
                while offset + 1 < range.upperBound, bytes[offset + 1] & 0xF != 0xF { offset += 1 }
                operands.append(0)
                offset += 2
            default:
                guard let (value, length) = integer(at: offset) else { return entries }
                operands.append(value)
                offset += length
            }
        }
        return entries
    }

    /// The first operand of each operator of a DICT.
    func dictionary(in range: Range<Int>) -> [Int: Int] {
        var operators: [Int: Int] = [:]
        for entry in entries(in: range) { operators[entry.operator] = entry.operands.first ?? 0 }
        return operators
    }

    /// The number of up to three bytes at a place and its length, as DICTs and charstrings write it; `nil` where none stands.
    func integer(at offset: Int) -> (value: Int, length: Int)? {
        guard let byte = number(at: offset, size: 1) else { return nil }
        switch byte {
        case 28: return number(at: offset + 1, size: 2).map { (Int(Int16(truncatingIfNeeded: $0)), 3) }
        case 32...246: return (byte - 139, 1)
        case 247...250: return number(at: offset + 1, size: 1).map { ((byte - 247) * 256 + $0 + 108, 2) }
        case 251...254: return number(at: offset + 1, size: 1).map { (-(byte - 251) * 256 - $0 - 108, 2) }
        default: return nil
        }
    }

    /// The glyph of each code in an encoding that a program has of its own (section 12).
    func encoding(at offset: Int) -> [UInt16: Int]? {
        guard let format = number(at: offset, size: 1), let count = number(at: offset + 1, size: 1) else { return nil }
        var glyphs: [UInt16: Int] = [:]
        var glyph = 1
        for index in 0..<count {
            switch format & 0x7F {
            case 0:
                guard let code = number(at: offset + 2 + index, size: 1) else { return nil }
                glyphs[UInt16(code)] = glyph
                glyph += 1
            case 1:
                guard let first = number(at: offset + 2 + index * 2, size: 1), let left = number(at: offset + 3 + index * 2, size: 1),
                    first + left < 256
                else { return nil }
                for code in first...first + left {
                    glyphs[UInt16(code)] = glyph
                    glyph += 1
                }
            default: return nil
            }
        }
        return glyphs
    }

    /// The font DICT of each glyph (section 19).
    func fontSelection(at offset: Int, glyphs: Int) -> [Int]? {
        guard let format = number(at: offset, size: 1) else { return nil }
        if format == 0 {
            let selection = (0..<glyphs).compactMap { number(at: offset + 1 + $0, size: 1) }
            return selection.count == glyphs ? selection : nil
        }
        guard format == 3, let count = number(at: offset + 1, size: 2) else { return nil }
        var selection: [Int] = []
        for index in 0..<count {
            let place = offset + 3 + index * 3
            guard let font = number(at: place + 2, size: 1), let end = number(at: place + 3, size: 2), end >= selection.count, end <= glyphs
            else { return nil }
            selection += Array(repeating: font, count: end - selection.count)
        }
        return selection.count == glyphs ? selection : nil
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
