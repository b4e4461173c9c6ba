import Display
import Geometry
import Styling
import Testing
import Typesetting
import TypesettingTestSupport

/// What paragraph items give besides text: leaders, forced ends, leaves, links, markers, decorations.
struct ItemTests {
    private let style = ParagraphStyle(text: TextStyle(size: em), lastLineHan: 2)

    private func paragraph(_ items: [ParagraphItem], change: (inout ParagraphStyle) -> Void = { _ in }) -> ShapedParagraph {
        var style = style
        change(&style)
        return Typesetter(shaper: SquareShaper()).paragraph(items, style: style)
    }

    private func text(_ text: String, leaf: Int32? = nil, change: (inout StyledText) -> Void = { _ in }) -> ParagraphItem {
        var styled = StyledText(text, style: style.text, leaf: leaf.map(StructID.init(rawValue:)))
        change(&styled)
        return .text(styled)
    }

    private func contents(_ title: String, folio: String) -> ShapedParagraph {
        paragraph([text(title, leaf: 1), .leader(StyledText("…", style: style.text)), text(folio, leaf: 2)]) {
            $0.alignment = .left
            $0.endIndent = em * 4
        }
    }

    @Test func leadersStandOnOneRhythm() throws {
        var phases: Set<Int> = []
        for (title, folio) in [("一、部门职责", "3"), ("二、机构", "12"), ("三、收入情况说明", "108")] {
            let line = contents(title, folio: folio).lines(width: em * 20.3)[0]
            let dots = line.glyphs.filter { $0.character == "…" }
            #expect(dots.count >= 2)
            for dot in dots { phases.insert(Int(((203 - dot.x) * 100).rounded()) % 1000) }
            let last = try #require(line.glyphs.last)
            #expect(abs(last.x + 5 - 203) < 1e-4, "the folio stands at the right edge")
        }
        #expect(phases == [0])
    }

