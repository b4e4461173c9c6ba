internal import Display
internal import DocumentTree
internal import Geometry
internal import Typesetting

/// What the panels of wide tables are called in outline and contents: `附表5（3/11）商品和服务支出`.
///
/// They are known before anything is laid out, since lists of contents stand before the tables that they name.
struct PanelTitles {
    /// One panel of a wide table.
    struct Panel {
        var title: String
        /// The first column that is its own: the stub columns that it repeats stand before it.
        var column: Int
    }

    /// By the anchor of a table's title; none for a table in one panel.
    private(set) var titles: [AnchorID: [Panel]] = [:]

    init(of document: Document, typesetter: Typesetter) {
        for section in document.sections { add(section.blocks, measure: section.master.measure.width, typesetter: typesetter) }
    }

    private mutating func add(_ blocks: [Block], measure: Length, typesetter: Typesetter) {
        for block in blocks {
            switch block {
            case .table(let table): add(table, measure: measure, typesetter: typesetter)
            case .group(let group):
                add(group.readBlocks, measure: group.arrangement.measure(in: measure), typesetter: typesetter)
            case .paragraph, .heading, .list, .figure, .contents, .space, .rule, .signature, .pageBreak: break
            }
        }
    }

    private mutating func add(_ table: Table, measure: Length, typesetter: Typesetter) {
        guard !table.panels.isEmpty, let title = table.caption?.title else { return }
        var collector = Collector(references: References(), entries: [], typesetter: typesetter)
        let flow = collector.collect(table, titleLevel: title.level, in: StructTree.root)
        let panels = TablePlan.panels(of: flow, measure: measure, typesetter: typesetter).panels
        guard panels.count > 1 else { return }
        // The number before the first wide space: `附表5`.
        let label = title.title.prefix { $0 != "\u{3000}" }
        titles[title.anchor] = panels.enumerated().map { index, panel in
            Panel(title: "\(label)（\(index + 1)/\(panels.count)）\(panel.name)", column: panel.columns[panel.repeatedStubs])
        }
    }
}

extension AnchorID {
    /// The place where a panel of the table with this title begins; the first begins with the title.
    func panel(_ index: Int) -> AnchorID { index == 0 ? self : AnchorID(rawValue: "\(rawValue)-\(index + 1)") }
}
