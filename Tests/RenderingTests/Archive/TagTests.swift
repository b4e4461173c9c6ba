import Diagnostics
import Display
import Foundation
import LayoutLanguage
import PDFArchive
import ReportData
import ReportRendering
import Testing

/// The tags of each feature of the layout language, from prose to the file: what a reader of the PDF hears, recorded.
///
/// `RECORD_SNAPSHOTS=1` writes the recordings anew; the test then fails all the same, so that they are looked at.
@Suite("Tags of each feature") struct TagTests {
    /// A feature and the prose that uses it.
    static let features: [(name: String, prose: String)] = [
        ("heading", "# 收支\n共{合计}。\n## 收入\n### 说明\n## 支出\n"),
        ("paragraph", "合计{合计}，即{合计:upper}，共{count(items)}项，[library]{lang=en}等[见`1`、{合计}]{.unbroken}。\n"),
        ("emphasis", "甲**乙{合计}丙**丁[**戊**己]{.emphasis-dots}。\n**庚**\n**[辛]{.emphasis-dots}[a]{lang=en}**\n"),
        ("contents", "@text 标题 目录\n@contents\n@pagebreak\n# 收支\n## 收入\n@pagebreak\n## 支出\n"),
        ("note", "正文。\n> 注：合计{合计}。\n"),
        ("list", "- 甲{合计}\n- 乙\n1. 丙\n2. 丁\n"),
        ("form", "@form 表单 with 单\n"),
        ("table", "@table 明细表\n"),
        ("lanes", "@table 两栏表\n"),
        ("parts", "@form 分部表单 with 单\n"),
        ("nothing", "@table 空表\n@table 空无头表\n@table 空说明表\n@table 空行表\n"),
        ("title", "@title 标题 题\n@text 注 日期\n# 目录 {number=no contents=no}\n@contents\n# 收支\n"),
        ("chart", "@figure 柱\n@figure 饼\n"),
        ("image", "@image a.png {width=20mm alt=\"徽标，合计{合计}\" caption=\"图　徽标\" style=注}\n"),
        ("footnote", "甲^[脚注{合计}。]乙^[又一条。]丙。\n"),
        ("link", "# 收支 {#收支}\n见[网站](https://example.cn/a)和[收支](#收支)。\n"),
        ("artifacts", "@page print\n甲。\n@table 明细表\n"),
    ]

    /// The files of all features.
    private static let files = Result { try features.map { try pdf(of: $0.prose) } }

    /// The tags of all features, read by one process.
    private static let dumps = Result { () throws -> [String] in
        let script = "\(Repository.root)/Tests/PDFTests/Python/tags.py"
        let text = try Tool.run("\(Repository.root)/.venv/bin/python", [script] + features.map { _ in "{}" }, on: try files.get())
        return text.components(separatedBy: "\u{C}").dropLast()
    }

    @Test(arguments: features.indices)
    func recorded(index: Int) throws {
        try Recording(Self.features[index].name).check(try Self.dumps.get()[index])
    }

    @Test func allHoldTheStandards() throws {
        let judged =
            try Self.files.get().map { ($0, ["3a", "ua1"]) } + Self.features.map { (try Self.pdf(of: $0.prose, .a4fUA2), ["4f", "ua2"]) }
        #expect(try Tool.brokenRules(of: judged) == [])
    }

    /// PDF 1.7 has no types for emphasis, PDF 2.0 has.
    @Test func emphasisInPDF20() throws {
        let feature = try #require(Self.features.first { $0.name == "emphasis" })
        let script = "\(Repository.root)/Tests/PDFTests/Python/tags.py"
        let text = try Tool.run("\(Repository.root)/.venv/bin/python", [script, "{}"], on: try Self.pdf(of: feature.prose, .a4fUA2))
        try Recording("emphasis-2.0").check(String(text.dropLast()))
    }

