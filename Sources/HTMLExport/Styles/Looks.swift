internal import DocumentTree
internal import Geometry
internal import Styling

/// The classes of the looks that a document uses, in the order of their first use: equal looks have one.
struct Looks {
    private var names: [String: String] = [:]
    /// The rules of the classes.
    private(set) var rules = ""
    /// The size of running text, which is the browser's.
    private let baseSize: Length
    /// The size of most cells.
    private let cellSize: Length

    init(_ document: Document) {
        var sizes = SizeCount()
        sizes.count(document.sections.flatMap(\.blocks))
        baseSize = sizes.text.most ?? .pt(16)
        cellSize = sizes.cells.most ?? .pt(10.5)
    }

    /// The class of paragraphs that look so.
    mutating func name(of style: ParagraphStyle) -> String {
        var rule = Declarations()
        rule.font(style.text)
        rule.size(style.text.size / baseSize)
        rule.color(style.text.color)
        rule.paragraph(style)
        if style.text.lineBreak == .anywhere { rule.lineBreak(style.text) }
        return name(of: rule)
    }

    /// The class of words in text of another style; `nil` when nothing of it shows.
    mutating func name(of words: TextStyle, in style: TextStyle) -> String? {
        var rule = Declarations()
        if words.font != style.font || words.weight != style.weight { rule.font(words) }
        if words.size != style.size { rule.add("font-size:\(decimal(max(0.6, words.size / style.size)))em") }
        if words.color != style.color { rule.color(words.color) }
        switch words.decoration {
        case style.decoration, .none: break
        case .underline: rule.add("text-decoration:underline")
        case .emphasisDots: rule.add("text-emphasis:dot;text-emphasis-position:under right")
        }
        if words.lineBreak != style.lineBreak { rule.lineBreak(words) }
        return rule.isEmpty ? nil : name(of: rule)
    }

    /// The class of cells that look so.
    mutating func name(of style: Table.CellStyle) -> String {
        var rule = Declarations()
        rule.font(style.paragraph.text)
        let ratio = style.paragraph.text.size / cellSize
        if ratio > 1.12 || ratio < 0.88 { rule.add("font-size:\(decimal(min(max(ratio, 0.85), 1.5)))em") }
        rule.color(style.paragraph.text.color, on: style.background)
        rule.cell(style)
        if style.paragraph.text.lineBreak == .anywhere { rule.lineBreak(style.paragraph.text) }
        return name(of: rule)
    }

    private mutating func name(of rule: Declarations) -> String {
        let key = rule.key
        if let name = names[key] { return name }
        let name = "s\(names.count + 1)"
        names[key] = name
        rules += rule.rules(for: ".\(name)")
        return name
    }
}

/// How many characters a document has in each size.
private struct SizeCount {
    private(set) var text = Sizes()
    private(set) var cells = Sizes()

    struct Sizes {
        private var characters: [Length: Int] = [:]

        mutating func add(_ count: Int, _ size: Length) { characters[size, default: 0] += count }

        /// The size of most characters, of several the smallest.
        var most: Length? { characters.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key }
    }

    mutating func count(_ blocks: [Block]) {
        for block in blocks {
            switch block {
            case .paragraph(let paragraph) where paragraph.role == .text:
                text.add(paragraph.content.plainText.utf8.count, paragraph.style.text.size)
            case .group(let group): count(group.blocks)
            case .list(let list): for item in list.items { count(item.blocks) }
            case .table(let table):
                for cell in table.body.flatMap(\.cells) where table.cellStyles.indices.contains(cell.style) {
                    cells.add(1, table.cellStyles[cell.style].paragraph.text.size)
                }
            case .paragraph, .heading, .figure, .contents, .space, .rule, .signature, .pageBreak: break
            }
        }
    }
}
