internal import Display
internal import DocumentTree

/// The sections of the document that was laid out last: one that is the same and begins where it began is not laid out again.
///
/// A class, for whoever lays out one document over and over; it belongs to one typesetter, whose faces do not change.
public final class LayoutMemory {
    /// A section as it was laid out.
    struct Kept {
        var section: Section
        var before: LayoutState
        var after: LayoutState
        var pages: SectionPages
        /// Its pages on paper with the titles in their heads, unless they wait for the numbers of others.
        var given: [(page: Page, titles: [String])]?
        /// Places that its links lead to.
        var targets: [AnchorID]
        /// The panels of its tables.
        var panels: [AnchorID: [PanelTitles.Panel]]
    }

    private var sections: [Kept] = []
    private var tree = StructTree()
    /// Sections that were taken over so far.
    public private(set) var reused = 0

    public init() {}

    /// Forgets all sections.
    public func forget() { sections = [] }

    /// Keeps the sections of a document. Where characters lack there are none: each section says so when it is laid out.
    func keep(_ sections: [Kept], _ tree: StructTree) {
        (self.sections, self.tree) = (sections, tree)
    }

    /// The section at `index` if it was the same, began in this state, and prints nothing of other pages.
    func section(_ index: Int, _ section: Section, _ state: LayoutState) -> Kept? {
        guard sections.indices.contains(index), !sections[index].pages.dependsOnPages, sections[index].before == state,
            sections[index].section == section
        else { return nil }
        return sections[index]
    }

    /// The panels of a section's tables if it was the same, wherever it began.
    func panels(_ index: Int, _ section: Section) -> [AnchorID: [PanelTitles.Panel]]? {
        guard sections.indices.contains(index), sections[index].section == section else { return nil }
        return sections[index].panels
    }

    /// Leaves `collector` as it was when the section had been laid out, with its elements in the tree.
    func take(_ kept: Kept, to collector: inout Collector) {
        collector.builder.take(elements: kept.before.element..<kept.after.element, of: tree)
        (collector.nesting, collector.footnotes) = (kept.after.nesting, kept.after.footnotes)
        for target in kept.targets { collector.refer(to: target) }
        reused += 1
    }
}

/// Where a section begins or ends in all that is counted through a document.
struct LayoutState: Equatable {
    var start: PageStart
    var element: Int32
    var nesting: Nesting
    var footnotes: Int

    init(_ start: PageStart, _ collector: Collector) {
        self.start = start
        (element, nesting, footnotes) = (collector.builder.next, collector.nesting, collector.footnotes)
    }
}
