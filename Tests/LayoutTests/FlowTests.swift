import Diagnostics
import Display
import DocumentTree
import Geometry
import Styling
import Testing

/// Flow on pages of 100 × 140.
@Suite struct FlowTests {
    let bench = Bench()

    @Test func blocksStandBelowOneAnother() {
        let pages = bench.layout([box("a", 70, 30), box("b", 100, 50), box("c", 20, 60), box("d", 10, 10)])
        #expect(pages.boxes == [["a (0, 0) 70×30", "b (0, 30) 100×50", "c (0, 80) 20×60"], ["d (0, 0) 10×10"]])
        #expect(pages.diagnostics.isEmpty)
    }

    @Test func spacesCollapseToTheLargerAndAreDroppedAtThePageTop() {
        let pages = bench.layout([
            box("a", 10, 10, before: 30, after: 5), box("b", 10, 10, before: 8, after: 20), box("c", 10, 70, before: 3),
            box("d", 10, 20, before: 40), .space(.fixed(.pt(9))), box("e", 10, 10),
        ])
        #expect(
            pages.boxes == [
                ["a (0, 0) 10×10", "b (0, 18) 10×10", "c (0, 48) 10×70"], ["d (0, 0) 10×20", "e (0, 29) 10×10"],
            ])
    }

    @Test func sharesDivideWhatThePageLeaves() {
        let pages = bench.layout([.space(.share(1)), box("a", 10, 20), .space(.share(3)), box("b", 10, 20), .pageBreak, box("c", 10, 10)])
        #expect(pages.boxes == [["a (0, 25) 10×20", "b (0, 120) 10×20"], ["c (0, 0) 10×10"]])
    }

    @Test func aFigureWiderThanTheMeasureIsReported() {
        #expect(bench.layout([box("a", 120, 20)]).diagnostics.map(\.id) == ["L008"])
    }

    @Test func sharesMoveTheBoxesOfFigures() {
        let pages = bench.layout([.space(.share(1)), box("a", 10, 20), .space(.share(1)), box("b", 10, 20)])
        let found = pages.document.structure.elements.compactMap(\.attributes.box?.rect.minY).map(short)
        #expect(found == ["50", "120"])
    }

    @Test func aBlockHigherThanThePageIsReportedAndEndsTheSearch() {
        let pages = bench.layout([box("a", 10, 10), box("b", 10, 150), box("c", 10, 10)])
        #expect(pages.boxes == [["a (0, 0) 10×10"], ["b (0, 0) 10×150"], ["c (0, 0) 10×10"]])
        #expect(pages.diagnostics.map(\.id) == ["L001"])
    }

    /// Seven lines fit a page.
    @Test(arguments: [
        // lines, orphans, widows, lines on each page
        // The last page has four lines where that can be.
        (8, 1, 1, [4, 4]), (8, 1, 5, [3, 5]), (8, 7, 2, [8]), (12, 6, 2, [7, 5]), (12, 1, 6, [6, 6]), (16, 2, 3, [6, 6, 4]),
    ])
    func orphansAndWidows(lines: Int, orphans: Int, widows: Int, expected: [Int]) {
        let pages = bench.layout([
            text(String("一二三四五六七八九十百千万亿兆京".prefix(lines))) {
                $0.orphans = orphans
                $0.widows = widows
            }
        ])
        let counts = pages.texts.map { $0.split(separator: "\n").count }
        // A rule that would leave the page empty gives way.
        #expect(expected == [8] ? counts.reduce(0, +) == lines : counts == expected)
    }

    @Test func aHeadingNeverStandsAtThePageFoot() {
        let pages = bench.layout([box("a", 10, 110), heading("题"), text("一二")])
        #expect(pages.texts == ["", "题\n一一一一一一一一一一\n二二二二二二二二二二"])
    }

    @Test func keepsChainOverSeveralBlocks() {
        let pages = bench.layout([
            box("a", 10, 70), heading("甲"), heading("乙", level: 2), text("一") { $0.keepsWithNext = true }, text("二"),
        ])
        #expect(pages.texts[0] == "")
        #expect(pages.texts[1].hasPrefix("甲\n乙\n一"))
    }

    @Test func aNoteKeepsWithTheLineBeforeIt() {
        let pages = bench.layout([text("一二三四五六七"), text("注") { $0.keepsWithPrevious = true }, text("八九十")])
        #expect(pages.texts.map { $0.split(separator: "\n").count } == [6, 5])
    }

    /// Seven lines fit a page; what a colon introduces is a paragraph, a table or a figure that stands where it is called.
    @Test func aColonKeepsWithWhatItIntroduces() {
        let above = text("一二三四五六")
        let introduction = Block.paragraph(Paragraph([.text("有三项：", nil)], style: style()))
        let counts = { (blocks: [Block]) in bench.layout(blocks).texts.map { $0.split(separator: "\n").count } }
        #expect(counts([above, introduction, text("七八九")]) == [6, 4])
        #expect(counts([above, text("七"), text("八九十百")]) == [7, 4])
        let table = TableSketch(columns: [fixed(100)], body: [row(cell("甲")), row(cell("乙")), row(cell("丙"))]).block
        #expect(counts([above, introduction, table]) == [6, 4])
        // A figure that floats keeps, too, unless text stands in its place.
        #expect(counts([above, introduction, box("a", 10, 60, mayFollow: true), text("七八九")]) == [6, 4])
        let short = text("一二三四")
        #expect(counts([short, introduction, box("a", 10, 60, mayFollow: true), text("七八"), text("九十")]) == [7, 2])
    }

    /// A table of five rows below three lines, on pages of seven.
    @Test(arguments: [(Table.Keep.whole, [3, 5]), (.rows(2), [6, 2]), (.rows(3), [3, 5]), (.rows(1), [7, 1])])
    func aTableThatAPageHoldsIsKeptWhole(keep: Table.Keep, expected: [Int]) {
        let table = TableSketch(columns: [fixed(100)], body: "甲乙丙丁戊".map { row(cell(String($0))) }, keep: keep).block
        let pages = bench.layout([text("一二三"), table])
        #expect(pages.texts.map { $0.split(separator: "\n").count } == expected)
        #expect(pages.diagnostics.isEmpty)
        // One that is higher than a page breaks all the same.
        let high = TableSketch(columns: [fixed(100)], body: "甲乙丙丁戊己庚辛壬".map { row(cell(String($0))) }, keep: keep).block
        #expect(bench.layout([text("一二三"), high]).count == 2)
    }

    @Test func groupsStayTogether() {
        let pages = bench.layout([box("a", 10, 80), .group(Group([box("b", 10, 40), box("c", 10, 40)], keepsTogether: true))])
        #expect(pages.boxes == [["a (0, 0) 10×80"], ["b (0, 0) 10×40", "c (0, 40) 10×40"]])
    }

    @Test func aKeepDoesNotLeaveAPageHalfEmpty() {
        let pages = bench.layout([box("a", 10, 40), .group(Group([box("b", 10, 40), box("c", 10, 90)], keepsTogether: true))])
        #expect(pages.boxes == [["a (0, 0) 10×40", "b (0, 40) 10×40"], ["c (0, 0) 10×90"]])
    }

    @Test func aFigureMayStandBehindTextThatFollowsIt() {
        let pages = bench.layout([box("a", 10, 40), box("b", 10, 120, mayFollow: true), text("一二")])
        #expect(pages.boxes == [["a (0, 0) 10×40"], ["b (0, 0) 10×120"]])
        #expect(pages.texts[0] == "一一一一一一一一一一\n二二二二二二二二二二")
    }

    /// A small hole is better than a figure behind its place.
    @Test(arguments: [(110.0, 0, 1), (127.0, 1, 0)])
    func aFullPageIsLeftToItsFigure(filled: Double, onFirst: Int, onSecond: Int) {
        let pages = bench.layout([box("a", 10, filled), box("b", 10, 120, mayFollow: true), text("一") { $0.linePitch = .pt(12) }])
        #expect(pages.boxes == [["a (0, 0) 10×\(Int(filled))"], ["b (0, 0) 10×120"]])
        #expect(pages.texts.map { $0.isEmpty ? 1 : 0 } == [onFirst, onSecond])
    }

    @Test func blocksTakeWholeLinesOfTheGrid() {
        let pages = Bench(gridPitch: 20).layout([text("一"), box("a", 10, 30), text("二")])
        #expect(pages.boxes == [["a (0, 25) 10×30"]])
        let baselines = pages.display.pages[0].runs.map(\.baseline)
        #expect(short((baselines.last ?? .zero) - (baselines.first ?? .zero)) == "60")
    }
}
