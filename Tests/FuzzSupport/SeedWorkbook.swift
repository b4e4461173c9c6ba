internal import Foundation
internal import Zip

/// Workbooks to break: one with a statement of each kind of block and the sheet in which a workbook of the program carries its report, the
/// same as OpenDocument, and a binary one; and the map that reads them.
enum SeedWorkbook {
    static let map = """
        title: 种子
        units: {元: 1, 万元: 10000}
        unit-words: "单位:"
        unit: 元
        total: 合计
        notes: "注*"
        unit-member: money_unit
        blanks: […, "*XX*"]
        ignore: [封面]
        values: {layout: seed}
        defaults: {items: {basic: "0"}}
        facts:
          - {cell: "编制部门:{name}"}
          - cell: "{year}年{kind}表"
            numbers: {year: 4}
            choices: {kind: {部门: department, 单位: unit}}
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
          总表:
            title: 收支总表
            optional: yes
            unit: 万元
            blocks:
              - columns: {项目: 收入, 数: 金额}
                label: 项目
                value: 数
                rows: {一、拨款: income.fiscal, 本年收入合计: {数: {sum: items, of: [basic, project]}}}
                derived: [总计]
              - columns: {因公: 因公出国, 接待: 公务接待}
                optional: yes
                fill: {three.abroad: 因公, three.reception: 接待}
        """

    static let schema = """
        {"type": "object", "properties": {
          "layout": {"type": "string"}, "name": {"type": "string", "title": "名称"}, "year": {"type": "integer"}, "kind": {"type": "string"},
          "money_unit": {"type": "string", "enum": ["元", "万元"]},
          "items": {"type": "array", "items": {"type": "object", "properties": {
            "code": {"type": "string"}, "fund": {"type": "string"}, "basic": {"type": "number", "x-dimension": "money"},
            "project": {"type": "number", "x-dimension": "money"}, "use": {"type": "string"}}, "required": ["code", "fund"]}},
          "income": {"type": "object", "properties": {"fiscal": {"type": "number", "x-dimension": "money"}}},
          "three": {"type": "object", "properties": {"abroad": {"type": "number"}, "reception": {"type": "number"}}},
          "subjects": {"type": "object", "additionalProperties": {"type": "string"}}}, "required": ["layout", "name", "items"]}
        """

    static let report = """
        {"layout": "seed", "// note": "说明", "name": "某某局", "money_unit": "元",
          "items": [
            {"use": "发工资", "code": "2010101", "fund": "general", "basic": 10.50, "project": 0.0},
            {"code": "2019999", "fund": "general", "basic": 1}
          ]
        }
        """

    /// The sheets as rows of texts and numbers; a text with `=` is a formula with its result behind `|`.
    private static let sheets: [(name: String, isHidden: Bool, rows: [[String]], merged: [String])] = [
        (
            "支出表", false,
            [
                ["2027年部门支出表"], ["编制部门：", "某局", "", "", "单位：元"], ["科目编码", "科目名称", "合计", "支出"], ["", "", "", "基本", "项目"],
                ["201", "一般公共服务支出", "=D5+E5|32.5", "10.5", "22"], ["20101", "人大事务", "32.5", "10.5", "22"],
                ["2010101", "行政运行", "12.5", "10.5", "2"], ["2010102", "一般行政管理事务", "20", "", "２０"], ["合计", "", "32.5", "10.5", "22"],
                ["注：略"],
            ], ["A1:E1", "A3:A4", "B3:B4", "C3:C4", "D3:E3"]
        ),
        (
            "总表", false,
            [
                ["收支总表"], ["", "单位：万元"], ["收入", "金额", "因公出国", "公务接待"], ["一、拨款", "0.00325", "1", "2.5"], ["本年收入合计", "0.00325"], ["总计", "1"],
            ],
            ["A1:D1"]
        ),
        (
            "数据", true,
            [
                ["render:report", "1", "seed"], ["sheet", "支出表"], ["number", "='支出表'!D7|10.5", "10.4", "D7 0 /items/0/basic"],
                ["sheet", "总表"], ["number", "='总表'!B6|1", "2", "B6"], ["text", "{\"items\": ["], ["text", "  {\"basic\": 10.4}"],
                ["text", "]}"],
            ], []
        ),
    ]

