import Geometry
import Styling
import Testing
import Typesetting

/// typesetting.md 2, the table: which marks may not begin or end a line.
struct KinsokuTests {
    /// Whether some line begins with the second character at some width.
    private func mayPart(_ left: String, _ right: String, _ kinsoku: ParagraphStyle.Kinsoku = .basic) -> Bool {
        let text = "一二三四五" + left + right + "六七八九十"
        let paragraph = squareParagraph(text, kinsoku: kinsoku) { $0.lastLineHan = 0 }
        return (4...14).contains { tenths in
            let texts = lineTexts(paragraph, ems: Double(tenths))
            return texts.dropFirst().contains { $0.hasPrefix(right + "六") || $0.hasPrefix(right) && right.count > 1 }
        }
    }

    @Test(arguments: "、，。．；：？！）》〉】〕」』”’·/～-–%‰℃°".map(String.init), [ParagraphStyle.Kinsoku.basic, .gb, .strict])
    func marksThatDoNotBeginALine(mark: String, kinsoku: ParagraphStyle.Kinsoku) {
        #expect(!mayPart("字", mark, kinsoku))
    }

    @Test(arguments: "（《〈【〔「『“‘".map(String.init), [ParagraphStyle.Kinsoku.basic, .gb, .strict])
    func marksThatDoNotEndALine(mark: String, kinsoku: ParagraphStyle.Kinsoku) {
        #expect(!mayPart(mark, "字", kinsoku))
        #expect(mayPart("字", mark, kinsoku), "but may begin one")
    }

    @Test(arguments: ["￥", "$", "№"])
    func currencyStaysWithItsNumber(sign: String) {
        #expect(!mayPart(sign, "12", .basic))
    }

    @Test func levelsDiffer() {
        #expect(mayPart("字", "——字") && mayPart("字", "……字") && mayPart("字", "——字", .gb))
        #expect(!mayPart("字", "——字", .strict) && !mayPart("字", "……字", .strict))
        #expect(mayPart("字/", "字") && !mayPart("字/", "字", .gb) && !mayPart("字/", "字", .strict))
    }

    /// typesetting.md 2, after WPT css-text/i18n/zh.
    @Test(arguments: "･′″‵﹪￠゠‥⋯︙々〻ゝゞヽヾ".map(String.init))
    func marksThatBeginNoLineWhereRulesAreStrict(mark: String) {
        #expect(!mayPart("字", mark, .strict))
    }

    @Test func repetitionMarksMayBeginALineElsewhere() {
        #expect(mayPart("字", "々") && mayPart("字", "々", .gb))
    }

    @Test func hyphensEndALineBeforeHan() {
        #expect(mayPart("402001-", "云溪市") && !mayPart("402001-", "12"))
    }

    @Test func twoEmMarksAreNeverParted() {
        #expect(!mayPart("—", "—"))
        #expect(!mayPart("…", "…"))
    }

    /// UAX #14 has no line end between a colon and an opening quote, for quotes are QU there (rule LB19).
    @Test func quotesAreOpeningAndClosingMarks() {
        #expect(mayPart("：", "“字”"))
        #expect(mayPart("”", "字"))
        #expect(lineTexts(squareParagraph("一二三四：“五六七八九十”"), ems: 5).first == "一二三四：")
    }
}
