import Display
import DocumentTree
import Geometry
import Styling
import Testing

@testable import Layout

/// Pages that are chosen together (typesetting.md 5.3 and 5.4): boxes one point high and one point a line.
@Suite struct PageBuilderTests {
    private func builder(_ boxes: [RunBox], height: Double, end: PageBuilder.End = .forced) -> PageBuilder {
        PageBuilder(boxes: boxes, region: Region(size: Size(width: .pt(10), height: .pt(height)), isFresh: true), end: end)
    }

    /// A paragraph of lines, of which `orphans` and `widows` stay together.
    private func paragraph(_ lines: Int, orphans: Int = 2, widows: Int = 2) -> [RunBox] {
        (0..<lines).map { line in
            let isBound = line > 0 && (line < orphans || lines - line < widows)
            return RunBox(
                ItemMeasure(height: .pt(1)), breakBefore: isBound ? .forbidden : .allowed, lines: 1, beginsBlock: line == 0)
        }
    }

    private func heading(_ level: Int) -> [RunBox] {
        [RunBox(ItemMeasure(height: .pt(1), spaceBefore: .pt(1)), lines: 1, level: level)]
    }

    private func figure(_ height: Double, under level: Int? = nil) -> [RunBox] {
        [RunBox(ItemMeasure(height: .pt(height)), kind: .float, level: level)]
    }

    @Test func theLastPageHasFourLines() {
        #expect(builder(paragraph(22), height: 20).pages().map(\.order.count) == [18, 4])
        #expect(builder(paragraph(3), height: 20).pages().map(\.order.count) == [3])
        // A page whose first lines stand there already.
        var start = FillLevel()
        start.add(ItemMeasure(height: .pt(15)), in: builder([], height: 20).region)
        var builder = builder(paragraph(7), height: 20)
        builder.start = start
        #expect(builder.pages().map(\.order.count) == [3, 4])
    }

    @Test func aFigureWaitsForTheNextPageWhileTextFillsTheHole() {
        // The hole would be four lines of ten: the figure, box 6, stands behind the paragraph that was begun below it.
        let pages = builder(paragraph(6) + figure(5) + paragraph(6), height: 10).pages()
        #expect(pages.map(\.order) == [[0, 1, 2, 3, 4, 5, 7, 8, 9, 10], [11, 12, 6]])
        // It parts no paragraph, and stands at the top where one begins.
        #expect(builder(paragraph(6) + figure(5) + paragraph(4) + paragraph(4), height: 10).pages().map(\.order)[1] == [6, 11, 12, 13, 14])
    }

    /// A heading of the figure's own level or above bars it, one below does not.
    @Test(arguments: [(1, true), (2, true), (3, false)])
    func aFigureStaysInItsSection(level: Int, isBarred: Bool) {
        var next = heading(level)
        next[0].measure.spaceBefore = .zero
        var boxes = heading(2) + paragraph(6) + figure(6, under: 2) + next + paragraph(6)
        boxes[1].breakBefore = .forbidden
        boxes[9].breakBefore = .forbidden
        let order = builder(boxes, height: 11).pages().flatMap(\.order)
        let standsBeforeIt = (order.firstIndex(of: 7) ?? 0) < (order.firstIndex(of: 8) ?? 0)
        #expect(standsBeforeIt == isBarred)
    }

    @Test func figuresKeepTheirOrder() {
        let pages = builder(paragraph(8) + figure(5) + figure(4) + paragraph(2) + paragraph(6), height: 10).pages()
        #expect(pages.map(\.order) == [[0, 1, 2, 3, 4, 5, 6, 7, 10, 11], [8, 9], [12, 13, 14, 15, 16, 17]])
    }

    /// A chart of four to six lines, its own height five, makes up for lines above and below: pages of thirteen.
    @Test(arguments: [(1, 0), (2, 2), (3, 2), (4, nil), (5, 0), (6, 2)])
    func aChartIsAsHighAsItsPageHasRoom(lines: Int, height: Int?) {
        var chart = figure(5)
        (chart[0].heights, chart[0].ownHeight) = ([.pt(4), .pt(5), .pt(6)], 1)
        let pages = builder(paragraph(lines) + chart + paragraph(4, orphans: 4) + paragraph(12, orphans: 4), height: 13).pages()
        #expect(pages[0].heights == (height.map { [PageStretch.Choice(box: lines, height: $0)] } ?? []))
    }

    @Test func aChartTakesItsOwnHeightWhereThereIsRoom() {
        var chart = figure(5)
        (chart[0].heights, chart[0].ownHeight) = ([.pt(4), .pt(5), .pt(6)], 1)
        #expect(builder(paragraph(4) + chart, height: 20).pages()[0].heights == [])
        #expect(builder(paragraph(16) + chart, height: 20).pages()[0].heights == [PageStretch.Choice(box: 16, height: 0)])
    }

