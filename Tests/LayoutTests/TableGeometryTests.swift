import Diagnostics
import Display
import DocumentTree
import Geometry
import Styling
import Testing

/// Tables on pages of 100 × 140 with boxes as content.
@Suite struct TableGeometryTests {
    let bench = Bench()

    private func boxes(_ body: [Table.Row], columns: [Table.Column], styles: [Table.CellStyle] = [cellStyle()]) -> [[String]] {
        bench.layout([TableSketch(columns: columns, body: body, styles: styles).block]).boxes
    }

    @Test func rowsAreAsHighAsTheirHighestCell() {
        let found = boxes(
            [row(cell([box("a", 10, 30)]), cell([box("b", 10, 10)])), row(cell([box("c", 10, 10)]), cell([box("d", 10, 20)]))],
            columns: [fixed(40), fixed(60)], styles: [cellStyle { $0.vertical = .top }])
        #expect(found == [["a (0, 0) 10×30", "b (40, 0) 10×10", "c (0, 30) 10×10", "d (40, 30) 10×20"]])
    }

    @Test func spansTakeRowsAndColumns() {
        let found = boxes(
            [
                row(cell([box("a", 10, 70)], rows: 2), cell([box("b", 10, 20)], columns: 2)),
                row(cell([box("c", 10, 20)]), cell([box("d", 10, 20)])),
            ], columns: [fixed(20), fixed(30), fixed(50)], styles: [cellStyle { $0.vertical = .top }])
        // The span's need goes to its last row.
        #expect(found == [["b (20, 0) 10×20", "c (20, 20) 10×20", "d (50, 20) 10×20", "a (0, 0) 10×70"]])
    }

    @Test func cellsAlignVertically() {
        let styles = [VerticalAlignment.top, .middle, .bottom].map { place in cellStyle { $0.vertical = place } }
        let found = boxes(
            [
                row(
                    cell([box("a", 10, 40)]), cell([box("b", 10, 20)], style: 0), cell([box("c", 10, 20)], style: 1),
                    cell([box("d", 10, 20)], style: 2))
            ], columns: [fixed(25), fixed(25), fixed(25), fixed(25)], styles: styles)
        #expect(found == [["a (0, 0) 10×40", "b (25, 0) 10×20", "c (50, 10) 10×20", "d (75, 20) 10×20"]])
    }

    @Test func aHeadRepeatsOnEveryPage() {
        let body = "abcdefghi".map { row(cell([box(String($0), 10, 30)])) }
        let pages = bench.layout([TableSketch(columns: [fixed(100)], head: [row(cell("头"))], body: body).block])
        #expect(pages.count == 3)
        #expect(pages.boxes[0] == ["a (0, 20) 10×30", "b (0, 50) 10×30", "c (0, 80) 10×30", "d (0, 110) 10×30"])
        #expect(pages.boxes[1].first == "e (0, 20) 10×30")
        #expect(pages.realTexts == ["头", "", ""])
        #expect(pages.artifactTexts == ["", "头", "头"])
    }

    @Test func twoRowsStayWithTheHead() {
        let body = "abc".map { row(cell([box(String($0), 10, 30)])) }
        let pages = bench.layout([box("x", 10, 70), TableSketch(columns: [fixed(100)], head: [row(cell("头"))], body: body).block])
        #expect(pages.boxes == [["x (0, 0) 10×70"], ["a (0, 20) 10×30", "b (0, 50) 10×30", "c (0, 80) 10×30"]])
    }

    @Test func totalsDoNotStandAlone() {
        let body = "abcde".map { row(cell([box(String($0), 10, 30)]), previous: $0 == "e") }
        let pages = bench.layout([TableSketch(columns: [fixed(100)], head: [row(cell("头"))], body: body).block])
        #expect(pages.boxes.map(\.count) == [3, 2])
    }

    @Test func groupRowsKeepWithTheirFirstItem() {
        let body = "abcde".map { row(cell([box(String($0), 10, 30)]), next: $0 == "d") }
        let pages = bench.layout([TableSketch(columns: [fixed(100)], head: [row(cell("头"))], body: body).block])
        #expect(pages.boxes.map(\.count) == [3, 2])
    }

    @Test func notesStayWithTheLastRow() {
        let body = "abcd".map { row(cell([box(String($0), 10, 30)])) }
        let note = Paragraph([.text("注", nil)], style: style())
        let pages = bench.layout([TableSketch(columns: [fixed(100)], head: [row(cell("头"))], body: body, notes: [note]).block])
        #expect(pages.boxes.map(\.count) == [2, 2])
        #expect(pages.realTexts == ["头", "注"])
    }

    @Test func aLongRowBreaksInAllItsCells() {
        let left = (0..<8).map { box("a\($0)", 10, 30) }
        let right = (0..<20).map { box("b\($0)", 10, 20) }
        let pages = bench.layout([TableSketch(columns: [fixed(50), fixed(50)], body: [row(cell(left), cell(right))]).block])
        #expect(pages.count == 3)
        #expect(pages.boxes[0].first == "a0 (0, 0) 10×30")
        #expect(pages.boxes[1].first == "a4 (0, 0) 10×30")
        let names = pages.boxes.joined().map { $0.prefix { $0 != " " } }
        #expect(names.filter { $0.hasPrefix("a") } == (0..<8).map { "a\($0)" })
        #expect(names.filter { $0.hasPrefix("b") } == (0..<20).map { "b\($0)" })
    }

