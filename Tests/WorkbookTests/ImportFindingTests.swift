import Diagnostics
import ReportData
import Testing
import WorkbookImport

@testable import Workbooks

/// What is not understood is told, with its cell.
@Suite struct ImportFindingTests {
    static let map = """
        title: 试验
        units: {元: 1, 万元: 10000}
        unit-words: "单位:"
        unit: 元
        total: 合计
        notes: "注*"
        unit-member: money_unit
        blanks: […]
        facts:
          - {cell: "编制部门:{name}"}
        sheets:
          支出表:
            title: 支出表
            columns: {编码: 科目编码, 名称: 科目名称, 合计: 合计, 基本: 支出/基本, 项目: 支出/项目}
            records: items
            code: {column: 编码, digits: 7, groups: [3, 5]}
            fixed: {fund: general}
            fill: {basic: 基本, project: 项目}
            sums: {合计: [基本, 项目]}
            names: {list: 功能科目, column: 名称, others: subjects}
        """
    static let schema = """
        {"type": "object", "properties": {
          "layout": {"type": "string"}, "name": {"type": "string", "title": "名称"}, "money_unit": {"type": "string", "enum": ["元", "万元"]},
          "items": {"type": "array", "items": {"type": "object", "properties": {
            "code": {"type": "string"}, "fund": {"type": "string"}, "basic": {"type": "number", "x-dimension": "money"},
            "project": {"type": "number", "x-dimension": "money"}, "use": {"type": "string"}}, "required": ["code", "fund"]}},
          "subjects": {"type": "object", "additionalProperties": {"type": "string"}}}, "required": ["layout", "name", "items"]}
        """
    static let head: [[Written.Item]] = [
        ["支出表"], ["编制部门：", "某局", nil, nil, "单位：元"], ["科目编码", "科目名称", "合计", "支出"], [nil, nil, nil, "基本", "项目"],
    ]
    static let merged = ["A1:E1", "A3:A4", "B3:B4", "C3:C4", "D3:E3"]

    private func outcome(
        _ rows: [[Written.Item]], unit: String? = nil, head: [[Written.Item]] = Self.head, hidden: Set<Int> = [],
        formats: [NumberFormat] = [.general]
    ) throws -> ImportOutcome {
        let (map, mistakes) = ImportMap.read(SourceFile(name: "试验.yaml", text: Self.map), name: "试验")
        #expect(mistakes.isEmpty)
        let list = try #require(DataDocument.read(SourceFile(name: "x", text: #"{"2010101": "行政运行", "2010102": "一般行政管理事务"}"#)).document)
        let importer = WorkbookImporter(map: try #require(map), schema: try schema(), lists: ["功能科目": list.root], unit: unit)
        return importer.values(of: [Written.book(Written.sheet("表一 ", head + rows, merged: Self.merged, hidden: hidden, formats: formats))])
    }

    private func schema() throws -> Schema {
        let rules = try #require(DataDocument.read(SourceFile(name: "s", text: Self.schema)).document)
        return try #require(Schema.read(rules).schema)
    }

    private func found(_ outcome: ImportOutcome) -> [String] {
        outcome.findings.map { "\($0.id.rawValue) \($0.place?.path?.split(separator: " ").last ?? "-")" }
    }

    @Test func wholeFormIsTaken() throws {
        let outcome = try outcome([
            ["201", "一般公共服务支出", 30.5, 10.5, 20], ["2010101", "行政运行", 10.5, 10.5, nil], ["2010102", "一般行政管理事务", 20, nil, 20], ["…", "…"],
            ["注：说明"], ["合计", nil, 30.5, 10.5, 20],
        ])
        #expect(found(outcome) == [])
        let text = NewReport(outcome.values, layout: "x", schema: try schema()).text
        #expect(
            text == """
                {
                  "layout": "x",
                  "name": "某局",
                  "money_unit": "元",
                  "items": [
                    {"code": "2010101", "fund": "general", "basic": 10.5},
                    {"code": "2010102", "fund": "general", "project": 20}
                  ]
                }

                """)
        #expect(outcome.values.byPath.values.flatMap(\.places).map(\.description).contains("表.xlsx › 表一  › D6"))
    }

    @Test func amountsAreConverted() throws {
        let outcome = try outcome([["2010101", "行政运行", 123456.78, 123456.78, nil]], unit: "万元")
        #expect(outcome.values.byPath.values.map(\.content.literal).contains("12.345678"))
    }

    @Test(
        arguments: [
            ([["2010101", "行政运行", .error, 1, 2]], ["W019 C5"]),
            ([["2010101", "行政运行", 3, .uncalculated, 2]], ["W019 D5", "W025 C5"]),
            ([["2010101", "行政运行", 3, "约1", 2]], ["W019 D5", "W025 C5"]),
            ([["2010101", "行政运行", 3, "１，０００．５", 2]], ["W031 D5", "W025 C5"]),
            ([["2010101", "行政运行", -3, "(5.00)", 2]], ["W031 D5"]),
            ([["2010101", "行政运行", 2, "—", 2]], []),
            ([["20101", "x", 2, 0, 2], ["2010101", "行政运行", 3, 0, 3]], ["W025 C5", "W025 E5"]),
            ([["2010101", "行政运行", 3, 0, 3], ["合计", nil, 4, 0, 3]], ["W025 C6"]),
            ([["2010101", "行政运行", 1, 0, 1], ["2010101", "行政运行", 1, 0, 1]], ["W028 A6"]),
            ([["201010", "行政运行", 1, 0, 1]], ["W020 A5"]),
            ([["2010199", "其他", 1, 0, 1]], ["W021 B5"]),
            ([["2010101", "行政", 1, 0, 1]], ["W022 B5"]),
            ([["另有", nil, 1, 0, 1]], ["W023 A5"]),
            ([["2010101", "行政运行", 1, 0, 1, 77]], ["W024 F5"]),
            ([["2010101", "行政运行", 0.30000000000000004, 0.1, 0.2]], ["W033 C5"]),
        ] as [([[Written.Item]], [String])]) func oddCellsAreTold(rows: [[Written.Item]], expected: [String]) throws
    {
        #expect(found(try outcome(rows)) == expected)
    }

