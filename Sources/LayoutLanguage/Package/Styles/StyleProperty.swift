internal import DocumentTree
internal import Geometry
internal import Styling

/// One property of styles with all that is known of it: its key in layout files, what may stand there, how it is read, and what it changes in
/// a style. That a style without it has that of its base holds for all.
struct StyleProperty<Style>: Sendable {
    let key: String
    /// For the JSON Schema of layout files.
    let form: ValueForm
    let read: @Sendable (ValueReader, YAMLNode, inout StylePatch) -> Void
    /// Takes the value of the first patch over into the second.
    let inherit: @Sendable (StylePatch, inout StylePatch) -> Void
    let apply: @Sendable (StylePatch, inout Style) -> Void

    init<Value>(
        _ key: String, _ property: WritableKeyPath<StylePatch, Value?> & Sendable, _ form: ValueForm,
        _ read: @escaping @Sendable (ValueReader) -> (YAMLNode) -> Value?, _ set: @escaping @Sendable (inout Style, Value) -> Void
    ) {
        self.key = key
        self.form = form
        self.read = { reader, node, patch in patch[keyPath: property] = read(reader)(node) }
        inherit = { patch, base in if let value = patch[keyPath: property] { base[keyPath: property] = value } }
        apply = { patch, style in if let value = patch[keyPath: property] { set(&style, value) } }
    }

    /// A property whose value stands in the style as it is written.
    init<Value>(
        _ key: String, _ property: WritableKeyPath<StylePatch, Value?> & Sendable, _ form: ValueForm,
        _ read: @escaping @Sendable (ValueReader) -> (YAMLNode) -> Value?, _ target: WritableKeyPath<Style, Value> & Sendable
    ) {
        self.init(key, property, form, read) { $0[keyPath: target] = $1 }
    }

    /// A choice between words.
    init<Value: RawRepresentable<String> & CaseIterable & SendableMetatype>(
        _ key: String, _ property: WritableKeyPath<StylePatch, Value?> & Sendable, _ target: WritableKeyPath<Style, Value> & Sendable
    ) {
        self.init(key, property, .choice(Value.allCases.map(\.rawValue)), { reader in { reader.choice($0) } }, target)
    }

    /// Yes or no.
    init(_ key: String, _ property: WritableKeyPath<StylePatch, Bool?> & Sendable, _ target: WritableKeyPath<Style, Bool> & Sendable) {
        self.init(key, property, .yesNo, ValueReader.yesNo, target)
    }

    /// A whole number.
    init(
        _ key: String, _ property: WritableKeyPath<StylePatch, Int?> & Sendable, in allowed: ClosedRange<Int>,
        _ target: WritableKeyPath<Style, Int> & Sendable
    ) {
        self.init(key, property, .number, { reader in { reader.whole($0, in: allowed) } }, target)
    }
}

extension StyleProperty<TextStyle> {
    /// The properties of text, in the order in which they are applied.
    static let text: [StyleProperty<TextStyle>] = [
        // A font's own Latin face goes with it unless one is named.
        .init("font", \.font, .name, ValueReader.fontRole) { ($0.font, $0.latinFont) = ($1, $1) },
        .init("latin", \.latin, .name, ValueReader.fontRole, \.latinFont),
        .init("size", \.size, .length, ValueReader.positiveLength, \.size),
        .init("weight", \.weight, \.weight),
        .init("color", \.color, .color, ValueReader.color, \.color),
        .init("figures", \.figures, \.figures),
        .init("tracking", \.tracking, .length, ValueReader.relativeLength) { $0.tracking = $1.length(em: $0.size, line: $0.size * 1.5) },
        .init("han-latin-gap", \.hanLatinGap, .scalar, ValueReader.fraction, \.hanLatinGap),
        .init("decoration", \.decoration, \.decoration),
        .init("break", \.lineBreak, \.lineBreak),
        .init("language", \.language, .name, { reader in { reader.name($0)?.text } }, \.language),
    ]
}

extension StyleProperty<ParagraphStyle> {
    /// The properties of paragraphs; an em is the distance from one Han to the next, a line the style's own pitch.
    static let paragraph: [StyleProperty<ParagraphStyle>] = [
        .init("pitch", \.pitch, .length, ValueReader.positiveLength, \.linePitch),
        .init("align", \.alignment, \.alignment),
        .length("indent", \.indent, \.firstLineIndent),
        .length("start", \.start, \.startIndent),
        .length("end", \.end, \.endIndent),
        .length("before", \.before, \.spaceBefore),
        .length("after", \.after, \.spaceAfter),
        .init("orphans", \.orphans, in: 1...99, \.orphans),
        .init("widows", \.widows, in: 1...99, \.widows),
        .init("keep-with-next", \.keepsWithNext, \.keepsWithNext),
        .init("keep-with-previous", \.keepsWithPrevious, \.keepsWithPrevious),
        .init("keep-together", \.keepsTogether, \.keepsTogether),
        .init("breaking", \.breaking, \.breaking),
        .init("kinsoku", \.kinsoku, \.kinsoku),
        .init("last-line-han", \.lastLineHan, in: 0...99, \.lastLineHan),
        .init("trim-start", \.trimsParagraphStart, \.trimsParagraphStart),
        .init("hyphenate", \.hyphenates, \.hyphenates),
        .init("phrases", \.breaksByPhrase, \.breaksByPhrase),
    ]

    private static func length(
        _ key: String, _ property: WritableKeyPath<StylePatch, RelativeLength?> & Sendable,
        _ target: WritableKeyPath<ParagraphStyle, Length> & Sendable
    ) -> Self {
        .init(key, property, .length, ValueReader.relativeLength) { $0[keyPath: target] = $1.length(in: $0) }
    }
}

extension StyleProperty<Table.CellStyle> {
    /// The properties that only cells have.
    static let cell: [StyleProperty<Table.CellStyle>] = [
        .init("horizontal", \.horizontal, \.horizontal),
        .init("vertical", \.vertical, \.vertical),
        .init("padding", \.padding, .lengths, ValueReader.padding) { style, padding in
            func length(_ relative: RelativeLength) -> Length { relative.length(in: style.paragraph) }
            style.padding = Insets(
                top: length(padding.top), left: length(padding.left), bottom: length(padding.bottom), right: length(padding.right))
        },
        .init("background", \.background, .color, ValueReader.background) { style, background in
            style.background = if case .color(let color) = background { color } else { nil }
        },
        .init("repeat", \.repeatsOnBreak, \.repeatsOnBreak),
        .init("rotate", \.isRotated, \.isRotated),
        .init("edges", \.edges, .strokes(["top", "right", "bottom", "left"]), ValueReader.edges, \.edges),
    ]
}

extension RelativeLength {
    fileprivate func length(in style: ParagraphStyle) -> Length { length(em: style.text.hanPitch, line: style.linePitch) }
}
