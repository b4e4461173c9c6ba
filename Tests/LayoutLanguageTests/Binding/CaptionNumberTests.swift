import DocumentTree
import LayoutLanguage
import Testing

/// Captions are counted by kind, and links print the numbers of their places, wherever these stand.
struct CaptionNumberTests {
    private static let captions = """
        captions:
          图: {number: "图{1}　"}
          部分图: {number: "图{一}-{1}：", within: 1}
          节图: {number: "{A}）", within: 2}

        """

    private func bind(_ prose: String, _ data: String = "{}", captions: String = Self.captions) -> BoundReport {
        let image = PackageImage(bytes: [1, 2], format: .png, width: 40, height: 20)
        let styles = (bindingFiles([:])["styles.yaml"] ?? "") + captions
        let chart = """
            柱图: {kind: bars, size: [80mm, 40mm], caption: {text: 柱, style: 图题, number: 图, contents: 附表}, each: 项 in 表, label: 甲, value: 项,
              empty: 都是零。}

            """
        let table =
            "简表: {caption: {title: {text: 表, heading: 3, style: 图题, number: 节图, contents: 附表}}, columns: [{width: 9mm, cell: 甲}], rows: [{}]}\n"
        return bound(
            ["prose/a.md": prose, "styles.yaml": styles, "charts.yaml": chart, "tables/t.yaml": table], data,
            images: ["甲.png": .success(image)])
    }

    private func image(_ kind: String, _ name: String) -> String {
        "@image 甲.png {#\(name) width=30pt alt=甲 caption=题 style=图题 number=\(kind)}\n"
    }

    @Test func eachKindCountsByItself() {
        let prose =
            "# 甲\n" + image("图", "a") + image("部分图", "b") + "## 一\n" + image("节图", "c") + image("节图", "d") + "## 二\n@table 简表\n@figure 柱图\n"
            + "# 乙\n" + image("部分图", "e") + image("部分图", "f") + image("节图", "g") + image("图", "h")
        let report = bind(prose, #"{"表": [1]}"#)
        #expect(report.marks == [])
        let numbers = report.document.sections.flatMap(\.blocks).compactMap { block -> String? in
            switch block {
            case .figure(let figure): figure.caption?.content.plainText
            case .table(let table): table.caption?.title?.title
            default: nil
            }
        }
        #expect(numbers == ["图1　题", "图一-1：题", "A）题", "B）题", "A）表", "图2　柱", "图二-1：题", "图二-2：题", "A）题", "图3　题"])
        let lines = report.document.sections.flatMap(\.blocks).compactMap { block -> String? in
            if case .figure(let figure) = block { figure.contentsLine?.title } else { nil }
        }
        #expect(lines == ["图2　柱"])
    }

    /// A number is printed the same before and behind its place, in every kind of block, and without the marks that part it from a title.
    @Test func linksPrintTheNumbersOfTheirPlaces() {
        let links = "[{number}](#a)，[**{number}**](#b)，[{number}](#柱图)，[{number}](#简表)，[{number}](#乙)"
        let texts = ["@text 正文 \(links)\n", "- \(links)\n", "> \(links)\n", "## \(links)\n"]
        let middle = "# 甲\n" + image("图", "a") + image("部分图", "b") + "@figure 柱图\n@table 简表\n# 乙 {#乙}\n"
        for text in texts {
            let report = bind(text + middle + text, #"{"表": [1]}"#)
            #expect(report.marks == [])
            let blocks = report.outline
            let expected = "<a #a>图1</a>，<a #b><b>图一-1</b></a>，<a #柱图>图2</a>，<a #简表>A）</a>，<a #乙>第二部分</a>"
            #expect(blocks.first?.contains(expected) == true && blocks.last?.contains(expected) == true, "\(blocks)")
        }
    }

    @Test func tablesAndCaptionsPrintNumbersOfLaterPlaces() {
        let table = """
            表: {caption: {lines: [{left: "见[{number}](#a)", style: 图题}]}, columns: [{head: 甲, width: 9mm, cell: "见[{number}](#a)"}], rows: [{}],
              notes: [{text: "注：[{number}](#a)", style: 注}]}

            """
        let report = bound(
            [
                "prose/a.md": "@table 表\n" + image("图", "a"), "tables/t.yaml": table,
                "styles.yaml": (bindingFiles([:])["styles.yaml"] ?? "") + Self.captions,
            ], images: ["甲.png": .success(PackageImage(bytes: [1, 2], format: .png, width: 40, height: 20))])
        guard case .table(let bound)? = report.document.sections.first?.blocks.first else {
            Issue.record("no table")
            return
        }
        #expect(report.marks == [])
        #expect(bound.caption?.lines.first?.left.plainText == "见图1" && bound.notes.first?.content.plainText == "注：图1")
        #expect(bound.body.first?.cells.first?.text == "见图1")
    }

    @Test func whatHasNoNumberIsFound() {
        let report = bind("# 甲 {#甲 number=no}\n[{number}](#甲)，[{number}](#已)\n" + image("部分图", "a"), #"{"表": [1]}"#)
        #expect(report.marks == ["B054 prose/a.md:2:3", "B016 prose/a.md:2:28", "B053 prose/a.md:3:61"])
        #expect(bind(image("表图", "a"), #"{"表": [1]}"#).findings.first?.advice?.chinese == "是否指“图”？")
        let empty = bind("见[柱图](#柱图)。\n@figure 柱图\n", #"{"表": [0]}"#)
        #expect(empty.marks == [] && empty.outline.last?.hasSuffix("都是零。") == true)
        #expect(bind("[{number}](#柱图)\n@figure 柱图\n", #"{"表": [0]}"#).marks == ["B054 prose/a.md:1:3"])
    }

    @Test(arguments: ["图", "图{1}{2}", "图{1}-{1}", "图{x}", "{1}-{1}-{1}"])
    func patternsHaveACounter(pattern: String) {
        let captions = "captions: {图: {number: \"\(pattern)\"}}\n"
        let files = ["styles.yaml": (bindingFiles([:])["styles.yaml"] ?? "") + captions]
        let (_, found) = LayoutPackage.load(packageFolder(bindingFiles(files))) { _ in nil }
        #expect(found.map(\.id.rawValue) == ["Y038"])
    }
}
