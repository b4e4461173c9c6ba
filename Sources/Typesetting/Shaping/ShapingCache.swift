internal import Display
internal import Styling

/// Shaped stretches by text, style and script: the cells of a table repeat, and so do the phrases of a paragraph.
final class ShapingCache {
    private struct Key: Hashable {
        var text: TextKey
        var style: Int
        var script: FaceScript
    }

    /// The glyphs of a face that no text asks for, which fill gaps and end lines.
    struct Extras {
        var space: ShapedGlyph?
        /// U+3000, of faces that set Han.
        var wideSpace: ShapedGlyph?
        /// Of faces that set Latin letters.
        var hyphen: ShapedGlyph?
    }

    private struct FaceExtras {
        var font: FontID
        var script: FaceScript
        var extras: Extras
    }

    private let shaper: any Shaper
    private var runs: [Key: [ShapedRun]] = [:]
    private var styles = StyleNumbers<TextStyle>()
    /// By number of the style.
    private var extras: [Int: [FaceExtras]] = [:]
    /// Beyond this many entries the cache is emptied: a batch of reports must not grow for ever.
    private static let capacity = 20_000
    /// Longer stretches seldom come again.
    private static let longest = 96

    init(shaper: any Shaper) { self.shaper = shaper }

    /// The number of a style as far as shaping is concerned.
    func number(of style: TextStyle) -> Int {
        // Colour, spacing and decoration do not change glyphs.
        var shaping = style
        shaping.color = .black
        shaping.tracking = .zero
        shaping.hanLatinGap = 0
        shaping.baselineShift = .zero
        shaping.decoration = .none
        return styles.number(of: shaping)
    }

    /// The glyphs of a stretch; `number` is the style's.
    func shape(_ text: String, style: TextStyle, number: Int, script: FaceScript) -> [ShapedRun] {
        guard text.utf8.count <= Self.longest else { return shaper.shape(text, style: style, script: script) }
        let key = Key(text: TextKey(text: text), style: number, script: script)
        if let known = runs[key] { return known }
        let shaped = shaper.shape(text, style: style, script: script)
        if runs.count >= Self.capacity { runs.removeAll(keepingCapacity: true) }
        runs[key] = shaped
        return shaped
    }

    /// The glyphs of a stretch that is not worth keeping, for numbers seldom come again.
    func shapeAlone(_ text: String, style: TextStyle, script: FaceScript) -> [ShapedRun] {
        shaper.shape(text, style: style, script: script)
    }

    /// The glyphs of `font` that no text asks for; `number` is the style's.
    func extras(of font: FontID, style: TextStyle, number: Int, script: FaceScript) -> Extras {
        if let known = extras[number]?.first(where: { $0.script == script && $0.font == font }) { return known.extras }
        func glyph(_ text: String) -> ShapedGlyph? {
            let run = shaper.shape(text, style: style, script: script).first
            return run?.font == font && run?.missing.isEmpty == true ? run?.glyphs.first : nil
        }
        let found = Extras(
            space: glyph(" "), wideSpace: script == .han ? glyph("\u{3000}") : nil, hyphen: script == .latin ? glyph("-") : nil)
        extras[number, default: []].append(FaceExtras(font: font, script: script, extras: found))
        return found
    }
}

/// A text as the key of a table, by its bytes: `String` hashes its normal form, which for Han costs more than shaping them, and takes
/// texts with equal normal forms for one.
struct TextKey: Hashable {
    var text: String

    static func == (left: TextKey, right: TextKey) -> Bool {
        var (first, second) = (left.text, right.text)
        return first.withUTF8 { first in second.withUTF8 { first.count == $0.count && first.elementsEqual($0) } }
    }

    func hash(into hasher: inout Hasher) {
        var text = text
        text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
}

/// Numbers for styles, equal for equal ones: neighbours mostly have one of a few, and hashing one costs more than all the rest of a
/// lookup.
struct StyleNumbers<Style: Hashable> {
    private var numbers: [Style: Int] = [:]
    /// The styles asked for last, and their numbers.
    private var recent: [Style] = []
    private var recentNumbers: [Int] = []
    private var oldest = 0
    private static var remembered: Int { 6 }

    /// The number of a style.
    mutating func number(of style: Style) -> Int {
        if let index = recent.firstIndex(of: style) { return recentNumbers[index] }
        let number = numbers[style] ?? numbers.count
        numbers[style] = number
        if recent.count < Self.remembered {
            recent.append(style)
            recentNumbers.append(number)
        } else {
            (recent[oldest], recentNumbers[oldest]) = (style, number)
            oldest = (oldest + 1) % Self.remembered
        }
        return number
    }
}
