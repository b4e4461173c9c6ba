import Testing

@testable import LayoutLanguage

@Suite struct NumberPatternTests {
    @Test(arguments: [
        (1, "一"), (9, "九"), (10, "十"), (11, "十一"), (20, "二十"), (99, "九十九"), (100, "一百"), (101, "一百零一"), (110, "一百一十"),
        (1001, "一千零一"), (1010, "一千零一十"), (2400, "二千四百"),
    ])
    func chinese(_ counter: Int, _ text: String) {
        #expect(NumberPattern.Numeral.chinese.text(for: counter) == text)
    }

    @Test(arguments: [
        (NumberPattern.Numeral.circled, 1, "①"), (.circled, 20, "⑳"), (.circled, 21, "㉑"), (.circled, 36, "㊱"), (.circled, 50, "㊿"),
        (.circled, 51, "51"), (.upperRoman, 1994, "MCMXCIV"), (.lowerRoman, 4, "iv"), (.upperLetter, 26, "Z"), (.upperLetter, 27, "AA"),
        (.lowerLetter, 3, "c"), (.decimal, 12, "12"), (.upperRoman, 0, "0"),
    ])
    func otherNumerals(_ numeral: NumberPattern.Numeral, _ counter: Int, _ text: String) {
        #expect(numeral.text(for: counter) == text)
    }

    @Test func prefixAndSuffix() {
        #expect(NumberPattern(prefix: "第", numeral: .chinese, suffix: "部分　").text(for: 3) == "第三部分　")
    }
}
