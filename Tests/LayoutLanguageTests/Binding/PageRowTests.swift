import DocumentTree
import LayoutLanguage
import Testing

/// Sums that tables ask for: by page, by group, of all.
struct PageRowTests {
    private static let data = """
        {"items": [{"name": "一", "sum": 1234.5, "level": 1, "group": "产出"}, {"name": "二", "sum": 10, "level": 2, "group": "产出"},
         {"name": "三", "sum": -3, "level": 1, "group": "效益"}], "heads": [{"name": "公务用车｜运行"}, {"name": "办公|费"}]}
        """

    private func report(_ yaml: String, _ data: String = data, marks: [String] = []) -> (BoundReport, Table?) {
        let indented = ("head-style: 表头\n" + yaml).split(separator: "\n").map { "  \($0)\n" }.joined()
        let report = bound(["prose/a.md": "@table 表\n", "tables/a.yaml": "表:\n" + indented], data)
        #expect(report.marks == marks)
        guard case .table(let table)? = report.document.sections.first?.blocks.first else { return (report, nil) }
        return (report, table)
    }

    private static let carried = """
        columns:
          - {head: [名称], width: 1*, cell: "{行.name}"}
          - {head: [金额], width: auto, value: 行.sum, style: 数字}
        rows:
          - {each: 行 in items, counts: 行.level = 1}
          - {cells: [合计, {value: sum(items.sum)}]}
        page-rows:
          head: {cells: [承前页, {sum: before}]}
          foot: [{cells: [本页小计, {sum: page}]}, {cells: [过次页, {sum: through}]}]
          last: yes
        """

    @Test func pageRowsHaveOneListForEachColumn() throws {
        let pageRows = try #require(report(Self.carried).1?.pageRows)
        let sums = (pageRows.head + pageRows.foot).flatMap(\.cells).compactMap { cell in
            if case .pageSum(let sum) = cell.content { "\(sum.extent) \(sum.list) \(sum.widest)" } else { nil }
        }
        // As wide as all that is counted without its signs, with a sign.
        #expect(sums == ["before 0 −1,237.50", "page 0 −1,237.50", "through 0 −1,237.50"])
        #expect(pageRows.head.count == 1 && pageRows.foot.count == 2 && pageRows.closesLastPage)
    }

    @Test func sumsAreOfTheCountedRowsAlone() {
        let sums = report(Self.carried).0.pageSums
        #expect([0..<1, 1..<2, 0..<4, 2..<4].map { sums.text(of: 0, rows: $0) } == ["1,234.50", "0.00", "1,231.50", "−3.00"])
        // Without a word about it the rows of a repetition count, and the total does not.
        let all = report(Self.carried.replacing(", counts: 行.level = 1", with: "")).0.pageSums
        #expect(all.text(of: 0, rows: 0..<4) == "1,241.50")
    }

    @Test func amountsAreAddedBeforeTheyAreRounded() {
        let data = #"{"items": [{"name": "一", "sum": 0.005}, {"name": "二", "sum": 0.005}, {"name": "三", "sum": 0.001}]}"#
        let yaml = Self.carried.replacing(", counts: 行.level = 1", with: "")
        let indented = ("head-style: 表头\n" + yaml).split(separator: "\n").map { "  \($0)\n" }.joined()
        let report = bound(["prose/a.md": "@table 表\n", "tables/a.yaml": "表:\n" + indented], data)
        #expect(report.pageSums.text(of: 0, rows: 0..<2) == "0.01")
        #expect(report.pageSums.text(of: 0, rows: 0..<1) == "0.01")
        #expect(report.pageSums.text(of: 0, rows: 1..<3) == "0.01")
    }

    @Test func theSumOfAColumnHasItsSources() throws {
        let report = report(Self.carried).0
        let row = try #require(report.provenance.rows.first { $0.figure == "表[金额]" })
        #expect(row.printed == "1,231.50")
        #expect(row.sources.map(\.path) == ["/items/0/sum", "/items/2/sum"])
    }

    @Test func groupsAndTheWholeAddUp() throws {
        let yaml = """
            columns:
              - {head: [名称], width: 1*, cell: "{行.name}"}
              - {head: [金额], width: auto, value: 行.sum, style: 数字}
            rows:
              - each: '组 in group(items, group)'
                cells: [{text: "{组.key}", columns: 2}]
                keep-with-next: yes
                then:
                  - {each: 行 in 组.rows}
                  - {cells: [小计, {value: sum(组.rows.sum)}], keep-with-previous: yes}
              - {cells: [合计, {value: sum(items.sum)}], keep-with-previous: yes}
            """
        let rows = try #require(report(yaml).1?.body)
        let printed = rows.map { row in
            row.cells.map { cell in
                switch cell.content {
                case .text(let inlines): inlines.outline
                case .number(let use): use.text
                default: "?"
                }
            }.joined(separator: " ")
        }
        #expect(printed == ["产出", "一 1,234.50", "二 10.00", "小计 1,244.50", "效益", "三 −3.00", "小计 −3.00", "合计 1,241.50"])
    }

    @Test func aColumnMayBeLeftOut() throws {
        func table(_ condition: String) throws -> Table {
            try #require(
                report(
                    """
                    stub: 2
                    number-row: {label: [甲, 乙], from: 2, style: 表头}
                    columns:
                      - {if: \(condition), head: [子], width: 9mm, cell: 子}
                      - {head: [丑], width: 9mm, cell: 丑}
                      - {head: [寅], width: 9mm, cell: 寅}
                    rows: [{each: 行 in items where level = 2}]
                    """
                ).1)
        }
        let (with, without) = (try table("count(items) = 3"), try table("count(items) = 2"))
        #expect(with.columns.map(\.name) == ["子", "丑", "寅"] && with.stubColumns == 2)
        #expect(without.columns.map(\.name) == ["丑", "寅"] && without.stubColumns == 1)
        let numbers = [with, without].map { $0.head.last?.cells.map(\.content) }
        #expect(
            numbers == [
                [.text([.text("甲", nil)]), .text([.text("乙", nil)]), .text([.text("1", nil)])],
                [.text([.text("乙", nil)]), .text([.text("1", nil)])],
            ])
    }

    @Test func dataSayWhereTheirNamesMayEndALine() throws {
        let yaml = """
            columns: [{each: 列 in heads, head: ["{列.name:breaks}"], width: 9mm, cell: "{列.name}"}]
            rows: [{each: 行 in items where level = 2}]
            """
        let table = try #require(report(yaml).1)
        #expect(
            table.head.first?.cells.map(\.content) == [
                .text([.text("公务用车", nil), .preferredBreak, .text("运行", nil)]),
                .text([.text("办公", nil), .preferredBreak, .text("费", nil)]),
            ])
        // Anywhere else a bar is a bar.
        #expect(table.body.first?.cells.first?.content == .text([.text("公务用车｜运行", nil)]))
        #expect(table.columns.map(\.name) == ["公务用车运行", "办公费"])
    }
}
