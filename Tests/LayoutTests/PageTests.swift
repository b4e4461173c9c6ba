import Display
import DocumentTree
import Geometry
import Styling
import Testing

/// Paper, margins, running feet, numbers.
@Suite struct PageTests {
    private let margins = Insets(top: .pt(10), left: .pt(30), bottom: .pt(20), right: .pt(20))

    private func master(_ orientation: PageMaster.Orientation = .portrait, mirrored: Bool = false, running: [RunningElement] = [])
        -> PageMaster
    {
        PageMaster(
            paper: Size(width: .pt(150), height: .pt(200)), orientation: orientation, margins: margins, isMirrored: mirrored,
            running: running)
    }

    private func pages(_ sections: Section...) -> Pages { Pages(Document(metadata: .init(), sections: sections)) }

    @Test func contentStandsInTheTextBlock() {
        let found = pages(Section(master: master(mirrored: true), blocks: [box("a", 10, 10), .pageBreak, box("b", 10, 10)]))
        #expect(found.boxes == [["a (30, 10) 10×10"], ["b (20, 10) 10×10"]])
    }

    @Test func turnedContentHasItsHeadAtThePhysicalLeft() {
        let found = pages(Section(master: master(.turned), blocks: [box("a", 170, 10), box("b", 10, 90)]))
        // The measure is 170 wide and 100 high; the block's upper left corner lies at the lower left.
        #expect(found.count == 1)
        #expect(found.display.pages[0].geometry.sheet == Size(width: .pt(150), height: .pt(200)))
        let places = found.display.pages[0].stretches.flatMap(\.operations).map { operation in
            operation.transform.applied(to: Rect(x: .zero, y: .zero, width: .pt(10), height: .pt(10)))
        }
        #expect(places[0] == Rect(x: .pt(30), y: .pt(170), width: .pt(10), height: .pt(10)))
        #expect(places[1] == Rect(x: .pt(40), y: .pt(170), width: .pt(10), height: .pt(10)))
    }

    @Test func landscapePaperLiesOnItsSide() {
        let found = pages(Section(master: master(.landscape), blocks: [box("a", 170, 100)]))
        #expect(found.display.pages[0].geometry.sheet == Size(width: .pt(200), height: .pt(150)))
        #expect(found.boxes == [["a (20, 30) 170×100"]])
    }

