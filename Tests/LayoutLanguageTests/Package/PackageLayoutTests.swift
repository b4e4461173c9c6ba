import Diagnostics
import DocumentTree
import Geometry
import LayoutLanguage
import ReportData
import Testing

@Suite struct PackageLayoutTests {
    @Test func layoutFile() {
        let package = loadedPackage([
            "layout.yaml": """
            name: sample
            title: 样例（2024年度）
            schema: schema.json
            units:
              money: {元: 1, 万元: 10000}
              ratio: {"%": 0.01}
              count: [个, 台（套）]
            numbers:
              text: {digits: 2, thousands: no, trailing-zeros: trim, zero: "0", minus: "-"}
              table: {thousands: yes, zero: "0.00", absent: ""}
            language: zh-Hans
            metadata: {title: "{名称}决算", keywords: [甲, "{乙}"], date: "{日期:iso}"}
            unbreakable-units: [万元, 人次]
            document:
              - {page: text, numbering: none, prose: prose/a.md}
              - {page: text, numbering: {style: lower-roman, start: 3}, prose: [prose/a.md, prose/b.md], pages: 3}
            """,
            "schema.json": "{}", "prose/b.md": "乙",
        ])
        #expect(package.name == "sample")
        #expect(package.title == "样例（2024年度）")
        #expect(package.schema?.text == "{}")
        #expect(package.units.keys == ["元", "万元", "%", "个", "台（套）"])
        #expect(package.units["万元"]?.factor == Decimal(10000))
        #expect(package.units["万元"]?.dimension == package.units["元"]?.dimension)
        #expect(package.units["个"]?.dimension != package.units["台（套）"]?.dimension)
        #expect(package.units["%"]?.factor == Decimal("0.01"))
        #expect(package.numberPolicies["text"]?.trailingZeros == .trim)
        #expect(package.numberPolicies["table"]?.groupsThousands == true)
        #expect(package.numberPolicies["table"]?.zero == "0.00")
        #expect(package.language == "zh-Hans")
        #expect(package.styles.paragraphs["正文"]?.text.language == "zh-Hans")
        #expect(package.metadata.title?.text == "{名称}决算")
        #expect(package.metadata.keywords.map(\.text) == ["甲", "{乙}"])
        #expect(package.metadata.author == nil)
        #expect(package.unbreakableUnits == ["万元", "人次"])
        #expect(package.sections.map(\.pages) == [nil, 3])
        #expect(package.sections.map(\.numbering) == [PageNumbering(style: .none), PageNumbering(style: .lowerRoman, start: 3)])
        #expect(package.sections.map { $0.prose.map(\.text) } == [["prose/a.md"], ["prose/a.md", "prose/b.md"]])
        #expect(package.prose.keys == ["prose/a.md", "prose/b.md"])
    }

    @Test func problemsOfTheLayoutFile() {
        let document = "document: [{page: text, prose: prose/a.md}]\n"
        expectProblem("Y020", ["layout.yaml": "name: a\n⟦titel⟧: b\n" + document], advice: "title")
        expectProblem("Y021", ["layout.yaml": "⟦name⟧: a\n"])
        expectProblem("Y022", ["layout.yaml": "name:⟦⟧\n" + document])
        expectProblem("Y029", ["layout.yaml": "name: a\ndocument: [{page: ⟦txet⟧, prose: prose/a.md}]"], advice: "text")
        expectProblem("Y033", ["layout.yaml": "name: a\ndocument: [{page: text, prose: ⟦prose/b.md⟧}]"], advice: "prose/a.md")
        for path in ["../b.md", "/etc/passwd", "prose/../../b.md", "prose//a.md", "./prose/a.md", "prose\\a.md"] {
            expectProblem("Y032", ["layout.yaml": "name: a\ndocument: [{page: text, prose: ⟦\(path)⟧}]"])
        }
        expectProblem("Y025", ["layout.yaml": "name: a\nunits: {money: {元: ⟦0⟧, 角: ⟦一⟧}}\n" + document])
        expectProblem("Y039", ["layout.yaml": "name: a\nunits: {money: {元: 1}, count: [⟦元⟧]}\n" + document])
        expectProblem("Y025", ["layout.yaml": "name: a\nnumbers: {text: {digits: ⟦-1⟧}, b: {digits: ⟦2.5⟧}}\n" + document])
        expectProblem("Y026", ["layout.yaml": "name: a\nnumbers: {text: {thousands: ⟦true⟧}}\n" + document])
        expectProblem("Y028", ["layout.yaml": "name: a\nnumbers: {text: {trailing-zeros: ⟦trimm⟧}}\n" + document], advice: "trim")
        expectProblem("Y028", ["layout.yaml": "name: a\ndocument: [{page: text, numbering: ⟦roman⟧, prose: prose/a.md}]"])
        expectProblem("Y023", ["layout.yaml": "name: ⟦[a]⟧\n" + document])
        expectProblem("Y034", ["figure.yaml": "⟦⟧"], advice: "figures.yaml")
        expectProblem("Y034", ["prose/x.yaml": "⟦⟧"])
        expectProblem("Y034", ["lists/表.yml": "⟦⟧- {a: 1}\n"], advice: "lists/表.yaml")
        expectProblem("Y044", ["lists/表.yaml": "甲⟦：⟧[1]\n乙: [2]\n"], advice: "冒号")
    }

