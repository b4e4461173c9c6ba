internal import Display
internal import Geometry
public import Styling
public import Typesetting

/// A shaper whose glyphs are all one em wide, and half an em for ASCII: geometry in tests can be counted by hand.
public struct SquareShaper: Shaper {
    public init() {}

    public func shape(_ text: String, style: TextStyle) -> [ShapedRun] {
        guard !text.isEmpty else { return [] }
        let em = style.size.points
        var glyphs: [ShapedGlyph] = []
        var offset = 0
        for character in text {
            // A soft hyphen shows nothing.
            if character == "\u{AD}" {
                offset += character.utf8.count
                continue
            }
            let advance = character.isASCII ? em / 2 : em
            let scalar = character.unicodeScalars.first.map(\.value) ?? 0
            let ink = Self.ink(of: character, advance: advance)
            glyphs.append(ShapedGlyph(id: scalar, cluster: offset, advance: advance, ink: ink))
            offset += character.utf8.count
        }
        return [
            ShapedRun(
                font: FontID(rawValue: style.font.rawValue), size: style.size, range: 0..<offset, glyphs: glyphs,
                ascent: style.size * 0.88, descent: style.size * 0.12)
        ]
    }

    /// Mainland marks hold their ink in one half.
    private static func ink(of character: Character, advance: Double) -> ClosedRange<Double> {
        if "、，。．；：？！）》】〉」』”’".contains(character) { return 0.05 * advance...0.45 * advance }
        if "（《【〈「『“‘".contains(character) { return 0.55 * advance...0.95 * advance }
        if character == "·" { return 0.4 * advance...0.6 * advance }
        return 0.05 * advance...0.95 * advance
    }
}
