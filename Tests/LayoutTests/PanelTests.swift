import Display
import DocumentTree
import Styling
import Testing

/// Where columns are cut into panels; a page is 200 wide, stubs take 50.
@Suite struct PanelTests {
    /// The columns of each panel, written as their numbers, and its name. A column is as wide as `widths` says.
    private func panels(_ widths: [Double], _ ranges: (Range<Int>, String)...) -> [String] {
        var table = TableSketch(
            columns: [fixed(50)] + widths.map { fixed($0) },
            body: [Table.Row([cell("根")] + widths.indices.map { cell("\($0 % 10)") })])
        table.stubColumns = 1
        table.panels = ranges.map { Table.Panel(columns: $0.0.lowerBound + 1..<$0.0.upperBound + 1, name: $0.1) }
        let title = Heading(
            level: 1, content: [.text("题", nil)], style: style(), anchor: AnchorID(rawValue: "t"), title: "题", contentsKind: nil)
        table.caption = Table.Caption(title: title)
        return Bench(width: 200, height: 400).layout([table.block]).texts.joined(separator: "\n").split(separator: "\n").map(String.init)
    }

    @Test func aTableThatFitsIsNotCut() {
        #expect(panels([50, 50, 50], (0..<3, "甲")) == ["题", "根012"])
    }

    @Test func smallRangesShareAPanelAndAreNotParted() {
        let found = panels([50, 50, 50, 50, 50], (0..<1, "甲"), (1..<3, "乙"), (3..<5, "丙"))
        #expect(found == ["题（甲、乙）", "根012", "题（丙）", "根34"])
        #expect(panels([50, 50, 50, 50], (0..<2, "甲"), (2..<4, "乙")) == ["题（甲）", "根01", "题（乙）", "根23"])
    }

    @Test func aLargeRangeIsPartedEvenly() {
        #expect(panels([50, 50, 50, 50], (0..<4, "甲")) == ["题（甲1）", "根01", "题（甲2）", "根23"])
        // Two and three, not three and two: what is free is shared.
        #expect(panels([60, 60, 30, 30, 30], (0..<5, "甲")) == ["题（甲1）", "根01", "题（甲2）", "根234"])
    }

    @Test func theLastPartOfALargeRangeHasCompany() {
        let found = panels([50, 50, 50, 50, 50, 50], (0..<4, "甲"), (4..<6, "乙"))
        #expect(found.count == 4)
        #expect(found == ["题（甲1）", "根012", "题（甲2、乙）", "根345"])
    }

    @Test func fewerPanelsComeBeforeEvenOnes() {
        // Eleven columns of which three fit: four panels.
        let found = panels(Array(repeating: 50, count: 11), (0..<11, "甲"))
        #expect(found.filter { $0.hasPrefix("题") }.count == 4)
        #expect(found.filter { $0.hasPrefix("根") }.map { $0.count - 1 }.sorted() == [2, 3, 3, 3])
    }

    @Test func anOpenLineSeparatesPanelsOfOnePage() {
        var table = TableSketch(
            columns: (0..<4).map { _ in fixed(60) }, body: (0..<2).map { _ in Table.Row((0..<4).map { cell("\($0)") }) })
        table.panels = [Table.Panel(columns: 0..<2, name: "甲"), Table.Panel(columns: 2..<4, name: "乙")]
        let title = Heading(level: 1, content: [.text("题", nil)], style: style(), anchor: AnchorID(rawValue: "t"), title: "题")
        table.caption = Table.Caption(title: title)
        func baselines(height: Double) -> [String] {
            Bench(width: 130, height: height).layout([table.block]).display.pages.map { page in
                page.runs.filter { $0.text.hasPrefix("题") }.map { short($0.baseline) }.joined(separator: " ")
            }
        }
        // A title and two rows of 20 pt each, then 20 pt; none at a page's top.
        #expect(baselines(height: 140) == ["13.8 93.8"])
        #expect(baselines(height: 130) == ["13.8", "13.8"])
    }

    @Test func theContinuationStaysWithTheTitle() {
        var table = TableSketch(
            columns: [fixed(40)] + (0..<4).map { _ in fixed(30) },
            body: (0..<4).map { line in
                Table.Row([cell("根")] + (0..<4).map { _ in cell("\(line)") })
            })
        table.stubColumns = 1
        table.panels = [Table.Panel(columns: 1..<3, name: "甲乙丙丁"), Table.Panel(columns: 3..<5, name: "子丑寅卯")]
        let even = style {
            $0.alignment = .balance
            $0.breaking = .optimal
        }
        let title = Heading(
            level: 1, content: [.text("一二三四五六", nil)], style: even, anchor: AnchorID(rawValue: "t"), title: "一二三四五六",
            contentsKind: nil)
        table.caption = Table.Caption(title: title)
        let texts = Bench(width: 100, height: 100).layout([table.block]).texts.map { $0.split(separator: "\n").prefix(2).map(String.init) }
        #expect(texts.first == ["一二三四五六", "（甲乙丙丁）"])
        #expect(texts.dropFirst().first == ["一二三四五六（续）", "（甲乙丙丁）"])
    }
}
