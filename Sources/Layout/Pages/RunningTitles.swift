internal import Display
internal import DocumentTree

/// The titles that running heads show, page after page.
///
/// Of each level a page shows the heading that begins on it, the first of several, else the one that goes on from the pages before. A heading
/// ends what its deeper levels showed: with 一 (1, 2) and 二 the pages `[一 1] [2] [二]` show 一 1, 一 2 and 二 without a second.
struct RunningTitles {
    private var headings: [AnchorID: (level: Int, title: String)] = [:]
    /// The titles at the end of the page before, level 1 first; empty where there is none.
    private var current: [String]

    /// Levels of headings.
    private static let levels = 6

    /// The headings of a document, if any of its running heads ask for them.
    init(of document: Document) {
        current = Array(repeating: "", count: Self.levels)
        guard document.sections.contains(where: { $0.master.running.contains { $0.content.showsTitles } }) else { return }
        for section in document.sections { add(section.blocks) }
    }

    private mutating func add(_ blocks: [Block]) {
        for block in blocks {
            switch block {
            case .heading(let heading): add(heading)
            case .table(let table): if let title = table.caption?.title { add(title) }
            case .group(let group): add(group.readBlocks)
            case .list(let list): for item in list.items { add(item.blocks) }
            case .paragraph, .figure, .contents, .space, .rule, .signature, .pageBreak: break
            }
        }
    }

    private mutating func add(_ heading: Heading) {
        guard (1...Self.levels).contains(heading.level) else { return }
        headings[heading.anchor] = (heading.level, heading.title)
    }

    /// The titles that the next page shows, level 1 first; `anchors` are the places on it in their order.
    mutating func next(_ anchors: [AnchorID]) -> [String] {
        guard !headings.isEmpty else { return [] }
        var shown = current
        var begun = Array(repeating: false, count: Self.levels)
        for anchor in anchors {
            guard let (level, title) = headings[anchor] else { continue }
            if !begun[level - 1] {
                shown[level - 1] = title
                for deeper in level..<Self.levels where !begun[deeper] { shown[deeper] = "" }
                begun[level - 1] = true
            }
            current[level - 1] = title
            for deeper in level..<Self.levels { current[deeper] = "" }
        }
        return shown
    }
}

extension [Inline] {
    /// Whether a title of the part of the document is shown.
    fileprivate var showsTitles: Bool {
        contains { inline in
            switch inline {
            case .runningTitle: true
            case .foreign(let inner, _), .link(_, let inner), .unbroken(let inner): inner.showsTitles
            case .text, .figure, .lineBreak, .preferredBreak, .leader, .pageNumber, .pageCount, .pageReference, .numberReference, .anchor,
                .footnote:
                false
            }
        }
    }
}
