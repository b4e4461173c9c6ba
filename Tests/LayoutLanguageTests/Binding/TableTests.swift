import DocumentTree
import Geometry
import LayoutLanguage
import Testing

struct TableTests {
    /// Binds one table and writes its rows: `2x1:text` spans two rows, `#` is a number.
    private func rows(_ yaml: String, _ data: String = "{}", marks: [String] = []) -> [String] {
        let report = bound(["prose/a.md": "@table 表\n", "tables/a.yaml": "表:\n" + Self.indented(yaml)], data)
        #expect(report.marks == marks)
        guard case .table(let table)? = report.document.sections.first?.blocks.first else { return [] }
        return table.outline
    }

    private func table(_ yaml: String, _ data: String = "{}") -> Table? {
        let report = bound(["prose/a.md": "@table 表\n", "tables/a.yaml": "表:\n" + Self.indented(yaml)], data)
        #expect(report.marks.isEmpty)
        guard case .table(let table)? = report.document.sections.first?.blocks.first else { return nil }
        return table
    }

    private static func indented(_ yaml: String) -> String {
        ("head-style: 表头\n" + yaml).split(separator: "\n").map { "  \($0)\n" }.joined()
    }

    private static let data = """
        {"title": "甲乙", "items": [{"code": "201", "name": "一", "sum": 1234.5, "level": 1, "group": "产出", "texts": ["上", "下"]},
         {"code": "20101", "name": "二", "sum": 0, "level": 2, "group": "产出", "texts": []},
         {"code": "203", "name": "三", "sum": -3, "level": 1, "group": "效益", "texts": ["单"]}]}
        """

    @Test
    func headsMergeEqualNeighboursAndReachDown() {
        let columns = """
            columns:
              - {head: [项目, 编码, 类], width: 9mm, cell: "{行.code}"}
              - {head: [项目, 编码, 款], width: 9mm, cell: "{行.code}"}
              - {head: [项目, 名称], width: 9mm, cell: "{行.name}"}
              - {head: ["合{title}"], width: 9mm, value: 行.sum}
              - {head: [], width: 9mm, cell: x}
            rows: [{each: 行 in items where level = 9}]
            """
        #expect(rows(columns, Self.data) == ["1x3:项目 | 3x1:合甲乙 | 3x1:·", "1x2:编码 | 2x1:名称", "类 | 款", "--"])
    }

    @Test
    func rowsRepeatChooseAndPrintByTheTablesPolicy() {
        let yaml = """
            columns:
              - {head: [名称], width: 1*, cell: "{index}.{行.name}", style: 正文, indent: 行.level - 1}
              - {head: [金额], width: auto, value: 行.sum, style: 数字}
            rows:
              - {each: 行 in items, if: 行.sum != 0, keep-with-next: 行.level = 1}
              - {cells: [{text: 合计, role: head}, {value: sum(items.sum)}], keep-with-previous: yes}
            """
        #expect(rows(yaml, Self.data) == ["名称 | 金额", "--", "{1}.一 | #1,234.50", "{3}.三 | #−3.00", "合计 | #1,231.50"])
        let body = table(yaml, Self.data)?.body ?? []
        #expect(body.map(\.keepsWithNext) == [true, true, false])
        #expect(body.map(\.keepsWithPrevious) == [false, false, true])
        #expect(body.map { $0.cells.map(\.role) } == [[.rowHead, .data], [.rowHead, .data], [.head, .data]])
        #expect(table(yaml, Self.data)?.columns.map(\.alignsDecimals) == [false, true])
        #expect(table(yaml.replacing("行.sum != 0", with: "行.level = 2"), Self.data)?.body.first?.cells.first?.indent == .pt(16))
    }

    /// The roles of the cells of each row of the body, a letter each: row heads, column heads, heads as they stand, data.
    private func roles(_ yaml: String) -> [String] {
        (table(yaml, Self.data)?.body ?? []).map { row in
            row.cells.map { [.rowHead: "r", .columnHead: "c", .head: "h", .data: "·"][$0.role] ?? "" }.joined()
        }
    }

