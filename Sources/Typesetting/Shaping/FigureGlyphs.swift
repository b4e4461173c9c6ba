internal import Pango

/// The glyphs of one face for numbers: figures and the marks between them, each shaped once.
///
/// Figures of one width are never moved for their neighbours' sake, so that the points of a column stand on one line. Others are known only
/// as far as the face sets two neighbours as it sets each alone; numbers that it kerns are shaped as a whole.
final class FigureGlyphs {
    let face: Face
    let isTabular: Bool
    let language: String
    private let features: String
    /// By the character's code; `nil` for one that is no part of numbers or that the face does not have.
    private var glyphs: [Face.Glyph?] = Array(repeating: nil, count: 128)
    private var minus: Face.Glyph?
    /// Whether two characters may stand side by side as they stand alone, by their codes; `nil` for two that were not asked about.
    private var free: [Bool?] = Array(repeating: nil, count: 128 * 128)

    init(face: Face, language: String, features: String, isTabular: Bool) {
        self.face = face
        self.isTabular = isTabular
        self.language = language
        self.features = features
        for character in "0123456789.,+-%".utf8 { glyphs[Int(character)] = glyph(String(UnicodeScalar(character))) }
        minus = isTabular ? glyph("\u{2212}") : nil
    }

    private func glyph(_ text: String) -> Face.Glyph? {
        let shaped = face.shape(text, script: .latin, language: language, features: features)
        return shaped.count == 1 && !shaped[0].isMissing ? shaped[0] : nil
    }

    /// Whether two characters of ASCII may stand side by side as they stand alone.
    private func isFree(_ first: UInt8, _ second: UInt8) -> Bool {
        let pair = Int(first) << 7 | Int(second)
        if let known = free[pair] { return known }
        let text = String(UnicodeScalar(first)) + String(UnicodeScalar(second))
        let shaped = face.shape(text, script: .latin, language: language, features: features)
        let alone = [first, second].compactMap { glyphs[Int($0)] }
        let isFree = shaped.count == 2 && alone.count == 2 && zip(shaped, alone).allSatisfy { $0.isSet(as: $1) }
        free[pair] = isFree
        return isFree
    }

    /// The glyphs of a number; `nil` for any other text.
    func glyphs(of text: String) -> [Face.Glyph]? {
        var found: [Face.Glyph] = []
        found.reserveCapacity(text.utf8.count)
        var text = text
        let isNumber = text.withUTF8 { bytes in
            var index = 0
            while index < bytes.count {
                // U+2212 MINUS SIGN is E2 88 92.
                let isMinus = index + 2 < bytes.count && bytes[index] == 0xE2 && bytes[index + 1] == 0x88 && bytes[index + 2] == 0x92
                guard isMinus || bytes[index] < 0x80, var glyph = isMinus ? minus : glyphs[Int(bytes[index])] else { return false }
                if !isTabular, index > 0, !isFree(bytes[index - 1], bytes[index]) { return false }
                glyph.cluster = index
                found.append(glyph)
                index += isMinus ? 3 : 1
            }
            return true
        }
        return isNumber ? found : nil
    }
}

extension Face.Glyph {
    /// Whether the face gives the same glyph with the same place and width.
    fileprivate func isSet(as other: Face.Glyph) -> Bool {
        id == other.id && advance == other.advance && xOffset == other.xOffset && yOffset == other.yOffset
    }
}
