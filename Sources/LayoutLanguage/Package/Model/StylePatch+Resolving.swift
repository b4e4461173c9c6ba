internal import DocumentTree
internal import Geometry
internal import Styling

extension StylePatch {
    /// The size of text that names none (三号).
    private static let defaultSize = Length.pt(16)

    /// The complete text style; what is not said has the default of the reference, section 7.
    func textStyle() -> TextStyle {
        let size = size?.length(em: Self.defaultSize, line: Self.defaultSize * 1.5) ?? Self.defaultSize
        var style = TextStyle(font: font ?? .song, latinFont: latin, size: size)
        style.weight = weight ?? style.weight
        style.color = color ?? style.color
        style.figures = figures ?? style.figures
        style.tracking = tracking?.length(em: size, line: size * 1.5) ?? style.tracking
        style.hanLatinGap = hanLatinGap ?? style.hanLatinGap
        style.decoration = decoration ?? style.decoration
        style.language = language ?? style.language
        return style
    }

    /// The complete paragraph style; an em is the distance from one Han to the next, a line the style's own pitch.
    func paragraphStyle() -> ParagraphStyle {
        let text = textStyle()
        var style = ParagraphStyle(text: text)
        let em = text.hanPitch
        style.linePitch = pitch?.length(em: em, line: style.linePitch) ?? style.linePitch
        let line = style.linePitch
        func length(_ relative: RelativeLength?) -> Length { relative?.length(em: em, line: line) ?? .zero }
        style.firstLineIndent = length(indent)
        style.startIndent = length(start)
        style.endIndent = length(end)
        style.spaceBefore = length(before)
        style.spaceAfter = length(after)
        style.alignment = alignment ?? style.alignment
        style.breaking = breaking ?? style.breaking
        style.kinsoku = kinsoku ?? style.kinsoku
        style.orphans = orphans ?? style.orphans
        style.widows = widows ?? style.widows
        style.keepsWithNext = keepsWithNext ?? style.keepsWithNext
        style.keepsWithPrevious = keepsWithPrevious ?? style.keepsWithPrevious
        style.keepsTogether = keepsTogether ?? style.keepsTogether
        style.lastLineHan = lastLineHan ?? style.lastLineHan
        style.trimsParagraphStart = trimsParagraphStart ?? style.trimsParagraphStart
        style.hyphenates = hyphenates ?? style.hyphenates
        style.breaksByPhrase = breaksByPhrase ?? style.breaksByPhrase
        return style
    }

    /// The complete cell style.
    func cellStyle() -> Table.CellStyle {
        let paragraph = paragraphStyle()
        var style = Table.CellStyle(paragraph: paragraph)
        style.horizontal = horizontal ?? style.horizontal
        style.vertical = vertical ?? style.vertical
        if let padding {
            func length(_ relative: RelativeLength) -> Length {
                relative.length(em: paragraph.text.hanPitch, line: paragraph.linePitch)
            }
            style.padding = Insets(
                top: length(padding.top), left: length(padding.left), bottom: length(padding.bottom), right: length(padding.right))
        }
        if case .color(let color) = background { style.background = color }
        style.isRotated = isRotated ?? style.isRotated
        style.edges = edges ?? style.edges
        style.repeatsOnBreak = repeatsOnBreak ?? style.repeatsOnBreak
        return style
    }
}
