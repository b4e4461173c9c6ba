import Geometry
import Styling
import Testing
import Typesetting
import TypesettingTestSupport

/// typesetting.md 3: what marks take.
struct MarkWidthTests {
    /// The advances in em of each character of a line set at its natural width.
    private func advances(_ text: String, ems: Double = 100) -> [Double] {
        let line = squareParagraph(text, alignment: .left).lines(width: em * ems)[0]
        let glyphs = line.glyphs
        let edges = glyphs.map(\.x) + [line.textWidth.points]
        return zip(edges.dropFirst(), edges).map { (($0 - $1) / em.points * 1000).rounded() / 1000 }
    }

    @Test func neighbouringMarksShareTheirBlanks() {
        // The worked example of 3.2: advances are measured from glyph to glyph, so a trimmed left blank shows before its mark.
        let text = "（详见《报告》（附件1）、《自评》（附件2））。"
        // Natural: （ trimmed at the line's start, 》 0.5 before （ 1, ） 0.5 、 0.5 《 1, ） 0.5 ） 0.5 。 0.5 at the line's end.
        let expected: [Character: [Double]] = [
            "》": [0.5, 0.5], "）": [0.5, 0.5, 0.5], "、": [0.5], "《": [1, 1], "。": [0.5],
        ]
        let line = Array(zip(text, advances(text)))
        for (mark, widths) in expected.sorted(by: { $0.key < $1.key }) {
            #expect(line.filter { $0.0 == mark }.map(\.1) == widths, "\(mark)")
        }
        #expect(line.filter { $0.0 == "（" }.map(\.1) == [1, 1, 1])
    }

    @Test(arguments: [
        ("字，字", 3), ("字。", 1.5), ("字）。", 2), ("字》（字", 3.5), ("字（《字", 3.5), ("字：“字", 3.5), ("字”，“字", 4),
        ("字？！字", 3), ("字！！！字", 4), ("字——字", 4), ("字……字", 4), ("字·字", 2.5), ("“字", 1.5), ("字（", 2), ("图　“字", 3.5),
    ])
    func naturalWidths(text: String, ems: Double) {
        let width = squareParagraph(text).naturalWidth
        #expect(abs(width / em - ems) < 1e-9, "\(text) is \(width / em) em wide")
    }

    @Test func marksWhoseInkIsCentredAreNotCut() {
        struct CentredShaper: Shaper {
            func shape(_ text: String, style: TextStyle) -> [ShapedRun] {
                var runs = SquareShaper().shape(text, style: style)
                for index in runs[0].glyphs.indices { runs[0].glyphs[index].ink = 3...7 }
                return runs
            }
        }
        let style = ParagraphStyle(text: TextStyle(size: em))
        let paragraph = Typesetter(shaper: CentredShaper()).paragraph([.text(StyledText("字，，字。", style: style.text))], style: style)
        // Each comma keeps 7 of 10 points, since its ink ends there: 10 + 7 + 10 + 10 + 7.
        #expect(abs(paragraph.naturalWidth.points - 44) < 1e-9)
    }

    @Test func paragraphStartIsTrimmedOrKept() {
        let trimmed = squareParagraph("“字”字") { $0.trimsParagraphStart = true }
        let kept = squareParagraph("“字”字") { $0.trimsParagraphStart = false }
        #expect(kept.naturalWidth - trimmed.naturalWidth == em / 2)
        #expect(kept.lines(width: em * 10)[0].glyphs[0].x == 0)
        #expect(trimmed.lines(width: em * 10)[0].glyphs[0].x == -5)
    }

    /// The width without gaps in em, and the number of gaps.
    @Test(arguments: [
        ("字A", 1.5, 1), ("A字", 1.5, 1), ("395.14万元", 5, 1), ("字（A）字", 4.5, 0), ("占100%的", 4, 2), ("字 A", 2, 0), ("字，A", 2.5, 0),
    ])
    func hanAndLatinKeepAGap(text: String, ems: Double, gaps: Double) {
        let width = squareParagraph(text).naturalWidth / em
        #expect(abs(width - ems - gaps / 6) < 1e-9, "\(text) is \(width) em wide")
    }

    @Test func noGapAtLineEnds() {
        let lines = squareParagraph("一二三四ABCD五六七八", alignment: .left).lines(width: em * 4.2)
        #expect(lines.map(\.text) == ["一二三四", "ABCD五六", "七八"])
        #expect(abs(lines[1].textWidth / em - (4 + 1.0 / 6)) < 1e-9)
        #expect(lines[1].glyphs[0].x == 0)
    }

    @Test func textIsGivenUnchanged() {
        let text = "“共”395.14万元——其中：（一）2024 年度 A B，（二）……·１２３。"
        for ems in [5.0, 7, 11, 40] {
            #expect(lineTexts(squareParagraph(text), ems: ems).joined() == text)
        }
    }
}
