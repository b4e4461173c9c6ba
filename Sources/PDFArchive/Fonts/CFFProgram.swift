/// A font program of CFF whose glyphs get copies with other advances (Adobe Technical Notes 5176 and 5177).
///
/// Charstrings stand in one INDEX and places are counted from the beginning, so the program is laid out anew: what is not changed is copied.
struct CFFProgram {
    private let reader: CFFReader
    private let names: Range<Int>
    private let top: [CFFReader.Entry]
    private let strings: [Range<Int>]
    private let globalSubroutines: Range<Int>
    private let glyphs: [Range<Int>]
    /// SIDs or CIDs of all glyphs but the first.
    private let charset: [Int]
    /// Of a program that is keyed by CID the font DICTs, and which of them each glyph has.
    private let fonts: [Range<Int>]
    private let selection: [Int]
    private let privates: [Private]

    /// A Private DICT with its subroutines.
    private struct Private {
        var range: Range<Int>
        /// The DICT and, where it has subroutines, all through their end: it counts their place from its own.
        var block: Range<Int>
        var defaultWidth: Int
        var nominalWidth: Int

        var hasSubroutines: Bool { block != range }
    }

    /// A copy of a glyph.
    struct Copy {
        var glyph: Int
        /// In thousandths of an em.
        var width: Int
        var copiedWidth: Int
        /// The name of the copy, where glyphs have names.
        var name: String
    }

    private enum Operator {
        static let charset = 15
        static let encoding = 16
        static let charStrings = 17
        static let privateDictionary = 18
        static let subroutines = 19
        static let defaultWidth = 20
        static let nominalWidth = 21
        static let fontMatrix = 12 << 8 | 7
        static let ros = 12 << 8 | 30
        static let cidCount = 12 << 8 | 34
        static let fontArray = 12 << 8 | 36
        static let fontSelection = 12 << 8 | 37
    }

    /// Whether glyphs are known by CID.
    var isKeyedByCID: Bool { !fonts.isEmpty }
    var glyphCount: Int { glyphs.count }

    /// The glyph of each code in the encoding that the program has of its own.
    let codes: [UInt16: Int]

    /// `nil` for a program that can not be read, or whose em is not of 1000 units.
    init?(_ bytes: [UInt8]) {
        var reader = CFFReader(bytes: bytes)
        guard let headerSize = reader.number(at: 2, size: 1) else { return nil }
        reader.position = headerSize
        guard reader.index() != nil else { return nil }
        names = headerSize..<reader.position
        guard let tops = reader.index(), tops.count == 1, let strings = reader.index() else { return nil }
        self.strings = strings
        let start = reader.position
        guard reader.index() != nil else { return nil }
        globalSubroutines = start..<reader.position
        top = reader.entries(in: tops[0])
        let operands = Dictionary(top.map { ($0.operator, $0.operands) }) { first, _ in first }
        guard operands[Operator.fontMatrix] == nil, let charStrings = operands[Operator.charStrings]?.first else { return nil }
        reader.position = charStrings
        guard let glyphs = reader.index(), !glyphs.isEmpty,
            let charset = reader.charset(at: operands[Operator.charset]?.first ?? 0, glyphs: glyphs.count)
        else { return nil }
        (self.glyphs, self.charset) = (glyphs, charset)
        var dictionaries: [[Int]] = []
        if operands[Operator.ros] != nil {
            guard let array = operands[Operator.fontArray]?.first, let place = operands[Operator.fontSelection]?.first,
                let selection = reader.fontSelection(at: place, glyphs: glyphs.count)
            else { return nil }
            reader.position = array
            guard let fonts = reader.index(), selection.allSatisfy(fonts.indices.contains) else { return nil }
            (self.fonts, self.selection, codes) = (fonts, selection, [:])
            for font in fonts {
                let entries = reader.entries(in: font)
                guard !entries.contains(where: { $0.operator == Operator.fontMatrix }),
                    let entry = entries.first(where: { $0.operator == Operator.privateDictionary })
                else { return nil }
                dictionaries.append(entry.operands)
            }
        } else {
            guard let place = operands[Operator.privateDictionary], let encoding = operands[Operator.encoding]?.first, encoding > 1,
                let codes = reader.encoding(at: encoding)
            else { return nil }
            (fonts, selection, self.codes) = ([], Array(repeating: 0, count: glyphs.count), codes)
            dictionaries.append(place)
        }
        self.reader = reader
        let blocks = dictionaries.map { Self.block($0, in: reader) }
        guard !blocks.contains(where: { $0 == nil }) else { return nil }
        privates = blocks.compactMap { $0 }
    }

