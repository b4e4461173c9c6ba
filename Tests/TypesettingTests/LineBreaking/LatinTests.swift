import Geometry
import Styling
import Testing
import Typesetting

/// Latin words and addresses in Chinese text (typesetting.md 1.1, 2.3).
struct LatinTests {
    @Test func wordsStayWhole() {
        for ems in 6...20 {
            for line in lineTexts(squareParagraph("使用Microsoft Office软件和Children’s Day的资料A4纸"), ems: Double(ems)) {
                for word in ["Microsoft", "Office", "Children’s", "A4"] {
                    let parts = (1..<word.count).map { word.prefix($0) }
                    #expect(!parts.contains { line.hasSuffix($0) && !line.hasSuffix(word) && $0.count > 3 }, "\(line)")
                }
            }
        }
    }

    @Test func spacesAtLineEndsTakeNoRoom() {
        let lines = squareParagraph("alpha beta gamma", alignment: .right).lines(width: em * 5)
        #expect(lines.map(\.text) == ["alpha beta ", "gamma"])
        #expect(lines[0].textWidth == em * 5 && lines[0].glyphs[0].x == 0)
    }

    @Test func addressesBreakAfterTheirMarks() {
        let lines = lineTexts(squareParagraph("见https://www.example.gov.cn/zwgk/2024/report.html网页", alignment: .left), ems: 10)
        #expect(lines.joined() == "见https://www.example.gov.cn/zwgk/2024/report.html网页")
        #expect(lines.count > 2)
        #expect(lines.dropLast().allSatisfy { "见/.l".contains($0.last ?? " ") }, "\(lines)")
    }

    @Test func namesOfFilesBreakBehindUnderscores() {
        let name = "lorem_ipsum_dolor_sit_amet"
        for ems in 4...14 {
            let lines = lineTexts(squareParagraph("见\(name)。", alignment: .left), ems: Double(ems))
            #expect(lines.joined() == "见\(name)。")
            #expect(lines.dropLast().allSatisfy { $0.hasSuffix("_") || $0 == "见" }, "\(ems): \(lines)")
        }
    }

    @Test func aLineOfAFewCharactersBeforeALongWordStaysRagged() {
        let lines = squareParagraph("附件名称Donaudampfschifffahrtsgesellschaft。").lines(width: em * 20)
        #expect(lines[0].text.hasPrefix("附件"))
        #expect(lines[0].textWidth == em * Double(lines[0].text.count))
    }

    @Test func longWordsAreSetAloneAndReported() {
        let lines = squareParagraph("中Donaudampfschifffahrt文").lines(width: em * 6)
        #expect(lines.map(\.text) == ["中", "Donaudampfschifffahrt", "文"])
        #expect(lines.map { $0.overflow > .zero } == [false, true, false])
    }
}