    /// Random runs against all ways to part them.
    @Test(arguments: 0..<200)
    func noOtherPagesAreCheaper(seed: Int) {
        var random = SplitMix64(seed: UInt64(seed))
        var boxes: [RunBox] = []
        while boxes.count < 24 {
            var block: [RunBox]
            switch Int.random(in: 0..<6, using: &random) {
            case 0:
                block = heading(2) + paragraph(3)
                block[1].breakBefore = .forbidden
            case 1: block = [RunBox(ItemMeasure(height: .pt(.random(in: 2...5, using: &random)), spaceBefore: .pt(1), spaceAfter: .pt(1)))]
            default: block = paragraph(.random(in: 1...7, using: &random))
            }
            boxes += block
        }
        let height = Double.random(in: 8...14, using: &random).rounded()
        let chosen = builder(boxes, height: height).chosen()
        #expect(chosen.pages.flatMap(\.order) == Array(boxes.indices))
        #expect(abs(chosen.demerits - cheapest(boxes, height: height)) < 1e-6, "page of \(height)")
    }

    /// The demerits of the best of all ways, each page counted anew from its boxes.
    private func cheapest(_ boxes: [RunBox], height: Double) -> Double {
        var best: [Double] = Array(repeating: .infinity, count: boxes.count + 1)
        best[boxes.count] = 0
        for start in boxes.indices.reversed() {
            for end in start + 1...boxes.count {
                var bottom = 0.0
                var after = 0.0
                for (place, box) in boxes[start..<end].enumerated() {
                    if place > 0 { bottom += max(after, box.measure.spaceBefore.points) }
                    bottom += box.measure.height.points
                    after = box.measure.spaceAfter.points
                }
                guard bottom <= height + 0.01, end == boxes.count || boxes[end].breakBefore == .allowed else { continue }
                let hole = end == boxes.count ? 0 : (height - bottom) / height * 22
                let isShort = boxes[start..<end].allSatisfy { $0.lines > 0 } && end - start < 4
                best[start] = min(best[start], 1 + hole * hole * hole + (isShort ? 1500 : 0) + best[end])
            }
        }
        return best[0]
    }

    /// Runs with figures, over all page heights: whatever is chosen, nothing is lost and no rule of figures is broken.
    @Test(arguments: 0..<60)
    func figuresStandWhereTheyMay(seed: Int) {
        var random = SplitMix64(seed: UInt64(1000 + seed))
        var boxes: [RunBox] = []
        var level: Int?
        while boxes.count < 120 {
            switch Int.random(in: 0..<7, using: &random) {
            case 0:
                level = Int.random(in: 1...3, using: &random)
                var block = heading(level ?? 1) + paragraph(2)
                block[1].breakBefore = .forbidden
                boxes += block
            case 1: boxes += figure(Double(Int.random(in: 3...9, using: &random)), under: level)
            default: boxes += paragraph(.random(in: 1...8, using: &random))
            }
        }
        for height in 9...30 {
            let builder = builder(boxes, height: Double(height))
            let pages = builder.pages()
            let order = pages.flatMap(\.order)
            #expect(order.sorted() == Array(boxes.indices))
            let isFloat = { (index: Int) in if case .float = boxes[index].kind { true } else { false } }
            #expect(order.filter { !isFloat($0) } == boxes.indices.filter { !isFloat($0) })
            #expect(order.filter(isFloat) == boxes.indices.filter(isFloat))
            for (place, index) in order.enumerated() where isFloat(index) {
                let passed = order[..<place].filter { $0 > index }
                #expect(passed.allSatisfy { box in boxes[box].level.map { $0 > boxes[index].level ?? 0 } ?? true }, "passes a heading")
                #expect(order[..<place].count { $0 < index } == index, "stands before its place")
                let next = order[(place + 1)...].first { !isFloat($0) }
                #expect(next.map { boxes[$0].beginsBlock && boxes[$0].breakBefore == .allowed } ?? true, "parts what belongs together")
            }
            for page in pages {
                let heights = page.order.reduce(Length.zero) { $0 + boxes[$1].measure.height }
                #expect(heights <= .pt(Double(height)))
            }
        }
    }

    /// A run that is looked at in parts has the pages of one that is looked at whole, but for some near the ends of the parts.
    @Test func aLongRunIsChosenInParts() {
        let blocks: [Block] = (0..<400).map { text(String(repeating: "一", count: 1 + $0 * 7 % 5)) { ($0.orphans, $0.widows) = (2, 2) } }
        let pages = Bench(height: 200).layout(blocks)
        let lines = pages.texts.map { $0.split(separator: "\n").count }
        let all: Int = (0..<400).map { 1 + $0 * 7 % 5 }.reduce(0, +)
        #expect(lines.reduce(0, +) == all)
        #expect(lines.dropLast().allSatisfy { $0 >= 9 })
        #expect(lines.last ?? 0 >= 4)
    }
}
