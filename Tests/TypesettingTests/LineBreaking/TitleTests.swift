import Geometry
import Styling
import Testing
import Typesetting

/// Titles and labels (typesetting.md 2.5, 5).
struct TitleTests {
    @Test func titlesBreakByPhrase() {
        let title = squareParagraph("某某市某某区总工会|2024年度部门报告", alignment: .center)
        #expect(lineTexts(title, ems: 12) == ["某某市某某区总工会", "2024年度部门报告"])
        #expect(lineTexts(title, ems: 30) == ["某某市某某区总工会2024年度部门报告"], "no line end where none is needed")
        let lines = title.lines(width: em * 12)
        #expect(abs(lines[0].glyphs[0].x - (120 - lines[0].textWidth.points) / 2) < 1e-4, "centred")
    }

    @Test func shortPhrasesStandOnLinesOfTheirOwn() {
        let title = squareParagraph("某县|二〇二四年度部门整体支出|绩效评价报告", alignment: .center)
        #expect(lineTexts(title, ems: 12.5) == ["某县", "二〇二四年度部门整体支出", "绩效评价报告"])
        #expect(lineTexts(title, ems: 14.5) == ["某县二〇二四年度部门整体支出", "绩效评价报告"])
    }

    @Test(arguments: [
        ("主管部门", 3.6, ["主管", "部门"]), ("实施单位", 4.0, ["实施单位"]), ("指标", 1.2, ["指", "标"]),
        ("资金使用率", 3.2, ["资金使", "用率"]), ("经费（万元）", 4.0, ["经费", "（万元）"]),
        ("上年无此数据，不作对比", 8, ["上年无此数据，", "不作对比"]), ("党政办公室（财政所）", 6, ["党政办公室", "（财政所）"]),
    ])
    func labelsAreEven(label: String, ems: Double, expected: [String]) {
        #expect(lineTexts(squareParagraph(label, alignment: .balance), ems: ems) == expected)
    }

    @Test func noLineOfALabelHasASingleHan() {
        let label = squareParagraph("年度总体目标完成情况", alignment: .balance)
        #expect(lineTexts(label, ems: 4.2).map(\.count).sorted() == [3, 3, 4])
        for tenths in 20...100 {
            let counts = lineTexts(label, ems: Double(tenths) / 10).map(\.count)
            #expect(!counts.contains(1), "\(tenths): \(counts)")
            #expect((counts.max() ?? 0) - (counts.min() ?? 0) <= 1)
        }
    }

    @Test func distributionReachesBothEdges() {
        let lines = squareParagraph("主任", alignment: .distribute).lines(width: em * 4)
        #expect(lines[0].glyphs.map(\.x) == [0, 30])
        let single = squareParagraph("章", alignment: .distribute).lines(width: em * 4)
        #expect(single[0].glyphs.map(\.x) == [15], "one character alone is centred")
    }

    @Test func lastLineHasTwoHan() {
        let text = han(20) + "。"
        for ems in 6...19 {
            let texts = lineTexts(squareParagraph(text), ems: Double(ems))
            #expect((texts.last?.count ?? 0) >= 3, "\(ems): \(texts)")
        }
        let one = lineTexts(squareParagraph(han(11)), ems: 10)
        #expect(one.map(\.count) == [9, 2])
        #expect(lineTexts(squareParagraph(han(11)) { $0.lastLineHan = 0 }, ems: 10).map(\.count) == [10, 1])
    }

    @Test func optimumFitIsNoLooserThanFirstFit() {
        // First fit leaves the second line with a gap of two em; moving one Han down halves it.
        let text = "一二三四五六七八九十ABCDEFGH一二三四五六七八九十一二三四五六"
        func worst(_ breaking: ParagraphStyle.Breaking) -> Double {
            squareParagraph(text, breaking: breaking).lines(width: em * 10.5).dropLast().map { line in
                let xs = line.glyphs.map(\.x)
                return zip(xs.dropFirst(), xs).map { $0 - $1 }.max() ?? 0
            }.max() ?? 0
        }
        #expect(worst(.optimal) <= worst(.firstFit) + 1e-6)
    }
}