    @Test func labelsOfSpansRepeatCentredInTheirPart() {
        let styles = [cellStyle(), cellStyle { $0.repeatsOnBreak = true }]
        let body = (0..<6).map { index in
            index == 0
                ? row(cell("签", rows: 6, style: 1), cell([box("a0", 10, 40)])) : row(cell([box("a\(index)", 10, 40)]))
        }
        let pages = bench.layout([TableSketch(columns: [fixed(20), fixed(80)], body: body, styles: styles).block])
        #expect(pages.boxes.map(\.count) == [3, 3])
        #expect(pages.realTexts == ["签", ""])
        #expect(pages.artifactTexts == ["", "签"])
        let baselines = pages.display.pages.map { $0.runs[0].baseline }
        #expect(baselines[0] == baselines[1])
    }

    @Test func listsAndParagraphsStandInCells() {
        let items = ["甲", "乙"].map { name in
            List.Item(label: [.text("·", nil)], blocks: [.paragraph(Paragraph([.text(name + "之文", nil)], style: style()))])
        }
        let list = Block.list(List(items: items, style: style(), labelWidth: .pt(10)))
        let paragraph = Block.paragraph(Paragraph([.text("段", nil)], style: style()))
        let pages = bench.layout([
            TableSketch(columns: [fixed(40), fixed(60)], body: [row(cell([box("a", 10, 10)]), cell([paragraph, list]))]).block
        ])
        let runs = pages.display.pages[0].runs.map { "\($0.text) (\(short($0.rect.minX)), \(short($0.baseline)))" }
        #expect(runs == ["段 (40, 13.8)", "· (40, 33.8)", "甲之文 (50, 33.8)", "· (40, 53.8)", "乙之文 (50, 53.8)"])
        expectSoundPages(pages)
    }

    @Test func aTableInACellBreaksWithItsRow() {
        let inner = TableSketch(columns: [fixed(40)], body: (0..<6).map { row(cell([box("i\($0)", 10, 40)])) }).block
        let pages = bench.layout([TableSketch(columns: [fixed(50), fixed(50)], body: [row(cell([box("a", 10, 20)]), cell([inner]))]).block])
        #expect(pages.boxes.map(\.count) == [4, 3])
        #expect(pages.boxes[1].first == "i3 (55, 0) 10×40")
    }
}

/// What stands around tables and in their cells.
@Suite struct TableFlowTests {
    let bench = Bench()

    /// typesetting.md 8.2: the last page is not two rows.
    @Test func theLastTwoRowsDoNotStandAlone() {
        let body = "abcdefgh".map { row(cell([box(String($0), 10, 20)])) }
        #expect(bench.layout([TableSketch(columns: [fixed(100)], body: body).block]).boxes.map(\.count) == [5, 3])
    }

    @Test func aNoteBehindATableKeepsWithItsLastRow() {
        let body = "abcdefg".map { row(cell([box(String($0), 10, 20)])) }
        let pages = bench.layout([TableSketch(columns: [fixed(100)], body: body).block, text("注") { $0.keepsWithPrevious = true }])
        #expect(pages.boxes.map(\.count) == [4, 3])
        #expect(pages.texts[1].hasPrefix("注"))
    }

    @Test func footnotesOfCellsStandAtThePageFoot() {
        let note = Paragraph([.text("注文", nil)], style: style())
        let body = (0..<6).map { index in
            row(Table.Cell(.text([.text("行\(index)", nil)] + (index == 1 ? [.footnote(note)] : []))))
        }
        let pages = bench.layout([TableSketch(columns: [fixed(100)], body: body).block])
        #expect(pages.texts.map { $0.split(separator: "\n").last.map(String.init) } == ["①注文", "行5"])
        expectSoundPages(pages)
    }

    @Test func whatACellCanNotHaveIsLeftOut() {
        let pages = bench.layout([
            TableSketch(columns: [fixed(100)], body: [row(cell([box("a", 10, 20), .pageBreak, .space(.share(1)), box("b", 10, 20)]))]).block
        ])
        #expect(pages.boxes == [["a (0, 0) 10×20", "b (0, 20) 10×20"]])
    }

    @Test func spacesInACellCountOnce() {
        let pages = bench.layout([
            TableSketch(
                columns: [fixed(100)],
                body: [
                    row(cell([box("a", 10, 20, after: 10), .space(.fixed(.pt(5))), box("b", 10, 20, before: 8)])),
                    row(cell([box("c", 10, 20)])),
                ]
            ).block
        ])
        #expect(pages.boxes == [["a (0, 0) 10×20", "b (0, 35) 10×20", "c (0, 55) 10×20"]])
    }

    @Test func unequalColumnsOfALongRowAreBothComplete() {
        let left = (0..<5).map { box("a\($0)", 10, 30) }
        let right = (0..<14).map { box("b\($0)", 10, 30) }
        let label = cell("签", rows: 2, style: 1)
        let body = [row(label, cell([box("c", 10, 20)], columns: 2)), row(cell(left), cell(right)), row(cell("尾", columns: 3))]
        let styles = [cellStyle { $0.vertical = .top }, cellStyle { $0.repeatsOnBreak = true }]
        let pages = bench.layout([TableSketch(columns: [fixed(20), fixed(40), fixed(40)], body: body, styles: styles).block])
        #expect(pages.count == 4)
        #expect(
            pages.boxes[0] == ["c (20, 0) 10×20"] + (0..<4).map { "a\($0) (20, \(20 + $0 * 30)) 10×30" }
                + (0..<4).map { "b\($0) (60, \(20 + $0 * 30)) 10×30" })
        #expect(pages.boxes[1] == ["a4 (20, 0) 10×30"] + (4..<8).map { "b\($0) (60, \(($0 - 4) * 30)) 10×30" })
        #expect(pages.texts == ["签", "签", "签", "签\n尾"])
        #expect(pages.realTexts == ["签", "", "", "尾"])
    }
}