    /// Text that would end as an artifact by accident, lost to readers and seen by no validator, is an error of the program.
    @Test func textThatNobodyDeclaredIsAnError() throws {
        let (renderer, _, _, document) = try Self.document(of: "甲。\n")
        var lost = document
        let run = try #require(
            DisplayList(document).pages[0].stretches.flatMap(\.operations).compactMap { operation in
                if case .glyphs(let run) = operation.content { run } else { nil }
            }.first)
        lost.pages[0].frame.items.append(.init(.glyphs(run), at: .zero))
        #expect(try renderer.drawn(document).pdf.isEmpty == false)
        let error = #expect(throws: Diagnostics.self) { try renderer.drawn(lost) }
        #expect(error?.all.map(\.id.rawValue) == ["R001"])
        #expect(error?.all.first?.message.english.contains(run.text) == true)
    }

    /// The file of a report whose document is `prose`.
    private static func pdf(of prose: String, _ profile: Profile = .a3aUA1) throws -> [UInt8] {
        let (renderer, data, bound, document) = try document(of: prose)
        let options = renderer.archiveOptions(for: bound, data: data, pages: document, options: DrawingOptions(profile: profile))
        return try renderer.pdf(of: document, options: options)
    }

    private static func document(of prose: String) throws -> (ReportRenderer, DataDocument, BoundReport, PagedDocument) {
        let files = (package + [("prose/a.md", prose)]).map { ($0.0, SourceFile(name: $0.0, text: $0.1)) }
        let layout = try LoadedLayout(PackageFolder(name: "tags", files: files), images: { _, _ in TestPicture.png(30, 20) }) {
            _ throws(Diagnostics) in nil
        }
        let renderer = ReportRenderer(layout: layout, fonts: try Repository.fonts())
        let data = try readReport(SourceFile(name: "report.json", text: report))
        let bound = try renderer.bind(data)
        let (document, findings) = try renderer.pages(of: bound, data: data)
        #expect(DiagnosticRenderer().text(for: layout.findings + bound.findings + findings) == "")
        return (renderer, data, bound, document)
    }

    private static let report = """
        {"layout": "tags", "money_unit": "元", "total": {"name": "合计单", "amount": 12.5}, "before": 10,
         "items": [{"name": "甲", "kind": "一类", "amount": 10.25}, {"name": "乙", "kind": "一类", "amount": 2.25}, {"name": "丙", "kind": "二类", "amount": 0}]}

        """

    private static let package: [(String, String)] = [
        (
            "layout.yaml",
            """
            name: tags
            units: {money: {元: 1, 万元: 10000}, ratio: {"%": 0.01}}
            numbers: {text: {digits: 2, zero: "0"}, table: {digits: 2, trailing-zeros: keep, zero: "0.00"}, percent: {digits: 2, zero: "0"}}
            metadata: {title: 标签, author: 作者, date: "2025-08-15"}
            document: [{page: text, numbering: {style: decimal, start: 1}, prose: prose/a.md}]

            """
        ),
        (
            "pages.yaml",
            """
            text: {paper: [110mm, 90mm], margins: {top: 15mm, inner: 10mm, outer: 10mm, bottom: 15mm}, running: [{edge: foot, distance: 5mm, style: 注, text: "— {page} —"}]}
            print:
              extends: text
              bleed: 3mm
              crop-marks: yes
              running: [{edge: head, distance: 5mm, style: 注, text: 页眉}, {edge: foot, distance: 5mm, style: 注, text: "— {page} —"}]

            """
        ),
        (
            "styles.yaml",
            """
            paragraphs:
              正文: {font: song, size: 10.5pt, pitch: 18pt}
              注: {extends: 正文, size: 9pt, pitch: 14pt}
              脚注: {extends: 注}
              标题: {extends: 正文, font: hei}
            cells:
              格: {extends: 注, padding: [1mm, 2mm]}
              头: {extends: 格, background: "#F2F2F2"}
            headings:
              1: {style: 标题, number: "第{一}部分　", contents: 章}
              2: {style: 标题, number: "{一}、", contents: 节}
              3: {style: 标题, number: "（{一}）"}
            contents: {章: {style: 正文, leader: "…", page: yes}, 节: {style: 正文, leader: "…", page: yes}}
            list: {style: 正文, bullet: "·", number: "{1}."}

            """
        ),
        (
            "figures.yaml",
            """
            合计: {value: sum(表.金额), unit: 元}
            上年: {value: before, unit: 元}
            单: total
            表: {rows: items, row: 项, fields: {名: 项.name, 金额: {value: 项.amount, unit: 元}, 占比: {value: 金额 / 合计, unit: "%"}}}

            """
        ),
        (
            "charts.yaml",
            """
            柱: {kind: bars, size: [80mm, 40mm], categories: [去年, 今年], series: [{name: 合计, values: [上年, 合计]}], unit: 元, change: "增加{合计 - 上年}", caption: {text: 图1, style: 注}}
            饼: {kind: pie, size: [90mm, 45mm], each: 项 in 表, label: "{项.名}", value: 项.金额, share: 项.占比, unit: 元, zeros: list, zeros-note: '其余{count(items where amount = 0)}项为`0`'}

            """
        ),
        (
            "tables/a.yaml",
            """
            明细表:
              caption: {title: {text: 明细表, heading: 1, style: 标题}, lines: [{right: 单位：元, style: 注}], continued: （续）}
              rules: {frame: 0.75pt, inner: 0.35pt}
              style: 格
              head-style: 头
              columns:
                - {head: [项目, 类], width: 20mm, cell: "{行.kind}", merge: yes}
                - {head: [项目, 名], width: 1*, cell: "{行.name}", role: head}
                - {head: [金额, 本年], width: 25mm, value: 行.amount}
                - {head: [金额, 上年], width: 25mm, value: before}
              rows:
                - {each: 行 in items, height: 15mm}
                - {cells: [{text: 合计, columns: 2, role: head}, {value: 合计}, {value: 上年}]}
            两栏表:
              style: 格
              columns:
                - {head: 码, width: 10mm, cell: "{行.kind}"}
                - {head: 名, width: 15mm, cell: "{行.name}", role: head}
                - {head: 数, width: 20mm, value: 行.amount}
                - {head: 码, width: 10mm, cell: "{行.kind}"}
                - {head: 名, width: 15mm, cell: "又{行.name}", role: head}
                - {head: 数, width: 20mm, value: 行.amount}
              rows: [{each: 行 in items}, {cells: ["", "", {}, "", {}, {}]}]
            空表: {style: 格, columns: [{head: 名, width: 20mm, cell: "{行.name}"}, {head: 数, width: 20mm, value: 行.amount}], rows: [{each: 行 in items where amount > 99}]}
            空无头表: {style: 格, caption: {lines: [{right: 单位：元, style: 注}]}, columns: [{width: 20mm, cell: "{行.name}"}], rows: [{each: 行 in items where amount > 99}]}
            空说明表: {style: 格, columns: [{head: 名, width: 20mm, cell: "{行.name}"}], rows: [{each: 行 in items where amount > 99}], empty: {when: 1 = 1, text: 没有。, style: 注}}
            空行表: {style: 格, columns: [{head: 名, width: 20mm, cell: "{行.name}"}, {head: 数, width: 20mm, value: 行.amount}], rows: [{each: 行 in items}], empty: {when: 1 = 1, text: 没有。, style: 注, rows: 2}}
            forms:
              分部表单:
                with: 记录
                style: 格
                columns: [{width: 20mm}, {width: 20mm}, {width: 20mm}]
                rows:
                  - {cells: [{text: 表题, columns: 3, role: head}]}
                  - {cells: [{text: 名称, role: head}, {text: "{记录.name}", columns: 2}]}
                  - {cells: [{text: 金额, rows: 2, role: head}, {text: 本年, role: head}, {text: 上年, role: head}]}
                  - {cells: [{value: 记录.amount}, {value: before}]}
                  - {cells: [{text: 小计, role: row-head}, {text: 横跨, columns: 2, role: column-head}]}
                  - {cells: [{text: 说明, role: head}, {text: "", columns: 2, role: data}]}
              表单:
                with: 记录
                style: 格
                rules: {frame: 0.75pt, inner: 0.35pt}
                columns: [{width: 20mm}, {width: 1*}]
                rows:
                  - {cells: [{text: 名称, role: head}, {text: "{记录.name}"}]}
                  - {cells: [{text: 金额, role: head}, {value: 记录.amount}]}

            """
        ),
    ]
}

/// A text that lies beside the tests.
struct Recording {
    private let path: String

    init(_ name: String) { path = "\(Repository.root)/Tests/RenderingTests/Fixtures/tags/\(name).txt" }

    /// Compares `text` with the recorded one, or records it when that is asked for.
    func check(_ text: String) throws {
        guard !MarkdownBlock.isRecording else {
            try text.write(toFile: path, atomically: true, encoding: .utf8)
            Issue.record("recorded \(path)")
            return
        }
        #expect(text == (try String(contentsOfFile: path, encoding: .utf8)))
    }
}
