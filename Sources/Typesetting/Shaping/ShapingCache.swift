internal import Display
internal import Styling

/// Shaped stretches by text, style and script: the cells of a table repeat, and so do the phrases of a paragraph.
final class ShapingCache {
    private struct Key: Hashable {
        var text: TextKey
        var style: Int
        var script: FaceScript
    }

    /// What ends a line within a word, in a face; none in a face that does not set Latin letters.
    private struct FaceHyphen {
        var font: FontID
        var script: FaceScript
        var hyphen: ShapedGlyph?
    }

    private let shaper: any Shaper
    private var runs: [Key: [ShapedRun]] = [:]
    private var styles = StyleNumbers<TextStyle>()
    /// By number of the style.
    private var hyphens: [Int: [FaceHyphen]] = [:]
    /// Beyond this many entries the cache is emptied: a batch of reports must not grow for ever.
    private static let capacity = 20_000
    /// Longer stretches seldom come again.
    private static let longest = 96

    init(shaper: any Shaper) { self.shaper = shaper }

    /// The number of a style as far as shaping is concerned.
    func number(of style: TextStyle) -> Int {
        // Colour, spacing, decoration and line ends do not change glyphs.
        var shaping = style
        shaping.color = .black
        shaping.tracking = .zero
        shaping.hanLatinGap = 0
        shaping.baselineShift = .zero
        shaping.decoration = .none
        shaping.lineBreak = .normal
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

    /// The hyphen of `font`, which no text asks for; `number` is the style's.
    func hyphen(of font: FontID, style: TextStyle, number: Int, script: FaceScript) -> ShapedGlyph? {
        if let known = hyphens[number]?.first(where: { $0.script == script && $0.font == font }) { return known.hyphen }
        var found: ShapedGlyph?
        if script == .latin, let run = shaper.shape("-", style: style, script: script).first, run.font == font, run.missing.isEmpty {
            found = run.glyphs.first
        }
        hyphens[number, default: []].append(FaceHyphen(font: font, script: script, hyphen: found))
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
