import Diagnostics
import Geometry
import LayoutLanguage

/// Templates and blocks written so that a test can compare them at a glance.
extension Template {
    var outline: String { parts.map(\.outline).joined() }
}

extension TemplatePart {
    fileprivate var outline: String {
        switch self {
        case .text(let text, _): text
        case .literal(let text, _): "`\(text)`"
        case .expression(let part): "{\(part.expression.span.text)\(part.format.map { ":\($0.text)" } ?? "")}"
        case .phrase(let call):
            "{\(call.name.text)(\(call.arguments.map { "\($0.name.text)=\($0.expression.span.text)" }.joined(separator: ";")))"
                + (call.statedName.map { " as \($0.text)" } ?? "") + "}"
        case .choice(let branches):
            "<" + branches.map { "\($0.condition.map { "\($0.span.text)?" } ?? "else:")\($0.content.outline)" }.joined(separator: "/") + ">"
        case .repetition(let each): "<\(each.each.name.text) in \(each.each.list.text) by \(each.separator): \(each.content.outline)>"
        case .bold(let content): "<b>\(content.outline)</b>"
        case .link(let link): "<a \(link.target.text)>\(link.content.outline)</a>"
        case .preferredBreak: "¦"
        case .span(let span): "<\(span.looks.map { "\($0)" }.joined(separator: " "))>\(span.content.outline)</>"
        case .footnote(let content): "<note>\(content.outline)</note>"
        }
    }
}

extension ProseBlock {
    var outline: String {
        switch self {
        case .heading(let heading):
            "h\(heading.level) \(heading.content.outline)" + (heading.anchor.map { " #\($0.text)" } ?? "")
                + (heading.isNumbered ? "" : " number=no") + (heading.contents.map { " contents=\($0.outline)" } ?? "")
                + (heading.isInOutline.map { " outline=\($0)" } ?? "") + (heading.style.map { " style=\($0.text)" } ?? "")
        case .paragraph(let paragraph):
            switch paragraph.kind {
            case .text: "p \(paragraph.content.outline)"
            case .note: "note \(paragraph.content.outline)"
            case .styled(let style): "p[\(style.text)] \(paragraph.content.outline)"
            case .title(let style): "title[\(style.text)] \(paragraph.content.outline)"
            }
        case .item(let item): "\(item.isNumbered ? "1." : "-")\(item.level == 0 ? "" : "\(item.level)") \(item.content.outline)"
        case .choice(let branches):
            branches.map { "\($0.condition.map { "if \($0.span.text)" } ?? "else")(\($0.blocks.outline))" }.joined()
        case .repetition(let each): "each \(each.each.name.text) in \(each.each.list.text)(\(each.blocks.outline))"
        case .group(let group): "\(group.outline)(\(group.blocks.outline))"
        case .figure(let name, let record): "figure \(name.text)" + (record.map { " with \($0.span.text)" } ?? "")
        case .image(let image): image.outline
        case .code(let code): "code \(code.kind.rawValue) \(code.text.outline)"
        case .table(let name): "table \(name.text)"
        case .form(let name, let record): "form \(name.text) with \(record.span.text)"
        case .blocks(let list): "blocks \(list.span.text)"
        case .contents: "contents"
        case .page(let name): "page \(name.text)"
        case .pageBreak: "pagebreak"
        case .space(.length(let length)): "space \(length)"
        case .space(.lines(let lines)): "space \(lines) lines"
        case .space(.em(let count)): "space \(count) em"
        case .fill(let share, _): "fill \(share)"
        case .include(let path): "include \(path.text)"
        case .signature(let signature): "signature \(signature.name.text)"
        }
    }
}

extension ProseGroup {
    fileprivate var outline: String {
        func words(_ pairs: [(String, ProseLength?)]) -> [String] {
            pairs.compactMap { name, length in length.map { "\(name)=\($0.outline)" } }
        }
        switch kind {
        case .columns(let columns):
            return (["columns \(columns.count)"] + words([("gap", columns.gap), ("rule", columns.rule)])).joined(separator: " ")
        case .box(let box):
            return (["box \(box.alignment)"] + words([("height", box.height), ("smallest", box.smallestSize)])).joined(separator: " ")
        case .place(let place):
            let lengths = words([
                ("left", place.left), ("right", place.right), ("top", place.top), ("bottom", place.bottom), ("width", place.width),
            ])
            let rest = (place.isDecorative ? ["decorative"] : []) + (place.repeats ? ["all"] : [])
            return (["place \(place.reference) \(place.layer)"] + lengths + rest).joined(separator: " ")
        }
    }
}

extension ProseImage {
    fileprivate var outline: String {
        let sizes = [width.map { "width=\($0.outline)" }, height.map { "height=\($0.outline)" }].compactMap { $0 }
        let captions = caption.map { ["[\($0.style.text)\($0.contents.map { " \($0.text)" } ?? "")] \($0.text.outline)"] } ?? []
        let spaces = [("before", spaceBefore), ("after", spaceAfter)].filter { $0.1 != .length(.zero) }.map { "\($0)=\($1.outline)" }
        let place = (alignment == .center ? [] : [alignment.rawValue]) + (anchor.map { ["#\($0.text)"] } ?? [])
        return (["image \(path.text)"] + sizes + place + spaces + ["“\(alternateText.outline)”"] + captions).joined(separator: " ")
    }
}

extension ProseLength {
    fileprivate var outline: String {
        switch self {
        case .length(let length): "\(length)"
        case .lines(let lines): "\(lines)lines"
        case .em(let count): "\(count)em"
        }
    }
}

extension Array<ProseBlock> {
    var outline: String { map(\.outline).joined(separator: "; ") }
}

extension HeadingContents {
    fileprivate var outline: String {
        switch self {
        case .none: "no"
        case .styled: "yes"
        case .kind(let kind): kind.text
        }
    }
}

/// Diagnostics as `P001 1:3`, in the order of the text.
func marks(_ diagnostics: [Diagnostic]) -> [String] {
    diagnostics.sortedByPlace().map { diagnostic in
        let start = diagnostic.place?.span?.start
        return "\(diagnostic.id.rawValue) \(start.map { "\($0.line):\($0.column)" } ?? "-")"
    }
}
