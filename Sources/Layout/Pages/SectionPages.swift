internal import Diagnostics
internal import Display
internal import DocumentTree
internal import Geometry
internal import Styling
internal import Typesetting

/// The text blocks of a section's pages, before they stand on paper.
struct SectionPages {
    /// What stands in the text block of one page.
    struct Body {
        var frame: Frame
        var figures: [FigureBox]
        var overlays: [PlacedOverlay] = []
    }

    /// The anchors on each page.
    private(set) var anchors: [[AnchorID]] = []
    /// The pages, unless they were given out as they were filled.
    private(set) var bodies: [Body] = []
    private(set) var diagnostics: [Diagnostic] = []
    private(set) var dependsOnPages = false
    /// The section has more pages than it may.
    private(set) var isCut = false
    /// Why each page ends, if that is to be told.
    private(set) var ends: [PageEnd?] = []
    private let explains: Bool
    private let pageLimit: Int
    /// The state of collecting before the section, for another pass.
    private let firstElement: Int32
    private let nesting: Nesting
    private let footnotes: Int

    /// Lays a section out for the first time, on at most so many pages.
    ///
    /// A section that does not depend on pages gives each to `take`, if there is one, as soon as it is filled, with its place in the section,
    /// and does not keep it.
    init(
        of section: Section, collector: inout Collector, typesetter: Typesetter, pageLimit: Int, explains: Bool,
        take: ((Body, _ anchors: [AnchorID], Int) -> Void)? = nil
    ) {
        self.pageLimit = pageLimit
        self.explains = explains
        firstElement = collector.builder.next
        nesting = collector.nesting
        footnotes = collector.footnotes
        fill(section, collector: &collector, typesetter: typesetter, take: take)
    }

    /// The number of pages.
    var count: Int { anchors.count }

    /// Lays the section out with the page numbers of the pass before; the struct tree stays as it is.
    mutating func layOutAgain(_ section: Section, collector: inout Collector, typesetter: Typesetter) {
        let after = (collector.nesting, collector.footnotes)
        collector.nesting = nesting
        collector.footnotes = footnotes
        collector.builder.replay(from: firstElement)
        fill(section, collector: &collector, typesetter: typesetter, take: nil)
        collector.builder.endReplay()
        (collector.nesting, collector.footnotes) = after
    }

    private mutating func fill(
        _ section: Section, collector: inout Collector, typesetter: Typesetter, take: ((Body, _ anchors: [AnchorID], Int) -> Void)?
    ) {
        collector.dependsOnPages = false
        let blocks = collector.collectSection(section.blocks)
        dependsOnPages = collector.dependsOnPages
        let size = section.master.measure
        let composer = Composer(
            typesetter: typesetter, references: collector.references, pageSums: collector.pageSums, gridPitch: section.master.gridPitch,
            noteMeasure: size.width, pageWidth: section.master.contentPage(isEven: false).size.width)
        var cursor = FlowCursor(composer.compose(blocks, width: size.width), choosesEnds: true, explains: explains)
        (anchors, bodies, diagnostics, ends) = ([], [], [], [])
        for placed in section.repeatedOverlays(typesetter: typesetter) {
            diagnostics += placed.overlay.content.diagnostics
            if let misplaced = section.master.misplaced(placed) { diagnostics.append(misplaced) }
        }
        repeat {
            guard count < pageLimit else {
                isCut = true
                return
            }
            let region = Region(size: size, isFresh: true, gridPitch: section.master.gridPitch)
            let fragment = cursor.layout(in: region)
            diagnostics += fragment.diagnostics
            if explains { ends.append(fragment.end) }
            let body = Body(frame: fragment.frame(in: region), figures: fragment.figures, overlays: fragment.overlays)
            diagnostics += body.overlays.compactMap { section.master.misplaced($0) }
            if let take, !dependsOnPages { take(body, fragment.anchors, count) } else { bodies.append(body) }
            anchors.append(fragment.anchors)
        } while !cursor.isFinished
    }
}

extension Fragment {
    /// The fragment with its footnotes at the region's foot.
    fileprivate func frame(in region: Region) -> Frame {
        var frame = Frame(size: region.size, items: items)
        guard !notes.isEmpty else { return frame }
        let separator = region.noteSeparator
        var y = region.size.height - notes.reduce(.zero) { $0 + $1.height } - separator.spaceBelow
        let line = Path.line(from: .zero, to: Point(x: separator.width, y: .zero))
        let rule = Frame(
            size: Size(width: separator.width, height: .zero),
            items: [Frame.Placed(.drawing(Drawing(path: line, stroke: Stroke(width: separator.thickness))), at: .zero)])
        frame.items.append(Frame.Placed(.marked(.artifact(.layout), rule), at: Point(x: .zero, y: y)))
        y = y + separator.spaceBelow
        for line in notes.flatMap(\.lines) {
            frame.items.append(Frame.Placed(.frame(line), at: Point(x: .zero, y: y)))
            y = y + line.size.height
        }
        return frame
    }
}
