import Diagnostics
import LayoutLanguage
import Testing

/// What a layout can say many times has an end, and what it says very often is quick.
@Suite(.timeLimit(.minutes(1))) struct DocumentLimitTests {
    private static let list = "{\"a\": [\((0..<100).map(String.init).joined(separator: ", "))]}"

    /// Binds with room for a thousand parts; the only finding says that there are more, at the mark `⟦…⟧`.
    private func check(_ files: [String: String], at path: String = "prose/a.md", sourceLocation: SourceLocation = #_sourceLocation) throws
    {
        let marked = try #require(files[path])
        let plain = marked.replacing("⟦", with: "").replacing("⟧", with: "")
        let mark = try #require(marked.firstIndex(of: "⟦"))
        let place = SourceFile(name: path, text: plain).position(at: marked[..<mark].utf8.count)
        let report = bound(
            files.merging([path: plain]) { $1 }, Self.list, evaluation: Evaluation(maximumParts: 1000), sourceLocation: sourceLocation)
        #expect(report.marks == ["B034 \(path):\(place.line):\(place.column)"], sourceLocation: sourceLocation)
        #expect(report.findings.first?.severity == .failure, sourceLocation: sourceLocation)
    }

    @Test func `repetitions within repetitions, of blocks and of text`() throws {
        let names = ["甲", "乙", "丙", "丁", "戊", "己"]
        let heads = names.map { "@each \($0 == "己" ? "⟦己⟧" : $0) in a\n" }.joined()
        try check(["prose/a.md": heads + "文字\n" + String(repeating: "@end\n", count: 6)])
        let inline = names.map { "{@each \($0 == "己" ? "⟦己⟧" : $0) in a}" }.joined()
        try check(["prose/a.md": inline + "文" + String(repeating: "{@end}", count: 6) + "\n"])
    }

    @Test func `files that include the next one ten times`() throws {
        var files = ["prose/a.md": "@include 1.md\n"]
        for number in 1...14 {
            files["prose/\(number).md"] = String(repeating: "@include \(number + 1).md\n", count: 10)
        }
        files["prose/14.md"] = "@include ⟦15.md⟧\n" + String(repeating: "@include 15.md\n", count: 9)
        files["prose/15.md"] = "文字\n"
        // The place is one of the includes of the last file: the limit is reached below it.
        let plain = files.mapValues { $0.replacing("⟦", with: "").replacing("⟧", with: "") }
        let report = bound(plain, evaluation: Evaluation(maximumParts: 1000))
        #expect(report.findings.map(\.id) == ["B034"] && report.marks[0].contains("prose/1"))
    }

    @Test func `phrases that say the next one twice`() {
        let phrases = (0..<31).map { "句\($0): {parameters: [], branches: [{text: '{句\($0 + 1)()}{句\($0 + 1)()}'}]}\n" }.joined()
        let report = bound(
            ["phrases.yaml": phrases + "句31: {parameters: [], branches: [{text: 文}]}\n", "prose/a.md": "{句0()}\n"],
            evaluation: Evaluation(maximumParts: 1000))
        #expect(report.findings.map(\.id) == ["B034"])
    }

    @Test func `files that include one another too deep`() {
        var files = ["prose/a.md": "@include 1.md\n"]
        for number in 1...16 { files["prose/\(number).md"] = number == 16 ? "文字\n" : "@include \(number + 1).md\n" }
        #expect(bound(files).marks == ["B004 prose/15.md:1:10"])
        files["prose/15.md"] = "文字\n"
        #expect(bound(files).outline == ["文字"])
    }

    @Test func `rows of a table`() {
        let files = [
            "tables/a.yaml": "表: {columns: [{width: 1*, cell: '{行}', style: 数字}], rows: [{each: 行 in a}]}\n", "prose/a.md": "@table 表\n",
        ]
        #expect(bound(files, Self.list, evaluation: Evaluation(maximumRows: 100)).marks == [])
        let report = bound(files, Self.list, evaluation: Evaluation(maximumRows: 99))
        #expect(report.findings.map(\.id) == ["B033"] && report.findings[0].message.chinese.contains("99"))
    }

    @Test func `thousands of places under one name are numbered`() {
        let count = 2000
        let report = bound(
            ["prose/a.md": "@each 行 in a\n# 题 {#名}\n@end\n"], "{\"a\": [\((0..<count).map(String.init).joined(separator: ","))]}")
        #expect(report.outline.first?.hasSuffix(" #名") == true && report.outline.last?.hasSuffix(" #名-\(count)") == true)
        #expect(Set(report.findings.map(\.id)) == ["B017"])
    }

    @Test func `a schema that refers to itself in several places`() {
        let names = ["a", "b", "c", "d"].map { "\"\($0)\": {\"$ref\": \"#/$defs/t\"}" }.joined(separator: ", ")
        let files = [
            "layout.yaml": "schema: schema.json\n" + (bindingFiles([:])["layout.yaml"] ?? ""),
            "schema.json": """
            {"type": "object", "additionalProperties": false, "properties": {"t": {"$ref": "#/$defs/t"}},
             "$defs": {"t": {"type": "object", "additionalProperties": false, "properties": {\(names)}}}}
            """,
            "prose/a.md": "{t.a.b.c.d ?? 无}\n".replacing("无", with: "\"无\""),
        ]
        #expect(bound(files, "{\"t\": {\"a\": {\"b\": {}}}}").outline == ["无"])
    }
}
