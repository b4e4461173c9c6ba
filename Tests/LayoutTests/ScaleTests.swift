import Display
import DocumentTree
import Geometry
import Styling
import Testing

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

    /// A row of a long table costs what a row of a short one does; the bound leaves room for a machine that is shared.
    @Test func timeGrowsWithTheRows() {
        let bench = Bench(width: 400, height: 600)
        let clock = ContinuousClock()
        _ = bench.layout([table(rows: 100)])
        func perRow(_ rows: Int) -> Double {
            let block = table(rows: rows)
            let best = (0..<3).map { _ in clock.measure { _ = bench.layout([block]) } }.min() ?? .zero
            return Double(best.components.attoseconds) / 1e18 / Double(rows) + Double(best.components.seconds) / Double(rows)
        }
        let (short, long) = (perRow(100), perRow(1000))
        #expect(long < short * 2, "\(short * 1e6) µs a row, then \(long * 1e6) µs")
    }
}
