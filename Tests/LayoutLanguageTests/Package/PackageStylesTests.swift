import Diagnostics
import DocumentTree
import Geometry
import Styling
import Testing

@testable import LayoutLanguage

@Suite struct PackageStylesTests {
    @Test func everyPropertyOfAParagraphStyle() {
        let package = loadedPackage([
            "styles.yaml": """
            paragraphs:
              正文:
                font: fang
                latin: termes
                size: 16pt
                weight: bold
                color: "#1F4E79"
                figures: tabular
                tracking: -0.25pt
                han-latin-gap: 1/4
                decoration: underline
                language: en
                pitch: 30pt
                align: distribute
                indent: 2em
                start: 1ic
                end: 4mm
                before: 1 line
                after: 0.5 lines
                orphans: 3
                widows: 4
                keep-with-next: yes
                keep-with-previous: yes
                keep-together: yes
                breaking: first-fit
                kinsoku: strict
                last-line-han: 3
                trim-start: no
                hyphenate: yes
            """
        ])
        let text = TextStyle(
            font: .fang, latinFont: FontRole(rawValue: "termes"), size: .pt(16), weight: .bold,
            color: .rgb(red: 31 / 255, green: 78 / 255, blue: 121 / 255), figures: .tabular, tracking: .pt(-0.25), hanLatinGap: 0.25,
            decoration: .underline, language: "en")
        let style = ParagraphStyle(
            text: text, alignment: .distribute, breaking: .firstFit, kinsoku: .strict, firstLineIndent: .pt(31.5), startIndent: .pt(15.75),
            endIndent: .mm(4), linePitch: .pt(30), spaceBefore: .pt(30), spaceAfter: .pt(15), orphans: 3, widows: 4, keepsWithNext: true,
            keepsWithPrevious: true, keepsTogether: true, lastLineHan: 3, trimsParagraphStart: false, hyphenates: true)
        #expect(package.styles.paragraphs["正文"] == style)
    }

    @Test func relativeLengthsFollowTheStyleThatExtends() throws {
        let package = loadedPackage([
            "styles.yaml": """
            paragraphs:
              小注: {extends: 注, pitch: 20pt}
              注: {extends: 正文, size: 12pt, font: kai}
              正文: {font: fang, latin: termes, size: 16pt, pitch: 30pt, indent: 2em, before: 1 lines}
            """
        ])
        #expect(package.styles.paragraphs.keys == ["小注", "注", "正文"])
        let note = try #require(package.styles.paragraphs["注"])
        #expect(note.firstLineIndent == .pt(24))
        #expect(note.spaceBefore == .pt(30))
        // The Latin face that went with the base's font does not go with another font.
        #expect(note.text.latinFont == .kai)
        #expect(package.styles.paragraphs["小注"]?.spaceBefore == .pt(20))
    }

    @Test func cellsExtendEither() throws {
        let package = loadedPackage([
            "styles.yaml": """
            paragraphs:
              表文: {size: 10pt, pitch: 14pt}
            cells:
              数字: {extends: 表文, horizontal: right, vertical: top, padding: [1pt, 2pt], background: "#F00", repeat: yes, rotate: yes}
              合计: {extends: 数字, weight: bold, background: none, padding: [1pt, 2pt, 3pt, 1em]}
              表文: {extends: 表文, padding: 4pt}
            """
        ])
        let number = try #require(package.styles.cells["数字"])
        #expect(number.paragraph == package.styles.paragraphs["表文"])
        #expect(number.horizontal == .right && number.vertical == .top)
        #expect(number.padding == Insets(vertical: .pt(1), horizontal: .pt(2)))
        #expect(number.background == .rgb(red: 1, green: 0, blue: 0))
        #expect(number.repeatsOnBreak && number.isRotated)
        let total = try #require(package.styles.cells["合计"])
        #expect(total.paragraph.text.weight == .bold)
        #expect(total.background == nil)
        #expect(total.padding == Insets(top: .pt(1), left: .pt(10), bottom: .pt(3), right: .pt(2)))
        #expect(total.horizontal == .right)
        #expect(package.styles.cells["表文"]?.padding == Insets(vertical: .pt(4), horizontal: .pt(4)))
    }

    @Test func aClassIsLaidOverACellStyle() {
        let package = loadedPackage([
            "styles.yaml": "paragraphs: {正文: {size: 10pt}}\ncells: {名称: {extends: 正文, padding: [0pt, 1em]}}",
            "tables/a.yaml": "表:\n  columns: [{width: 1*}]\n  rows: []\n  classes: {类: {weight: bold, size: 20pt}}",
        ])
        let style = package.styles.cell("名称", with: package.tables["表"]?.classes["类"])
        #expect(style?.paragraph.text.weight == .bold)
        #expect(style?.padding.left == .pt(20))
        #expect(package.styles.cell("名称")?.padding.left == .pt(10))
        #expect(package.styles.cell("没有", with: StylePatch()) == nil)
    }