    @Test func scalesAndHiddenRowsAreTold() throws {
        let rows: [[Written.Item]] = [["2010101", "行政运行", nil, 12345678, nil]]
        #expect(found(try outcome(rows, hidden: [4], formats: [NumberFormat("0!.0,\"万元\"")])) == ["W032 D5", "W035 D5"])
    }

    @Test func headsThatAreNotFoundAreTold() throws {
        var other = Self.head
        other[3] = [nil, nil, nil, "基础", "项目"]
        #expect(found(try outcome([["2010101", "行政运行", 1, 0, 1]], head: other)).map { $0.prefix(4) } == ["W016"])
        var noUnit = Self.head
        noUnit[1] = ["编制部门：", "某局"]
        #expect(found(try outcome([["2010101", "行政运行", 1, 0, 1]], head: noUnit)).map { $0.prefix(4) } == ["W018"])
    }

    @Test(arguments: [("sheets: {}", "W10"), ("units: {元: 1}\nunit: 角\nsheets: {}", "W104"), ("", "W101")]) func mistakesOfMaps(
        text: String, id: String
    ) {
        let (_, found) = ImportMap.read(SourceFile(name: "m.yaml", text: text), name: "m")
        #expect(found.contains { $0.severity == .failure && ($0.id.rawValue == id || id == "W10") }, "\(found.map(\.id.rawValue))")
    }

    @Test func mistakesOfMapsHavePlaces() {
        let text = Self.map.replacingOccurrences(of: "fill: {basic: 基本", with: "fill: {basic: 基木").replacingOccurrences(
            of: "blanks", with: "blank")
        let (_, found) = ImportMap.read(SourceFile(name: "m.yaml", text: text), name: "m")
        #expect(Set(found.map(\.id.rawValue)) == ["W102", "Y020"])
        #expect(found.first { $0.id == "W102" }?.place?.span?.text == "基木")
    }

    // MARK: Merging

    @Test func wordsStayAndWritingStays() throws {
        let report = """
            {"layout": "x", "// note": "说明",
              "name": "某某局",
              "items": [
                {"use": "发工资", "code": "2010101", "fund": "general", "basic": 10.50, "project": 0.0},
                {"code": "2019999", "fund": "general", "basic": 1}
              ]
            }
            """
        let outcome = try outcome([["2010101", "行政运行", 10.5, 10.5, nil], ["2010102", "一般行政管理事务", 20, nil, 20]])
        let document = try #require(DataDocument.read(SourceFile(name: "r.json", text: report)).document)
        let merge = ReportMerge(outcome.values, into: document, schema: try schema())
        #expect(
            merge.text == """
                {"layout": "x", "// note": "说明",
                  "name": "某某局",
                  "money_unit": "元",
                  "items": [
                    {"use": "发工资", "code": "2010101", "fund": "general", "basic": 10.50, "project": 0.0},
                    {"code": "2019999", "fund": "general", "basic": 1},
                    {"code": "2010102", "fund": "general", "project": 20}
                  ]
                }
                """)
        #expect(merge.findings.map(\.id.rawValue).sorted() == ["W041", "W043"])
        #expect(
            merge.changes.map(\.path) == ["/money_unit", "/items/2/project", "/items/2/code", "/items/2/fund"] || merge.changes.count == 4)
    }

    @Test func figuresChangeAndAreListed() throws {
        let report =
            #"{"layout": "x", "name": "某局", "money_unit": "元", "items": [{"code": "2010101", "fund": "general", "basic": 9.9, "use": "用"}]}"#
        let outcome = try outcome([["2010101", "行政运行", 12.5, 10.5, 2]])
        let document = try #require(DataDocument.read(SourceFile(name: "r.json", text: report)).document)
        let merge = ReportMerge(outcome.values, into: document, schema: try schema())
        #expect(
            merge.text
                == #"{"layout": "x", "name": "某局", "money_unit": "元", "items": [{"code": "2010101", "fund": "general", "basic": 10.5, "project": 2, "use": "用"}]}"#
        )
        #expect(merge.changes.map(\.old) == ["9.9", nil])
        #expect(merge.changes.map(\.new) == ["10.5", "2"])
        var after = try #require(DataDocument.read(SourceFile(name: "r.json", text: merge.text)).document)
        let sources = CellSources(outcome.values, in: after)
        after.cells = sources
        #expect(after.cells(at: "/items/0/basic") == ["表.xlsx › 表一  › D5"])
        let file = try #require(DataDocument.read(SourceFile(name: "c.json", text: sources.json)).document)
        after.cells = CellSources(file)
        #expect(after.cells == sources)
        #expect(after.cells(at: "/items/0/project") == ["表.xlsx › 表一  › E5"])
        var before = document
        before.cells = sources
        #expect(before.cells(at: "/items/0/basic") == [])
    }
}
