import Display
import DocumentTree
import Geometry
import Testing

/// Rows that exist because of page breaks: sums of pages, heads of parts.
@Suite struct PageRowTests {
    /// Adds up the numbers 1, 2, 3 … of the rows.
    private struct Counting: PageSums {
        func text(of list: Int, rows: Range<Int>) -> String { String(rows.reduce(0) { $0 + $1 + 1 }) }
    }

    private func sum(_ extent: Table.PageSum.Extent) -> Table.Cell {
        Table.Cell(.pageSum(Table.PageSum(list: 0, extent: extent, widest: "0000")))
    }

    /// A table of numbered rows of 20 pt on pages of 100 × 100 with a head: four rows of the body stand there without sums.
    private func pages(rows count: Int, _ pageRows: Table.PageRows) -> [String] {
        var table = Table(
            name: "表", columns: [fixed(50), fixed(50, decimals: true)], head: [row(cell("头"), cell("数"))],
            body: (1...count).map { row(cell("行\($0)"), number("\($0)")) }, cellStyles: [cellStyle()])
        table.pageRows = pageRows
        let pages = Pages(
            Document(metadata: .init(), sections: [Section(master: Bench(width: 100, height: 100).master, blocks: [.table(table)])]),
            pageSums: Counting())
        #expect(pages.diagnostics.isEmpty)
        expectSoundPages(pages)
        let body = pages.realTexts.joined(separator: "\n").split(separator: "\n").map(String.init)
        #expect(body == ["头数"] + (1...count).map { "行\($0)\($0)" })
        return pages.texts.map { $0.replacing("\n", with: " ") }
    }

    @Test func whatIsCarriedOverStandsAtFootAndHead() {
        let rows = Table.PageRows(head: [row(cell("承前"), sum(.before))], foot: [row(cell("过次"), sum(.through))])
        #expect(
            pages(rows: 8, rows) == [
                "头数 行11 行22 行33 过次6", "头数 承前6 行44 行55 过次15", "头数 承前15 行66 行77 行88",
            ])
    }

    @Test func aPageSubtotalClosesEveryPage() {
        let rows = Table.PageRows(foot: [row(cell("小计"), sum(.page))], closesLastPage: true)
        #expect(pages(rows: 7, rows) == ["头数 行11 行22 行33 小计6", "头数 行44 行55 小计9", "头数 行66 行77 小计13"])
    }

    @Test func aTableOnOnePageHasNone() {
        let rows = Table.PageRows(head: [row(cell("承前"), sum(.before))], foot: [row(cell("小计"), sum(.page))], closesLastPage: true)
        #expect(pages(rows: 4, rows) == ["头数 行11 行22 行33 行44"])
    }

    @Test func sumsAreArtifactsAndMakeNoElements() {
        var table = Table(
            name: "表", columns: [fixed(50), fixed(50)], body: (1...7).map { row(cell("行"), number("\($0)")) }, cellStyles: [cellStyle()])
        let plain = Pages(Document(metadata: .init(), sections: [Section(master: Bench(height: 100).master, blocks: [.table(table)])]))
        table.pageRows = Table.PageRows(foot: [row(cell("小计"), sum(.page))])
        let summed = Pages(
            Document(metadata: .init(), sections: [Section(master: Bench(height: 100).master, blocks: [.table(table)])]),
            pageSums: Counting())
        #expect(summed.structure == plain.structure)
        #expect(summed.artifactTexts.joined().contains("小计"))
    }

    @Test func columnsAreWideEnoughForTheLargestSum() {
        var table = Table(
            name: "表", columns: [fixed(50), Table.Column(width: .content(minimum: .zero, maximum: .pt(50)), alignsDecimals: true)],
            body: (1...7).map { row(cell("行"), number("\($0)")) }, cellStyles: [cellStyle()])
        table.pageRows = Table.PageRows(foot: [row(cell("小计"), sum(.page))])
        let pages = Pages(
            Document(metadata: .init(), sections: [Section(master: Bench(height: 100).master, blocks: [.table(table)])]),
            pageSums: Counting())
        expectSoundPages(pages)
        let numbers = pages.display.pages[0].runs.filter { $0.text.allSatisfy(\.isNumber) }
        // Four digits of half an em in 10 pt: every number ends 20 pt behind the column's edge.
        #expect(numbers.count == 5 && numbers.allSatisfy { ($0.rect.maxX - numbers[0].rect.maxX).magnitude < .pt(0.1) })
        #expect(numbers.last?.text == "10")
    }

    @Test func headsOfAPartStandAgainBesideItsLabel() {
        let styles = [cellStyle(), cellStyle { $0.repeatsOnBreak = true }]
        var heads = row(cell("签", rows: 7, style: 1), cell("甲"), cell("乙"), next: true)
        heads.repeatsOnBreak = true
        let body = [row(cell("前", columns: 3)), heads] + (1...6).map { row(cell("\($0)"), cell("\($0)")) } + [row(cell("后", columns: 3))]
        let table = TableSketch(columns: [fixed(20), fixed(40), fixed(40)], body: body, styles: styles)
        let pages = Bench(width: 100, height: 100).layout([table.block])
        expectSoundPages(pages)
        #expect(pages.realTexts.joined(separator: "\n").filter { "甲乙签".contains($0) }.count == 3)
        // Labels stand in the middle of their parts, and the part of the second page begins with the heads.
        #expect(pages.artifactTexts.dropFirst().first.map { $0.contains("甲乙") && $0.contains("签") } == true)
        let second = pages.display.pages[1].runs
        #expect(second.first { $0.text == "甲" }.map { $0.rect.minY < .pt(20) } == true)
        #expect(pages.texts.last.map { $0.contains("后") } == true)
        #expect(pages.texts.last.map { $0.contains("甲") } == (pages.texts.last.map { $0.contains("6") }))
    }
}