    @Test func headingsContentsAndLists() {
        let package = loadedPackage([
            "styles.yaml": """
            paragraphs: {正文: {size: 16pt, pitch: 30pt}}
            headings:
              1: {style: 正文, number: "第{一}部分　", starts-page: yes, contents: 部分, outline: no}
              2: {style: 正文, number: no, contents: no}
              4: {style: 正文, number: "{1}."}
            block-headings:
              1: {style: 正文, level: 3}
            contents:
              部分: {style: 正文, leader: "…", page: yes}
              节: {style: 正文, page: no}
            list: {style: 正文, bullet: "·", number: "（{1}）", label-width: 2em}
            """
        ])
        let headings = package.styles.headings
        #expect(headings.keys == [1, 2, 4])
        #expect(headings[1]?.number == NumberPattern(prefix: "第", numeral: .chinese, suffix: "部分　"))
        #expect(headings[1]?.startsPage == true)
        #expect(headings[1]?.contentsKind == "部分")
        #expect(headings[1]?.isInOutline == false)
        #expect(headings[2]?.number == nil && headings[2]?.contentsKind == nil)
        #expect(headings[2]?.isInOutline == true && headings[4]?.isInOutline == false)
        #expect(package.styles.blockHeadings[1]?.level == 3)
        #expect(package.styles.contentsKinds["部分"]?.leader == "…")
        #expect(package.styles.contentsKinds["节"]?.leader == nil)
        #expect(package.styles.contentsKinds["节"]?.showsPage == false)
        #expect(package.styles.list?.number.text(for: 2) == "（2）")
        #expect(package.styles.list?.labelWidth == .pt(32))
    }

    @Test func chartStyle() {
        let package = loadedPackage([
            "styles.yaml": """
            chart-style:
              label: {size: 8pt}
              value: {font: kai}
              palette: ["#000", "#1F4E79"]
              bar-colors: ["#FFFFFF"]
              axis: {width: 1pt, color: "#808080", dashes: [2pt, 1pt]}
              grid: none
              outline: 0.5pt
              bar-width: 20mm
              smallest-size: 6pt
              grid-lines: 3
            """
        ])
        let style = package.styles.chart
        #expect(style.label == TextStyle(font: .hei, size: .pt(8)))
        #expect(style.value == TextStyle(font: .kai, size: .pt(9), figures: .tabular))
        #expect(style.palette.count == 2 && style.palette.first == .black)
        #expect(style.barColors == [.white])
        #expect(style.axis == Stroke(width: .pt(1), color: .gray(128.0 / 255), dashes: [.pt(2), .pt(1)]))
        #expect(style.grid.width == .zero)
        #expect(style.outline == Stroke(width: .pt(0.5)))
        #expect(style.sliceGap == ChartStyle().sliceGap)
        #expect(style.maximumBarWidth == .mm(20))
        #expect(style.smallestSize == .pt(6) && style.gridLines == 3)
    }

    @Test func problemsOfStyles() {
        func style(_ properties: String) -> [String: String] { ["styles.yaml": "paragraphs: {正文: {\(properties)}}"] }
        expectProblem("Y020", style("⟦colour⟧: 1"), advice: "color")
        expectProblem("Y024", style("size: ⟦16⟧, pitch: ⟦0pt⟧, indent: ⟦2zi⟧, after: ⟦一行⟧"))
        expectProblem("Y024", style("size: ⟦2em⟧"))
        expectProblem("Y024", style("size: ⟦14401pt⟧, pitch: ⟦4294967296.5pt⟧, indent: ⟦-1001em⟧, after: ⟦5081mm⟧, before: ⟦100000 lines⟧"))
        expectProblem("Y024", style("size: ⟦1e3pt⟧, pitch: ⟦infpt⟧, start: ⟦.5em⟧"))
        let axis = "chart-style: {axis: {width: 1pt, dashes: ⟦[0.1pt, 0.1pt]⟧}, grid: {width: 1pt, dashes: [0.2pt, 0.1pt]}}"
        expectProblem("Y024", ["styles.yaml": "paragraphs: {正文: {size: 16pt}}\n\(axis)"])
        expectProblem("Y025", style("han-latin-gap: ⟦1/0⟧, orphans: ⟦0⟧, widows: ⟦2.0⟧"))
        expectProblem("Y026", style("keep-together: ⟦true⟧"))
        expectProblem("Y027", style("color: ⟦\"#12345\"⟧"))
        expectProblem("Y028", style("align: ⟦centre⟧"), advice: "center")
        expectProblem("Y028", style("align: ⟦justified⟧, kinsoku: ⟦off⟧"))
        expectProblem("Y029", style("extends: ⟦注⟧"))
        expectProblem("Y029", ["styles.yaml": "paragraphs: {正文: {}}\nheadings: {1: {style: ⟦正⟧}, 2: {style: 正文, contents: ⟦节⟧}}"])
        expectProblem("Y030", ["styles.yaml": "paragraphs:\n  ⟦甲⟧: {extends: 乙}\n  乙: {extends: 丙}\n  丙: {extends: 甲}\n  正文: {extends: 甲}"])
        expectProblem("Y030", ["styles.yaml": "paragraphs:\n  ⟦甲⟧: {extends: 甲}"])
        expectProblem("Y025", ["styles.yaml": "paragraphs: {正文: {}}\nheadings: {⟦7⟧: {style: 正文}}"])
        expectProblem(
            "Y038", ["styles.yaml": "paragraphs: {正文: {}}\nheadings: {1: {style: 正文, number: ⟦一、⟧}, 2: {style: 正文, number: ⟦\"{壹}\"⟧}}"])
        expectProblem("Y023", ["styles.yaml": "paragraphs: ⟦[]⟧\n"])
        expectProblem("Y020", ["styles.yaml": "⟦paragraph⟧: {}\n"])
    }
}