    /// The parts of the workbook (ISO/IEC 29500), with the report that it carries or without.
    static func parts(carrying: Bool) -> [(name: String, text: String)] {
        let shown = Array(sheets.prefix(carrying ? 3 : 2))
        var (names, relations) = ("", "")
        for (index, sheet) in shown.enumerated() {
            let state = sheet.isHidden ? "hidden" : "visible"
            names += "<sheet name=\"\(sheet.name)\" sheetId=\"\(index + 1)\" state=\"\(state)\" r:id=\"r\(index)\"/>"
            relations += "<Relationship Id=\"r\(index)\" Type=\"x/worksheet\" Target=\"worksheets/sheet\(index).xml\"/>"
        }
        relations += "<Relationship Id=\"s\" Type=\"x/sharedStrings\" Target=\"sharedStrings.xml\"/>"
        relations += "<Relationship Id=\"t\" Type=\"x/styles\" Target=\"styles.xml\"/>"
        let root = "<Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"xl/workbook.xml\"/>"
        let formats = "<numFmt numFmtId=\"170\" formatCode=\"0!.0,&quot;万元&quot;\"/>"
        var parts: [(name: String, text: String)] = []
        parts.append((name: "[Content_Types].xml", text: "<Types/>"))
        parts.append((name: "_rels/.rels", text: "<Relationships>\(root)</Relationships>"))
        parts.append((name: "xl/workbook.xml", text: "<workbook xmlns:r=\"r\"><sheets>\(names)</sheets></workbook>"))
        parts.append((name: "xl/_rels/workbook.xml.rels", text: "<Relationships>\(relations)</Relationships>"))
        parts.append((name: "xl/sharedStrings.xml", text: "<sst><si><t>科目编码</t></si><si><r><t>科目</t></r><r><t>名称</t></r></si></sst>"))
        parts.append(
            (
                name: "xl/styles.xml",
                text: "<styleSheet><numFmts>\(formats)</numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"170\"/></cellXfs></styleSheet>"
            ))
        for (index, sheet) in shown.enumerated() {
            parts.append((name: "xl/worksheets/sheet\(index).xml", text: sheetXML(sheet.rows, merged: sheet.merged)))
        }
        return parts
    }

    private static func sheetXML(_ rows: [[String]], merged: [String]) -> String {
        let lines = rows.enumerated().map { number, row in
            let cells = row.enumerated().filter { !$1.isEmpty }.map { column, text in
                let address = "\(["A", "B", "C", "D", "E", "F", "G", "H"][column])\(number + 1)"
                if text == "科目编码" || text == "科目名称" { return "<c r=\"\(address)\" t=\"s\"><v>\(text == "科目编码" ? 0 : 1)</v></c>" }
                let formula = text.hasPrefix("=") ? text.dropFirst().split(separator: "|") : []
                if formula.count == 2 { return "<c r=\"\(address)\"><f>\(formula[0])</f><v>\(formula[1])</v></c>" }
                if Double(text) != nil { return "<c r=\"\(address)\" s=\"0\"><v>\(text)</v></c>" }
                let escaped = text.replacing("\"", with: "&quot;")
                return "<c r=\"\(address)\" t=\"inlineStr\"><is><t xml:space=\"preserve\">\(escaped)</t></is></c>"
            }
            return "<row r=\"\(number + 1)\">\(cells.joined())</row>"
        }
        let merges = merged.map { "<mergeCell ref=\"\($0)\"/>" }.joined()
        return "<worksheet><sheetData>\(lines.joined())</sheetData><mergeCells>\(merges)</mergeCells></worksheet>"
    }

    /// The content of an OpenDocument spreadsheet with the first statement.
    static var openDocument: String {
        let rows = sheets[0].rows.map { row in
            let cells = row.map { text in
                if text.isEmpty { return "<table:table-cell/>" }
                let number = text.split(separator: "|").last.flatMap { Double($0) }
                guard let number else {
                    return "<table:table-cell office:value-type=\"string\"><text:p>\(text)</text:p></table:table-cell>"
                }
                return "<table:table-cell office:value-type=\"float\" office:value=\"\(number)\"/>"
            }
            return "<table:table-row>\(cells.joined())</table:table-row>"
        }
        return """
            <office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" \
            xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">\
            <office:body><office:spreadsheet><table:table table:name="支出表">\(rows.joined())</table:table></office:spreadsheet></office:body>\
            </office:document-content>
            """
    }

    /// A workbook that LibreOffice has saved in the binary form.
    static func binary() throws -> [UInt8] {
        let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        return [UInt8](try Data(contentsOf: tests.appendingPathComponent("WorkbookTests/Fixtures/traps.xls")))
    }

    static func archive(_ parts: [(name: String, text: String)]) throws -> [UInt8] {
        try zipped(parts.map { ZipEntry(name: $0.name, bytes: Array($0.text.utf8)) })
    }
}
