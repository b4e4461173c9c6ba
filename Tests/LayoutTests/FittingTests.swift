import Diagnostics
import Display
import DocumentTree
import Geometry
import Styling
import Testing

/// What does not fit a column: it shrinks by column to 7 pt, then it is an error with its place. Ten letters take 50 pt at 10 pt.
@Suite struct FittingTests {
    private let bench = Bench(width: 200, height: 140)
    private let word = "ABCDEFGHIJ"

    /// The texts of the first page with their sizes.
    private func sizes(_ pages: Pages) -> [String] {
        pages.display.pages[0].stretches.flatMap(\.operations).compactMap { operation in
            guard case .glyphs(let run) = operation.content else { return nil }
            return "\(run.text) \(short(run.size))"
        }
    }

    private func messages(_ pages: Pages) -> [String] {
        pages.diagnostics.flatMap { ["\($0.id.rawValue) \($0.message.chinese)", $0.message.english] }
    }

    @Test func textsOfAColumnShrinkTogether() {
        let table = TableSketch(
            columns: [fixed(40), fixed(60)], head: [row(cell("甲乙"), cell("丙"))],
            body: [row(cell("丁"), cell(word)), row(cell(word), cell("戊")), row(cell("己"), cell("1,234"))])
        let pages = bench.layout([table.block])
        // At 8 pt ten letters take 40 pt; the head and the other column stay as they are.
        #expect(sizes(pages) == ["甲乙 10", "丙 10", "丁 8", "\(word) 10", "\(word) 8", "戊 10", "己 8", "1,234 10"])
        #expect(pages.diagnostics.isEmpty)
        expectSoundPages(pages)
    }

    @Test func headsShrinkWithoutTheirColumn() {
        let table = TableSketch(columns: [fixed(40)], head: [row(cell(word))], body: [row(cell("甲"))])
        #expect(sizes(bench.layout([table.block])) == ["\(word) 8", "甲 10"])
    }

    @Test func textThatCanBreakKeepsItsSize() {
        let table = TableSketch(columns: [fixed(40)], body: [row(cell("2024年度一般行政管理事务")), row(cell("ABC DEF"))])
        #expect(sizes(bench.layout([table.block])).allSatisfy { $0.hasSuffix(" 10") })
    }

    @Test func textThatNeverFitsIsReportedOnceWithItsPlace() {
        let table = TableSketch(
            columns: [fixed(20), fixed(60)],
            body: [row(cell("ABCDEFGH"), cell("甲")), row(cell(word), cell("乙")), row(cell("C"), cell("丙"))])
        let pages = bench.layout([table.block])
        #expect(pages.diagnostics.map(\.severity) == [.error])
        #expect(
            messages(pages) == [
                "L002 表“表”第2行“列”列：“\(word)”需要12.35毫米，该列只有7.06毫米",
                "table '表', row 2, column '列': '\(word)' needs 12.35mm, the column has 7.06mm",
            ])
    }

    @Test func headsThatNeverFitAreReported() {
        let table = TableSketch(columns: [fixed(20)], head: [row(cell("甲")), row(cell(word))], body: [row(cell("乙"))])
        #expect(messages(bench.layout([table.block])).first?.hasPrefix("L002 表“表”表头第2行“列”列：“\(word)”需要12.35毫米") == true)
        #expect(messages(bench.layout([table.block])).last?.hasPrefix("table '表', head row 2, column '列': ") == true)
    }

    @Test(arguments: [(20.0, "8.75", false), (10.0, "7", true)])
    func numbersOverSeveralColumnsShrinkAlone(width: Double, size: String, isReported: Bool) {
        let table = TableSketch(
            columns: [fixed(width), fixed(width)], body: [row(number("123456789", columns: 2)), row(cell("甲"), cell("乙"))],
            styles: [cellStyle { $0.horizontal = .right }])
        let pages = bench.layout([table.block])
        #expect(sizes(pages).first == "123456789 \(size)")
        #expect(
            messages(pages)
                == (isReported
                    ? [
                        "L002 表“表”第1行“列”列：“123456789”需要11.11毫米，该列只有7.06毫米",
                        "table '表', row 1, column '列': '123456789' needs 11.11mm, the column has 7.06mm",
                    ] : []))
    }

    @Test func textsOverSeveralColumnsShrinkAlone() {
        let table = TableSketch(columns: [fixed(20), fixed(20)], body: [row(cell(word, columns: 2)), row(cell("甲"), cell("乙"))])
        let pages = bench.layout([table.block])
        #expect(sizes(pages) == ["\(word) 8", "甲 10", "乙 10"])
        #expect(pages.diagnostics.isEmpty)
    }

    @Test func blocksThatRunOverAreErrorsWithTheirPlace() {
        let blocks: [Block] = [.paragraph(Paragraph([.text(word, nil)], style: style()))]
        let pages = bench.layout([TableSketch(columns: [fixed(40)], body: [row(cell("甲")), row(cell(blocks))]).block])
        #expect(pages.diagnostics.map(\.severity) == [.error])
        #expect(
            messages(pages) == [
                "L007 表“表”第2行“列”列：“\(word)”不能断行，宽出3.53毫米（行宽14.11毫米）",
                "table '表', row 2, column '列': '\(word)' can not be broken and runs 3.53mm over a measure of 14.11mm",
            ])
    }

    @Test func aTableTooWideNamesTheNumberThatMakesItSo() {
        let long = String(repeating: "9", count: 50)
        let shares = Table.Column(width: .share(1, minimum: .pt(10)), name: "乙")
        let table = TableSketch(columns: [fixed(150), shares], body: [row(cell("甲"), number("1")), row(cell("乙"), number(long))])
        #expect(
            messages(bench.layout([table.block])) == [
                "L003 表“表”需要宽114.67毫米，版心只有70.56毫米；最宽的是“乙”列，61.75毫米，由第2行的“\(long)”所致",
                "table '表' needs 114.67mm, the measure is 70.56mm; the widest column is '乙' with 61.75mm, for '\(long)' in row 2",
            ])
    }

    @Test func aBoxHigherThanThePageNamesItsCell() {
        let table = TableSketch(
            columns: [fixed(40), fixed(60)], head: [row(cell("头"), cell("头"))],
            body: [row(cell([box("a", 10, 20)]), cell([box("b", 10, 20)])), row(cell([box("c", 10, 20)]), cell([box("d", 10, 150)]))])
        #expect(
            messages(bench.layout([table.block])) == [
                "L001 表“表”第2行“列”列：“d”高52.92毫米，一页只有42.33毫米",
                "table '表', row 2, column '列': 'd' is 52.92mm high, a page has 42.33mm",
            ])
    }

    @Test func aRowThatNothingPartsNamesItsCell() {
        let long = String(repeating: "一", count: 16)
        let table = TableSketch(
            columns: [fixed(20), fixed(60)], head: [row(cell("头"), cell("头"))], body: [row(cell(long, style: 1), cell("甲"))],
            styles: [cellStyle(), cellStyle { $0.isRotated = true }])
        #expect(
            messages(bench.layout([table.block])) == [
                "L001 表“表”第1行“列”列：连同表头高63.52毫米，一页只有49.39毫米",
                "table '表', row 1, column '列': 63.52mm high with the head, a page has 49.39mm",
            ])
    }
}
