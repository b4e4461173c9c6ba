internal import DocumentTree
internal import Geometry
internal import Styling

/// What a style of a layout file says, and no more: every property may be missing.
///
/// Lengths stay relative until the style is resolved, so that `indent: 2em` of a base follows the size of the style built on it.
public struct StylePatch: Hashable, Sendable {
    // Text
    var font: FontRole?
    var latin: FontRole?
    var size: RelativeLength?
    var weight: TextStyle.Weight?
    var color: Color?
    var figures: TextStyle.Figures?
    var tracking: RelativeLength?
    var hanLatinGap: Double?
    var decoration: TextStyle.Decoration?
    var language: String?
    // Paragraph
    var pitch: RelativeLength?
    var alignment: ParagraphStyle.Alignment?
    var indent: RelativeLength?
    var start: RelativeLength?
    var end: RelativeLength?
    var before: RelativeLength?
    var after: RelativeLength?
    var orphans: Int?
    var widows: Int?
    var keepsWithNext: Bool?
    var keepsWithPrevious: Bool?
    var keepsTogether: Bool?
    var breaking: ParagraphStyle.Breaking?
    var kinsoku: ParagraphStyle.Kinsoku?
    var lastLineHan: Int?
    var trimsParagraphStart: Bool?
    var hyphenates: Bool?
    var breaksByPhrase: Bool?
    // Cell
    var horizontal: HorizontalAlignment?
    var vertical: VerticalAlignment?
    /// Above and below, left and right.
    var padding: Padding?
    var background: Background?
    var repeatsOnBreak: Bool?
    var isRotated: Bool?
    var edges: Table.CellEdges?

    public init() {}

    /// Distances from a cell's edges to its content.
    struct Padding: Hashable, Sendable {
        var top: RelativeLength
        var right: RelativeLength
        var bottom: RelativeLength
        var left: RelativeLength
    }

    /// A fill, or none in spite of the base's.
    enum Background: Hashable, Sendable {
        case none
        case color(Color)
    }
}

extension StylePatch {
    /// The properties of this patch, and those of `base` where this one says nothing.
    func over(_ base: StylePatch) -> StylePatch {
        var result = base
        func take<Value>(_ property: WritableKeyPath<StylePatch, Value?>) {
            if let value = self[keyPath: property] { result[keyPath: property] = value }
        }
        take(\.font)
        // A font's own Latin face goes with it unless one is named.
        if font != nil, latin == nil { result.latin = nil }
        take(\.latin)
        take(\.size)
        take(\.weight)
        take(\.color)
        take(\.figures)
        take(\.tracking)
        take(\.hanLatinGap)
        take(\.decoration)
        take(\.language)
        take(\.pitch)
        take(\.alignment)
        take(\.indent)
        take(\.start)
        take(\.end)
        take(\.before)
        take(\.after)
        take(\.orphans)
        take(\.widows)
        take(\.keepsWithNext)
        take(\.keepsWithPrevious)
        take(\.keepsTogether)
        take(\.breaking)
        take(\.kinsoku)
        take(\.lastLineHan)
        take(\.trimsParagraphStart)
        take(\.hyphenates)
        take(\.breaksByPhrase)
        take(\.horizontal)
        take(\.vertical)
        take(\.padding)
        take(\.background)
        take(\.repeatsOnBreak)
        take(\.isRotated)
        take(\.edges)
        return result
    }
}
