import Geometry
import Styling
import Testing
import Typesetting
import TypesettingTestSupport

/// typesetting.md 2.1 and 2.2: numbers with what belongs to them, section marks with what follows.
struct NumberTests {
    /// All places where lines of the text end at some width, as the lines' last and first characters.
    private func ends(_ text: String, lexicon: UnitLexicon = .standard) -> Set<String> {
        let style = ParagraphStyle(text: TextStyle(size: em), lastLineHan: 0)
        let paragraph = Typesetter(shaper: SquareShaper(), lexicon: lexicon).paragraph(
            [.text(StyledText("一二三四五六七" + text + "一二三四五六七", style: style.text))], style: style)
        var ends: Set<String> = []
        for tenths in 70...200 {
            let texts = lineTexts(paragraph, ems: Double(tenths) / 10)
            for (line, next) in zip(texts, texts.dropFirst()) { ends.insert("\(line.suffix(1))|\(next.prefix(1))") }
        }
        return ends
    }

    @Test(arguments: [
        "395.14万元", "29人次", "2024年度", "12月", "31日", "1辆", "3批次", "0台（套）", "100分", "5.3%", "25℃", "1,234,567.89元", "2023-2024年",
        "1—12月", "-5.2%", "+3.1%", "￥100", "$20", "№7", "第3季度", "2个百分点", "5 万元", "１２３元", "10元/人", "3～5个",
        // typesetting.md 2.1
        "50㎡", "3㎏", "2023—2024年", "2023～2024年", "3∶2", "7×24小时", "15′20″", "120余万元", "600余人", "30多家", "3万余元", "＞5万元", "§3", "5€",
        "12 345.67", "12 345 678元", "GB/T 9704", "ISO 19005", "5￠", "2025年-2027年",
    ])
    func staysWhole(_ number: String) {
        let characters = Array(number)
        let forbidden = Set(zip(characters, characters.dropFirst()).map { "\($0)|\($1)" })
        #expect(ends(number).isDisjoint(with: forbidden))
        #expect(ends(number).contains("七|\(characters[0])"), "a line may end before it")
    }

    @Test func layoutsAddUnits() {
        #expect(ends("5畦").contains("5|畦"))
        #expect(!ends("5畦", lexicon: .standard.extended(units: ["畦"])).contains("5|畦"))
    }

    @Test func linesEndBetweenNumbersAndAfterUnits() {
        let ends = ends("12月31日")
        #expect(ends.contains("月|3") && ends.contains("日|一"))
    }

    @Test(arguments: ["（一）", "（1）", "1.", "三、", "图1：", "附件2", "①"])
    func sectionMarksKeepWhatFollows(_ mark: String) {
        let paragraph = squareParagraph(mark + "甲乙丙丁戊己庚辛") { $0.lastLineHan = 0 }
        for tenths in 40...80 {
            let first = lineTexts(paragraph, ems: Double(tenths) / 10)[0]
            #expect(first.count > mark.count && first.hasPrefix(mark), "\(first)")
        }
    }

    @Test func unitsArePartedOnlyWhereTheyDoNotFit() {
        #expect(lineTexts(squareParagraph("395.14万元"), ems: 3.5) == ["395.14", "万元"])
        // With its comma the amount takes 6.5 em; a mark at a line's start would be worse than a unit.
        #expect(lineTexts(squareParagraph("共计13164.46万元，占") { $0.lastLineHan = 0 }, ems: 6) == ["共计", "13164.46", "万元，占"])
        #expect(lineTexts(squareParagraph("共计13164.46万元，占") { $0.lastLineHan = 0 }, ems: 6.5) == ["共计", "13164.46万元，", "占"])
        // A number alone that is too long is set alone and says so.
        let lines = squareParagraph("共1,234,567,890.12万元整").lines(width: em * 6)
        #expect(lines.map(\.text) == ["共", "1,234,567,890.12", "万元整"])
        #expect(lines.map { $0.overflow > .zero } == [false, true, false])
    }

    @Test func rangesArePartedBehindTheHyphen() {
        #expect(lineTexts(squareParagraph("（2025年-2027年）") { $0.lastLineHan = 0 }, ems: 6) == ["（2025年-", "2027年）"])
    }

    @Test func codesAreBrokenWhereTheyDoNotFit() {
        let code = "编号51092324T000010263357-2024年项目"
        #expect(lineTexts(squareParagraph(code, alignment: .left), ems: 30) == [code])
        #expect(lineTexts(squareParagraph(code, alignment: .left), ems: 12) == ["编号", "51092324T000010263357-", "2024年项目"])
        for tenths in 60...200 {
            let lines = squareParagraph(code, alignment: .left).lines(width: em * (Double(tenths) / 10))
            #expect(lines.allSatisfy { $0.overflow == .zero } && lines.map(\.text).joined() == code)
        }
    }

    @Test func firstLineIndentGivesWay() {
        let lines = squareParagraph("2024年度，总收入") { $0.firstLineIndent = em * 2 }.lines(width: em * 6)
        #expect(lines[0].text == "2024年度，")
        #expect(lines[0].overflow == .zero)
    }
}
