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
    /// The same for each section.
    private(set) var bySection: [[AnchorID: [Panel]]] = []

    /// Those of the sections that `memory` has as they are here are taken from there.
    init(of document: Document, typesetter: Typesetter, memory: LayoutMemory? = nil) {
        for (number, section) in document.sections.enumerated() {
            let own = memory?.panels(number, section) ?? Self.titles(of: section, typesetter: typesetter)
            titles.merge(own) { $1 }
            bySection.append(own)
        }
    }

    private static func titles(of section: Section, typesetter: Typesetter) -> [AnchorID: [Panel]] {
        var found = PanelTitles()
        found.add(section.blocks, measure: section.master.measure.width, typesetter: typesetter)
        return found.titles
    }

    private init() {}

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
