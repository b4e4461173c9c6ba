internal import Pango

/// The glyphs of one face for ideographs and for the marks between them, each shaped once.
///
/// Shaping a Han costs Pango and HarfBuzz about a microsecond, a lookup here a hundredth of that; a report has some tens of thousands
/// of them, of a thousand kinds.
final class IdeographGlyphs {
    let face: Face
    let language: String
    /// For each ideograph of `range` one more than its index in `glyphs`; 0 for one that was not met yet, below that for one that the
    /// face does not have.
    private var indices: [Int16]
    private var glyphs: [Face.Glyph] = []
    private var marks: [TextKey: [Face.Glyph]] = [:]

    /// CJK Unified Ideographs and Extension A: all of three bytes in UTF-8, E3 90 80 to E9 BF BF.
    private static let range = 0x3400...0x9FFF

    init(face: Face, language: String) {
        self.face = face
        self.language = language
        indices = Array(repeating: 0, count: Self.range.count)
    }

    /// The glyph of an ideograph; `nil` when the face has none. `text` is what it stands in: all ideographs in it are shaped together
    /// when the first is asked for, since a call costs more than a glyph.
    func glyph(of ideograph: Unicode.Scalar, in text: UnsafeBufferPointer<UInt8>) -> Face.Glyph? {
        let place = Int(ideograph.value) - Self.range.lowerBound
        if indices[place] == 0 { learn(text) }
        let index = Int(indices[place])
        return index > 0 ? glyphs[index - 1] : nil
    }

    private func learn(_ text: UnsafeBufferPointer<UInt8>) {
        var new: [Unicode.Scalar] = []
        var index = 0
        while index < text.count {
            guard let ideograph = Self.ideograph(text, at: index) else {
                index += 1
                continue
            }
            index += 3
            let place = Int(ideograph.value) - Self.range.lowerBound
            guard indices[place] == 0 else { continue }
            // Until its glyph is found; none has the face then.
            indices[place] = -1
            new.append(ideograph)
        }
        for glyph in face.shape(String(String.UnicodeScalarView(new)), script: .han, language: language) where !glyph.isMissing {
            guard glyph.cluster.isMultiple(of: 3) else { continue }
            var found = glyph
            found.cluster = 0
            glyphs.append(found)
            indices[Int(new[glyph.cluster / 3].value) - Self.range.lowerBound] = Int16(glyphs.count)
        }
    }

    /// The glyphs of what stands between ideographs.
    func glyphs(of text: String) -> [Face.Glyph] {
        let key = TextKey(text: text)
        if let known = marks[key] { return known }
        let shaped = face.shape(text, script: .han, language: language)
        // Longer texts seldom come again.
        if text.utf8.count <= 12, marks.count < 4096 { marks[key] = shaped }
        return shaped
    }

    /// The ideograph at an offset of a text in UTF-8; `nil` when there is none, or one with a variation selector or combining mark.
    static func ideograph(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Unicode.Scalar? {
        guard bytes[index] >= 0xE3, bytes[index] <= 0xE9, index + 2 < bytes.count else { return nil }
        let value = UInt32(bytes[index] & 0xF) << 12 | UInt32(bytes[index + 1] & 0x3F) << 6 | UInt32(bytes[index + 2] & 0x3F)
        guard range.contains(Int(value)), let scalar = Unicode.Scalar(value) else { return nil }
        let next = index + 3
        return next < bytes.count && mayJoin(bytes, at: next) ? nil : scalar
    }

    /// Whether the character may join an ideograph before it. Some that do not are taken for such: they are shaped with it just as well.
    private static func mayJoin(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        switch bytes[index] {
        // Combining marks of two bytes, U+0300 and on.
        case 0xC2...0xDF: true
        // Joiners (U+200B to U+200F, U+2060) and combining marks for symbols (U+20D0 and on).
        case 0xE2:
            switch bytes[index + 1] {
            case 0x80: (0x8B...0x8F).contains(bytes[index + 2])
            case 0x81, 0x83: true
            default: false
            }
        // Tone marks, U+302A to U+302F.
        case 0xE3: bytes[index + 1] == 0x80 && bytes[index + 2] >= 0xAA
        // Variation selectors, U+FE00 to U+FE0F and U+E0100 on.
        case 0xEF: bytes[index + 1] == 0xB8
        case 0xF0...0xFF: true
        default: false
        }
    }
}
