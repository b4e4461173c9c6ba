import DocumentTree
import Geometry
import LayoutLanguage
import Testing

struct ProseBindingTests {
    @Test(arguments: [
        ("甲\n\n乙", ["甲", "乙"]),
        ("> 注：甲", ["note 注：甲"]),
        (
            "# 概况\n## 职责\n## 机构\n# 说明\n## 收入",
            ["h1 第一部分　概况 #heading-1", "h2 一、职责 #heading-2", "h2 二、机构 #heading-3", "h1 第二部分　说明 #heading-4", "h2 一、收入 #heading-5"]
        ),
        ("## 甲 {#甲 number=no}\n## 乙", ["h2 甲 #甲", "h2 一、乙 #heading-1"]),
        ("- 甲\n- 乙\n1. 丙", ["list ·甲; ·乙", "list 1.丙"]),
        ("- 甲\n  - 乙\n  1. 丙\n- 丁\n  文", ["list ·甲+list ·乙+list 1.丙; ·丁", "文"]),
        ("1. 甲\n> 注\n1. 乙\n丙\n1. 丁", ["list 1.甲+note 注; 2.乙", "丙", "list 1.丁"]),
        ("@each 项 in items\n1. {项}\n@end", ["list 1.一; 2.二"]),
        ("@each 项 in items\n{index}{项}\n@end", ["{1}一", "{2}二"]),
        ("@if year = 2024\n甲\n@elseif year = 2023\n乙\n@else\n丙\n@end", ["甲"]),
        ("@if year = 2020\n甲\n@elseif year = 2024\n乙\n@else\n丙\n@end", ["乙"]),
        ("@if year = 2020\n甲\n@else\n丙\n@end", ["丙"]),
        ("@if missing\n甲\n@end", []),
        ("{@if year = 2020}甲{@end}\n乙", ["乙"]),
        ("{year}年{@each 项 in items}{项}{@end}。", ["{2024}年一；二。"]),
        (#"{@each 项 in items join "、"}{@if index > 1}{项}{@end}{@end}"#, ["二"]),
        ("**粗{year}**细", ["<b>粗</b>{2024}细"]),
        ("见[附件](#附件)和[网站](https://例.cn/a b)\n# 附件 {#附件}", ["见<a #附件>附件</a>和<a https://%E4%BE%8B.cn/a%20b>网站</a>", "h1 第一部分　附件 #附件"]),
        ("一｜二", ["一¦二"]),
        ("{text}", ["一⏎二"]),
        ("@blocks text", ["一", "二"]),
        ("@blocks blocks", ["（一）甲", "h4 1.乙 #heading-1", "**丙** {year}"]),
        ("@contents", ["contents 部分,节,附表"]), ("@contents 附表 节", ["contents 节,附表"]),
        ("@space 2 lines\n@space 12pt\n@fill 2\n@pagebreak", ["space fixed(60.0pt)", "space fixed(12.0pt)", "space share(2.0)", "break"]),
        ("@text 标题 甲", ["甲"]),
        ("{date:date}{date:iso}{year:ordinal}{amount:upper}", ["2025年8月15日2025-08-15{二千零二十四}{贰万元整}"]),
    ])
    func bindsEveryConstruct(_ prose: String, _ expected: [String]) {
        let report = bound(
            ["prose/a.md": prose, "figures.yaml": "amount: {value: money, unit: 万元}\n"],
            """
            {"year": 2024, "items": ["一", "二"], "text": "一\\n二", "date": "2025-08-15", "money": 2, "missing": null,
             "blocks": ["（一）甲", {"level": 1, "text": "1.乙"}, "　　**丙** {year}"]}
            """)
        #expect(report.outline == expected)
        #expect(report.marks.isEmpty)
    }

    @Test
    func paragraphsHaveTheStylesOfTheirKinds() {
        let report = bound(prose: "甲\n> 乙\n@text 标题 丙\n## 丁 {style=图题}")
        let blocks = report.document.sections[0].blocks
        guard case .paragraph(let text) = blocks[0], case .paragraph(let note) = blocks[1], case .paragraph(let styled) = blocks[2],
            case .heading(let heading) = blocks[3]
        else {
            Issue.record("three paragraphs and a heading expected")
            return
        }
        #expect(text.style.text.size == .pt(16))
        #expect(note.style.text.size == .pt(12) && note.style.keepsWithPrevious && note.role == .note)
        #expect(styled.style.text.font == .hei)
        #expect(heading.style.text.size == .pt(10))
    }

    @Test
    func headingsStandInOutlineAndContentsAsTheySay() {
        let report = bound(prose: "# 甲\n## 乙 {contents=no}\n## 丙 {contents=附表 outline=no}\n### 丁")
        let headings = report.document.sections[0].blocks.compactMap { block in
            if case .heading(let heading) = block { heading } else { nil }
        }
        #expect(headings.map(\.contentsKind) == ["部分", nil, "附表", nil])
        #expect(headings.map(\.isInOutline) == [true, true, false, true])
        #expect(headings.map(\.title) == ["第一部分　甲", "一、乙", "二、丙", "（一）丁"])
    }

    @Test
    func kindsOfPageMakeSections() {
        let files = [
            "layout.yaml": bindingFiles([:])["layout.yaml"]?.replacing(
                "document: [{page: text, prose: prose/a.md}]",
                with: "document:\n  - {page: text, numbering: {style: lower-roman, start: 3}, prose: [prose/a.md, prose/b.md]}\n") ?? "",
            "prose/a.md": "@page landscape\n甲\n@page text\n@page landscape\n乙\n@include c.md\n", "prose/b.md": "丙\n", "prose/c.md": "丁\n",
            "pages.yaml": """
            text:
              margins: {top: 20mm, inner: 20mm, outer: 20mm, bottom: 20mm}
              running: [{edge: foot, distance: 7mm, style: 正文, text: "— {page}/{pages} — {year}"}]
            landscape: {extends: text, orientation: landscape}

            """,
        ]
        let sections = bound(files, #"{"year": 2024}"#).document.sections
        #expect(sections.map(\.master.orientation) == [.landscape, .landscape])
        #expect(sections.map(\.numbering.start) == [3, nil])
        #expect(sections.map { $0.blocks.count } == [1, 3])
        #expect(sections[0].master.running[0].content.outline == "— <page>/<pages> — {2024}")
    }

    @Test(arguments: [
        ("{yaer}", ["E014 prose/a.md:1:2"]),
        ("@if year = 1\n{yaer}{itemz}\n@end", ["E014 prose/a.md:2:2", "E014 prose/a.md:2:8"]),
        ("{items where code}", ["E014 prose/a.md:1:14"]),
        ("{cuont(items)}", ["E016 prose/a.md:1:2"]),
        ("{5 萬元}", ["E017 prose/a.md:1:4"]),
        ("@text 标提 甲", ["B001 prose/a.md:1:7"]),
        ("## 甲 {contents=节目 style=标提}", ["B001 prose/a.md:1:16", "B001 prose/a.md:1:25"]),
        (
            "@figure 图一\n@table 表一\n@form 单一 with items\n@page wide\n@include x.md",
            ["B001 prose/a.md:1:9", "B001 prose/a.md:2:8", "B001 prose/a.md:3:7", "B001 prose/a.md:4:7", "B001 prose/a.md:5:10"]
        ),
        ("{year:iso}", ["B010 prose/a.md:1:7"]),
        ("{year:capital}", ["B001 prose/a.md:1:7"]),
        ("{短语(甲: 1)}", ["B001 prose/a.md:1:2"]),
        ("{missing}", ["B008 report.json:1:43 /missing"]),
        ("{items}", ["B009 prose/a.md:1:2"]),
        ("{small}", ["B011 prose/a.md:1:2"]),
        ("@each 项 in year\n甲\n@end", ["B012 prose/a.md:1:12"]),
        ("@blocks year", ["B013 prose/a.md:1:9"]),
        ("@blocks deep", ["B014 prose/a.md:1:9"]),
        ("[甲](javascript:x)", ["B015 prose/a.md:1:5"]),
        ("[甲](#乙)\n## 乙 {#丙}", ["B016 prose/a.md:1:6"]),
        ("## 甲 {#丙}\n## 乙 {#丙}", ["B017 prose/a.md:2:8"]),
        ("@include a.md", ["B003 prose/a.md:1:10"]),
        ("增加12万元", ["P025 prose/a.md:1:3"]),
    ])
    func reportsEveryFaultWithItsPlace(_ prose: String, _ expected: [String]) {
        let report = bound(
            prose: prose, #"{"year": 2024, "items": ["一"], "missing": null, "small": 0.001, "deep": [{"level": 5, "text": "甲"}]}"#)
        #expect(report.marks == expected)
    }

    @Test
    func textsSetApart() throws {
        let prose = "面积[{year}]{.superscript}，[重点]{.emphasis-dots .unbroken}[word]{lang=en}^[见{year}年]\n"
        let files = [
            "prose/a.md": prose,
            "styles.yaml": bindingFiles([:])["styles.yaml"]?.replacing("  图题:", with: "  脚注: {extends: 正文, size: 9pt}\n  图题:") ?? "",
        ]
        let report = bound(files, #"{"year": 2024}"#)
        #expect(report.marks == [] && report.outline == ["面积{2024}，重点word<footnote 见{2024}年>"])
        guard case .paragraph(let paragraph)? = report.document.sections.first?.blocks.first else {
            Issue.record("a paragraph")
            return
        }
        let content = paragraph.content
        if case .figure(let raised) = content[1] {
            #expect(raised.style?.size == .pt(16) * 0.6 && raised.style?.baselineShift == .pt(16) * 0.35)
        }
        #expect(
            content.contains { inline in
                guard case .unbroken(let inner) = inline, case .text("重点", let style?)? = inner.first else { return false }
                return style.decoration == .emphasisDots
            })
        #expect(content.contains { if case .foreign(_, language: "en") = $0 { true } else { false } })
        #expect(content.contains { if case .footnote(let note) = $0 { note.style.text.size == .pt(9) } else { false } })
        #expect(bound(prose: "甲^[乙]").marks == ["B018 test"], "a package without the style says so")
    }

    @Test
    func proposesTheNearestName() {
        let report = bound(prose: "{yaer}", #"{"year": 2024}"#)
        #expect(report.findings.first?.advice?.chinese.contains("year") == true)
    }
}