    @Test(
        "The first column that holds no values has the names of the rows, unless a column says that it has",
        arguments: [
            ("{head: 码, cell: a}, {head: 名, cell: b}, {head: 数, value: 1}", ["r··"]),
            ("{head: 码, cell: a}, {head: 名, cell: b, role: head}, {head: 数, value: 1}", ["·r·"]),
            ("{head: 码, cell: a, role: data}, {head: 名, cell: b}, {head: 数, value: 1}", ["·r·"]),
            ("{head: 数, value: 1}, {head: 名, cell: b}", ["·r"]),
            ("{head: 类, cell: a, merge: yes}, {head: 名, cell: b, role: head}, {head: 数, value: 1}", ["rr·"]),
            ("{head: 数, value: 1}, {head: 数, value: 2}", ["··"]),
            // Side by side: the first column's head comes again.
            ("{head: 名, cell: a}, {head: 数, value: 1}, {head: 名, cell: b}, {head: 数, value: 2}", ["r·r·"]),
            ("{head: 码, cell: a}, {head: 名, cell: b, role: head}, {head: 码, cell: c}, {head: 名, cell: d, role: head}", ["·r·r"]),
            // One lane has no names: it is none.
            ("{head: 名, cell: a}, {head: 数, value: 1}, {head: 名, value: 2}", ["r··"]),
            // A row without a name is called by its number.
            ("{head: 名, cell: ''}, {head: 行次, cell: '30'}, {head: 数, value: 1}", ["·r·"]),
            // No head, no names.
            ("{cell: a}, {value: 1}", ["··"]), ("{cell: a, role: head}, {value: 1}", ["r·"]),
            // A table of one column names nothing.
            ("{head: 名, cell: a}", ["·"]),
        ])
    func namesOfRows(columns: String, expected: [String]) {
        let wide = columns.replacing("}", with: ", width: 9mm}")
        #expect(roles("columns: [\(wide)]\nrows: [{}]") == expected)
    }

    @Test(
        "Cells that a row writes out are names where they stand, and what they say themselves",
        arguments: [
            ("[甲, 乙, {value: 1}]", "r··"), ("[{text: 合, columns: 2}, {value: 1}]", "r·"), ("[{text: 注, columns: 3}]", "·"),
            ("['', 30, {value: 1}]", "·r·"), ("['', '', {}]", "···"), ("[{text: 甲, role: data}, 乙, {value: 1}]", "·r·"),
            ("[甲, {text: 乙, role: row-head}, {value: 1}]", "·r·"), ("[甲, {text: 乙, role: column-head}, 丙]", "rc·"),
            ("[甲, {text: 乙, role: head}, 丙]", "·h·"),
        ])
    func rolesOfCells(cells: String, expected: String) {
        let columns = "columns: [{head: 名, width: 9mm}, {head: 行次, width: 9mm}, {head: 数, width: 9mm, value: 1}]"
        #expect(roles("\(columns)\nrows: [{cells: \(cells)}]") == [expected])
    }

