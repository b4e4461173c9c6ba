import Geometry
import Styling
import Testing
import Typesetting
import TypesettingTestSupport

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

    /// As between Han, at every width; marks of Chinese still begin no line, and what is unbroken or joined stays so.
    @Test func codesPartAnywhereWhereTheirStyleSaysSo() {
        let code = "GB91510100MA6C8Q1X2Y-2024/07(A)"
        for ems in 3...20 {
            for alignment in [ParagraphStyle.Alignment.left, .justify] {
                let lines = squareParagraph("编码\(code)。", alignment: alignment) { $0.text.lineBreak = .anywhere }.lines(
                    width: em * Double(ems))
                let texts = lines.map(\.text)
                #expect(texts.joined() == "编码\(code)。" && lines.allSatisfy { $0.overflow <= .zero })
                #expect(texts.dropLast().allSatisfy { $0.count >= ems - 1 } && texts.last != "。", "\(ems): \(texts)")
            }
        }
        let plain = lineTexts(squareParagraph("编码12345678901234567890", alignment: .left), ems: 8)
        #expect(plain == ["编码", "12345678901234567890"])
        let joined = squareParagraph("AB\u{2060}CDEF", alignment: .left) { $0.text.lineBreak = .anywhere }
        #expect(lineTexts(joined, ems: 2).first == "A")
    }

    @Test func aStretchAlonePartsAnywhere() {
        var anywhere = TextStyle(size: em)
        anywhere.lineBreak = .anywhere
        let style = ParagraphStyle(text: TextStyle(size: em), alignment: .left)
        func lines(_ first: String, _ second: StyledText, ems: Double) -> [String] {
            let items: [ParagraphItem] = [.text(StyledText(first, style: style.text)), .text(second)]
            return lineTexts(Typesetter(shaper: SquareShaper()).paragraph(items, style: style), ems: ems)
        }
        // Latin letters and digits are half an em wide.
        let parted = lines("ABCDEFGHIJ", StyledText("12345678", style: anywhere), ems: 6)
        #expect(parted.count == 2 && parted[0].hasPrefix("ABCDEFGHIJ1") && parted.joined() == "ABCDEFGHIJ12345678", "\(parted)")
        var whole = StyledText("12345678", style: anywhere)
        whole.isUnbroken = true
        #expect(lines("中文", whole, ems: 4) == ["中文", "12345678"])
    }

    @Test func longWordsAreSetAloneAndReported() {
        let lines = squareParagraph("中Donaudampfschifffahrt文").lines(width: em * 6)
        #expect(lines.map(\.text) == ["中", "Donaudampfschifffahrt", "文"])
        #expect(lines.map { $0.overflow > .zero } == [false, true, false])
    }
}
