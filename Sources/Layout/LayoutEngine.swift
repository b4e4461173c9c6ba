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
        let headings = document.headings
        var collector = Collector(references: References(), entries: document.contentsEntries, typesetter: typesetter)
        collector.pageSums = pageSums
        var sections: [SectionPages] = []
        for section in document.sections {
            let rest = pageLimit - sections.reduce(0) { $0 + $1.bodies.count }
            sections.append(SectionPages(of: section, collector: &collector, typesetter: typesetter, pageLimit: rest))
            if sections.contains(where: \.isCut) { break }
        }
        guard !sections.contains(where: \.isCut) else {
            let empty = PagedDocument(pages: [], structure: collector.builder.tree, outline: [], metadata: document.metadata)
            return (empty, sections.flatMap(\.diagnostics) + [LayoutMessage.tooManyPages(limit: pageLimit)])
        }
        var references = References(of: sections, in: document)
        var diagnostics: [Diagnostic] = []
        var pass = 1
        while sections.contains(where: \.dependsOnPages) {
            guard pass < passes else {
                diagnostics.append(LayoutMessage.unsettledPages(passes: passes))
                break
            }
            pass += 1
            collector.references = references
            for (index, section) in document.sections.enumerated() where sections[index].dependsOnPages {
                sections[index].layOutAgain(section, collector: &collector, typesetter: typesetter)
            }
            let next = References(of: sections, in: document)
            if next == references { break }
            references = next
        }
        let placer = PagePlacer(document: document, references: references, typesetter: typesetter)
        let pages = placer.pages(of: sections, builder: &collector.builder)
        let unknown = collector.targets.filter { references.pages[$0] == nil }.map { LayoutMessage.unknownAnchor($0.rawValue) }
        let paged = PagedDocument(
            pages: pages, structure: collector.builder.tree, outline: outline(of: headings.filter(\.isInOutline)),
            metadata: document.metadata)
        return (paged, diagnostics + sections.flatMap(\.diagnostics) + unknown)
    }
}
