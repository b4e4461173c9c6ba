import Display
import DocumentTree
import Geometry
import Glibc
import Layout
import Styling
import Testing
import Typesetting
import TypesettingTestSupport

/// Time and size of long tables.
@Suite(.serialized) struct ScaleTests {
    private func table(rows: Int) -> Block {
        let columns =
            [Table.Column(width: .share(1, minimum: .pt(60)))]
            + (0..<3).map { _ in
                Table.Column(width: .content(minimum: .pt(30), maximum: .pt(80)), alignsDecimals: true)
            }
        let body = (0..<rows).map { index in
            row(cell("名称", role: .rowHead), number("\(index).50"), number("1,204.00"), number("—"))
        }
        return TableSketch(columns: columns, head: [row(cell("头"), cell("甲"), cell("乙"), cell("丙"))], body: body).block
    }

    /// What a row asks of the shaper does not grow with the rows; counted, not timed.
    @Test func shapingGrowsWithTheRows() {
        func calls(_ rows: Int) -> Double {
            let shaper = CountingShaper()
            let master = Bench(width: 400, height: 600).master
            let document = Document(metadata: .init(), sections: [Section(master: master, blocks: [table(rows: rows)])])
            _ = LayoutEngine.layout(document, typesetter: Typesetter(shaper: shaper))
            return Double(shaper.calls) / Double(rows)
        }
        let (short, long) = (calls(200), calls(2000))
        #expect(long <= short * 1.2, "\(short) calls a row, then \(long)")
    }

    /// What a table gives to the pages: as many items for each row, however many pages.
    @Test func framesGrowWithTheRows() {
        func items(_ rows: Int) -> Double {
            let pages = Bench(width: 400, height: 600).layout([table(rows: rows)]).display.pages
            return Double(pages.reduce(0) { $0 + $1.stretches.reduce(0) { $0 + $1.operations.count } }) / Double(rows)
        }
        #expect(items(2000) <= items(200) * 1.2)
    }

    /// A row of a long table costs what a row of a short one does; the bound leaves room for a machine that is shared.
    @Test func timeGrowsWithTheRows() {
        let (short, long) = (cost(of: 80) { [table(rows: $0)] }, cost(of: 640) { [table(rows: $0)] })
        #expect(long < short * 2, "\(short * 1e6) µs a row, then \(long * 1e6) µs")
    }

    /// The same for paragraphs with elements of their own inside: nothing may be copied for each.
    @Test func timeGrowsWithTheParagraphs() {
        func paragraphs(_ count: Int) -> [Block] {
            (0..<count).map { index in
                .paragraph(Paragraph([.text("收入", nil), .figure(FigureUse(id: "f", text: "\(index)")), .text("元", nil)], style: style()))
            }
        }
        let (short, long) = (cost(of: 100, blocks: paragraphs), cost(of: 1000, blocks: paragraphs))
        #expect(long < short * 2, "\(short * 1e6) µs a paragraph, then \(long * 1e6) µs")
    }

    /// Seconds of the thread for each of `count` things, the best of three runs: other tests run at the same time, and a long run is more
    /// often interrupted than a short one.
    private func cost(of count: Int, blocks: (Int) -> [Block]) -> Double {
        let bench = Bench(width: 400, height: 600)
        let blocks = blocks(count)
        let best = (0..<3).map { _ in
            let start = Self.threadSeconds
            _ = bench.layout(blocks)
            return Self.threadSeconds - start
        }.min()
        return (best ?? 0) / Double(count)
    }

    private static var threadSeconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}

/// Counts what it is asked.
private final class CountingShaper: Shaper {
    private(set) var calls = 0

    func shape(_ text: String, style: TextStyle) -> [ShapedRun] {
        calls += 1
        return SquareShaper().shape(text, style: style)
    }
}
