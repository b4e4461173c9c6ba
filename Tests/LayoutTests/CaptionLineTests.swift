import Display
import DocumentTree
import Geometry
import Styling
import Testing

/// The line above a table: name at the left, year in the middle, unit at the right (typesetting.md 8.4).
@Suite struct CaptionLineTests {
    private func pages(name: String, center: String?, right: String?, width: Double) -> Pages {
        var table = TableSketch(columns: [fixed(width)], body: [row(cell("值"))])
        table.caption = Table.Caption(
            title: nil,
            lines: [
                .init(
                    left: [.text(name, nil)], center: center.map { [.text($0, nil)] } ?? [], right: right.map { [.text($0, nil)] } ?? [],
                    style: style())
            ])
        return Bench(width: width, height: 400).layout([table.block])
    }

    private func han(_ count: Int) -> String {
        String(String.UnicodeScalarView((0..<count).compactMap { Unicode.Scalar(0x4E00 + UInt32($0)) }))
    }

    @Test(arguments: [150.0, 200, 260, 300, 442])
    func namesOfAnyLengthTouchNothing(width: Double) {
        for count in 1...40 {
            for (center, right) in [("2024年度", "金额单位：万元"), ("2024年度", nil), (nil, "金额单位：万元")] {
                let found = pages(name: "部门：" + han(count), center: center, right: right, width: width)
                expectSoundPages(found)
                let all = "部门：" + han(count) + (center ?? "") + (right ?? "") + "值"
                #expect(sortedCharacters(found.texts.joined()) == sortedCharacters(all), "\(count) in \(width)")
            }
        }
    }

    /// The centre of the year, the left edges of name and unit and the number of lines of the name.
    private func places(_ count: Int, width: Double = 442) -> (name: Int, year: Double, unit: Double) {
        let runs = pages(name: han(count), center: "二〇二四", right: "万元", width: width).display.pages[0].runs
        func rect(_ text: String) -> Rect {
            runs.first(where: { $0.text.hasPrefix(text) })?.rect ?? Rect(x: .zero, y: .zero, width: .zero, height: .zero)
        }
        let lines = Set(runs.filter { $0.rect.minX == .zero && $0.text != "值" }.map(\.baseline))
        return (lines.count, rect("二〇").midX.points, rect("万元").minX.points)
    }

    @Test func theYearStandsInTheMiddleWhileItCan() {
        // 442 wide: the year of 40 stands at 201...241, an em behind a name of at most 19 Han.
        for count in 1...19 { #expect(abs(places(count).year - 221) < 0.1) }
        // Then in the middle of what is left, up to 422 - 10 - 40 - 10 = 362 before it.
        #expect(places(24).year > 221)
        #expect(places(36).name == 1)
        #expect(places(37).name == 2)
        #expect((1...40).allSatisfy { abs(places($0).unit - 422) < 0.1 })
    }

    @Test func textsWithoutRoomStandBelowOneAnother() {
        let found = pages(name: "甲乙丙丁戊己庚辛", center: "二〇二四年度", right: "单位：万元", width: 100)
        #expect(found.texts == ["甲乙丙丁戊己庚辛\n二〇二四年度\n单位：万元\n值"])
    }
}
