import LayoutLanguage
import Testing

/// Fields that a row can not have are found before anything is worked out, also in branches that are never taken.
@Suite struct ShapeTests {
    private static let files = [
        "layout.yaml": "schema: schema.json\n" + (bindingFiles([:])["layout.yaml"] ?? ""),
        "schema.json": """
        {"type": "object", "additionalProperties": false, "properties": {
          "total": {"type": "number"},
          "names": {"type": "object", "additionalProperties": {"$ref": "#/$defs/name"}},
          "items": {"type": "array", "items": {"type": "object", "additionalProperties": false, "properties": {
            "code": {"type": "string"}, "name": {"type": "string"},
            "income": {"type": "object", "additionalProperties": false, "properties": {"fiscal": {"type": "number"}}},
            "parts": {"anyOf": [{"type": "string"}, {"$ref": "#/$defs/name"}]}}}}},
         "$defs": {"name": {"type": "object", "additionalProperties": false, "properties": {"text": {}, "level": {}}}}}
        """,
        "figures.yaml": """
        明细: {rows: items by code, row: 项, key: 项.code, fields: {编码: 项.code, 名称: 项.name, 金额: 项.income.fiscal}}
        分组: {rows: 'group(明细, prefix(编码, 3))', row: 组, fields: {键: 组.key, 合计: sum(组.rows.金额), 明细: 组.rows}}
        按码: {value: 'keyed(明细, 编码)'}

        """,
        "lists/表.yaml": "项目表: [{键: a, 名: 甲}, {键: b}]\n",
    ]

    /// Binds a line whose expression has one fault, marked `⟦…⟧`, and expects the nearest name as advice; without mark, no fault.
    private func check(_ prose: String, _ nearest: String? = nil, sourceLocation: SourceLocation = #_sourceLocation) {
        let plain = prose.filter { $0 != "⟦" && $0 != "⟧" }
        let report = bound(Self.files.merging(["prose/a.md": "@if no\n\(plain)\n@end"]) { $1 }, #"{"items": []}"#)
        let found = report.findings.filter { $0.id == "E015" }
        #expect(report.findings.filter { $0.severity == .failure }.count == found.count, "\(report.marks)", sourceLocation: sourceLocation)
        var marked: [String?] = []
        if let start = prose.firstIndex(of: "⟦"), let end = prose.firstIndex(of: "⟧") {
            marked = [String(prose[prose.index(after: start)..<end])]
        }
        #expect(found.map { $0.place?.span.map { String($0.text) } } == marked, "\(report.marks)", sourceLocation: sourceLocation)
        if let nearest { #expect(found.first?.advice?.chinese.contains("“\(nearest)”") == true, sourceLocation: sourceLocation) }
    }

    @Test func fieldsOfRowsOfTheData() {
        check("{@each 项 in items}{项.name}{项.income.fiscal}{项.parts.text}{@end}")
        // `total` is a name of the data, but not of an item.
        check("{@each 项 in items}{项.⟦total⟧}{@end}")
        check("{@each 项 in items}{项.income.⟦code⟧}{@end}")
        check("{sum(items.⟦total⟧)}")
        check("{count(items where ⟦fiscal⟧ > 0)}{count(items where income.fiscal > total)}")
        check("{items[0].⟦level⟧}{names[\"a\"].level}{names[\"b\"].text}")
        check("{@each 项 in items where code = \"1\" by name}{项.parts.⟦code⟧}{@end}")
    }

    @Test func fieldsOfFiguresAndLists() {
        check("{sum(明细.金额)}{first(明细).名称}{按码[\"201\"].名称}{@each 组 in 分组}{组.键}{@each 项 in 组.明细}{项.名称}{@end}{@end}")
        check("{sum(明细.⟦合计⟧)}")
        check("{first(明细).⟦键⟧}", nil)
        check("{按码[\"201\"].⟦name⟧}")
        check("{@each 组 in 分组}{@each 项 in 组.明细}{项.⟦合计⟧}{@end}{@end}")
        check("{@each 行 in 项目表}{行.名}{@end}{@each 行 in 项目表}{行.⟦名称⟧}{@end}", "名")
        check("{@each 对 in zip(甲: 明细, 乙: 项目表)}{对.甲.金额}{对.乙.⟦金额⟧}{@end}")
        check("{@each 层 in levels(明细, 编码, 0, 3)}{层.level}{sum(层.rows.金额)}{层.⟦合计⟧}{@end}")
    }

    @Test func whatIsNotKnownPasses() {
        check("{(if yes then first(items) else first(明细)).name}{lookup(明细, \"a\").合计 ?? 0}")
        check("{@each 项 in items}{(项.parts ?? 项).code}{@end}")
    }
}
