import Display
import Geometry
import Styling
import Testing
import TypesettingTestSupport

@testable import Typesetting

/// What is remembered: a text is shaped once whatever the widths, and equal cells are one paragraph.
struct SharingTests {
    /// Square glyphs, counted.
    private final class CountingShaper: Shaper {
        private(set) var characters = 0

        func shape(_ text: String, style: TextStyle) -> [ShapedRun] {
            characters += text.unicodeScalars.count
            return SquareShaper().shape(text, style: style)
        }
    }

    /// A paragraph as long as something else keeps it.
    private struct Known {
        weak var content: ParagraphContent?
    }

    private let shaper = CountingShaper()
    private let typesetter: Typesetter
    private let style = ParagraphStyle(text: TextStyle(size: em))

    init() { typesetter = Typesetter(shaper: shaper) }

    private func cell(_ text: String, _ change: (inout StyledText, inout ParagraphStyle) -> Void = { _, _ in }) -> ShapedParagraph {
        var (style, text) = (style, StyledText(text, style: style.text))
        change(&text, &style)
        return typesetter.paragraph([.text(text)], style: style)
    }

    @Test func aTextIsShapedOnceForAllWidths() {
        let paragraph = cell("2024年度收入、支出总计均为395.14万元，与上年相比各减少0.41万元。")
        let shaped = shaper.characters
        #expect(shaped > 0)
        for tenths in 60...400 { _ = paragraph.lines(width: em * (Double(tenths) / 10)) }
        #expect(shaper.characters == shaped)
    }

    @Test func equalCellsAreShapedAndBrokenOnce() {
        let first = cell("机关事业单位基本养老保险缴费支出")
        let lines = first.lines(width: em * 6)
        let shaped = shaper.characters
        let second = cell("机关事业单位基本养老保险缴费支出") { text, _ in text.leaf = StructID(rawValue: 7) }
        #expect(second.content === first.content)
        #expect(shaper.characters == shaped)
        #expect(second.lines(width: em * 6).map(\.text) == lines.map(\.text))
        #expect(second.content.knownWidths == [em * 6])
        // The glyphs are shared, what a reader hears of them is each cell's own.
        let marks = second.lines(width: em * 6).flatMap { line in
            line.frame.items.compactMap { if case .marked(let mark, _) = $0.item { mark } else { nil } }
        }
        #expect(!marks.isEmpty && marks.allSatisfy { $0 == .leaf(StructID(rawValue: 7)) })
        #expect(first.lines(width: em * 6) == lines)
    }

    @Test func whatIsSetOtherwiseIsAnotherParagraph() {
        let first = cell("教育支出")
        #expect(cell("教育支出 ").content !== first.content)
        #expect(cell("教育支出") { $1.alignment = .balance }.content !== first.content)
        #expect(cell("教育支出") { text, _ in text.isUnbroken = true }.content !== first.content)
        #expect(cell("教育支出") { text, _ in text.style.color = .gray(0.5) }.content !== first.content)
    }

    /// Equal for `String`, but other characters: a page must show the one that was given.
    @Test func charactersAreNotNormalised() {
        #expect(cell("\u{212B}").lines(width: em * 4)[0].text.unicodeScalars.first == "\u{212B}")
        #expect(cell("\u{C5}").lines(width: em * 4)[0].text.unicodeScalars.first == "\u{C5}")
        #expect(TextKey(text: "\u{212B}") != TextKey(text: "\u{C5}") && TextKey(text: "人") == TextKey(text: "人"))
    }

    /// A table asks for a column at its widest, its narrowest and the width it gets; no more is kept.
    @Test func fewWidthsAreRemembered() {
        let paragraph = cell("政府性基金预算财政拨款支出决算情况说明")
        for ems in 3...12 { _ = paragraph.lineCount(width: em * Double(ems)) }
        #expect(paragraph.content.knownWidths == [em * 9, em * 10, em * 11, em * 12])
    }

    @Test func whatWasNotAskedForLongIsForgotten() {
        let known = Known(content: cell("甲乙丙丁").content)
        #expect(known.content != nil)
        for index in 0..<4200 { _ = cell("第\(index)项") }
        #expect(known.content == nil)
        #expect(cell("甲乙丙丁").lines(width: em * 10).map(\.text) == ["甲乙丙丁"])
    }
}
