import Geometry
import Styling
import Testing
import Typesetting
import TypesettingTestSupport

/// typesetting.md 4: how lines reach both edges, by the worked examples in a measure of 28 em.
struct FillingTests {
    private func gaps(_ line: Line) -> [Double] {
        let xs = line.glyphs.map(\.x)
        return zip(xs.dropFirst(), xs).map { ($0 - $1) / em.points }
    }

    @Test(arguments: [ParagraphStyle.Breaking.optimal, .firstFit])
    func markAtTheEndThenGapsGrow(breaking: ParagraphStyle.Breaking) {
        let lines = squareParagraph(han(27) + "，" + han(40), breaking: breaking).lines(width: em * 28)
        #expect(lines[0].text == han(27) + "，")
        let gaps = gaps(lines[0])
        #expect(gaps.count == 27)
        #expect(gaps.dropLast().allSatisfy { abs($0 - (1 + 0.5 / 26)) < 1e-5 })
        #expect(abs(gaps[26] - 1) < 1e-5, "nothing between the last Han and the mark")
        #expect(abs(lines[0].textWidth / em - 28) < 1e-5)
    }

    @Test func twoMarksAreSqueezed() {
        let text = han(13) + "、" + han(14) + "。" + han(30)
        let lines = squareParagraph(text, breaking: .firstFit).lines(width: em * 28)
        #expect(lines[0].text == han(13) + "、" + han(14) + "。")
        let gaps = gaps(lines[0])
        #expect(abs(gaps[13] - 0.5) < 1e-5)
        #expect(gaps.enumerated().allSatisfy { $0.offset == 13 || abs($0.element - 1) < 1e-5 })
    }

    /// typesetting.md 4.1: a mark is squeezed only where the line needs it. Here one Han moves on, and 25 gaps grow by 1/25 em, which nobody sees;
    /// where an amount would have to move on, the gaps would show.
    @Test func marksKeepTheirBlanksWhereNobodySeesTheGaps() {
        let plain = squareParagraph(han(13) + "、" + han(14) + "。" + han(30)).lines(width: em * 28)
        #expect(plain[0].text == han(13) + "、" + han(13))
        #expect(abs(gaps(plain[0])[13] - (1 + 1.0 / 25)) < 1e-5)
        let amount = squareParagraph(han(13) + "、" + han(10) + "1234万元" + han(30)).lines(width: em * 28)
        #expect(amount[0].text.hasSuffix("1234万元"))
        #expect(gaps(amount[0])[13] < 0.9)
    }

    @Test(arguments: [ParagraphStyle.Breaking.optimal, .firstFit])
    func markDoesNotHang(breaking: ParagraphStyle.Breaking) {
        let lines = squareParagraph(han(28) + "。" + han(30), breaking: breaking).lines(width: em * 28)
        #expect(lines[0].text == han(27))
        #expect(gaps(lines[0]).allSatisfy { abs($0 - (1 + 1.0 / 26)) < 1e-5 })
    }

    /// Shortens `一（乙）三，四A五：六` and looks at the blanks of brackets and comma, the two gaps and the blank of the colon.
    /// A line that is shortened by so many em, and what brackets, comma, Han–Latin gap and colon then have.
    struct Squeezed: Sendable {
        var missing: Double
        var bracket: Double
        var comma: Double
        var gap: Double
        var colon: Double
    }

    static let squeezed: [Squeezed] = [
        Squeezed(missing: 0.6, bracket: 0.7, comma: 1, gap: 1 / 6, colon: 1),
        Squeezed(missing: 1.2, bracket: 0.5, comma: 0.8, gap: 1 / 6, colon: 1),
        Squeezed(missing: 1.5, bracket: 0.5, comma: 0.5, gap: 1 / 6, colon: 1),
        Squeezed(missing: 1.5 + 1 / 24, bracket: 0.5, comma: 0.5, gap: 7 / 48, colon: 1),
        Squeezed(missing: 1.8 + 1 / 12, bracket: 0.5, comma: 0.5, gap: 1 / 8, colon: 0.7),
    ]

    @Test(arguments: squeezed)
    func squeezeGoesInOrder(_ squeezed: Squeezed) {
        let paragraph = squareParagraph("一（乙）三，四A五：六")
        let line = paragraph.lines(width: paragraph.naturalWidth - em * squeezed.missing)[0]
        let (bracket, comma, gap, colon) = (squeezed.bracket, squeezed.comma, squeezed.gap, squeezed.colon)
        let expected: [Double] = [bracket, 1, 1, bracket, 1, comma, 1 + gap, 0.5 + gap, 1, colon]
        for (index, pair) in zip(gaps(line), expected).enumerated() {
            #expect(abs(pair.0 - pair.1) < 1e-5, "behind character \(index): \(pair.0), expected \(pair.1)")
        }
    }

    @Test func stretchGoesInOrder() {
        // Word spaces first, to half an em; then Han–Latin gaps, to a fifth; then gaps between Han by as much; then all alike.
        let text = "一二三四五AA AA六七八九十"
        let natural = squareParagraph(text).naturalWidth / em
        let paragraph = squareParagraph(text, alignment: .distribute)
        func grown(by ems: Double) -> (latin: Double, han: Double) {
            let lines = paragraph.lines(width: em * (natural + ems))
            #expect(lines.count == 1)
            return (gaps(lines[0])[4] - 1, gaps(lines[0])[0] - 1)
        }
        // SquareShaper's space is half an em already; there are two Han–Latin gaps of a sixth and eight gaps between Han.
        let latin = 1.0 / 5 - 1.0 / 6
        let expected: [(ems: Double, latin: Double, han: Double)] = [
            (0.04, 1.0 / 6 + 0.02, 0), (2 * latin, 0.2, 0), (2 * latin + 0.8, 0.2, 0.1), (2 * latin + 1.6, 0.2, 0.2),
            // The word space grows with the others.
            (2 * latin + 1.6 + 1.1, 0.3, 0.3),
        ]
        for (ems, latin, han) in expected {
            let grown = grown(by: ems)
            #expect(abs(grown.latin - latin) < 1e-5 && abs(grown.han - han) < 1e-5, "\(ems): \(grown)")
        }
    }
}
