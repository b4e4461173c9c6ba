import DocumentTree
import Styling

extension Document {
    /// The blocks in few words, one line each: `# 标题`, `> 注`, `- 项`, `甲 | 乙` for the cells of a row.
    var outline: String { sections.flatMap(\.blocks).flatMap(\.outline).map { $0 + "\n" }.joined() }
}

extension Block {
    fileprivate var outline: [String] {
        switch self {
        case .paragraph(let paragraph): [(paragraph.role == .note ? "> " : "") + paragraph.content.outline]
        case .heading(let heading): [String(repeating: "#", count: heading.level) + " " + heading.content.outline]
        case .list(let list): list.items.map { ([$0.label.outline] + $0.blocks.flatMap(\.outline)).joined(separator: " ") }
        case .table(let table): table.outline
        case .figure(let figure): figure.outline
        case .contents: ["（目录）"]
        case .group(let group): ["（\(group.arrangement.outline)）"] + group.blocks.flatMap(\.outline) + ["（完）"]
        case .space(.fixed(let length)): ["（空 \(length.points.rounded()) pt）"]
        case .space(.share(let share)): ["（空 \(share) 份）"]
        case .rule: ["（线）"]
        case .signature(let place): ["（签章）\(place.name)"]
        case .pageBreak: ["（换页）"]
        }
    }
}

extension Arrangement {
    fileprivate var outline: String {
        switch self {
        case .flow: "组"
        case .columns(let columns): "\(columns.count) 栏"
        case .box(let box): "框 \(box.height.points.rounded()) pt"
        case .placed(let placement): "放置 \(placement.reference) \(placement.layer)"
        }
    }
}

extension Table {
    fileprivate var outline: [String] {
        let title = caption?.title.map { [String(repeating: "#", count: $0.level) + " " + $0.content.outline] } ?? []
        let lines = (caption?.lines ?? []).map { line in
            [line.left, line.center, line.right].map(\.outline).filter { !$0.isEmpty }.joined(separator: " … ")
        }
        func outline(_ rows: [Row]) -> [String] { rows.map { $0.cells.map(\.outline).joined(separator: " | ") } }
        let pages = outline(pageRows?.head ?? []).map { "‹页首› \($0)" } + outline(pageRows?.foot ?? []).map { "‹页末› \($0)" }
        return title + lines + outline(head + body) + pages + notes.map { "> \($0.content.outline)" }
    }
}

extension Table.Cell {
    fileprivate var outline: String {
        let text =
            switch content {
            case .empty: "·"
            case .pageSum: "Σ"
            case .text(let inlines): inlines.outline
            case .number(let use): use.text
            case .blocks(let blocks): blocks.flatMap(\.outline).joined(separator: "¶")
            case .diagonal(let below, let above): "\(below.outline)＼\(above.outline)"
            }
        return text + (columns > 1 ? "↔\(columns)" : "") + (rows > 1 ? "↕\(rows)" : "")
    }
}

extension Figure {
    fileprivate var outline: [String] { ["（图）\(alternateText)"] + (caption.map { [$0.content.outline] } ?? []) }
}

extension [Inline] {
    fileprivate var outline: String {
        map { inline in
            switch inline {
            case .text(let text, let style): style?.weight == .bold ? "**\(text)**" : text
            case .figure(let use): use.text
            case .foreign(let content, _), .unbroken(let content): content.outline
            case .link(.anchor(let anchor), let content): "[\(content.outline)](#\(anchor.rawValue))"
            case .link(.uri(let uri), let content): "[\(content.outline)](\(uri))"
            case .lineBreak: "⏎"
            case .preferredBreak: "｜"
            case .leader(let text): text
            case .pageNumber: "‹页›"
            case .pageCount: "‹总页›"
            case .runningTitle(let level): "‹\(level) 级标题›"
            case .pageReference(let anchor): "‹\(anchor.rawValue) 的页›"
            case .numberReference(let anchor, _): "‹\(anchor.rawValue) 的号›"
            case .anchor: ""
            case .footnote(let paragraph): "^[\(paragraph.content.outline)]"
            }
        }.joined()
    }
}
