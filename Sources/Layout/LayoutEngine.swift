public import Diagnostics
public import Display
public import DocumentTree
public import Typesetting

/// Document to pages: collect, compose, distribute, section by section, then pages around them.
public enum LayoutEngine {
    /// Most passes before page numbers are taken as they are (STYLE.md 48).
    static let passes = 5

    /// Pages of a document, unless somebody wants more: a hundred times the longest there is, and no table gone wild fills the disk.
    public static let standardPageLimit = 10_000

    /// The pages of a document, and what did not fit.
    ///
    /// Sections whose text depends on page numbers are set again until the numbers rest; the others are set once.
    /// `pageSums` prints the sums that page rows of tables ask for; without it they are empty. A document of more pages than `pageLimit` is a
    /// failure without pages.
    public static func layout(
        _ document: Document, typesetter: Typesetter, pageSums: (any PageSums)? = nil, pageLimit: Int = standardPageLimit
    ) -> (PagedDocument, [Diagnostic]) {
        let pages = PageCollector()
        var (paged, diagnostics) = layout(document, typesetter: typesetter, pageSums: pageSums, pageLimit: pageLimit, to: pages)
        (paged.pages, paged.order) = (pages.pages, pages.order)
        return (paged, diagnostics)
    }

    /// As above, but pages go to `sink` as soon as they are finished, and the document comes back without them.
    ///
    /// Pages are numbered as if lists of contents kept the pages they took before their numbers were known, which they nearly always do.
    /// If one does not, everything is laid out again before pages are given out. `record` remembers why pages end where they do.
    /// Sections that `memory` knows as they are here are taken from there; it keeps those of this document then.
    public static func layout(
        _ document: Document, typesetter: Typesetter, pageSums: (any PageSums)? = nil, pageLimit: Int = standardPageLimit,
        to sink: any PageSink, record: PageRecord? = nil, memory: LayoutMemory? = nil
    ) -> (PagedDocument, [Diagnostic]) {
        func newRun() -> LayoutRun {
            LayoutRun(document, typesetter: typesetter, pageSums: pageSums, pageLimit: pageLimit, explains: record != nil, memory: memory)
        }
        var run = newRun()
        run.fillSections(givingTo: sink, memory: memory)
        guard !run.isCut else {
            sink.startOver()
            memory?.keep([], run.collector.builder.tree)
            let empty = PagedDocument(pages: [], structure: run.collector.builder.tree, outline: [], metadata: document.metadata)
            return (empty, run.sections.flatMap(\.diagnostics) + [LayoutMessage.tooManyPages(limit: pageLimit)])
        }
        let counts = run.counts
        var diagnostics = run.settle()
        if run.counts != counts {
            sink.startOver()
            run = newRun()
            run.fillSections(givingTo: nil)
            diagnostics = run.settle()
        }
        run.giveRest(to: sink)
        memory?.keep(typesetter.missingCharacters.isEmpty ? run.kept : [], run.collector.builder.tree)
        record?.ends = run.sections.flatMap(\.ends)
        let references = run.references
        let unknown = run.collector.targets.filter { references.pages[$0] == nil }.map { LayoutMessage.unknownAnchor($0.rawValue) }
        let paged = PagedDocument(
            pages: [], structure: run.collector.builder.tree,
            outline: outline(of: document.headings.filter(\.isInOutline), panels: run.collector.panelTitles),
            metadata: document.metadata)
        return (paged, diagnostics + run.sections.flatMap(\.diagnostics) + run.overLimit + unknown)
    }
}
