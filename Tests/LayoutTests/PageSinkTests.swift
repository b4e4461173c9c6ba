import Diagnostics
import Display
import DocumentTree
import Geometry
import Layout
import Styling
import Testing
import Typesetting
import TypesettingTestSupport

/// Pages are given out as they are finished.
@Suite struct PageSinkTests {
    /// Notes what comes.
    private final class Log: PageSink {
        var indices: [Int] = []
        var pages: [Int: Page] = [:]
        var starts = 1

        func take(_ page: Page, at index: Int) {
            indices.append(index)
            pages[index] = page
        }

        func startOver() {
            (indices, pages) = ([], [:])
            starts += 1
        }
    }

    private func log(_ document: Document, pageLimit: Int = 1000) -> (Log, PagedDocument, [Diagnostic]) {
        let log = Log()
        let (rest, diagnostics) = LayoutEngine.layout(
            document, typesetter: Typesetter(shaper: SquareShaper()), pageLimit: pageLimit, to: log)
        return (log, rest, diagnostics)
    }

    private func document(_ sections: Section...) -> Document { Document(metadata: .init(), sections: sections) }

    private func contents(_ width: Double, showsPage: Bool = true) -> Section {
        let kinds = [Contents.Kind("part", style: style(), leader: nil, showsPage: showsPage)]
        return Section(master: Bench(width: width, height: 40).master, blocks: [.contents(Contents(kinds: kinds))])
    }

    private func body(_ count: Int) -> Section {
        Section(master: Bench(height: 40).master, blocks: (1...count).flatMap { [heading("第\($0)", kind: "part"), .pageBreak] })
    }

    @Test func contentsComeLast() {
        let document = document(contents(100), body(3))
        let (log, rest, _) = log(document)
        #expect(log.indices == [2, 3, 4, 0, 1] && log.starts == 1)
        #expect(rest.pages.isEmpty)
        let whole = Pages(document).document
        #expect(log.pages.sorted { $0.key < $1.key }.map(\.value) == whole.pages)
        #expect(rest.structure == whole.structure && rest.outline == whole.outline)
    }

    @Test func contentsWithoutNumbersDoNotWait() {
        #expect(log(document(contents(100, showsPage: false), body(3))).0.indices == [0, 1, 2, 3, 4])
    }

    @Test func pagesThatPrintTheLastNumberComeLast() {
        var first = body(2)
        first.master.running = [RunningElement(edge: .foot, distance: .zero, content: [.unbroken([.pageCount])], style: style())]
        #expect(log(document(first, body(2))).0.indices == [2, 3, 0, 1])
    }

    /// With three digits for an unknown number the lines of the list take two pages, with the true one-digit numbers one.
    @Test(arguments: [15.0, 20, 25, 30, 35, 40, 45]) func listsThatGrowOrShrinkStartOver(width: Double) {
        let document = document(contents(width), body(4))
        let (log, _, _) = log(document)
        let whole = Pages(document)
        #expect(log.pages.count == whole.count && Set(log.indices).count == log.indices.count)
        #expect(log.pages.sorted { $0.key < $1.key }.map(\.value) == whole.document.pages)
        // What is given early has the number it would have had in peace.
        let bodies = whole.document.pages.suffix(4).map { DisplayPage($0).runs.map(\.text).joined() }
        #expect(bodies == (1...4).map { "第\($0)" })
    }

    @Test func someListStartsOver() {
        let starts = stride(from: 15.0, through: 60, by: 5).map { log(document(contents($0), body(4))).0.starts }
        #expect(starts.contains(2) && starts.contains(1) && starts.allSatisfy { $0 <= 2 })
    }

    @Test func nothingStaysOfTooManyPages() {
        let (log, rest, diagnostics) = log(document(body(5)), pageLimit: 3)
        #expect(log.pages.isEmpty && rest.pages.isEmpty)
        #expect(diagnostics.contains { $0.severity == .failure })
    }
}