    private static func block(_ operands: [Int], in reader: CFFReader) -> Private? {
        guard operands.count == 2, operands[0] >= 0, operands[1] >= 0, operands[0] + operands[1] <= reader.bytes.count else { return nil }
        let range = operands[1]..<operands[1] + operands[0]
        let values = reader.dictionary(in: range)
        var block = range
        if let offset = values[Operator.subroutines] {
            var reader = reader
            reader.position = range.lowerBound + offset
            guard offset > 0, reader.index() != nil else { return nil }
            block = range.lowerBound..<max(range.upperBound, reader.position)
        }
        return Private(
            range: range, block: block, defaultWidth: values[Operator.defaultWidth] ?? 0, nominalWidth: values[Operator.nominalWidth] ?? 0)
    }

    /// The name of a glyph; `nil` where glyphs have none.
    func name(of glyph: Int) -> String? {
        guard !isKeyedByCID, glyph > 0, glyph <= charset.count else { return nil }
        let identifier = charset[glyph - 1]
        if identifier < cffStandardStrings.count { return cffStandardStrings[identifier] }
        let index = identifier - cffStandardStrings.count
        return strings.indices.contains(index) ? String(decoding: reader.bytes[strings[index]], as: UTF8.self) : nil
    }

    /// The program with copies behind its glyphs. Where glyphs are known by CID the copies have those behind the greatest.
    func adding(_ copies: [Copy]) -> [UInt8] {
        let bytes = reader.bytes
        var texts = strings.map { Array(bytes[$0]) }
        var identifiers = charset
        var charstrings = glyphs.map { Array(bytes[$0]) }
        var selection = selection
        var subroutines = Array(repeating: [[UInt8]](), count: privates.count)
        var numbers: [Int: Int] = [:]
        for (index, copy) in copies.enumerated() {
            if isKeyedByCID {
                identifiers.append(glyphs.count + index)
            } else {
                identifiers.append(cffStandardStrings.count + texts.count)
                texts.append(Array(copy.name.utf8))
            }
            let font = selection[copy.glyph]
            selection.append(font)
            let (width, outline) = parts(of: copy)
            let newWidth = Self.operand(copy.width - privates[font].nominalWidth)
            // Page-validation 0.11 does not follow subroutines of a font DICT, and reads the default width.
            guard !isKeyedByCID, !privates[font].hasSubroutines, numbers[copy.glyph] != nil || subroutines[font].count < 1239
            else {
                charstrings.append(newWidth + reader.bytes[outline])
                continue
            }
            // The glyph and its copies share the outline.
            let number = numbers[copy.glyph] ?? subroutines[font].count
            // Technical Note 5177, section 4.7: numbers of subroutines are written less 107 while there are few.
            let call = Self.operand(number - 107) + [10]
            if numbers[copy.glyph] == nil {
                numbers[copy.glyph] = number
                subroutines[font].append(Array(reader.bytes[outline]))
                charstrings[copy.glyph] = reader.bytes[width] + call
            }
            charstrings.append(newWidth + call)
        }
        // Places do not change the length of what names them: they have five bytes each.
        var places: [Int: [Int]] = [:]
        var output: [UInt8] = []
        for _ in 0..<2 {
            output = Array(bytes[0..<names.upperBound])
            output += Self.index([dictionary(top, places: places)])
            output += Self.index(texts)
            output += bytes[globalSubroutines]
            places[Operator.charset] = [output.count]
            output += [0] + identifiers.flatMap { Self.bytes($0, size: 2) }
            if isKeyedByCID {
                places[Operator.fontSelection] = [output.count]
                output += [0] + selection.map { UInt8(truncatingIfNeeded: $0) }
                places[Operator.cidCount] = [identifiers.count + 1]
            }
            places[Operator.charStrings] = [output.count]
            output += Self.index(charstrings)
            let starts = zip(privates, subroutines).map { own, added in
                let start = output.count
                output += bytes[own.block]
                guard !added.isEmpty else { return [own.range.count, start] }
                let size = own.range.count + 6
                append(Operator.subroutines, [size], to: &output)
                output += Self.index(added)
                return [size, start]
            }
            if isKeyedByCID {
                places[Operator.fontArray] = [output.count]
                output += Self.index(
                    zip(fonts, starts).map { dictionary(reader.entries(in: $0), places: [Operator.privateDictionary: $1]) })
            } else {
                places[Operator.privateDictionary] = starts[0]
            }
        }
        return output
    }

