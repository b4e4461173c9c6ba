internal import Diagnostics
internal import Display
internal import DocumentTree
internal import Typesetting

/// One way through a document, from its sections to finished pages.
struct LayoutRun {
    private let document: Document
    private let typesetter: Typesetter
    private let pageLimit: Int
    private let explains: Bool
    private(set) var collector: Collector
    private(set) var references = References()
    private(set) var sections: [SectionPages] = []
    private let panelsBySection: [[AnchorID: [PanelTitles.Panel]]]
    /// What of the sections can be kept for another time; only asked for with a memory.
    private(set) var kept: [LayoutMemory.Kept] = []

    init(
        _ document: Document, typesetter: Typesetter, pageSums: (any PageSums)?, pageLimit: Int, explains: Bool, memory: LayoutMemory? = nil
    ) {
        self.explains = explains
        self.document = document
        self.typesetter = typesetter
        self.pageLimit = pageLimit
        let titles = PanelTitles(of: document, typesetter: typesetter, memory: memory)
        let panels = titles.titles
        panelsBySection = titles.bySection
        collector = Collector(references: references, entries: document.contentsEntries(panels), typesetter: typesetter)
        collector.panelTitles = panels
        collector.pageSums = pageSums
    }

    /// A section has more pages than there may be.
    var isCut: Bool { sections.contains(where: \.isCut) }

    /// The number of pages of each section.
    var counts: [Int] { sections.map(\.count) }

    /// Fills all sections for the first time.
    ///
    /// Pages that print no numbers of other pages go to `sink` at once, if there is one, numbered as if the sections before them kept
    /// the pages that they have now. Those that `memory` knows are taken from there.
    mutating func fillSections(givingTo sink: (any PageSink)?, memory: LayoutMemory? = nil) {
        var start = PageStart()
        var titles = RunningTitles(of: document)
        for (number, section) in document.sections.enumerated() {
            let placer = PagePlacer(section: section, references: references, typesetter: typesetter)
            start.enter(section)
            let state = LayoutState(start, collector)
            if let memory, let known = memory.section(number, section, state) {
                var next = titles
                let shown = known.pages.anchors.map { next.next($0) }
                if known.given.map({ given in given.map { $0.titles } == shown }) ?? true {
                    titles = next
                    memory.take(known, to: &collector)
                    for (index, page) in (known.given ?? []).enumerated() { sink?.take(page.page, at: start.index + index) }
                    sections.append(known.pages)
                    kept.append(known)
                    start = start.advanced(by: known.pages.count)
                    continue
                }
            }
            var figures: [PagePlacer.FigureBoxOnPage] = []
            var take: ((SectionPages.Body, [AnchorID], Int) -> Void)?
            var given: [(page: Page, titles: [String])]?
            if let sink, !placer.dependsOnPages {
                if memory != nil { given = [] }
                take = { body, anchors, index in
                    let shown = titles.next(anchors)
                    let (page, boxes) = placer.page(body, at: start.advanced(by: index), titles: shown)
                    figures += boxes
                    given?.append((page, shown))
                    sink.take(page, at: start.index + index)
                }
            }
            collector.beginTargets()
            let pages = SectionPages(
                of: section, collector: &collector, typesetter: typesetter, pageLimit: pageLimit - start.index, explains: explains,
                take: take)
            // Pages that are kept are passed over; those that were given have been.
            for (anchors, _) in zip(pages.anchors, pages.bodies) { _ = titles.next(anchors) }
            sections.append(pages)
            for figure in figures { collector.builder.setBox(figure.box, of: figure.element) }
            if pages.isCut { return }
            start = start.advanced(by: pages.count)
            if memory != nil {
                kept.append(
                    LayoutMemory.Kept(
                        section: section, before: state, after: LayoutState(start, collector), pages: pages, given: given,
                        targets: collector.ownTargets, panels: panelsBySection[number]))
            }
        }
        references = References(of: sections, in: document)
    }

    /// Sets the sections whose text depends on page numbers again until the numbers rest; says when they do not.
    mutating func settle() -> [Diagnostic] {
        var pass = 1
        while sections.contains(where: \.dependsOnPages) {
            guard pass < LayoutEngine.passes else { return [LayoutMessage.unsettledPages(passes: LayoutEngine.passes)] }
            pass += 1
            collector.references = references
            for (index, section) in document.sections.enumerated() where sections[index].dependsOnPages {
                sections[index].layOutAgain(section, collector: &collector, typesetter: typesetter)
            }
            let next = References(of: sections, in: document)
            if next == references { break }
            references = next
        }
        return []
    }

    /// Sections that take more pages than they may.
    var overLimit: [Diagnostic] {
        document.sections.indices.compactMap { index in
            guard let limit = document.sections[index].limit else { return nil }
            let pages = counts[max(0, index + 1 - limit.sections)...index].reduce(0, +)
            return pages > limit.pages ? LayoutMessage.overLimit(limit, pages: pages) : nil
        }
    }

    /// Gives the pages that were kept.
    mutating func giveRest(to sink: any PageSink) {
        var start = PageStart()
        var titles = RunningTitles(of: document)
        for (section, pages) in zip(document.sections, sections) {
            let placer = PagePlacer(section: section, references: references, typesetter: typesetter)
            start.enter(section)
            let shown = pages.anchors.map { titles.next($0) }
            for (index, (body, titles)) in zip(pages.bodies, shown).enumerated() {
                let (page, boxes) = placer.page(body, at: start.advanced(by: index), titles: titles)
                for figure in boxes { collector.builder.setBox(figure.box, of: figure.element) }
                sink.take(page, at: start.index + index)
            }
            start = start.advanced(by: pages.count)
        }
    }
}

/// The place of a page among all, and the number it prints.
struct PageStart: Equatable {
    /// From 0.
    var index = 0
    var number = 1
    /// Whether it is the first page of what the section belongs to.
    var isFirst = true

    /// Goes to the first page of a section.
    mutating func enter(_ section: Section) {
        if let start = section.numbering.start { number = start }
        isFirst = !section.isContinued
    }

    /// The place so many pages later.
    func advanced(by pages: Int) -> PageStart { PageStart(index: index + pages, number: number + pages, isFirst: isFirst && pages == 0) }
}
