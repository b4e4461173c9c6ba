import Display
import DocumentTree
import Geometry
import Testing

/// What holds for any table, tried on random ones.
@Suite struct TablePropertyTests {
    let bench = Bench(width: 300, height: 300)

    @Test(arguments: 0..<30)
    func everyDatumStandsOnceAndNothingOverlaps(seed: Int) {
        let table = RandomTable(seed: UInt64(seed))
        let pages = bench.layout([table.sketch.block])
        #expect(pages.diagnostics.isEmpty)
        expectSoundPages(pages)
        #expect(sortedCharacters(pages.realTexts.joined()) == sortedCharacters(table.characters + table.headCharacters))
        for text in pages.artifactTexts.dropFirst() { #expect(containsAll(of: table.headCharacters, in: text)) }
    }

    @Test(arguments: 100..<112)
    func rowsHigherThanAPageBreakWithoutLoss(seed: Int) {
        let table = RandomTable(seed: UInt64(seed), rows: 1...8, lines: 1...120)
        let pages = bench.layout([text("一二三"), table.sketch.block, text("四")])
        #expect(pages.diagnostics.isEmpty)
        expectSoundPages(pages)
        let others = ["一", "二", "三", "四"].map { String(repeating: $0, count: 10) }.joined()
        #expect(sortedCharacters(pages.realTexts.joined()) == sortedCharacters(table.characters + table.headCharacters + others))
    }

    @Test(arguments: 0..<8)
    func columnsSumToTheTable(seed: Int) {
        var table = RandomTable(seed: UInt64(seed)).sketch
        table.columns[0] = Table.Column(width: .share(1, minimum: .pt(30)))
        for page in bench.layout([table.block]).display.pages {
            let rules = page.stretches.filter { $0.mark == .artifact(.layout) }.flatMap(\.operations)
            var bounds: Rect?
            for case .drawing(let drawing) in rules.map(\.content) {
                if let box = drawing.path.bounds { bounds = bounds?.union(box) ?? box }
            }
            // The frame's rule reaches over the corners by half its width.
            #expect(bounds.map { ($0.size.width - .pt(301)).magnitude < .pt(0.01) } == true)
        }
    }

    private func containsAll(of part: String, in whole: String) -> Bool {
        var left = Array(whole)
        for character in part {
            guard let index = left.firstIndex(of: character) else { return false }
            left.remove(at: index)
        }
        return true
    }
}