    @Test func aMissingLayoutFile() {
        let (_, diagnostics) = LayoutPackage.load(PackageFolder(name: "empty", files: [])) { _ in nil }
        #expect(diagnostics.map(\.id) == ["Y033"])
        #expect(diagnostics.first?.place?.file == "empty")
    }

    @Test func pages() throws {
        let package = loadedPackage([
            "pages.yaml": """
            turned: {extends: text, orientation: turned}
            text:
              paper: [100mm, 140mm]
              margins: {top: 37mm, inner: 28mm, outer: 26mm, bottom: 35mm}
              mirrored: yes
              grid: 28.99pt
              bleed: 3mm
              crop-marks: yes
              running:
                - {edge: foot, parity: odd, distance: 7mm, style: 正文, text: "— {page} —"}
            """
        ])
        let text = try #require(package.pages["text"])
        #expect(package.pages.keys == ["turned", "text"])
        #expect(text.master.paper == Size(width: .mm(100), height: .mm(140)))
        #expect(text.master.margins == Insets(top: .mm(37), left: .mm(28), bottom: .mm(35), right: .mm(26)))
        #expect(text.master.isMirrored && text.master.hasCropMarks)
        #expect(text.master.gridPitch == .pt(28.99))
        #expect(text.running.map(\.text.text) == ["— {page} —"])
        #expect(text.running.first?.element.edge == .foot)
        #expect(text.running.first?.element.parity == .odd)
        #expect(text.running.first?.element.distance == .mm(7))
        var turned = text.master
        turned.name = "turned"
        turned.orientation = .turned
        #expect(package.pages["turned"]?.master == turned)
        #expect(package.pages["turned"]?.running == text.running)
    }

    @Test func problemsOfPages() {
        let margins = "margins: {top: 20mm, inner: 20mm, outer: 20mm, bottom: 20mm}"
        expectProblem("Y021", ["pages.yaml": "text: {⟦paper⟧: a4}"])
        expectProblem("Y028", ["pages.yaml": "text: {paper: ⟦a44⟧, \(margins)}"], advice: "a4")
        expectProblem("Y028", ["pages.yaml": "text: {paper: ⟦a6⟧, \(margins)}"], advice: "a3、a4、a5、b5")
        expectProblem("Y044", ["pages.yaml": "text: {paper⟦：⟧a4, \(margins)}"], advice: "冒号")
        expectProblem("Y044", ["lists/表.yaml": "甲: {a: 1⟦，⟧ b: 2}\n"], advice: "英文输入法")
        expectProblem("Y001", ["lists/表.yaml": "甲: &⟦版⟧ [1]\n"], advice: "英文字母")
        expectProblem("Y045", ["pages.yaml": "text: {margins: {top: 1mm, ⟦left⟧: 1mm, right: 1mm, bottom: 1mm}}"], advice: "inner")
        expectProblem("Y023", ["pages.yaml": "text: {paper: ⟦[⟧1mm], \(margins)}"])
        expectProblem("Y024", ["pages.yaml": "text: {grid: ⟦2em⟧, \(margins)}"])
        expectProblem("Y024", ["pages.yaml": "text: {grid: ⟦28磅⟧, \(margins)}"], advice: "28pt")
        expectProblem("Y024", ["pages.yaml": "text: {grid: ⟦-1pt⟧, \(margins)}"])
        expectProblem("Y029", ["pages.yaml": "text: {\(margins)}\nb: {extends: ⟦txt⟧, \(margins)}"], advice: "text")
        expectProblem("Y030", ["pages.yaml": "text: {\(margins)}\n⟦b⟧: {extends: c, \(margins)}\nc: {extends: b, \(margins)}"])
        expectProblem("Y040", ["pages.yaml": "text: {paper: a5, ⟦margins⟧: {top: 1mm, inner: 80mm, outer: 69mm, bottom: 1mm}}"])
        expectProblem("Y029", ["pages.yaml": "text: {\(margins), running: [{edge: foot, style: ⟦正⟧, text: a}]}"])
    }
}
