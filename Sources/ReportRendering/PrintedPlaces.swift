public import Diagnostics
public import Display
public import Geometry
public import LayoutLanguage
public import ReportData

/// Where the values and texts of a report are printed.
public struct PrintedPlaces {
    /// A place on a page; pages count from 0.
    public struct Print: Hashable, Sendable {
        public var page: Int
        /// On the sheet.
        public var box: Rect
        /// From the upper edge of the sheet.
        public var baseline: Length
    }

    private let provenance: Provenance
    private var figures: [String: [Print]] = [:]
    private var texts: [(text: String, print: Print)] = []

    /// Runs shorter than this stand in too many places.
    private static let shortestText = 6

    /// The places on the pages of a document, whose numbers `provenance` knows.
    public init(on pages: [DisplayPage], _ structure: StructTree, _ provenance: Provenance) {
        self.provenance = provenance
        for (page, display) in pages.enumerated() {
            for stretch in display.stretches {
                guard case .leaf(let id) = stretch.mark else { continue }
                let figure = structure[id].attributes.figure
                for operation in stretch.operations {
                    guard case .glyphs(let run) = operation.content else { continue }
                    let isText = run.text.utf8.count >= Self.shortestText && run.text.count >= Self.shortestText
                    guard figure != nil || isText else { continue }
                    let print = Print(page: page, box: operation.box(of: run), baseline: operation.transform.ty)
                    if let figure { add(print, to: figure, within: run.size / 2) }
                    if isText { texts.append((run.text, print)) }
                }
            }
        }
    }

    /// A number and its unit on one line are one place.
    private mutating func add(_ print: Print, to figure: String, within gap: Length) {
        if let last = figures[figure]?.last, last.page == print.page, last.baseline == print.baseline,
            (print.box.minX - last.box.maxX).magnitude < gap, let index = figures[figure]?.indices.last
        {
            figures[figure]?[index].box = last.box.union(print.box)
        } else {
            figures[figure, default: []].append(print)
        }
    }

    /// The places of one print of a number, by its ID; its parts may stand on two lines.
    public func places(ofFigure id: String) -> [Print] { figures[id] ?? [] }

    /// The first print of a value that a finding points to, else of the text it points to.
    func first(of finding: Diagnostic, in data: DataDocument) -> Print? { places(of: finding, in: data).first }

    /// Where the first value that a finding points to is printed, else the text it points to.
    public func places(of finding: Diagnostic, in data: DataDocument) -> [Print] {
        let spans = ([finding.place] + finding.related.map(\.place)).compactMap(\.?.span).filter { $0.file === data.file }
        for span in spans {
            let found = places(ofValueAt: span, in: data)
            if !found.isEmpty { return found }
        }
        return []
    }

    /// Where the value that is written at `span` is printed: numbers that come of it, else the lines of its text.
    public func places(ofValueAt span: SourceSpan, in data: DataDocument) -> [Print] {
        let rows = provenance.rows.filter { row in row.sources.contains { $0.span.range.overlaps(span.range) } }
        let prints = rows.flatMap(\.ids).flatMap { figures[$0] ?? [] }
        guard prints.isEmpty else { return prints.sorted { ($0.page, $0.baseline) < ($1.page, $1.baseline) } }
        guard let text = data.innermostText(around: span.range.lowerBound) else { return [] }
        guard let first = texts.firstIndex(where: { text.contains($0.text) }) else { return [] }
        // The lines of one paragraph follow one another.
        let lines = texts[first...].prefix { text.contains($0.text) && $0.print.page == texts[first].print.page }
        return lines.map(\.print)
    }
}

extension DisplayPage.Operation {
    /// The box around a run of glyphs: of its width, and as high as Han characters are.
    fileprivate func box(of run: GlyphRun) -> Rect {
        transform.applied(to: Rect(x: .zero, y: run.size * -0.88, width: run.width, height: run.size))
    }
}
