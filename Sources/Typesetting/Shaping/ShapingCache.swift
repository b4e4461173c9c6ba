internal import Styling

/// Shaped stretches by text, style and script: the cells of a table repeat, and so do the phrases of a paragraph.
final class ShapingCache {
    private struct Key: Hashable {
        var text: String
        var style: Int
        var script: FaceScript
    }

    private let shaper: any Shaper
    private var runs: [Key: [ShapedRun]] = [:]
    /// Styles by number, since hashing one for every stretch would cost more than the lookup.
    private var styleNumbers: [TextStyle: Int] = [:]
    /// Beyond this many entries the cache is emptied: a batch of reports must not grow for ever.
    private let capacity = 50_000

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
        if let number = styleNumbers[shaping] { return number }
        styleNumbers[shaping] = styleNumbers.count
        return styleNumbers.count - 1
    }

    /// The glyphs of a stretch; `number` is the style's.
    func shape(_ text: String, style: TextStyle, number: Int, script: FaceScript) -> [ShapedRun] {
        let key = Key(text: text, style: number, script: script)
        if let known = runs[key] { return known }
        let shaped = shaper.shape(text, style: style, script: script)
        if runs.count >= capacity { runs.removeAll(keepingCapacity: true) }
        runs[key] = shaped
        return shaped
    }
}
