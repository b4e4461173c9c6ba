import Diagnostics
import Display
import DocumentTree
import Geometry
import Styling
import Testing

/// Columns of text on pages of 100 × 140: two of 40 with a gap of 20, four Han a line, seven lines a column.
@Suite struct TextColumnTests {
    private let bench = Bench()

    private func columns(_ blocks: [Block], count: Int = 2, gap: Double = 20, rule: Double? = nil) -> Block {
        .group(
            Group(
                blocks,
                arrangement: .columns(TextColumns(count: count, gap: .pt(gap), rule: rule.map { Stroke(width: .pt($0)) }))))
    }

    /// A paragraph of so many lines in a column of 40.
    private func lines(_ characters: String, _ change: (inout ParagraphStyle) -> Void = { _ in }) -> Block {
        .paragraph(Paragraph([.text(characters.map { String(repeating: $0, count: 4) }.joined(), nil)], style: style(change)))
    }

    /// The lines of a page by the left edge of their column.
    private func columns(of page: DisplayPage) -> [[String]] {
        var found: [Length: [String]] = [:]
        for run in page.runs { found[run.rect.minX, default: []].append(run.text) }
        return found.sorted { $0.key < $1.key }.map(\.value)
    }

    @Test func columnsAreFilledInTurnAndBalancedAtTheEnd() {
        let pages = bench.layout([columns([lines("一二三四五六七八九十百千万亿兆京垓秭穰沟")])])
        let short = { (page: DisplayPage) in columns(of: page).map { $0.map { String($0.prefix(1)) }.joined() } }
        #expect(short(pages.display.pages[0]) == ["一二三四五六七", "八九十百千万亿"])
        // Six lines are left: three in each column.
        #expect(short(pages.display.pages[1]) == ["兆京垓", "秭穰沟"])
        expectSoundPages(pages)
    }

    @Test func whatFollowsStandsBelowTheHighestColumn() {
        let pages = bench.layout([text("前"), columns([lines("一二三四五")], rule: 1), box("a", 100, 10)])
        #expect(pages.count == 1)
        // A line of 20, three lines in the first column, two in the second.
        #expect(pages.boxes == [["a (0, 80) 100×10"]])
        let rules = pages.display.pages[0].stretches.filter { $0.mark == .artifact(.layout) }.flatMap(\.operations)
        #expect(rules.map { "\(short($0.transform.tx)) \(short($0.transform.ty))" } == ["50 20"])
    }

    @Test func noLineStandsAloneInAColumn() {
        // Two paragraphs of three lines with two orphans and two widows: a break inside of one leaves a line alone.
        let change = { (style: inout ParagraphStyle) in (style.orphans, style.widows) = (2, 2) }
        let pages = bench.layout([columns([lines("一二三", change), lines("四五六", change)])])
        #expect(columns(of: pages.display.pages[0]).map(\.count) == [3, 3])
    }

    @Test func aHeadingStaysWithItsTextAcrossColumns() {
        let pages = bench.layout([columns([lines("一二三四五六"), heading("题"), lines("七八九十百千")])])
        let found = columns(of: pages.display.pages[0])
        // The heading would be the seventh line of the first column of the page.
        #expect(found.map { $0.first ?? "" } == ["一一一一", "题"])
        #expect(pages.count == 1)
    }

    @Test func headingsWithinOpenSectionsInReadingOrder() {
        let pages = bench.layout([columns([heading("甲"), lines("一"), heading("乙"), lines("二")]), text("三")])
        let order = pages.structure.split(separator: "\n").filter { $0.contains("'") }.map { $0.drop { $0 == " " } }
        #expect(order.map(String.init).map { $0.split(separator: "'")[1].prefix(1) } == ["甲", "一", "乙", "二", "三"])
    }

    @Test func footnotesStandAtThePageFootBelowAllColumns() {
        let note = Paragraph([.text("注", nil)], style: style())
        let called = Block.paragraph(Paragraph([.text("句", nil), .footnote(note)], style: style()))
        let pages = bench.layout([columns([lines("一二三四五"), called, lines("六七八九十")])])
        // 140 − 20 for the note − 10.5 for its separator: five lines in each column.
        #expect(pages.realTexts[0].hasSuffix("①注"))
        let bottoms = pages.display.pages[0].runs.filter { !$0.text.contains("注") && !$0.text.contains("①") }.map(\.rect.maxY)
        #expect((bottoms.max() ?? .zero) <= .pt(140 - 20 - 10.5))
        expectSoundPages(pages)
    }

