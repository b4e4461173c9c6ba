import Diagnostics
import LayoutLanguage
import Testing

struct TemplateParserTests {
    private func parse(_ text: String) -> (outline: String, marks: [String]) {
        let (template, diagnostics) = Template.parse(source: SourceFile(name: "a.md", text: text), range: 0..<text.utf8.count)
        return (template.outline, marks(diagnostics))
    }

    @Test(arguments: [
        ("共{合计}万元", "共{合计}万元"),
        ("{合计:number}", "{合计:number}"),
        ("{ 日期 : iso }", "{日期:iso}"),
        (#"{if a = "x:y}" then 1 else 2:percent}"#, #"{if a = "x:y}" then 1 else 2:percent}"#),
        ("{count(收入来源 where 金额 = 0)}", "{count(收入来源 where 金额 = 0)}"),
        ("{名称表[\"20101\"]}", "{名称表[\"20101\"]}"),
        ("{变动(本年: 总计, 上年: 上年总计)}", "{变动(本年=总计;上年=上年总计)}"),
        ("{变动(本年: max(a, b)) as 三公变动}", "{变动(本年=max(a, b)) as 三公变动}"),
        ("{变动(本年: a, \\\n  上年: b)}", "{变动(本年=a;上年=b)}"),
        ("{短语()}", "{短语()}"),
        ("{@if a > b}多{@elseif a = b}平{@else}少{@end}。", "<a > b?多/a = b?平/else:少>。"),
        ("{@each 项 in 表}{项.名}{@end}", "<项 in 表 by ；: {项.名}>"),
        (#"{@each 项 in 表 where x = "a" join "、"}{项.名}{@end}"#, #"<项 in 表 where x = "a" by 、: {项.名}>"#),
        ("{@each a in b}{@if c}{d}{@end}{@end}", "<a in b by ；: <c?{d}>>"),
        ("**粗{x}**细", "<b>粗{x}</b>细"),
        ("{@if a}**b**{@end}", "<a?<b>b</b>>"),
        ("[见{x}](https://a.cn/b)", "<a https://a.cn/b>见{x}</a>"),
        ("[附件]之[一](#二)", "[附件]之<a #二>一</a>"),
        ("[重{x}]{.emphasis-dots}点", "<emphasisDots>重{x}</>点"),
        ("[5 万元]{ .unbroken .underline }[a]{lang=en}", "<unbroken underline>5 万元</><language(\"en\")>a</>"),
        ("[甲]{合计}", "[甲]{合计}"),
        ("m[2]{.superscript}^[平方{x}]^", "m<superscript>2</><note>平方{x}</note>^"),
        ("`2019`年", "`2019`年"),
        (##"\{a\} \` \\ \*\* \# \@"##, #"{a} ` \ ** # @"#),
        ("上｜下\\|左\\｜右", "上¦下¦左｜右"),
        ("一\\\n  二", "一二"),
        ("a * b", "a * b"),
        ("“三公”经费（类）", "“三公”经费（类）"),
    ])
    func readsEveryPart(_ text: String, _ outline: String) {
        let result = parse(text)
        #expect(result.outline == outline)
        #expect(result.marks.isEmpty)
    }

    @Test(arguments: [
        ("共{合计", ["P015 1:2"]),
        ("共{合{计}", ["P015 1:2"]),
        ("共}计", ["P016 1:2"]),
        ("{}{ }", ["P017 1:1", "P017 1:3"]),
        ("{@fi a}{@end}", ["P001 1:2", "P005 1:8"]),
        ("一{@if a}b", ["P004 1:2"]),
        ("{@each 项 in 表}{@if x}", ["P004 1:1", "P004 1:15"]),
        ("一{@end}{@else}", ["P005 1:2", "P005 1:8"]),
        ("{@if a}{@else}{@else}{@end}", ["P006 1:15"]),
        ("{@if}{@end}", ["P002 1:1"]),
        ("{@else x}", ["P005 1:1"]),
        ("{@each 项 表}{@end}", ["P007 1:1"]),
        ("一`二", ["P018 1:2"]),
        ("一**二", ["P018 1:2"]),
        ("{a + \"b}", ["P019 1:6"]),
        (#"\a"#, ["P020 1:1"]),
        ("[a]()", ["P021 1:4"]),
        ("[a](b", ["P018 1:4"]),
        ("[a]{.undreline}", ["P026 1:5"]),
        ("[a]{.underline lang=}", ["P026 1:16"]),
        ("a^[b", ["P018 1:2"]),
        ("^[a{}]", ["P017 1:4"]),
        ("{变动(本年: a, b)}", ["P022 1:12"]),
        ("{变动(a: 1, a: 2)}", ["P023 1:11"]),
        ("{a:}", ["P024 1:3"]),
        ("{@if a}**b{@end}", ["P018 1:8"]),
    ])
    func reportsEveryFaultWithItsPlace(_ text: String, _ expected: [String]) {
        #expect(parse(text).marks == expected)
    }

    @Test
    func reportsAllFaultsAtOnce() {
        #expect(parse("}{@end}`").marks == ["P016 1:1", "P005 1:2", "P018 1:8"])
    }

    @Test
    func boundsNesting() {
        let deep = String(repeating: "{@if a}", count: 10_000)
        #expect(parse(deep).marks.contains { $0.hasPrefix("P014") })
    }

    /// Whatever the text, nothing is lost or doubled outside marks, and every place lies within the text.
    @Test
    func survivesRandomText() {
        var generator = SplitMix64(seed: 7)
        let pieces = [
            "{", "}", "@if a", "@else", "@end", "@each x in y", "`", "**", "[", "](", ")", "^[", "]{.", "\\", "\"", "｜", "甲", "1", " ", ":",
            "(", ",",
        ]
        for _ in 0..<800 {
            let text = (0..<Int.random(in: 1...24, using: &generator)).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
            let (template, diagnostics) = Template.parse(source: SourceFile(name: "a", text: text), range: 0..<text.utf8.count)
            #expect(template.span.range == 0..<text.utf8.count)
            for diagnostic in diagnostics {
                let range = diagnostic.place?.span?.range
                #expect(
                    range.map { $0.lowerBound >= 0 && $0.upperBound <= text.utf8.count } == true, "\(text): \(diagnostic)")
            }
        }
    }
}
