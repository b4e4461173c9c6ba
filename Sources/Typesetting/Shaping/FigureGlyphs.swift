internal import Pango

/// The glyphs of one face for numbers in tables: figures of one width and the marks between them, each shaped once and never moved
/// for its neighbour's sake, so that the points of a column stand on one line.
final class FigureGlyphs {
    let face: Face
    /// By the character's code; `nil` for one that is no part of numbers or that the face does not have.
    private var glyphs: [Face.Glyph?] = Array(repeating: nil, count: 128)
    private var minus: Face.Glyph?

    init(face: Face, language: String, features: String) {
        self.face = face
        func glyph(_ text: String) -> Face.Glyph? {
            let shaped = face.shape(text, script: .latin, language: language, features: features)
            return shaped.count == 1 && !shaped[0].isMissing ? shaped[0] : nil
        }
        for character in "0123456789.,+-%".utf8 { glyphs[Int(character)] = glyph(String(UnicodeScalar(character))) }
        minus = glyph("\u{2212}")
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
                glyph.cluster = index
                found.append(glyph)
                index += isMinus ? 3 : 1
            }
            return true
        }
        return isNumber ? found : nil
    }
}
