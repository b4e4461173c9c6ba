import Diagnostics
import DocumentTree
import Geometry
import LayoutLanguage
import Styling
import Testing

@Suite struct PackageTablesTests {
    private let layout = """
        name: a
        units: {money: {元: 1}}
        numbers: {table: {}, text: {}}
        document: [{page: text, prose: prose/a.md}]
        """
    private let styles = """
        paragraphs: {正文: {size: 10pt, pitch: 20pt}}
        cells: {表头: {extends: 正文}, 数字: {extends: 正文, size: 20pt}}
        contents: {附表: {style: 正文}}
        """

    private func files(_ path: String, _ text: String) -> [String: String] {
        ["layout.yaml": layout, "styles.yaml": styles, path: text]
    }

    @Test func table() throws {
        let package = loadedPackage(
            files(
                "tables/a.yaml",
                """
                收入表:
                  caption:
                    title: {text: 附表2　收入表, heading: 2, style: 正文, number: no, contents: 附表, outline: no}
                    lines:
                      - {right: 公开02表, style: 正文}
                      - {left: "部门：{名称}", center: 中, right: 万元, style: 正文}
                    continued: 接上页
                  numbers: table
                  rules: {frame: 0.75pt, inner: 0.35pt, below-head: {width: 1pt, color: "#808080"}, vertical: none}
                  head-style: 表头
                  style: 数字
                  stub: 2
                  number-row: {label: 栏次, from: 2, style: 表头}
                  columns:
                    - {head: [项目, 科目, 类], width: 9mm, cell: "{行.类}"}
                    - {head: 项目, width: 1* 2em, cell: "{行.名称}", style: 表头, indent: "行.级 - 1", merge: yes, role: head}
                    - {head: [合计], width: auto 12mm 30mm, value: 行.合计, numbers: text}
                    - {each: 列 in 明细, head: ["{列.名称}"], width: 2.5*, value: "行.值[列.码]"}
                    - {width: 3em}
                  rows:
                    - each: 行 in 科目
                      if: 行.级 < 3
                      class: 'if 行.级 = 1 then "类" else "款"'
                      keep-with-next: yes
                      then: [{cells: [甲]}]
                    - cells:
                        - {text: 合计, columns: 2, rows: count(a), style: 表头, role: head, merge: yes, indent: 2}
                        - {value: 合计, numbers: text}
                        - {blocks: 正文}
                        - {above: 上, below: 下}
                        - ""
                        - {columns: 3}
                      keep-with-previous: yes
                      height: 8mm
                  classes: {类: {weight: bold}}
                  notes: [{text: 注：。, style: 正文}]
                  empty: {when: count(科目) = 0, text: "说明：{名称}。", style: 正文, rows: 1}
                  panels: by-head
                  before: 1 lines
                  after: 3mm
                  smallest-size: 6pt
                forms:
                  自评表: {with: 表, columns: [{width: 1*}], rows: [{cells: ["{表.名称}"]}]}
                """))
        let table = try #require(package.tables["收入表"])
        #expect(table.caption?.title?.text.text == "附表2　收入表")
        #expect(table.caption?.title?.level == 2)
        #expect(table.caption?.title?.contentsKind == "附表")
        #expect(table.caption?.title?.isNumbered == false && table.caption?.title?.isInOutline == false)
        #expect(
            table.caption?.lines.map { [$0.left?.text, $0.center?.text, $0.right?.text] } == [
                [nil, nil, "公开02表"], ["部门：{名称}", "中", "万元"],
            ])
        #expect(table.caption?.continuedSuffix == "接上页")
        #expect(table.numbers?.text == "table")
        #expect(
            table.rules
                == Table.Rules(
                    frame: Stroke(width: .pt(0.75)), horizontal: Stroke(width: .pt(0.35)), vertical: nil,
                    belowHead: Stroke(width: .pt(1), color: .gray(128.0 / 255))))
        #expect(table.headStyle == "表头" && table.style == "数字" && table.stubColumns == 2)
        #expect(table.numberRow?.label?.text == "栏次")
        #expect(table.numberRow?.firstColumn == 2)
        #expect(table.columns.map { $0.head.map(\.text) } == [["项目", "科目", "类"], ["项目"], ["合计"], ["{列.名称}"], []])
        #expect(
            table.columns.map(\.width) == [
                .fixed(.mm(9)), .share(1, minimum: .pt(20)), .content(minimum: .mm(12), maximum: .mm(30)), .share(2.5, minimum: .zero),
                .fixed(.pt(60)),
            ])
        #expect(table.columns[1].content?.indent?.text == "行.级 - 1")
        #expect(table.columns[1].content?.merges == true && table.columns.map(\.holdsNames) == [nil, true, nil, nil, nil])
        #expect(table.columns[1].style == "表头")
        #expect(table.columns[2].content?.numbers?.text == "text")
        #expect(table.columns[3].each?.name.text == "列")
        #expect(table.columns[4].content == nil)
        #expect(table.rows[0].each?.list.text == "科目")
        #expect(table.rows[0].condition?.text == "行.级 < 3")
        #expect(table.rows[0].rowClass?.text.hasPrefix("if 行.级") == true)
        #expect(table.rows[0].keepsWithNext?.text == "yes" && table.rows[0].cells == nil)
        #expect(table.rows[0].then.count == 1)
        let cells = try #require(table.rows[1].cells)
        #expect(cells.count == 6)
        #expect(cells[0].columns?.text == "2" && cells[0].rows?.text == "count(a)" && cells[0].style == "表头")
        #expect(cells[0].role == .head && cells[0].merges && cells[0].indent?.text == "2")
        #expect(cells.map { kind($0.content) } == ["text 合计", "value 合计", "blocks 正文", "diagonal 上/下", "empty", "empty"])
        #expect(table.rows[1].keepsWithPrevious?.text == "yes" && table.rows[1].minimumHeight == .mm(8))
        #expect(table.classes.keys == ["类"])
        #expect(table.notes.map(\.text.text) == ["注：。"])
        #expect(table.empty?.condition.text == "count(科目) = 0" && table.empty?.rows == 1)
        #expect(table.hasPanelsByHead && table.spaceBefore == .pt(20) && table.spaceAfter == .mm(3) && table.smallestSize == .pt(6))
        #expect(package.tables.keys == ["收入表"] && package.forms.keys == ["自评表"])
        #expect(package.forms["自评表"]?.record == "表")
    }

    private func kind(_ content: TableTemplate.Cell.Content) -> String {
        switch content {
        case .empty: "empty"
        case .choice(let choices): "choose \(choices.count)"
        case .text(let text): "text \(text.text)"
        case .value(let value): "value \(value.text)"
        case .blocks(let blocks): "blocks \(blocks.text)"
        case .prose(let path): "prose \(path.text)"
        case .diagonal(let below, let above): "diagonal \(above.text)/\(below.text)"
        case .sum(let extent): "sum \(extent)"
        }
    }

    @Test func labelsOfTheNumberRow() {
        let table = "表: {number-row: {label: [甲, \"\"], from: 2}, columns: [{width: 1mm}], rows: []}"
        let package = loadedPackage(files("tables/a.yaml", table))
        #expect(package.tables["表"]?.numberRow?.labels.map(\.text) == ["甲", ""])
        #expect(package.tables["表"]?.numberRow?.label == nil)
    }

    @Test func problemsOfTables() {
        func table(_ text: String) -> [String: String] {
            files("tables/a.yaml", "表: {columns: [{width: 1*}], rows: [], \(text)}")
        }
        func column(_ text: String) -> [String: String] { files("tables/a.yaml", "表: {rows: [], columns: [{\(text)}]}") }
        func row(_ text: String) -> [String: String] { files("tables/a.yaml", "表: {columns: [{width: 1*}], rows: [{\(text)}]}") }
        expectProblem("Y021", files("tables/a.yaml", "表: {⟦columns⟧: []}"))
        expectProblem("Y021", files("tables/a.yaml", "forms: {表: {⟦columns⟧: [], rows: []}}"))
        expectProblem("Y020", table("⟦colums⟧: []"))
        expectProblem("Y020", table("⟦with⟧: a"))
        expectProblem("Y029", table("head-style: ⟦表斗⟧"), advice: "表头")
        expectProblem("Y029", table("numbers: ⟦tables⟧"), advice: "table")
        expectProblem("Y028", table("panels: ⟦by-heads⟧"), advice: "by-head")
        expectProblem("Y029", table("caption: {title: {text: a, style: 正文, heading: 2, contents: ⟦附⟧}}"))
        expectProblem("Y024", column("width: ⟦1⟧"))
        expectProblem("Y024", column("width: ⟦0*⟧"))
        expectProblem("Y024", column("width: ⟦auto 1mm 2mm 3mm⟧"))
        expectProblem("Y024", column("width: ⟦0mm⟧"))
        // Text that shrinks to nothing is no text.
        expectProblem("Y024", table("smallest-size: ⟦0mm⟧"))
        expectProblem("Y037", column("width: 1*, cell: a, ⟦value⟧: b"))
        expectProblem("Y037", row("cells: [{text: a, ⟦value⟧: b}]"))
        expectProblem("Y021", row("cells: [{⟦above⟧: a}]"))
        expectProblem("Y021", row("⟦then⟧: []"))
        expectProblem("Y028", row("cells: [{text: a, role: ⟦heads⟧}]"), advice: "head")
        expectProblem("Y024", table("rules: {frame: ⟦thick⟧}"))
        expectProblem(
            "Y039",
            ["tables/a.yaml": "表: {columns: [{width: 1*}], rows: []}", "tables/b.yaml": "⟦表⟧: {columns: [{width: 1*}], rows: []}"])
    }

    @Test func charts() throws {
        let package = loadedPackage(
            files(
                "charts.yaml",
                """
                图2:
                  kind: pie
                  size: [140mm, 7..9 lines]
                  caption: {text: 图2, style: 正文}
                  unit: 元
                  numbers: text
                  each: 项 in 收入
                  label: "{项.名称}"
                  value: 项.金额
                  share: 项.占比
                  zeros: omit
                  hole: 0.5
                  zeros-note: '其余{count(收入)}项'
                  empty: 无。
                  alt: 说明
                  may-follow: yes
                图1:
                  kind: bars
                  size: [100pt, 50pt]
                  arrangement: stacked
                  horizontal: yes
                  series: [{name: 总计, values: [上年, 本年]}]
                  categories: ["{年度 - 1}", "{年度}"]
                  change: '{变动()}'
                图3: {kind: lines, size: [1mm, 1mm], each: 月 in 各月, label: "{月.名}", series: [{name: 甲, value: 月.甲}, {name: 乙, value: 月.乙}]}
                """))
        let pie = try #require(package.charts["图2"])
        #expect(pie.kind == .pie(Chart.Pie(hole: 0.5, zeros: .omit)))
        #expect(pie.size == Size(width: .mm(140), height: .pt(160)) && pie.heights == .pt(140)...(.pt(180)))
        #expect(pie.caption?.text.text == "图2" && pie.unit?.text == "元" && pie.numbers?.text == "text")
        guard case .rows(let rows) = pie.content else {
            Issue.record("not rows")
            return
        }
        #expect(rows.each.name.text == "项" && rows.label.text == "{项.名称}" && rows.share?.text == "项.占比")
        #expect(rows.series.map(\.value.text) == ["项.金额"] && rows.series.first?.name == nil)
        #expect(pie.zerosNote?.text == "其余{count(收入)}项" && pie.empty?.text == "无。" && pie.alternateText?.text == "说明")
        #expect(pie.mayFollowNextParagraph)
        let bars = try #require(package.charts["图1"])
        #expect(bars.kind == .bars(Chart.Bars(arrangement: .stacked, isHorizontal: true)))
        #expect(bars.change?.text == "{变动()}")
        guard case .written(let categories, let series) = bars.content else {
            Issue.record("not written")
            return
        }
        #expect(categories.map(\.text) == ["{年度 - 1}", "{年度}"])
        #expect(series.map(\.name.text) == ["总计"] && series.first?.values.map(\.text) == ["上年", "本年"])
        guard case .rows(let lines) = package.charts["图3"]?.content else {
            Issue.record("not rows")
            return
        }
        #expect(lines.series.map { $0.name?.text } == ["甲", "乙"])
    }

    @Test func problemsOfCharts() {
        func chart(_ text: String) -> [String: String] { files("charts.yaml", "图: {size: [1mm, 1mm], \(text)}") }
        let rows = "each: a in b, label: c, value: d"
        expectProblem("Y021", files("charts.yaml", "图: {⟦size⟧: [1mm, 1mm], \(rows)}"))
        expectProblem("Y028", chart("kind: ⟦pies⟧, \(rows)"), advice: "pie")
        expectProblem("Y021", files("charts.yaml", "图: {⟦kind⟧: pie, \(rows)}"))
        expectProblem("Y023", files("charts.yaml", "图: {kind: pie, size: ⟦[⟧1mm], \(rows)}"))
        // Neither what is repeated nor a value.
        let (_, diagnostics) = LayoutPackage.load(packageFolder(files("charts.yaml", "图: {kind: pie, size: [1mm, 1mm]}"))) { _ in nil }
        #expect(diagnostics.map(\.id) == ["Y021", "Y021"])
        expectProblem("Y037", chart("kind: pie, \(rows), ⟦series⟧: []"))
        expectProblem("Y023", chart("kind: bars, categories: [a, b], series: [{name: a, values: ⟦[⟧b]}]"))
        expectProblem("Y029", chart("kind: pie, unit: ⟦角⟧, \(rows)"))
        expectProblem("Y028", chart("kind: pie, zeros: ⟦hide⟧, \(rows)"))
        expectProblem("Y020", chart("kind: pie, ⟦titel⟧: a, \(rows)"))
        expectProblem("Y021", files("charts.yaml", "图: {⟦size⟧: [1mm, 1mm], kind: flow, \(rows)}"))
        expectProblem("Y021", chart("kind: pie, small: {⟦below⟧: 2%}, \(rows)"))
        expectProblem("Y023", chart("kind: bars, categories: [a, b], series: [{name: a, values: [1, 2]}], totals: ⟦[⟧1]"))
        expectProblem("Y028", chart("kind: lines, labels: ⟦some⟧, \(rows)"))
        expectProblem("Y037", chart("kind: bars, horizontal: yes, ⟦line⟧: {name: a, values: 1}, \(rows)"))
        expectProblem("Y037", chart("kind: pie, ⟦panels⟧: 2, \(rows)"))
        // An axis begins at zero; whoever asks for another beginning is told so.
        expectProblem("Y020", chart("kind: bars, ⟦from⟧: 300, \(rows)"))
        expectProblem("Y023", chart("kind: bars, change: ⟦[⟧a, b], \(rows)"))
        expectProblem("Y023", chart("kind: bars, change: ⟦[⟧a], categories: [a, b], series: [{name: a, values: [b, b]}]"))
    }
}