    @Test func turnedPagesLieOnTheirSideForReaders() {
        let document = Document(
            metadata: .init(),
            sections: [
                Section(master: master(), blocks: [box("a", 10, 10)]), Section(master: master(.turned), blocks: [box("b", 170, 10)]),
            ]
        ).forReading
        let found = Pages(document)
        #expect(
            found.display.pages.map(\.geometry.sheet) == [
                Size(width: .pt(150), height: .pt(200)), Size(width: .pt(200), height: .pt(150)),
            ])
        #expect(found.boxes == [["a (30, 10) 10×10"], ["b (20, 30) 170×10"]])
    }

    @Test func runningFeetFollowParityAndNumbering() {
        let feet = [RunningElement.Parity.odd, .even].map { parity in
            RunningElement(
                edge: .foot, parity: parity, distance: .pt(5), content: [.text("-", nil), .pageNumber, .text("-", nil)],
                style: style { $0.alignment = parity == .odd ? .right : .left })
        }
        let body = [box("a", 10, 10), .pageBreak, box("b", 10, 10)]
        let found = pages(
            Section(master: master(running: feet), numbering: PageNumbering(style: .none), blocks: [box("c", 10, 10)]),
            Section(master: master(running: feet), numbering: PageNumbering(style: .lowerRoman, start: 4), blocks: [box("d", 10, 10)]),
            Section(master: master(running: feet), numbering: PageNumbering(start: 1), blocks: body))
        #expect(found.texts == ["", "-iv-", "-1-", "-2-"])
        #expect(found.document.pages.map(\.label) == ["", "iv", "1", "2"])
        let runs = found.display.pages.map(\.runs)
        #expect(runs[1].first.map { short($0.rect.minX) } == "30")
        #expect(runs[2].last.map { short($0.rect.maxX) } == "130")
        #expect(found.display.pages[2].stretches.contains { $0.mark == .artifact(.footer) })
    }

    @Test func runningHeadsNameThePartsTheyAreIn() {
        func head(_ pages: RunningElement.Pages, _ content: [Inline]) -> RunningElement {
            RunningElement(edge: .head, pages: pages, distance: .pt(2), content: content, style: style())
        }
        let heads = [head(.first, [.text("首", nil)]), head(.rest, [.runningTitle(level: 1), .text("·", nil), .runningTitle(level: 2)])]
        let blocks: [Block] = [
            heading("甲"), heading("子", level: 2), .pageBreak, box("a", 10, 10), .pageBreak, heading("丑", level: 2), heading("寅", level: 2),
            .pageBreak, box("b", 10, 10), .pageBreak, box("c", 10, 10), heading("乙"), .pageBreak, box("d", 10, 10),
        ]
        var landscape = Section(
            master: master(.landscape, running: heads), numbering: PageNumbering(prefix: "附"), blocks: [box("e", 10, 10)])
        landscape.isContinued = true
        let found = pages(Section(master: master(running: heads), blocks: blocks), landscape)
        #expect(found.artifactTexts == ["首", "甲·子", "甲·丑", "甲·寅", "乙·", "乙·", "乙·"])
        #expect(found.document.pages.map(\.label) == ["1", "2", "3", "4", "5", "6", "附7"])
    }

    @Test func contentsNameThePages() {
        let kinds = [Contents.Kind("part", style: style { $0.endIndent = .pt(20) }, leader: ".", showsPage: true)]
        let body = (1...12).flatMap { [heading("第\($0)", kind: "part") { $0.spaceBefore = .pt(60) }, text("一")] }
        let found = pages(
            Section(
                master: PageMaster(paper: Size(width: .pt(100), height: .pt(100)), margins: .zero),
                numbering: PageNumbering(style: .lowerRoman),
                blocks: [.contents(Contents(kinds: kinds))]),
            Section(
                master: PageMaster(paper: Size(width: .pt(100), height: .pt(100)), margins: .zero), numbering: PageNumbering(start: 1),
                blocks: body))
        #expect(found.diagnostics.isEmpty)
        let lines = found.texts.prefix { $0.contains("第1") || $0.contains("第") && $0.contains(".") }.joined(separator: "\n").split(
            separator: "\n")
        for number in 1...12 {
            let page = found.document.pages.firstIndex { page in
                DisplayPage(page).runs.map(\.text).joined().contains("第\(number)一")
            }
            let label = page.map { found.document.pages[$0].label }
            #expect(lines[number - 1].hasPrefix("第\(number)") && lines[number - 1].hasSuffix(label ?? "?"))
        }
        let link = found.display.pages[0].links.first
        #expect(link?.target == .anchor(AnchorID(rawValue: "h-第1")))
        // A line is one link, and its leader nothing that is read aloud.
        let page = found.display.pages[0]
        let leaders = page.stretches.count { $0.mark == .artifact(.layout) }
        #expect(leaders > 3 && page.links.count == leaders)
        #expect(!found.realTexts[0].contains(".") && found.artifactTexts[0].contains("..."))
    }

    @Test func labelsOfContentsShareAnEdge() {
        let kinds = [
            Contents.Kind(
                "table", style: style { ($0.startIndent, $0.endIndent) = (.pt(10), .pt(30)) }, leader: ".", showsPage: true,
                labelWidth: .pt(40))
        ]
        let titles = ["表1　甲", "表10　乙", "丙"]
        let found = Bench(width: 200, height: 400).layout(
            [.contents(Contents(kinds: kinds))] + titles.map { heading($0, kind: "table") { $0.keepsWithNext = false } })
        let runs = found.display.pages[0].runs
        func left(_ text: String) -> String? { runs.first { $0.text.hasPrefix(text) }.map { short($0.rect.minX) } }
        #expect(left("表1") == "10" && left("甲") == "50" && left("乙") == "50")
        #expect(found.texts.first.map { $0.contains("表10　") && $0.contains("乙") } == true)
    }

    @Test func noLineOfContentsStandsAloneUnderItsPart() {
        let kinds = [
            Contents.Kind("part", style: style { $0.keepsWithNext = true }, leader: nil, showsPage: false),
            Contents.Kind("table", style: style(), leader: nil, showsPage: false),
        ]
        func contents(_ height: Double) -> [String] {
            let headings = [("部", "part"), ("甲", "table"), ("乙", "table"), ("丙", "table"), ("丁", "table")]
            let blocks = headings.map { heading($0.0, kind: $0.1) { $0.keepsWithNext = false } }
            let found = Pages(
                Document(
                    metadata: .init(),
                    sections: [
                        Section(
                            master: Bench(height: height).master, blocks: [box("x", 10, 40), .contents(Contents(kinds: kinds))]),
                        Section(master: Bench(height: 400).master, blocks: blocks),
                    ]))
            return found.texts.dropLast().map { $0.replacing("\n", with: "") }
        }
        #expect(contents(80) == ["", "部甲乙", "丙丁"])
        #expect(contents(100) == ["部甲乙", "丙丁"])
        #expect(contents(120) == ["部甲乙", "丙丁"])
        #expect(contents(140) == ["部甲乙丙丁"])
    }

    /// A form that should be one page says so when it is not; sections that belong together count together.
    @Test func aFormOfTooManyPagesIsReported() {
        func found(_ limit: PageLimit) -> [String] {
            let first = Section(master: Bench().master, blocks: [box("a", 10, 100)])
            let second = Section(master: Bench().master, blocks: [box("b", 10, 100), box("c", 10, 100)], limit: limit)
            return pages(first, second).diagnostics.map(\.id.rawValue)
        }
        #expect(found(PageLimit(pages: 1, name: "表")) == ["L012"])
        #expect(found(PageLimit(pages: 2, name: "表")) == [])
        #expect(found(PageLimit(pages: 2, sections: 2, name: "表")) == ["L012"])
        #expect(found(PageLimit(pages: 3, sections: 2, name: "表")) == [])
    }

    @Test func theOutlineNestsByLevel() {
        let found = Bench().layout([heading("甲"), heading("乙", level: 2), heading("丙", level: 3), heading("丁", level: 2), heading("戊")])
        let outline = found.document.outline
        #expect(outline.map(\.title) == ["甲", "戊"])
        #expect(outline[0].children.map(\.title) == ["乙", "丁"])
        #expect(outline[0].children[0].children.map(\.title) == ["丙"])
    }

    @Test func footnotesStandAtThePageFoot() {
        let note = Paragraph([.text("注文", nil)], style: style())
        let found = Bench().layout([.paragraph(Paragraph([.text("正文", nil), .footnote(note)], style: style())), text("一二三四五六")])
        #expect(found.texts[0].hasSuffix("①注文"))
        #expect(found.texts.count == 2)
        let last = found.display.pages[0].runs.last
        #expect(last.map { $0.baseline > .pt(120) && $0.baseline < .pt(140) } == true)
        #expect(found.texts.joined().filter { $0 == "注" }.count == 1)
    }

    /// `ix` is wider than `x`: the reference pushes its target to the page whose number lets it come back.
    @Test func numbersThatNeverRestAreReported() {
        let target = AnchorID(rawValue: "z")
        let reference = Paragraph([.text("一二三四五六七八九", nil), .pageReference(target)], style: style())
        let blocks: [Block] =
            [.paragraph(reference)] + "abcdef".map { box(String($0), 10, 20) } + [heading("z") { $0.keepsWithNext = false }]
        let page = PageMaster(paper: Size(width: .pt(98), height: .pt(160)), margins: .zero)
        let found = pages(Section(master: page, numbering: PageNumbering(style: .lowerRoman, start: 9), blocks: blocks.map(retarget)))
        #expect(found.diagnostics.map(\.id) == ["L004"])
    }

    private func retarget(_ block: Block) -> Block {
        guard case .heading(var heading) = block else { return block }
        heading.anchor = AnchorID(rawValue: "z")
        return .heading(heading)
    }

    @Test func aReferenceToNowhereIsReported() {
        let found = Bench().layout([.paragraph(Paragraph([.pageReference(AnchorID(rawValue: "x"))], style: style()))])
        #expect(found.diagnostics.map(\.id) == ["L005"])
    }
}
