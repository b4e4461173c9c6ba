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
    var size: Length?
    var weight: TextStyle.Weight?
    var color: Color?
    var figures: TextStyle.Figures?
    var tracking: RelativeLength?
    var hanLatinGap: Double?
    var decoration: TextStyle.Decoration?
    var lineBreak: TextStyle.Break?
    var language: String?
    // Paragraph
    var pitch: Length?
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
        // The Latin face of the base went with the base's font.
        if font != nil { result.latin = nil }
        for property in StyleProperty.text { property.inherit(self, &result) }
        for property in StyleProperty.paragraph { property.inherit(self, &result) }
        for property in StyleProperty.cell { property.inherit(self, &result) }
        return result
    }

    /// `base` with the text properties of this patch.
    func textStyle(over base: TextStyle = TextStyle()) -> TextStyle {
        var style = base
        for property in StyleProperty.text { property.apply(self, &style) }
        return style
    }

    /// The complete paragraph style; what is not said has the default of the reference, section 7.
    func paragraphStyle() -> ParagraphStyle {
        var style = ParagraphStyle(text: textStyle())
        for property in StyleProperty.paragraph { property.apply(self, &style) }
        return style
    }

    /// The complete cell style.
    func cellStyle() -> Table.CellStyle {
        var style = Table.CellStyle(paragraph: paragraphStyle())
        for property in StyleProperty.cell { property.apply(self, &style) }
        return style
    }

    /// The JSON Schemas of the mappings that write styles: of text alone (labels of charts), of paragraphs, of cells.
    static var schemas: (text: String, paragraph: String, cell: String) {
        let text = StyleProperty.text.map { ($0.key, $0.form.schema) }
        let paragraph = text + [("extends", ValueForm.name.schema)] + StyleProperty.paragraph.map { ($0.key, $0.form.schema) }
        let cell = paragraph + StyleProperty.cell.map { ($0.key, $0.form.schema) }
        return (ValueForm.object(text), ValueForm.object(paragraph), ValueForm.object(cell))
    }
}
