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