    @Test
    func columnsRepeatAndMakePanels() {
        let yaml = """
            stub: 1
            columns:
              - {head: [名称], width: 1*, cell: "{行.name}"}
              - {each: 列 in items, head: ["{列.group}", "{列.name}"], width: 9mm, value: 'if 列.code = 行.code then 行.sum else absent'}
            rows: [{each: 行 in items}]
            number-row: {label: 栏次, from: 1, style: 表头}
            panels: by-head
            """
        #expect(
            rows(yaml, Self.data) == [
                "2x1:名称 | 1x2:产出 | 效益", "一 | 二 | 三", "栏次 | 1 | 2 | 3", "--", "一 | #1,234.50 | · | ·", "二 | · | #0.00 | ·",
                "三 | · | · | #−3.00",
            ])
        #expect(table(yaml, Self.data)?.panels == [Table.Panel(columns: 1..<3, name: "产出"), Table.Panel(columns: 3..<4, name: "效益")])
    }

    @Test
    func formsSpanMergeAndHoldBlocks() {
        let yaml = """
            columns: [{width: 9mm}, {width: 9mm}, {width: 1*}]
            rows:
              - {cells: [{text: "{title}", columns: 3}]}
              - {cells: [{text: 指标, rows: count(items) + 1}, {text: 组}, {text: 名}]}
              - {each: 行 in items, cells: [{text: "{行.group}", merge: yes}, {blocks: 行.texts}]}
              - {cells: [{above: 上, below: 下, columns: 3}]}
            """
        #expect(
            rows(yaml, Self.data) == ["--", "1x3:甲乙", "4x1:指标 | 组 | 名", "2x1:产出 | 上/下", "·", "效益 | 单", "1x3:上＼下"])
    }

    /// The second 其他 belongs to another group than the first (typesetting.md 8.2).
    @Test
    func mergedCellsCrossNoBorderOfThoseBeforeThem() {
        let yaml = """
            columns: [{width: 9mm}, {width: 9mm}, {width: 9mm}, {width: 1*}]
            rows:
              - each: 行 in items
                cells: [{text: "{行.a}", merge: yes}, {text: "{行.b}", merge: yes}, {text: "{行.c}", merge: yes}, "{行.n}"]
            """
        func table(_ rows: String...) -> [String] {
            let items = rows.enumerated().map { index, row in
                let names = row.split(separator: " ").map { $0 == "-" ? "" : String($0) }
                return #"{"a": "\#(names[0])", "b": "\#(names[1])", "c": "\#(names[2])", "n": "\#(index)"}"#
            }
            return self.rows(yaml, #"{"items": [\#(items.joined(separator: ","))]}"#)
        }
        #expect(
            table("一 甲 x", "一 其他 x", "二 其他 x", "二 乙 x") == [
                "--", "2x1:一 | 甲 | x | 0", "其他 | x | 1", "2x1:二 | 其他 | x | 2", "乙 | x | 3",
            ])
        #expect(table("一 甲 x", "一 甲 x", "一 乙 x") == ["--", "3x1:一 | 2x1:甲 | 2x1:x | 0", "1", "乙 | x | 2"])
        // An empty cell stands for itself.
        #expect(table("一 其他 x", "- 其他 x", "- 其他 x") == ["--", "一 | 其他 | x | 0", "· | 2x1:其他 | 2x1:x | 1", "· | 2"])
    }

    @Test
    func aCellHoldsWhatAProseFileSays() throws {
        let table = """
            forms:
              单:
                with: 项
                style: 数字
                columns: [{width: 1*}, {width: 1*}]
                rows: [{each: 行 in 项, cells: ["{行.name}", {prose: prose/说明.md}]}]
              内:
                with: 行
                columns: [{width: 1*}]
                rows: [{cells: ["{行.sum}"]}]

            """
        let prose = "# 题{行.name}\n有{行.sum}\n- 甲\n@each 字 in 行.texts\n- {字}\n@end\n@form 内 with 行\n@page text\n尾\n"
        let report = bound(
            ["tables/a.yaml": table, "prose/a.md": "@form 单 with items\n", "prose/说明.md": prose], Self.data)
        #expect(report.findings.isEmpty)
        let outer = try #require(report.document.sections.first?.blocks.first?.table)
        let cell = outer.body[0].cells[1]
        guard case .blocks(let blocks) = cell.content else { throw UnexpectedContent() }
        let style = outer.cellStyles[cell.style].paragraph
        guard blocks.count == 5, case .paragraph(let title) = blocks[0], case .paragraph(let text) = blocks[1],
            case .list(let list) = blocks[2],
            case .paragraph(let last) = blocks[4], case .paragraph(let item)? = list.items.first?.blocks.first
        else { throw UnexpectedContent() }
        #expect(title.content.plainText == "题一" && title.style.text.weight == .bold && title.style.keepsWithNext)
        #expect(text.style == style && last.style == style && last.content.plainText == "尾")
        #expect(list.items.count == 3 && item.style.text == style.text)
        #expect(blocks[3].table?.body.count == 1)
        // The document has no section and no heading of the cell.
        #expect(report.document.sections.count == 1)
    }

    @Test
    func proseOfACellIsCheckedByName() {
        let row = "rows: [{cells: [{prose: prose/nein.md}]}]"
        _ = rows("columns: [{width: 1*}]\n" + row, "{}", marks: ["B001 tables/a.yaml:4:27"])
    }

    @Test
    func aFormIsFilledFromItsRecord() {
        let form = """
            forms:
              单:
                with: 项
                head-style: 表头
                columns: [{width: 1*}, {width: 1*}]
                rows:
                  - {cells: [{text: "{项.name}"}, {value: 项.sum}]}
                  - {each: 字 in 项.texts, cells: [{text: "{字}", columns: 2}]}

            """
        let report = bound(["prose/a.md": "@each 行 in items\n@form 单 with 行\n@end\n", "tables/a.yaml": form], Self.data)
        let tables = report.document.sections[0].blocks.compactMap { block in
            if case .table(let table) = block { table } else { nil }
        }
        #expect(
            tables.map(\.outline) == [["--", "一 | #1,234.50", "1x2:上", "1x2:下"], ["--", "二 | #0.00"], ["--", "三 | #−3.00", "1x2:单"]])
        #expect(tables.map(\.anchor?.rawValue) == ["单", "单-2", "单-3"])
        #expect(report.marks.isEmpty)
    }

    @Test
    func rowsMayBeFollowedByRowsOfTheirOwn() {
        let yaml = """
            columns: [{width: 1*}]
            rows:
              - each: 行 in items
                cells: [{text: "{行.name}"}]
                then:
                  - {each: 字 in 行.texts, cells: [{text: "{行.name}{字}"}]}
            """
        #expect(rows(yaml, Self.data) == ["--", "一", "一上", "一下", "二", "三", "三单"])
    }

    @Test
    func classesChangeStylesAndEachLookIsKeptOnce() {
        let yaml = """
            columns:
              - {head: [名称], width: 1*, cell: "{行.name}", style: 正文}
              - {head: [金额], width: auto, value: 行.sum, style: 数字}
            rows: [{each: 行 in items, class: 'if 行.level = 1 then "类" else ""'}]
            classes: {类: {weight: bold}}
            """
        let table = table(yaml, Self.data)
        let weights = table?.body.map { row in row.cells.map { table?.cellStyles[$0.style].paragraph.text.weight } }
        #expect(weights == [[.bold, .bold], [.regular, .regular], [.bold, .bold]])
        // The head, and two columns plain and bold; the plain first column looks as 正文 does.
        #expect(table?.cellStyles.count == 5)
        #expect(table?.cellStyles[table?.body[0].cells[1].style ?? 0].horizontal == .right)
    }

    @Test
    func captionNotesAndEmptySentence() {
        let yaml = """
            caption:
              title: {text: 附表　总表, heading: 2, style: 标题, number: no, contents: 附表}
              lines: [{left: "部门：{title}", right: 单位：万元, style: 正文}]
            columns:
              - {head: [名称], width: 1*, cell: "{行.name}"}
            rows: [{each: 行 in items}]
            notes: [{text: 注：甲, style: 注}]
            empty: {when: count(items) = 0, text: '说明：{title}无数据', style: 注, rows: 2}
            """
        let full = table(yaml, Self.data)
        #expect(full?.caption?.title?.title == "附表　总表" && full?.caption?.title?.contentsKind == "附表" && full?.anchor?.rawValue == "表")
        #expect(full?.caption?.title?.anchor == full?.anchor)
        #expect(full?.caption?.lines.map { [$0.left.outline, $0.center.outline, $0.right.outline] } == [["部门：甲乙", "", "单位：万元"]])
        #expect(full?.notes.map(\.content.outline) == ["注：甲"])
        #expect(full?.outline == ["名称", "--", "一", "二", "三"])
        let empty = table(yaml, #"{"title": "甲乙", "items": [], "name": ""}"#)
        #expect(empty?.outline == ["名称", "--", "·", "·"])
        #expect(empty?.notes.map(\.content.outline) == ["注：甲", "说明：甲乙无数据"])
    }

    /// Blocks of data that say themselves what their tables are.
    private static let grids = """
        {"grids": [{"cols": [2, 1], "align": "lr", "head": [["表", "数"]],
                    "rows": [[{"s": "合", "cs": 2, "rs": 1, "bold": 1}], [{"s": "甲", "cs": 1, "rs": 2, "bold": 0}, "1"], ["2"]]},
                   {"cols": [1, 1, 0.5], "align": "rrl", "head": [[{"s": "宽", "cs": 2}, "末"]], "rows": [["1", "2", "3"]]}]}
        """
    private static let grid = """
        forms:
          网:
            with: 块
            head-style: 表头
            columns: [{each: 宽 in 块.cols, width: {share: 宽, minimum: 9mm}}]
            head: [{each: 行 in 块.head, cells: [{each: 格 in 行, choose: [{if: 'kind(格) = "text"', text: "{格}"}, {text: "{格.s}", columns: 格.cs}]}]}]
            rows:
              - each: 行 in 块.rows
                cells:
                  - each: 格 in 行
                    choose:
                      - {if: 'kind(格) = "text"', text: "{index}.{格}", class: 'suffix(prefix(块.align, column), 1)'}
                      - {if: 格.bold = 1, text: "{格.s}", columns: 格.cs, class: '"l b"'}
                      - {text: "{格.s}", rows: 格.rs}
            classes: {l: {}, r: {horizontal: right}, b: {weight: bold}}

        """

    @Test
    func aTableMayBeDataAltogether() throws {
        let report = bound(["prose/a.md": "@each 块 in grids\n@form 网 with 块\n@end\n", "tables/a.yaml": Self.grid], Self.grids)
        #expect(report.marks.isEmpty)
        let tables = report.document.sections[0].blocks.compactMap { if case .table(let table) = $0 { table } else { nil } }
        try #require(tables.count == 2)
        #expect(tables[0].outline == ["表 | 数", "--", "1x2:合", "2x1:甲 | {2}.1", "{1}.2"])
        #expect(tables[1].outline == ["1x2:宽 | 末", "--", "{1}.1 | {2}.2 | {3}.3"])
        #expect(tables[1].columns.map(\.width) == [1, 1, 0.5].map { .share($0, minimum: .mm(9)) })
        #expect(tables[0].head.flatMap(\.cells).map(\.role) == [.columnHead, .columnHead])
        func looks(_ table: Table) -> [[String]] {
            table.body.map { row in
                row.cells.map { cell in
                    let style = table.cellStyles[cell.style]
                    return "\(style.horizontal)" + (style.paragraph.text.weight == .bold ? " bold" : "")
                }
            }
        }
        // The third row's cell stands in the second column, below the span of the first.
        #expect(looks(tables[0]) == [["left bold"], ["left", "right"], ["right"]])
        #expect(looks(tables[1]) == [["right", "right", "left"]])
    }

    @Test(arguments: [
        ("share: 宽", "share: '\"x\"'", "B031"), ("share: 宽", "share: 高", "E014"), ("class: '\"l b\"'", "class: '\"l c\"'", "B023"),
        ("{index}.", "{indx}.", "E014"), ("格.bold = 1", "格.blod = 1", "B019 E015"),
    ])
    func mistakesInTablesOfDataAreFound(_ old: String, _ new: String, _ ids: String) {
        let yaml = Self.grid.replacing(old, with: new)
        let report = bound(["prose/a.md": "@each 块 in grids\n@form 网 with 块\n@end\n", "tables/a.yaml": yaml], Self.grids)
        #expect(Set(report.findings.map(\.id.rawValue)).sorted().joined(separator: " ") == ids)
    }

    @Test
    func aColumnsClassHoldsForCellsWithoutOne() {
        let yaml = """
            columns: [{width: 1*, class: '"r"'}, {width: 1*}]
            rows: [{cells: [甲, {text: 乙, class: '"r"'}]}, {cells: [{text: 丙, class: '""'}, 丁]}]
            classes: {r: {horizontal: right}}
            """
        let table = table(yaml)
        let looks = table?.body.map { row in row.cells.map { "\(table?.cellStyles[$0.style].horizontal ?? .center)" } }
        #expect(looks == [["right", "right"], ["left", "left"]])
    }

    @Test
    func aCaptionMayStandOnceOnly() {
        let yaml = """
            caption: {title: {text: 总表, heading: 2, style: 标题}, repeat: no}
            columns: [{width: 1*}]
            rows: [{cells: [甲]}]
            """
        #expect(table(yaml)?.caption?.repeats == false)
        #expect(table(yaml.replacing(", repeat: no", with: ""))?.caption?.repeats == true)
    }

    @Test(arguments: [
        ("{cells: [{text: a}]}", "B019 tables/a.yaml:4:10"),
        ("{cells: [{text: a}, {text: b, columns: 2}]}", "B020 tables/a.yaml:4:10"),
        ("{cells: [{text: a, rows: 2}, {text: b}]}", "B021 tables/a.yaml:4:10"),
        ("{cells: [{text: a, rows: 0}, {text: b}]}", "B022 tables/a.yaml:4:35"),
        ("{class: '\"类\"', cells: [{text: a}, {text: b}]}", "B023 tables/a.yaml:4:19"),
        ("{cells: [{text: a, indent: '\"x\"'}, {text: b}]}", "B024 tables/a.yaml:4:38"),
        ("{cells: [{text: '{nmae}'}, {text: b}]}", "E014 tables/a.yaml:4:28"),
    ])
    func rowsThatDoNotFillTheGridAreFound(_ row: String, _ expected: String) {
        _ = rows("columns: [{width: 1*}, {width: 1*}]\nrows: [\(row)]", "{}", marks: [expected])
    }
}

private struct UnexpectedContent: Error {}

extension Block {
    fileprivate var table: Table? { if case .table(let table) = self { table } else { nil } }
}

extension Table {
    var outline: [String] { head.map(\.outline) + ["--"] + body.map(\.outline) }
}

extension Table.Row {
    fileprivate var outline: String {
        cells.map { cell in
            let span = cell.rows > 1 || cell.columns > 1 ? "\(cell.rows)x\(cell.columns):" : ""
            let content =
                switch cell.content {
                case .empty: "·"
                case .text(let content): content.outline
                case .number(let use): "#\(use.text)"
                case .blocks(let blocks):
                    blocks.map { if case .paragraph(let paragraph) = $0 { paragraph.content.outline } else { "?" } }.joined(separator: "/")
                case .diagonal(let below, let above): "\(above.outline)＼\(below.outline)"
                case .pageSum(let sum): "Σ\(sum.extent) \(sum.list) \(sum.widest)"
                }
            return span + content
        }.joined(separator: " | ")
    }
}
