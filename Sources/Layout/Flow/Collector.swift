internal import Display
internal import DocumentTree
internal import Geometry
internal import Styling
internal import Typesetting

/// Collect: takes blocks of the document, gives flow blocks; makes the struct tree on the way, in reading order.
struct Collector {
    var builder = StructBuilder()
    var nesting = Nesting()
    var references: References
    /// What a contents list shows.
    let entries: [ContentsEntry]
    /// Sets the texts of charts, whose numbers are elements.
    let typesetter: Typesetter
    /// Prints the sums of page rows.
    var pageSums: (any PageSums)?
    /// The panels of tables that have several, by the anchor of the table's title.
    var panelTitles: [AnchorID: [PanelTitles.Panel]] = [:]
    /// Footnotes so far.
    var footnotes = 0
    /// Whether something collected depends on the pages of the pass before.
    var dependsOnPages = false
    /// Places that links and references lead to, in order.
    private(set) var targets: [AnchorID] = []
    private var knownTargets: Set<AnchorID> = []
    /// Those of the section that is being collected, as often as they come.
    private(set) var ownTargets: [AnchorID] = []

    init(references: References, entries: [ContentsEntry], typesetter: Typesetter) {
        self.references = references
        self.entries = entries
        self.typesetter = typesetter
    }

    /// Notes a place that must be somewhere in the document; once, however often it is collected again.
    mutating func refer(to target: AnchorID) {
        if knownTargets.insert(target).inserted { targets.append(target) }
        ownTargets.append(target)
    }

    /// Another section begins.
    mutating func beginTargets() { ownTargets = [] }

    /// The blocks of a section: their headings open parts and sections of the struct tree.
    mutating func collectSection(_ blocks: [Block]) -> [FlowBlock] {
        var flow: [FlowBlock] = []
        for block in blocks {
            switch block {
            case .heading(let heading):
                let level = nesting.openSection(level: heading.level, in: &builder)
                flow.append(.paragraph(collect(heading, level: level, in: nesting.current)))
            case .table(let table):
                var level: Int?
                if let title = table.caption?.title { level = nesting.openSection(level: title.level, in: &builder) }
                flow.append(.table(collect(table, titleLevel: level, in: nesting.current)))
            case .group(let group) where group.role == nil:
                if let group = collect(group, with: { $0.collectSection($1) }) { flow.append(.group(group)) }
            case .paragraph, .list, .figure, .contents, .group, .space, .rule, .signature, .pageBreak:
                flow += collect(block, in: nesting.current)
            }
        }
        return flow
    }

    /// Blocks inside an element: they open no sections.
    mutating func collect(_ blocks: [Block], in parent: StructID) -> [FlowBlock] {
        blocks.flatMap { collect($0, in: parent) }
    }

    private mutating func collect(_ block: Block, in parent: StructID) -> [FlowBlock] {
        switch block {
        case .paragraph(let paragraph): return [.paragraph(collect(paragraph, in: parent))]
        case .heading(let heading): return [.paragraph(collect(heading, level: heading.level, in: parent))]
        case .list(let list): return collect(list, in: parent)
        case .table(let table): return [.table(collect(table, titleLevel: table.caption?.title?.level, in: parent))]
        case .figure(let figure): return [.figure(collect(figure, in: parent))]
        case .contents(let contents): return collect(contents, in: parent)
        case .group(let group):
            let element = group.role.map { builder.append($0, in: parent) } ?? parent
            return collect(group, with: { $0.collect($1, in: element) }).map { [.group($0)] } ?? []
        case .space(let space): return [.space(space)]
        case .rule(let rule): return [.rule(rule)]
        case .signature(let place):
            // ISO/TS 32005, table 5: a form may stand in a paragraph wherever that may stand.
            let paragraph = builder.append(.paragraph, in: parent)
            return [.signature(place, element: builder.append(.form, in: paragraph))]
        case .pageBreak: return [.pageBreak]
        }
    }

    /// A group with the elements of its blocks; `nil` for what stands on every page, which is no part of the flow. A decoration has none.
    private mutating func collect(_ group: Group, with collect: (inout Collector, [Block]) -> [FlowBlock]) -> FlowGroup? {
        var flow = FlowGroup(blocks: [], keepsTogether: group.keepsTogether, arrangement: group.arrangement, source: group.source)
        if group.isDecoration {
            if group.isOnEveryPage { return nil }
            flow.blocks = decoration(group.blocks)
        } else {
            flow.blocks = collect(&self, group.blocks)
        }
        return flow
    }

    /// Blocks whose elements are in no tree.
    func decoration(_ blocks: [Block]) -> [FlowBlock] {
        var other = Collector(references: references, entries: [], typesetter: typesetter)
        return other.collect(blocks, in: StructTree.root)
    }

    mutating func collect(_ paragraph: Paragraph, in parent: StructID) -> FlowParagraph {
        let role: StructRole
        switch paragraph.role {
        case .text, .note: role = .paragraph
        case .title: role = .title
        case .caption: role = .caption
        }
        let element = builder.append(role, in: parent)
        return collect(paragraph.content, style: paragraph.style, in: element)
    }

    mutating func collect(_ heading: Heading, level: Int, in parent: StructID) -> FlowParagraph {
        let element = builder.append(.heading(level: level), in: parent)
        builder.place(heading.anchor, at: element)
        var paragraph = collect(heading.content, style: heading.style, in: element)
        paragraph.style.keepsWithNext = true
        paragraph.style.keepsTogether = true
        paragraph.anchor = heading.anchor
        paragraph.startsPage = heading.startsPage
        paragraph.headingLevel = level
        return paragraph
    }

    private mutating func collect(_ list: List, in parent: StructID) -> [FlowBlock] {
        var attributes = StructAttributes()
        attributes.listNumbering = ListNumbering.name(ofLabels: list.items.map(\.label.plainText))
        let element = builder.append(.list, in: parent, attributes: attributes)
        var flow: [FlowBlock] = []
        for item in list.items {
            let itemElement = builder.append(.listItem, in: element)
            let labelElement = builder.append(.listLabel, in: itemElement)
            let label = collect(item.label, style: list.style, in: labelElement)
            let body = builder.append(.listBody, in: itemElement)
            var blocks = collect(item.blocks, in: body)
            if list.labelWidth > .zero {
                flow.append(.item(FlowListItem(label: label, labelWidth: list.labelWidth, blocks: blocks)))
            } else if case .paragraph(var first)? = blocks.first {
                first.items = label.items + first.items
                blocks[0] = .paragraph(first)
                for index in blocks.indices.dropFirst() {
                    guard case .paragraph(var paragraph) = blocks[index] else { continue }
                    paragraph.continuesBlock = true
                    blocks[index] = .paragraph(paragraph)
                }
                flow += blocks
            } else {
                flow.append(.paragraph(label))
                flow += blocks
            }
        }
        return flow
    }
}