    @Test func longTitlesHangAndKeepTheEndFree() {
        let lines = contents("一、关于收入与支出情况以及其他重要事项的说明和补充", folio: "12").lines(width: em * 14)
        #expect(lines.count == 3)
        for line in lines.dropLast() { #expect(line.textWidth <= em * 10 + .pt(0.001)) }
        #expect(lines[2].text.hasSuffix("12"))
        let title = lines[2].text.prefix { $0 != "…" }
        #expect(title.count >= 2)
    }

    @Test func leadersAreDecorationUnlessTheyHaveALeaf() {
        let line = contents("部门职责", folio: "3").lines(width: em * 20)[0]
        let marks = line.frame.items.compactMap { placed -> Frame.Mark? in
            if case .marked(let mark, _) = placed.item { mark } else { nil }
        }
        #expect(marks == [.leaf(StructID(rawValue: 1)), .artifact(.layout), .leaf(StructID(rawValue: 2))])
    }

    @Test func forcedLineEnds() {
        #expect(paragraph([text("甲乙"), .lineBreak, text("丙丁\n戊")]).lines(width: em * 10).map(\.text) == ["甲乙", "丙丁", "戊"])
        #expect(paragraph([text("甲"), .lineBreak, .lineBreak, text("乙")]).lines(width: em * 10).map(\.text) == ["甲", "", "乙"])
        #expect(paragraph([text("甲"), .lineBreak]).lines(width: em * 10).map(\.text) == ["甲"])
    }

    @Test func emptyParagraphs() {
        #expect(paragraph([]).lines(width: em * 10).isEmpty)
        #expect(paragraph([text("")]).lines(width: em * 10).isEmpty)
        let anchored = paragraph([.anchor(AnchorID(rawValue: "a"))]).lines(width: em * 10)
        #expect(anchored.count == 1 && anchored[0].text.isEmpty)
        #expect(anchored[0].frame.items == [.init(.anchor(AnchorID(rawValue: "a")), at: .zero)])
    }

    @Test func oneRunForEachStretchOfALeaf() {
        let line = paragraph([text("甲乙", leaf: 1), text("丙A丁", leaf: 1), text("戊", leaf: 2), text("己", leaf: 1)]).lines(width: em * 20)[0]
        #expect(line.runs.map(\.run.text) == ["甲乙丙A丁", "戊", "己"])
        let leaves = line.frame.items.compactMap { placed -> Int32? in
            if case .marked(.leaf(let id), _) = placed.item { id.rawValue } else { nil }
        }
        #expect(leaves == [1, 2, 1])
    }

    @Test func gapsAreDisplacementAlone() {
        let run = paragraph([text("共5万")]).lines(width: em * 20)[0].runs[0].run
        #expect(run.text == "共5万")
        #expect(run.glyphs.map(\.cluster) == [0, 3, 4], "one glyph for each character and none for a gap")
        let gap = em.points / 6
        let expected = [0, em.points + gap, em.points * 1.5 + 2 * gap]
        #expect(zip(run.glyphs, expected).allSatisfy { abs(Double($0.x) - $1) < 1e-4 })
        // A space that was typed has a glyph.
        #expect(paragraph([text("共 5")]).lines(width: em * 20)[0].runs[0].run.glyphs.count == 3)
    }

    @Test func linksCoverTheirText() throws {
        let target = LinkTarget.anchor(AnchorID(rawValue: "x"))
        let line = paragraph([text("甲乙"), text("丙丁") { $0.link = target }, text("戊")]).lines(width: em * 20)[0]
        let link = try #require(line.frame.items.first { if case .link = $0.item { true } else { false } })
        #expect(link.item == .link(target, Size(width: em * 2, height: style.linePitch), nil))
        #expect(link.origin == Point(x: em * 2, y: .zero))
    }

    @Test func markersStandOnTheLineOfTheirWord() {
        let lines = paragraph([text("甲乙丙丁戊"), .marker(1), text("己庚辛壬癸子丑"), .marker(2)]).lines(width: em * 5)
        #expect(lines.map(\.markers) == [[1], [], [2]])
    }

    @Test func emphasisDotsStandBelowHanAlone() {
        let line = paragraph([text("甲，乙") { $0.style.decoration = .emphasisDots }]).lines(width: em * 20)[0]
        let bounds = line.frame.drawings.compactMap(\.path.bounds)
        #expect(bounds.count == 2)
        #expect(bounds.allSatisfy { $0.minY > line.frame.baseline ?? .infinity })
        #expect(bounds.map(\.midX.points) == [5, 25])
    }

    @Test func underlinesReachOverTheirText() {
        let line = paragraph([text("甲乙"), text("丙AB") { $0.style.decoration = .underline }]).lines(width: em * 20)[0]
        let bounds = line.frame.drawings.compactMap(\.path.bounds)
        #expect(bounds.count == 1)
        #expect(bounds[0].minX == em * 2 && abs((bounds[0].maxX - em * 4).points - 10.0 / 6) < 1e-9)
    }

    @Test func hangingIndentAndBaselineShift() {
        let lines = paragraph([text("甲乙丙丁戊己庚辛")]) {
            $0.startIndent = em * 2
            $0.firstLineIndent = em * -2
        }.lines(width: em * 6)
        #expect(lines.map { $0.glyphs[0].x } == [0, 20])
        let raised = paragraph([text("甲"), text("乙") { $0.style.baselineShift = .pt(4) }]).lines(width: em * 6)[0]
        #expect(raised.glyphs[0].y - raised.glyphs[1].y == 4)
    }

    @Test func trackingWidensHanOnly() {
        let tracked = paragraph([text("甲乙AB") { $0.style.tracking = .pt(1) }])
        #expect(abs((tracked.naturalWidth - paragraph([text("甲乙AB")]).naturalWidth).points - 2) < 1e-9)
    }
}

extension Frame {
    /// All drawings, through marks.
    fileprivate var drawings: [Drawing] {
        items.flatMap { placed -> [Drawing] in
            switch placed.item {
            case .drawing(let drawing): [drawing]
            case .frame(let frame), .marked(_, let frame): frame.drawings
            case .glyphs, .image, .transformed, .link, .anchor, .signatureField: []
            }
        }
    }
}
