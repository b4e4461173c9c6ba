import Geometry
import Styling
import Testing
import TypesettingTestSupport

@testable import Typesetting

/// Latin words are hyphenated on request, at soft hyphens always.
struct HyphenationTests {
    /// Words as TeX hyphenates them with the same patterns.
    @Test(arguments: [
        "hy-phen-ation", "com-puter", "al-go-rithm", "ta-ble", "as-so-ciate", "present", "type-set-ting", "gov-ern-ment", "ex-pen-di-ture",
        "rep-re-sen-ta-tive", "un-der-stand-ing", "ac-count", "fi-nan-cial", "the", "man-u-script", "dec-li-na-tion",
    ])
    func englishWords(_ word: String) {
        let hyphens = HyphenationPatterns.english.hyphens(in: Array(word.replacing("-", with: "").utf8))
        var shown = ""
        for (letter, mayEnd) in zip(word.replacing("-", with: ""), hyphens) { shown += mayEnd ? "\(letter)-" : "\(letter)" }
        #expect(shown == word)
    }

    private func paragraph(_ text: String, hyphenates: Bool = true, language: String = "zh-CN") -> ShapedParagraph {
        squareParagraph(text) {
            $0.hyphenates = hyphenates
            $0.text.language = language
        }
    }

    @Test func wordsEndWithAHyphenThatIsNoText() throws {
        let lines = paragraph("这里使用representative文字").lines(width: em * 8)
        #expect(lines.map(\.text) == ["这里使用repre", "sentative文字"])
        let run = try #require(lines[0].runs.last?.run)
        #expect(run.glyphs.last?.id == Unicode.Scalar("-").value, "drawn")
        #expect(run.glyphs.last.map { Int($0.cluster) } == run.text.utf8.count, "of no character of the text")
        #expect(abs(lines[0].textWidth / em - 8) < 1e-6, "the hyphen counts")
        #expect(lines.allSatisfy { $0.overflow < .pt(0.001) })
    }

    @Test func onlyOnRequest() {
        #expect(paragraph("这里使用representative文字", hyphenates: false).lines(width: em * 8).map(\.text) == ["这里使用", "representative", "文字"])
        #expect(paragraph("这里使用representative文字", language: "fr").lines(width: em * 8)[0].text == "这里使用")
    }

    @Test func softHyphensAlwaysAllowIt() {
        let text = "这里使用repre\u{AD}sentative文字"
        let lines = paragraph(text, hyphenates: false).lines(width: em * 8)
        #expect(lines.map(\.text) == ["这里使用repre\u{AD}", "sentative文字"], "the text keeps its soft hyphen")
        #expect(lines[0].runs.last?.run.glyphs.last?.id == Unicode.Scalar("-").value)
        let whole = paragraph(text, hyphenates: false).lines(width: em * 30)
        #expect(whole[0].runs.flatMap(\.run.glyphs).allSatisfy { $0.id != Unicode.Scalar("-").value }, "shows nothing within a line")
    }

    @Test(arguments: ["NATO使用WESTERNHEMISPHERE", "见www.representative.com/understanding", "型号representative2000", "Donaudämpferschaft"])
    func someWordsStayWhole(_ text: String) {
        for tenths in 30...120 {
            let lines = paragraph(text).lines(width: em * (Double(tenths) / 10))
            #expect(lines.allSatisfy { $0.runs.last?.run.glyphs.last?.id != Unicode.Scalar("-").value })
        }
    }

    @Test func everyRuleHoldsWithHyphens() throws {
        let text = "本报告依据representative government accounting规定编制，understanding the expenditure是重要的。"
        let shaped = squareParagraph(text) { $0.hyphenates = true }
        for tenths in 80...300 {
            let width = em * (Double(tenths) / 10)
            let lines = shaped.lines(width: width)
            #expect(lines.map(\.text).joined() == text)
            for (index, line) in lines.enumerated() {
                let explanation = try #require(shaped.explanation(ofLine: index, width: width))
                let sum = explanation.adjustments.reduce(explanation.naturalWidth) { $0 + $1.amount }
                #expect(abs((sum - line.textWidth).points) < 1e-6)
                let hasHyphen = line.runs.last?.run.glyphs.last?.id == Unicode.Scalar("-").value
                #expect(explanation.adjustments.contains { $0.rule == .hyphen } == hasHyphen)
            }
        }
    }

    @Test func forcedLineEndsTakeNoHyphen() {
        let lines = paragraph("repre\nsentative").lines(width: em * 20)
        #expect(lines.map(\.text) == ["repre", "sentative"])
        #expect(lines[0].runs.last?.run.glyphs.last?.id == Unicode.Scalar("e").value)
    }
}
