import Diagnostics
import Display
import DocumentTree
import Geometry
import Layout
import Styling
import Testing
import Typesetting
import TypesettingTestSupport

/// Sections that are as they were are not laid out again, and nobody sees it.
@Suite struct LayoutMemoryTests {
    private struct Result: Equatable {
        var pages: [Page]
        var structure: StructTree
        var outline: [OutlineEntry]
        var diagnostics: [Diagnostic]
    }

    private func laidOut(_ document: Document, _ typesetter: Typesetter, memory: LayoutMemory?) -> Result {
        let pages = PageCollector()
        let (rest, diagnostics) = LayoutEngine.layout(document, typesetter: typesetter, to: pages, memory: memory)
        return Result(pages: pages.pages, structure: rest.structure, outline: rest.outline, diagnostics: diagnostics)
    }

    /// A contents list, then sections of headings, paragraphs and tables; some heads print the number of pages, some the part's title.
    private func document(_ generator: inout SplitMix64) -> Document {
        let kinds = [Contents.Kind("part", style: style(), leader: nil, showsPage: true)]
        var sections = [Section(master: Bench(height: 60).master, blocks: [.contents(Contents(kinds: kinds))])]
        for number in 1...6 { sections.append(section(number, &generator)) }
        return Document(metadata: .init(), sections: sections)
    }

    private func section(_ number: Int, _ generator: inout SplitMix64) -> Section {
        var running: [RunningElement] = []
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: running = [RunningElement(edge: .foot, distance: .pt(2), content: [.pageNumber, .pageCount], style: style())]
        case 1: running = [RunningElement(edge: .head, distance: .pt(2), content: [.runningTitle(level: 1)], style: style())]
        default: break
        }
        var blocks = [heading("第\(number)部分", level: Int.random(in: 1...2, using: &generator), kind: "part")]
        for _ in 0..<Int.random(in: 1...5, using: &generator) {
            if Bool.random(using: &generator) {
                blocks.append(text(String(repeating: "文字", count: Int.random(in: 1...20, using: &generator))))
            } else {
                blocks.append(RandomTable(seed: generator.next(), rows: 1...8).sketch.block)
            }
        }
        return Section(master: Bench(height: 80, running: running).master, blocks: blocks)
    }

    @Test func givesWhatALayoutFromTheBeginningGives() {
        var generator = SplitMix64(seed: 7)
        let typesetter = Typesetter(shaper: SquareShaper())
        var reused = 0
        for _ in 0..<40 {
            var document = document(&generator)
            let memory = LayoutMemory()
            _ = laidOut(document, typesetter, memory: memory)
            for _ in 0..<6 {
                // One section is another, goes, or comes twice; or nothing is changed.
                let index = Int.random(in: 1..<document.sections.count, using: &generator)
                switch Int.random(in: 0..<6, using: &generator) {
                case 0: document.sections.remove(at: index)
                case 1: document.sections.insert(section(9, &generator), at: index)
                case 2: break
                default: document.sections[index] = section(index, &generator)
                }
                if document.sections.count < 3 { document.sections.append(section(8, &generator)) }
                let expected = laidOut(document, typesetter, memory: nil)
                #expect(laidOut(document, typesetter, memory: memory) == expected)
            }
            reused += memory.reused
        }
        #expect(reused > 200)
    }
}
