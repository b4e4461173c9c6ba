import Diagnostics
import Display
import DocumentTree
import Geometry
import Styling
import Testing

/// What stands outside of the flow, on pages of 100 × 140.
@Suite struct PlacementTests {
    private let bench = Bench()

    private func placed(_ blocks: [Block], _ change: (inout Placement) -> Void = { _ in }) -> Block {
        var placement = Placement()
        change(&placement)
        return .group(Group(blocks, arrangement: .placed(placement)))
    }

    private func runs(_ pages: Pages) -> [[String]] {
        pages.display.pages.map { $0.runs.map { "\($0.text) \(short($0.rect.minX)) \(short($0.rect.minY))" } }
    }

    /// Wherever it is written, the flow is as it is without it.
    @Test(arguments: Placement.Reference.allCases, Placement.Layer.allCases)
    func takesNoRoom(reference: Placement.Reference, layer: Placement.Layer) {
        let flow: [Block] = [
            heading("题"), text("一二三") { $0.spaceBefore = .pt(5) }, box("b", 100, 30, before: 7), text("四五六七") { $0.spaceBefore = .pt(3) },
        ]
        let alone = bench.layout(flow)
        for index in 0...flow.count {
            var blocks = flow
            blocks.insert(
                placed([box("印", 20, 20)]) { ($0.reference, $0.layer, $0.right, $0.top) = (reference, layer, .pt(5), .pt(1)) }, at: index)
            let pages = bench.layout(blocks)
            #expect(runs(pages) == runs(alone), "at \(index)")
            let boxes = pages.boxes.map { $0.filter { !$0.hasPrefix("印") } }
            #expect(boxes == alone.boxes, "at \(index)")
            #expect(pages.boxes.flatMap { $0 }.filter { $0.hasPrefix("印") }.count == 1)
            // At the end of a page what hangs from a line leaves it, which is told.
            #expect(pages.diagnostics.allSatisfy { $0.id == "L013" && reference == .here })
        }
    }

    @Test func distancesCountFromTheReference() {
        let master = PageMaster(
            paper: Size(width: .pt(150), height: .pt(200)), margins: Insets(top: .pt(10), left: .pt(30), bottom: .pt(20), right: .pt(20)))
        func place(_ change: @escaping (inout Placement) -> Void) -> [String] {
            let blocks = [text("一"), placed([box("a", 20, 10)], change), text("二")]
            return Pages(Document(metadata: .init(), sections: [Section(master: master, blocks: blocks)])).boxes[0]
        }
        #expect(place { ($0.reference, $0.right, $0.bottom) = (.page, .pt(5), .pt(7)) } == ["a (125, 183) 20×10"])
        #expect(place { ($0.reference, $0.left, $0.top) = (.page, .pt(5), .pt(7)) } == ["a (5, 7) 20×10"])
        #expect(place { ($0.reference, $0.right, $0.bottom) = (.text, .pt(5), .pt(7)) } == ["a (105, 163) 20×10"])
        #expect(place { $0.reference = .text } == ["a (70, 90) 20×10"])
        // The line is the lower edge of the paragraph before it: 10 + 20.
        #expect(place { ($0.reference, $0.left) = (.here, .pt(3)) } == ["a (33, 25) 20×10"])
        #expect(place { ($0.reference, $0.left, $0.top) = (.here, .pt(3), .pt(4)) } == ["a (33, 34) 20×10"])
        #expect(place { ($0.reference, $0.right, $0.bottom) = (.here, .pt(3), .pt(4)) } == ["a (107, 16) 20×10"])
    }

    @Test func turnedPagesTurnWhatIsPlacedOnThem() {
        let margins = Insets(top: .pt(10), left: .pt(30), bottom: .pt(20), right: .pt(20))
        let master = PageMaster(paper: Size(width: .pt(150), height: .pt(200)), orientation: .turned, margins: margins)
        let blocks = [text("一"), placed([box("a", 20, 10)]) { ($0.reference, $0.left, $0.top) = (.page, .pt(5), .pt(7)) }]
        let pages = Pages(Document(metadata: .init(), sections: [Section(master: master, blocks: blocks)]))
        let map = pages.display.pages[0].stretches.flatMap(\.operations).compactMap { operation -> Rect? in
            guard case .image(let image) = operation.content else { return nil }
            return operation.transform.applied(to: Rect(origin: .zero, size: image.size))
        }
        // Upper left of the turned page is lower left of the sheet: 5 up from its foot, 7 from its left edge.
        #expect(map == [Rect(x: .pt(7), y: .pt(175), width: .pt(10), height: .pt(20))])
    }

    @Test func layersAreDrawnBehindAndAboveTheText() {
        func order(_ layer: Placement.Layer) -> [String] {
            let pages = bench.layout([text("一"), placed([box("印", 20, 20)]) { $0.layer = layer }, text("二")])
            return pages.display.pages[0].stretches.flatMap(\.operations).map { operation in
                switch operation.content {
                case .glyphs(let run): String(run.text.prefix(1))
                case .image: "印"
                case .drawing: "线"
                }
            }
        }
        #expect(order(.above) == ["一", "二", "印"])
        #expect(order(.behind) == ["印", "一", "二"])
    }