    /// A DICT with places for those that it names. The file says how codes become glyphs, so a program needs no encoding.
    private func dictionary(_ entries: [CFFReader.Entry], places: [Int: [Int]]) -> [UInt8] {
        let placed = [
            Operator.charset, Operator.charStrings, Operator.privateDictionary, Operator.fontArray, Operator.fontSelection,
            Operator.cidCount,
        ]
        var output: [UInt8] = []
        for entry in entries where entry.operator != Operator.encoding && entry.operator != Operator.charset {
            guard placed.contains(entry.operator) else {
                output += reader.bytes[entry.range]
                continue
            }
            append(entry.operator, places[entry.operator] ?? entry.operands, to: &output)
        }
        // A program may do without a charset.
        if entries.contains(where: { $0.operator == Operator.charStrings }) {
            append(Operator.charset, places[Operator.charset] ?? [0], to: &output)
        }
        return output
    }

    private func append(_ name: Int, _ operands: [Int], to output: inout [UInt8]) {
        for operand in operands { output += [29] + Self.bytes(operand, size: 4) }
        output += name < 256 ? [UInt8(truncatingIfNeeded: name)] : [12, UInt8(truncatingIfNeeded: name)]
    }

    /// A charstring begins with its width less the nominal one, or has the default one (Technical Note 5177, section 3.1): where that stands,
    /// and what follows.
    private func parts(of copy: Copy) -> (width: Range<Int>, outline: Range<Int>) {
        let own = privates[selection[copy.glyph]]
        let range = glyphs[copy.glyph]
        guard let (value, length) = reader.integer(at: range.lowerBound), value + own.nominalWidth == copy.copiedWidth,
            copy.copiedWidth != own.defaultWidth
        else { return (range.lowerBound..<range.lowerBound, range) }
        let start = range.lowerBound + length
        return (range.lowerBound..<start, start..<range.upperBound)
    }

    /// An INDEX with offsets as short as its data allow (Technical Note 5176, section 5).
    private static func index(_ objects: [[UInt8]]) -> [UInt8] {
        guard !objects.isEmpty else { return [0, 0] }
        let end = objects.reduce(1) { $0 + $1.count }
        let size = end < 1 << 8 ? 1 : end < 1 << 16 ? 2 : 4
        var output = bytes(objects.count, size: 2) + bytes(size, size: 1)
        var offset = 1
        output += bytes(offset, size: size)
        for object in objects {
            offset += object.count
            output += bytes(offset, size: size)
        }
        for object in objects { output += object }
        return output
    }

    /// A number of a charstring in its shortest form (Technical Note 5177, section 3.2): -15 is one byte, 124.
    private static func operand(_ number: Int) -> [UInt8] {
        switch number {
        case -107...107: bytes(number + 139, size: 1)
        case 108...1131: bytes(number - 108 + (247 << 8), size: 2)
        case -1131 ... -108: bytes(-number - 108 + (251 << 8), size: 2)
        default: [28] + bytes(number, size: 2)
        }
    }

    private static func bytes(_ number: Int, size: Int) -> [UInt8] {
        (0..<size).map { UInt8(truncatingIfNeeded: number >> (8 * (size - 1 - $0))) }
    }
}
