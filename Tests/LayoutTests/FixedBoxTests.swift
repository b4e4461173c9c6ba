import Diagnostics
import Display
import DocumentTree
import Geometry
import Styling
import Testing

/// Boxes and rows of one height, on pages of 100 × 140.
@Suite struct FixedBoxTests {
    private let bench = Bench()

    private func sized(_ blocks: [Block], _ height: Double, smallest: Double? = nil, _ alignment: VerticalAlignment = .top) -> Block {
        .group(
            Group(
                blocks,
                arrangement: .box(FixedBox(height: .pt(height), smallestSize: smallest.map { .pt($0) }, alignment: alignment))))
    }

    private func sizes(_ pages: Pages) -> Set<Double> {
        Set(
            pages.display.pages.flatMap(\.stretches).flatMap(\.operations).compactMap { operation in
                guard case .glyphs(let run) = operation.content else { return nil }
                return (run.size.points * 100).rounded() / 100
            })
    }

    @Test func itTakesItsHeightWhateverItHolds() {
        for (alignment, y) in [(VerticalAlignment.top, 0), (.middle, 15), (.bottom, 30)] {
            let pages = bench.layout([sized([box("a", 10, 20)], 50, alignment), box("b", 10, 10)])
            #expect(pages.boxes == [["a (0, \(y)) 10×20", "b (0, 50) 10×10"]])
            #expect(pages.diagnostics.isEmpty)
        }
    }

    @Test func whatIsTooHighShrinksAsLittleAsNeeded() {
        // Four lines of 20 in 60: at three quarters a line is 15 high.
        let pages = bench.layout([sized([text("一二三四")], 60, smallest: 5), box("b", 10, 10)])
        #expect(pages.boxes == [["b (0, 60) 10×10"]])
        let size = sizes(pages).first ?? 0
        #expect(size >= 7.5 && size < 10)
        #expect(pages.diagnostics.isEmpty)
        expectSoundPages(pages)
        #expect(sortedCharacters(pages.texts[0]) == sortedCharacters("一二三四".map { String(repeating: $0, count: 10) }.joined()))
    }

    @Test func whatIsStillTooHighIsFound() {
        let pages = bench.layout([sized([text("一二三四五六")], 40, smallest: 9)])
        #expect(pages.diagnostics.map(\.id) == ["L014"])
        #expect(sizes(pages) == [9])
        #expect(bench.layout([sized([text("一二三")], 40)]).diagnostics.map(\.id) == ["L014"])
    }

    /// Whatever a box holds, it has its height; it is found too small only where even the smallest size is too large.
    @Test func sweepOverHeights() {
        for height in stride(from: 10.0, through: 130, by: 4) {
            let pages = bench.layout([sized([text("一二三"), box("a", 60, 20), text("四五")], height, smallest: 6), box("b", 10, 5)])
            #expect(pages.boxes.flatMap { $0 }.last == "b (0, \(short(.pt(height)))) 10×5")
            let isFound = pages.diagnostics.map(\.id) == ["L014"]
            #expect(isFound || pages.diagnostics.isEmpty)
            if !isFound {
                let bottom = pages.display.pages[0].runs.map(\.rect.maxY).max() ?? .zero
                #expect(bottom <= .pt(height + 0.1), "\(height)")
            }
            #expect(sizes(pages).allSatisfy { $0 >= 6 })
        }
    }

    @Test func rowsOfOneHeightShrinkTheirCells() {
        func table(_ text: String, height: Double) -> Pages {
            var row = row(cell(text), cell("短"))
            (row.minimumHeight, row.hasFixedHeight) = (.pt(height), true)
            return bench.layout([TableSketch(columns: [fixed(50), fixed(50)], body: [row]).block, box("b", 10, 5)])
        }
        // Two lines of 20 in 30.
        let pages = table("一二三四五六七", height: 30)
        #expect(pages.boxes == [["b (0, 30) 10×5"]])
        #expect(pages.diagnostics.isEmpty)
        #expect((sizes(pages).min() ?? 0) < 10)
        #expect(sizes(pages).contains(10))
        let full = table(String(repeating: "字", count: 60), height: 30)
        #expect(full.boxes == [["b (0, 30) 10×5"]])
        #expect(full.diagnostics.map(\.id) == ["L015"])
        // What fits stays as it is, and is not higher.
        #expect(sizes(table("一", height: 30)) == [10])
    }
}
