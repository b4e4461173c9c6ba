import Display
import DocumentTree
import Geometry
import Testing

/// What pages look like over all reports (typesetting.md 5.3): how full they are, and what stands on the emptiest.
@Suite("The colour of pages")
struct PageColourTests {
    /// A page of upright text.
    private struct Sheet {
        var number: Int
        /// Lines of the grid, or twenty-seconds of the page, that stay open at its foot.
        var open: Double
        /// Lines from its top to the foot of what stands on it.
        var lines: Double
        var anchors: Set<AnchorID>
        /// What stands first on it.
        var first: AnchorID?
    }

    /// Pages with less than four lines, and lines open above figures and elsewhere.
    private struct Tally {
        var short: [String] = []
        var aboveFigures: [Int] = []
        var others: [Int] = []
    }

    @Test("No page has fewer than four lines, no hole above a figure more than two")
    func pages() throws {
        var sum = Tally()
        for path in Repository.reports {
            let tally = try tally(path)
            print(path, "short \(tally.short.count), above figures \(tally.aboveFigures.sorted()), others \(tally.others.sorted())")
            sum.short += tally.short
            sum.aboveFigures += tally.aboveFigures
            sum.others += tally.others
        }
        print("pages of fewer than four lines: \(sum.short.count); largest hole above a figure: \(sum.aboveFigures.max() ?? 0)")
        print("lines open at other ends: \(sum.others.reduce(0, +)) on \(sum.others.count) pages, at most \(sum.others.max() ?? 0)")
        #expect(sum.short == [])
        #expect(sum.aboveFigures.allSatisfy { $0 <= 2 })
    }

    private func tally(_ path: String) throws -> Tally {
        let report = try LaidOutReport.of(path)
        let blocks = report.document.sections.map(\.blocks)
        let starts = Set(blocks.flatMap { $0.flatMap(\.pageStarts) })
        let figures = Set(blocks.flatMap { $0.flatMap(\.figures) })
        let sheets = report.paged.pages.enumerated().map { sheet($0.offset + 1, $0.element, of: report) }
        var tally = Tally()
        for (page, next) in zip(sheets, sheets.dropFirst()) {
            guard let page, let next, next.anchors.isDisjoint(with: starts) else { continue }
            if next.lines < 4 { tally.short.append("\(path), page \(next.number)") }
            let open = Int((page.open + 0.05).rounded(.down))
            if let first = next.first, figures.contains(first) { tally.aboveFigures.append(open) } else { tally.others.append(open) }
        }
        return tally
    }

    /// The sheet of a page; `nil` for one without a number, or that lies on its side or holds a table.
    private func sheet(_ number: Int, _ page: Page, of report: LaidOutReport) -> Sheet? {
        guard !page.label.isEmpty, case .frame(let body)? = page.frame.items.first?.item else { return nil }
        let master = report.document.sections.map(\.master).first { $0.orientation == .portrait && $0.gridPitch != nil }
        guard !body.items.isEmpty, let pitch = master?.gridPitch else { return nil }
        var bottom = Length.zero
        var anchors: Set<AnchorID> = []
        var first: AnchorID?
        for placed in body.items {
            switch placed.item {
            case .anchor(let anchor):
                anchors.insert(anchor)
                if placed.origin.y == .zero, first == nil { first = anchor }
            case .frame(let frame), .transformed(let frame, _): bottom = max(bottom, placed.origin.y + frame.size.height)
            case .marked, .drawing, .glyphs, .image, .link, .signatureField: return nil
            }
        }
        return Sheet(
            number: number, open: (body.size.height - bottom) / pitch, lines: (bottom / pitch * 100).rounded() / 100, anchors: anchors,
            first: first)
    }
}

extension Block {
    /// Headings that begin a page.
    fileprivate var pageStarts: [AnchorID] {
        switch self {
        case .heading(let heading): heading.startsPage ? [heading.anchor] : []
        case .table(let table): (table.caption?.title).map { $0.startsPage ? [$0.anchor] : [] } ?? []
        case .group(let group): group.blocks.flatMap(\.pageStarts)
        case .paragraph, .list, .figure, .contents, .space, .rule, .signature, .pageBreak: []
        }
    }

    fileprivate var figures: [AnchorID] {
        switch self {
        case .figure(let figure): [figure.anchor]
        case .group(let group): group.blocks.flatMap(\.figures)
        case .paragraph, .heading, .table, .list, .contents, .space, .rule, .signature, .pageBreak: []
        }
    }
}
