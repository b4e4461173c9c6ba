/// A glyph of a font with another advance or another text than the font gives it: it gets a code of its own.
struct GlyphVariant: Hashable {
    /// The number of the font's object.
    var font: Int
    /// The code that cairo gave the glyph.
    var code: UInt16
    /// What its advance is more, in eighths of an em.
    var eighths: Int16
    /// What it stands for, in hexadecimal UTF-16, where that is another text than cairo's.
    var text: String?
}

extension GlyphVariant: Comparable {
    /// The order in which codes are given.
    static func < (left: GlyphVariant, right: GlyphVariant) -> Bool {
        (left.font, left.code, left.eighths, left.text ?? "") < (right.font, right.code, right.eighths, right.text ?? "")
    }
}

/// A place in a page's content where the code of a variant goes, once it is known: four digits, or an octal number of three behind a
/// backslash.
struct CodePatch {
    var offset: Int
    var variant: GlyphVariant
    var isLiteral: Bool

    /// What stands at the place until then.
    var placeholder: StaticString { isLiteral ? "\\000" : "0000" }

    /// Writes the code into the content.
    func apply(_ code: UInt16, to content: inout [UInt8]) {
        let (first, bits, mask): (Int, UInt16, UInt16) = isLiteral ? (1, 3, 7) : (0, 4, 15)
        for place in first..<4 {
            let digit = UInt8(truncatingIfNeeded: code >> (bits * UInt16(3 - place)) & mask)
            content[offset + place] = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
        }
    }
}

/// The content of a page, and where the codes of variants go in it.
struct PageContent {
    var bytes: [UInt8]
    var patches: [CodePatch]
}