    @Test func tablesAndFiguresStandInAColumn() {
        let table = TableSketch(columns: [fixed(40)], head: [row(cell("头"))], body: (0..<8).map { row(cell("行\($0)")) }).block
        let pages = bench.layout([columns([box("a", 40, 30), table])])
        #expect(pages.boxes == [["a (0, 0) 40×30"]])
        let texts = columns(of: pages.display.pages[0])
        #expect(texts.count == 2)
        // The head stands again where the table goes on.
        #expect(texts.allSatisfy { $0.contains("头") })
        #expect(texts.flatMap { $0 }.filter { $0.hasPrefix("行") }.count == 8)
    }

    /// Nothing is lost, doubled or out of order, nothing overlaps, and no lower columns would hold what the last page holds.
    @Test func sweepOverWidthsHeightsAndCounts() {
        var generator = SplitMix64(seed: 16)
        let gap = 8.0
        var pagesSeen = 0
        for width in stride(from: 60.0, through: 240, by: 30) {
            for height in stride(from: 60.0, through: 200, by: 35) {
                // A column holds a character at least.
                for count in 2...4 where width - gap * Double(count - 1) >= 12 * Double(count) {
                    let blocks = (0..<Int.random(in: 1...9, using: &generator)).map { index -> Block in
                        let text = String(
                            (0..<Int.random(in: 1...60, using: &generator)).map { _ in
                                Character(Unicode.Scalar(UInt32.random(in: 0x4E00...0x4FFF, using: &generator)) ?? "一")
                            })
                        if index > 0, Int.random(in: 0..<5, using: &generator) == 0 { return heading("题\(index)") }
                        return .paragraph(Paragraph([.text(text, nil)], style: style { ($0.orphans, $0.widows) = (2, 2) }))
                    }
                    let pages = Bench(width: width, height: height).layout([columns(blocks, count: count, gap: gap), text("末")])
                    pagesSeen += pages.count
                    let expected = blocks.map(\.characters).joined() + String(repeating: "末", count: 10)
                    let found = pages.leafTexts.sorted { $0.key < $1.key }.map(\.value).joined()
                    #expect(found == expected, "\(width) × \(height), \(count)")
                    expectSoundPages(pages)
                }
            }
        }
        #expect(pagesSeen > 200)
    }

    /// The columns of the last page are as low as whole lines allow.
    @Test(arguments: 2...4, 1...21)
    func balance(count: Int, lineCount: Int) {
        let width = 40.0 * Double(count) + 10 * Double(count - 1)
        let text = lines(String((0..<lineCount).map { Character(Unicode.Scalar(UInt32(0x4E00 + $0)) ?? "一") }))
        let pages = Bench(width: width, height: 140).layout([columns([text], count: count, gap: 10)])
        let last = lineCount % (7 * count)
        guard last > 0 else { return }
        let heights = columns(of: pages.display.pages[pages.count - 1]).map(\.count)
        #expect(heights.max() == (last + count - 1) / count)
        #expect(heights.reduce(0, +) == last)
    }

    /// A page of columns costs what it costs in a short document: what was set is not set again.
    @Test func workGrowsWithTheLines() {
        func operations(_ paragraphs: Int) -> Double {
            let blocks = (0..<paragraphs).map { _ in lines("一二三四五六") }
            let clock = ContinuousClock()
            let time = (0..<3).map { _ in clock.measure { _ = bench.layout([columns(blocks)]) } }.min() ?? .zero
            return Double(time.components.attoseconds) / 1e9 / Double(paragraphs) + Double(time.components.seconds) * 1e9
        }
        let (few, many) = (operations(50), operations(800))
        #expect(many < few * 3, "\(few) ns a paragraph, then \(many)")
    }
}

extension Block {
    /// The characters of a paragraph or heading.
    fileprivate var characters: String {
        switch self {
        case .paragraph(let paragraph): paragraph.content.plainText
        case .heading(let heading): heading.content.plainText
        default: ""
        }
    }
}
