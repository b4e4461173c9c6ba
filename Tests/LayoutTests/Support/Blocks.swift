import Display
import DocumentTree
import Geometry
import Styling

/// A block of a known size that stands for anything that is not broken.
func box(_ name: String, _ width: Double, _ height: Double, before: Double = 0, after: Double = 0, mayFollow: Bool = false) -> Block {
    let image = Image(bytes: Array(name.utf8), format: .png, size: Size(width: .pt(width), height: .pt(height)))
    return .figure(
        Figure(
            content: .image(image), caption: nil, anchor: AnchorID(rawValue: name), alternateText: name, alignment: .left,
            spaceBefore: .pt(before), spaceAfter: .pt(after), mayFollowNextParagraph: mayFollow))
}

/// Text in 10 pt, lines 20 pt apart, left: ten characters in 100 pt.
func style(_ change: (inout ParagraphStyle) -> Void = { _ in }) -> ParagraphStyle {
    var text = TextStyle(size: .pt(10), figures: .tabular)
    text.hanLatinGap = 0
    var style = ParagraphStyle(text: text, alignment: .left, breaking: .firstFit, linePitch: .pt(20), orphans: 1, widows: 1, lastLineHan: 0)
    style.trimsParagraphStart = false
    change(&style)
    return style
}

/// A paragraph of `lines` full lines in a measure of 100 pt, each of ten times the same character.
func text(_ characters: String, _ change: (inout ParagraphStyle) -> Void = { _ in }) -> Block {
    let content = characters.map { String(repeating: $0, count: 10) }.joined()
    return .paragraph(Paragraph([.text(content, nil)], style: style(change)))
}

func heading(_ title: String, level: Int = 1, kind: String? = nil, _ change: (inout ParagraphStyle) -> Void = { _ in }) -> Block {
    .heading(
        Heading(
            level: level, content: [.text(title, nil)], style: style(change), anchor: AnchorID(rawValue: "h-" + title), title: title,
            contentsKind: kind))
}
