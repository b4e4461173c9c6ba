internal import DocumentTree
internal import Styling

/// A text of the composed document.
struct DocumentText {
    var text: String
    /// The heading it stands below.
    var heading: String
    /// Whether it is a paragraph of running text, which ends with a mark.
    var isRunning: Bool
}

/// The texts of a composed document in its order: paragraphs, items, titles, captions, names in charts, cells with text.
struct DocumentTexts {
    private(set) var texts: [DocumentText] = []
    private(set) var headings: [String] = []
    private let running: ParagraphStyle
    /// Texts that need not be looked at again.
    private var seen: Set<NameKey>

    /// `running` is the style of paragraphs of running text. Each text comes once, and none that `data` has as it is.
    init(_ document: Document, running: ParagraphStyle, data: [DataText]) {
        self.running = running
        seen = Set(data.map { NameKey($0.text) })
        for section in document.sections { add(section.blocks) }
    }

    private mutating func add(_ blocks: [Block]) {
        for block in blocks { add(block) }
    }

    private mutating func add(_ block: Block) {
        switch block {
        case .paragraph(let paragraph): add(paragraph)
        case .heading(let heading): add(heading)
        case .list(let list):
            // Names in a list end without a mark.
            for item in list.items {
                for block in item.blocks {
                    if case .paragraph(let paragraph) = block { add(paragraph.content.plainText) } else { add(block) }
                }
            }
        case .table(let table): add(table)
        case .figure(let figure):
            if let caption = figure.caption { add(caption.content.plainText) }
            guard case .chart(let chart) = figure.content else { return }
            for category in chart.categories { add(category.text) }
            for series in chart.series { add(series.name.text) }
        case .group(let group): add(group.blocks)
        case .contents, .space, .rule, .signature, .pageBreak: break
        }
    }

    private mutating func add(_ heading: Heading) {
        headings.append(heading.title)
        add(heading.title)
    }

    private mutating func add(_ paragraph: Paragraph) {
        add(paragraph.content.plainText, isRunning: paragraph.role == .text && paragraph.style == running)
    }

    private mutating func add(_ table: Table) {
        if let title = table.caption?.title { add(title) }
        for line in table.caption?.lines ?? [] {
            for content in [line.left, line.center, line.right] { add(content.plainText) }
        }
        for row in table.head + table.body {
            for cell in row.cells {
                switch cell.content {
                case .text(let content): add(content.plainText)
                case .blocks(let blocks): add(blocks)
                case .empty, .number, .diagonal, .pageSum: break
                }
            }
        }
        for note in table.notes { add(note) }
    }

    private mutating func add(_ text: String, isRunning: Bool = false) {
        guard !text.isEmpty, seen.insert(NameKey(text)).inserted else { return }
        texts.append(DocumentText(text: text, heading: headings.last ?? "", isRunning: isRunning))
    }
}
