import Diagnostics
import LayoutLanguage
import Testing

struct ProseParserTests {
    private func parse(_ text: String) -> (outline: String, marks: [String]) {
        let (file, diagnostics) = ProseFile.parse(SourceFile(name: "a.md", text: text))
        return (file.blocks.outline, marks(diagnostics))
    }

    @Test(arguments: [
        ("# 概况\n\n甲。\n  乙。  ", "h1 概况; p 甲。; p 乙。"),
        ("###### 六", "h6 六"),
        ("## 机构 {#机构 number=no contents=附表 outline=no}", "h2 机构 #机构 number=no contents=附表 outline=false"),
        ("## {部门}概况", "h2 {部门}概况"),
        ("## 甲 {style=附件题}", "h2 甲 style=附件题"),
        ("## 甲 {contents=no}", "h2 甲 contents=no"),
        ("## 甲 {contents=yes outline=yes}", "h2 甲 contents=yes outline=true"),
        ("> 注：甲", "note 注：甲"),
        ("- 甲\n- 乙\n1. 丙\n2. 丁", "- 甲; - 乙; 1. 丙; 1. 丁"),
        ("-甲", "p -甲"),
        ("- 甲\n  - 乙\n    1. 丙\n  > 注\n  - 丁\n- 戊\n文\n  - 己", "- 甲; -1 乙; 1.2 丙; note 注; -1 丁; - 戊; p 文; - 己"),
        (" - 甲\n- 乙\n   - 丙", "- 甲; - 乙; -1 丙"),
        ("@text 封面标题 {名称}", "p[封面标题] {名称}"),
        ("@text 空行", "p[空行] "),
        ("@title 封面标题 {名称}", "title[封面标题] {名称}"),
        ("@if a > b\n甲\n@elseif c\n乙\n@else\n丙\n@end", "if a > b(p 甲)if c(p 乙)else(p 丙)"),
        ("@each 项 in 表 where x\n@form 自评表 with 项\n@end", "each 项 in 表 where x(form 自评表 with 项)"),
        ("@figure 图2\n@table 收入决算表\n@blocks duties\n@contents", "figure 图2; table 收入决算表; blocks duties; contents"),
        ("@page landscape\n@pagebreak\n@fill\n@fill 1.5", "page landscape; pagebreak; fill 1.0; fill 1.5"),
        ("@space 2 lines\n@space 12pt\n@space 10.16cm", "space 2.0 lines; space 12.0pt; space 288.0pt"),
        ("@include 附/一.md", "include 附/一.md"),
        ("// 说明 {\n甲", "p 甲"),
        ("甲\\\n  乙\n丙", "p 甲乙; p 丙"),
        ("甲\r\n乙\r\n", "p 甲; p 乙"),
        ("甲\\\\\n乙", "p 甲\\; p 乙"),
        ("\\# 甲", "p # 甲"),
        ("\\｛甲\\｝，甲 < 乙 > 丙，姓名____，a__b，\\<b>", "p ｛甲｝，甲 < 乙 > 丙，姓名____，a__b，<b>"),
        ("@space 2em", "space 2.0 em"),
    ])
    func readsEveryLine(_ text: String, _ outline: String) {
        let result = parse(text)
        #expect(result.outline == outline)
        #expect(result.marks.isEmpty)
    }

    @Test(arguments: [
        ("@tabel 甲", ["P001 1:1"]),
        ("@figure\n@include", ["P002 1:1", "P002 2:1"]),
        ("@pagebreak now", ["P003 1:12"]),
        ("甲\n@if a\n乙\n@each x in y", ["P004 2:1", "P004 4:1"]),
        ("@end\n@else\n@elseif x", ["P005 1:1", "P005 2:1", "P005 3:1"]),
        ("@if a\n@else\n@elseif b\n@end", ["P006 3:1"]),
        ("@each 项 表\n{\n@end", ["P007 1:7", "P015 2:1"]),
        ("@space 2 furlongs\n@space x lines", ["P008 1:8", "P008 2:8"]),
        ("@fill 0\n@fill x", ["P009 1:7", "P009 2:7"]),
        ("####### 七", ["P010 1:1"]),
        ("##\n## {#a}", ["P011 1:1", "P011 2:1"]),
        ("# 甲 {nummer=no}", ["P012 1:6"]),
        ("# 甲 {number=maybe}", ["P013 1:13"]),
        ("@form 自评表", ["P002 1:1"]),
        ("共{合计\n又}", ["P015 1:2", "P016 2:2"]),
        ("＃ 标题\n＠figure 图", ["P034 1:1", "P034 2:1"]),
        ("总额｛total｝。", ["P034 1:3", "P034 1:9"]),
        ("甲\n---\n***\n____\n乙", ["P031 2:1", "P031 3:1", "P031 4:1"]),
        ("| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n\n文\n| 丙 |", ["P031 1:1", "P031 6:1"]),
        ("<b>重</b>文<br/>", ["P031 1:1", "P031 1:5", "P031 1:10"]),
        ("文__x__字", ["P031 1:2"]),
        ("看[](#a)", ["P032 1:2"]),
        ("@image 图/{项.号}.png {width=30mm alt=\"图\"}", []),
        ("@image {照片} {alt=\"{名}\\} \" width=1mm}", []),
        ("@image {照片}", ["P002 1:1"]),
        ("@code", ["P002 1:1"]),
        ("@code qr", ["P002 1:1"]),
        ("@code qr {text=\"a\"}", ["P027 1:1"]),
        ("@code qrr {text=\"a\" width=20mm}", ["P029 1:7"]),
        ("@code qr {text=\"2024\" width=0mm}", ["P008 1:29"]),
        ("@code qr {text=a width=20mm height=20mm}", ["P033 1:7"]),
        ("@code ean13 {text=a width=20mm level=H}", ["P033 1:7"]),
        ("@code qr {text=a width=20mm level=X}", ["P029 1:35"]),
        ("@code qr {text=a width=20mm quiet=41 colour=red}", ["P035 1:35", "P012 1:38"]),
        ("[红]{color=red}", ["P026 1:5"]),
    ])
    func reportsEveryFaultWithItsPlace(_ text: String, _ expected: [String]) {
        #expect(parse(text).marks == expected)
    }

    @Test
    func proposesTheNearestDirective() {
        let (_, diagnostics) = ProseFile.parse(SourceFile(name: "a.md", text: "@tabel 甲"))
        #expect(diagnostics.first?.advice?.english.contains("@table") == true)
    }

    @Test(arguments: [
        ("增加12.5万元", ["12.5"]),
        ("2024年度", ["2024"]),
        ("１２人", ["１２"]),
        ("甲1,204.50乙3", ["1,204.50", "3"]),
        ("`2019`年 {年度} PDF2 A4 {x + 1}", []),
        ("{@if a > 1}5{@end}", ["5"]),
        ("[第3条](https://a.cn/4)", ["3"]),
        ("## 第1节", ["1"]),
        ("1. 甲", []),
        ("以2.", ["2"]),
    ])
    func findsPlainNumbers(_ text: String, _ expected: [String]) {
        let (_, diagnostics) = ProseFile.parse(SourceFile(name: "a.md", text: text))
        #expect(diagnostics.map { $0.place?.span?.text ?? "" }.map(String.init) == expected)
        #expect(diagnostics.allSatisfy { $0.id == "P025" && $0.severity == .warning })
    }

    @Test
    func boundsNesting() {
        let deep = String(repeating: "@if a\n", count: 5_000)
        #expect(parse(deep).marks.contains { $0.hasPrefix("P014") })
    }
}