    @Test func whatIsReadStandsInReadingOrderAndWhatDecoratesInNone() {
        func tree(_ isDecorative: Bool) -> (String, [String]) {
            let blocks = [text("一"), placed([text("印"), box("图", 5, 5)]) { $0.isDecorative = isDecorative }, text("二")]
            let pages = bench.layout(blocks)
            return (pages.structure, pages.artifactTexts)
        }
        let (read, none) = tree(false)
        let lines = read.split(separator: "\n").map { $0.trimmingPrefix { $0 == " " } }.map { String($0.prefix(12)) }
        #expect(
            lines == ["document", "paragraph '一", "paragraph '印", "figure", "paragraph '二"].map { String($0.prefix(12)) }
                || lines.count == 5)
        #expect(none == [""])
        let (silent, artifacts) = tree(true)
        #expect(!silent.contains("印") && !silent.contains("figure"))
        #expect(artifacts.joined().contains("印"))
    }

    @Test func aWatermarkStandsOnEveryPageOfItsSection() {
        let mark = placed([text("密")]) { ($0.repeats, $0.layer, $0.left, $0.top) = (true, .behind, .pt(0), .pt(50)) }
        let sections = [
            Section(master: bench.master, blocks: [mark, text("一二三四五六七八九十百千万亿兆")]),
            Section(master: bench.master, blocks: [text("甲")]),
        ]
        let pages = Pages(Document(metadata: .init(), sections: sections))
        #expect(pages.artifactTexts.map { $0.contains("密") } == [true, true, true, false])
        #expect(pages.display.pages[0].runs.first?.text.hasPrefix("密") == true)
        #expect(!pages.structure.contains("密"))
        let alone = Pages(
            Document(metadata: .init(), sections: [Section(master: bench.master, blocks: [text("一二三四五六七八九十百千万亿兆")]), sections[1]]))
        #expect(pages.realTexts == alone.realTexts)
    }

    @Test func itStandsInCellsAndColumnsToo() {
        let stamp = placed([box("印", 10, 10)]) { ($0.reference, $0.right, $0.bottom) = (.here, .pt(0), .pt(0)) }
        let table = TableSketch(columns: [fixed(50), fixed(50)], body: [row(cell("甲"), cell([text("乙"), stamp]))]).block
        let pages = bench.layout([table])
        #expect(pages.boxes[0].count == 1)
        #expect(pages.boxes[0][0].hasPrefix("印 (90, "))
        let columns = Block.group(
            Group([text("一"), stamp, text("二")], arrangement: .columns(TextColumns(count: 2, gap: .pt(20)))))
        // A column is 40 wide: the text takes three lines of it.
        #expect(bench.layout([columns]).boxes == [["印 (30, 50) 10×10"]])
    }

    @Test func itStandsAtTheEdgeOfACellThatShrinks() {
        let stamp = placed([box("印", 10, 10)]) { ($0.reference, $0.right, $0.bottom) = (.here, .pt(0), .pt(0)) }
        var row = row(cell("甲"), cell([text("乙丙"), stamp]))
        (row.minimumHeight, row.hasFixedHeight) = (.pt(60), true)
        let pages = bench.layout([TableSketch(columns: [fixed(50), fixed(50)], body: [row]).block])
        #expect(pages.boxes[0].count == 1 && pages.boxes[0][0].hasPrefix("印 (90, "), "\(pages.boxes)")
        #expect(pages.diagnostics.isEmpty)
    }

    @Test func footnotesAndPlacesInItAreThoseOfItsPage() {
        let note = Paragraph([.text("注", nil)], style: style())
        let called = Block.paragraph(Paragraph([.text("印", nil), .footnote(note)], style: style()))
        let link = Block.paragraph(Paragraph([.link(.anchor(AnchorID(rawValue: "图")), [.text("见", nil)])], style: style()))
        let pages = bench.layout([link, placed([called, box("图", 5, 5)])])
        #expect(pages.realTexts[0].contains("①注"))
        #expect(pages.diagnostics.isEmpty)
        #expect(pages.display.pages[0].anchors.map(\.id.rawValue) == ["图"])
    }

    @Test func whatLeavesThePaperIsFound() {
        let pages = bench.layout([text("一"), placed([box("a", 20, 20)]) { ($0.left, $0.top) = (.pt(90), .pt(0)) }])
        #expect(pages.diagnostics.map(\.id) == ["L013"])
        let repeated = bench.layout([text("一"), placed([box("a", 20, 20)]) { ($0.left, $0.top, $0.repeats) = (.pt(0), .pt(130), true) }])
        #expect(repeated.diagnostics.map(\.id) == ["L013"])
    }
}
