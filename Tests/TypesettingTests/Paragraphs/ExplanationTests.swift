import Display
import Geometry
import Styling
import Testing
import Typesetting
import TypesettingTestSupport

/// typesetting.md 7: being able to say why.
struct ExplanationTests {
    @Test func amountsAddUpToTheLine() throws {
        let text = "（注：2024年度收入、支出总计均为395.14万元。与2023年度相比，收入、支出总计“各减少”0.41万元，下降0.21%。）主要变动原因是——缩减项目……"
        let paragraph = squareParagraph(text)
        for ems in 7...30 {
            let lines = paragraph.lines(width: em * Double(ems))
            for (index, line) in lines.enumerated() {
                let explanation = try #require(paragraph.explanation(ofLine: index, width: em * Double(ems)))
                let sum = explanation.adjustments.reduce(explanation.naturalWidth) { $0 + $1.amount }
                #expect(abs((sum - line.textWidth).points) < 1e-6)
                #expect(explanation.text == line.text)
            }
        }
        #expect(paragraph.explanation(ofLine: 99, width: em * 10) == nil)
    }

    @Test func rulesAreNamed() throws {
        let paragraph = squareParagraph(han(27) + "，" + han(40))
        let explanation = try #require(paragraph.explanation(ofLine: 0, width: em * 28))
        #expect(explanation.naturalWidth == em * 28)
        #expect(explanation.adjustments.map(\.rule) == [.markAtLineEnd, .stretchedHan])
        #expect(explanation.adjustments.map(\.places) == [1, 26])
        #expect(abs(explanation.adjustments[1].amount / em - 0.5) < 1e-6)
        #expect(explanation.adjustments[0].rule.clause.contains("5.1.10"))
    }

    @Test func otherEndsSayWhatSpeaksAgainstThem() throws {
        let paragraph = squareParagraph(han(8) + "共395.14万元，" + han(30))
        let explanation = try #require(paragraph.explanation(ofLine: 0, width: em * 15))
        #expect(explanation.text.hasSuffix("万元，"))
        let verdicts = explanation.alternatives.map(\.verdict)
        #expect(verdicts.contains(.forbidden(.kinsoku)) && verdicts.contains(.forbidden(.unit)))
        #expect(verdicts.contains { if case .tooLong(let by) = $0 { by > .zero } else { false } })
        for case .dearer(let by) in verdicts { #expect(by >= 0) }
    }

    @Test func recordedLinesAreFoundAgain() throws {
        let record = LineRecord()
        let typesetter = Typesetter(shaper: SquareShaper(), record: record)
        let style = ParagraphStyle(text: TextStyle(size: em), firstLineIndent: .zero)
        let paragraph = typesetter.paragraph([.text(StyledText(han(25) + "，" + han(9), style: style.text))], style: style)
        let lines = paragraph.lines(width: em * 10)
        var page = Frame(size: Size(width: em * 20, height: em * 20))
        page.items.append(Frame.Placed(.marked(.artifact(.header), lines[0].frame), at: .zero))
        page.items += lines.map { Frame.Placed(.frame(Frame(size: $0.frame.size, items: [.init(.frame($0.frame), at: .zero)])), at: .zero) }
        let found = record.lines(in: page)
        #expect(found.map(\.text) == lines.map(\.text))
        #expect(found.map(\.index) == Array(lines.indices))
        #expect(found.map(\.explanation) == lines.indices.map { paragraph.explanation(ofLine: $0, width: em * 10) })
    }

    @Test func listingsSayRulesAndOtherEnds() throws {
        let paragraph = squareParagraph(han(8) + "共395.14万元，" + han(30))
        let listing = try #require(paragraph.explanation(ofLine: 0, width: em * 15)).listing
        #expect(listing.chinese.contains("5.1.10") && listing.chinese.contains("数不与符号、单位分开"))
        #expect(listing.english.contains("natural width") && listing.english.contains("a number stays with its sign and unit"))
    }
}
