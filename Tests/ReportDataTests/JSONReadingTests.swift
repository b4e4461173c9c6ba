import Diagnostics
import ReportData
import Testing

@Suite struct JSONReadingTests {
    /// Reads `marked` without its marks `⟦⟧`, and expects the diagnostic `id` at the marked stretch, first of `count`.
    private func check(_ id: DiagnosticID, _ marked: String, count: Int = 1, sourceLocation: SourceLocation = #_sourceLocation) {
        let parts = marked.split(separator: /[⟦⟧]/, omittingEmptySubsequences: false).map(String.init)
        let start = parts[0].utf8.count
        let file = SourceFile(name: "report.json", text: parts.joined())
        let diagnostics = DataDocument.read(file).diagnostics
        #expect(diagnostics.map(\.id).first == id, sourceLocation: sourceLocation)
        #expect(diagnostics.first?.place?.span?.range == start..<start + parts[1].utf8.count, sourceLocation: sourceLocation)
        #expect(diagnostics.count == count, "\(diagnostics.map(\.message.english))", sourceLocation: sourceLocation)
    }

    @Test func `what clerks type is named for what it is`() {
        check("D031", "{\"x\":⟦\u{A0}⟧1}")
        check("D032", "{\"x\": ⟦43.9万元⟧}")
        check("D032", "{\"x\": ⟦94.5%⟧}")
        check("D018", "{\"x\": ⟦2024-01-02⟧}")
        check("D033", "{\"x\": ⟦２０２４⟧}")
        check("D034", "{\"x\": \"购置⟦\"⟧办公设备\"三台\"}")
        check("D034", "[\"甲⟦\"⟧乙\"丙\", 1]")
        check("D016", "{\"x\": \"甲\"⟦，⟧\"y\": \"乙\"}")
    }

    @Test(arguments: [
        (#"[1,2]"#, #"[1,2]"#), (#" { "a" : null , "b":[ ] } "#, #"{"a":null,"b":[]}"#), (#"58.10"#, "58.1"), ("-0", "0"),
        ("1e2", "100"), ("-1.5E-3", "-0.0015"), ("100000000000000000000000000000000000000", "100000000000000000000000000000000000000"),
        ("1.00000000000000000000000000000000000000000000", "1"),
        ("0.12345678901234567890123456789012345678", "0.12345678901234567890123456789012345678"),
        (#""\"\\\/\b\f\n\r\t\u4e07\uD83D\ude00""#, "\"\"\\/\u{8}\u{C}\n\r\t万😀\""), ("\"“三公”经费，it's\"", "\"“三公”经费，it's\""), (#""""#, "\"\""),
        ("[[[[true],false]]]", "[[[[true],false]]]"),
    ])
    func `reads what the standard allows`(input: String, expected: String) throws {
        let (document, diagnostics) = DataDocument.read(SourceFile(name: "report.json", text: input))
        #expect(diagnostics.isEmpty)
        #expect(try #require(document).root.written == expected)
    }

    @Test func `members keep their order, literals their digits`() throws {
        let document = try read(#"{"b": 58.10, "a": {"万元": [1.0]}}"#)
        #expect(document.root.members.map { Array($0.keys) } == ["b", "a"])
        #expect(document.root["b"]?.literal == "58.10")
        #expect(document.root["a"]?["万元"]?[0]?.number == 1)
        #expect(document.root["a"]?["万元"]?[1] == nil)
    }

    @Test func `pointers lead from a place to a path and back`() throws {
        let document = try read(#"{"items": [{"a/b": 1}, {"c~d": [[], [2, 3]]}], "": 4}"#)
        for pointer in ["", "/items", "/items/0/a~1b", "/items/1/c~0d/1/1", "/items/1/c~0d/0", "/"] {
            let node = try #require(document.node(at: pointer))
            #expect(document.pointer(to: node.span) == pointer)
        }
        #expect(document.node(at: "/items/2") == nil)
        #expect(document.pointer(to: SourceSpan(file: document.file, range: 3..<4)) == nil)
    }

    @Test func `a place is line, column in characters, and path`() throws {
        let document = try read("{\n  \"单位\": {\"名称\": \"教育局\"}\n}")
        let node = try #require(document.node(at: "/单位/名称"))
        #expect(document.place(of: node).description == "report.json:2:16 /单位/名称")
    }

    @Test func `mistakes between values are found where they are`() {
        check("D006", "⟦⟧")
        check("D007", "⟦[⟧1, 2")
        check("D007", "{\"a\": ⟦{⟧\"b\": 1")
        check("D008", "[1] ⟦x⟧ y")
        check("D009", "[1, ⟦:⟧]")
        check("D009", "{\"a\": ⟦}⟧")
        check("D009", "⟦]⟧")
        check("D010", "{⟦:⟧ 2}")
        check("D011", "[1⟦⟧ 2]")
        check("D011", "{\"a\": \"x\"⟦⟧\n \"b\": 1}")
        check("D012", "[1, 2⟦,⟧]")
        check("D012", "{\"a\": 1⟦,⟧\n}")
        check("D013", "[⟦,⟧1]")
        check("D014", "{\"a\" ⟦1⟧}")
        check("D014", "{\"a\" ⟦=⟧ 1}")
        check("D015", "[1⟦}⟧")
        check("D015", "{\"a\": [1⟦}⟧")
        check("D021", "{\"a\": 1, ⟦\"a\"⟧: 2}")
        check("D021", "{\"a\": 1, ⟦\"\\u0061\"⟧: 2}")
        check("D029", "{\"a\": 1⟦,204.50⟧, \"b\": 2}")
    }

    @Test func `what a Chinese keyboard gives is named`() {
        check("D016", "[1⟦，⟧2]")
        check("D016", "{\"a\"⟦：⟧1}")
        check("D016", "{⟦“⟧a”: 1}")
        check("D016", "{\"a\": ⟦”⟧x\"}")
        check("D016", "⟦［⟧1]")
        check("D031", "[1,⟦\u{3000}⟧2]")
        check("D017", "[⟦'⟧a']")
        check("D018", "{⟦名称⟧: 1}")
        check("D032", "[⟦2024年⟧]")
        check("D019", "[⟦True⟧]")
        check("D019", "[⟦教育局⟧, 1]")
        check("D020", "[1, ⟦// 两项⟧\n 2]")
        check("D020", "[1, ⟦/* x ⟧*/ 2]")
    }

    @Test func `mistakes inside values are found where they are`() {
        check("D022", "{\"a\": ⟦\"x,⟧\n \"b\": 1}", count: 2)
        check("D022", "[⟦\"⟧abc", count: 2)
        check("D023", "[\"a⟦\n⟧b\", 1]")
        check("D023", "[\"a⟦\t⟧b\"]")
        check("D023", "[\"a⟦\u{1}⟧b\"]")
        check("D024", "[\"⟦\\d⟧\"]")
        check("D024", "[\"⟦\\万⟧\"]")
        check("D025", "[\"⟦\\u12⟧x4\"]")
        check("D026", "[\"⟦\\ud83d⟧\"]")
        check("D026", "[\"⟦\\ud83d⟧\\n\"]")
        check("D026", "[\"⟦\\ude00⟧\"]")
        check("D027", "[⟦01⟧]")
        check("D027", "[⟦+1⟧]")
        check("D027", "[⟦.5⟧]")
        check("D027", "[⟦1.⟧]")
        check("D027", "[⟦1e⟧]")
        check("D028", "[⟦123456789012345678901234567890123456789⟧]")
        check("D028", "[⟦1e999999999999999999⟧]")
        check("D009", "[⟦-⟧]")
    }

    @Test func `files that are no text for us are refused`() {
        check("D003", "⟦\u{FEFF}⟧[]")
        let gbk: [UInt8] = Array("[\"".utf8) + [0xBD, 0xCC] + Array("\"]".utf8)
        let (document, diagnostics) = DataDocument.read(gbk, name: "report.json")
        #expect(document == nil)
        #expect(diagnostics.map(\.id) == ["D002"])
        #expect(diagnostics.first?.place?.description == "report.json:1:3")
    }

    @Test func `depth, size and the number of messages are limited`() {
        func depth(_ count: Int) -> String { String(repeating: "[", count: count) + String(repeating: "]", count: count) }
        #expect(DataDocument.read(SourceFile(name: "r", text: depth(64))).diagnostics.isEmpty)
        #expect(DataDocument.read(SourceFile(name: "r", text: depth(65))).diagnostics.map(\.id) == ["D004"])
        #expect(DataDocument.read(SourceFile(name: "r", text: String(repeating: "[", count: 1_000_000))).diagnostics.map(\.id) == ["D004"])
        let small = DataDocument.read(SourceFile(name: "r", text: "[1,2]"), limits: JSONLimits(bytes: 4))
        #expect(small.diagnostics.map(\.id) == ["D001"])
        let long = DataDocument.read(SourceFile(name: "r", text: "[\"\(String(repeating: "a", count: 1 << 20))\"]"))
        #expect(long.diagnostics.map(\.id) == ["D030"] && long.diagnostics.first?.place?.description == "r:1:2")
        let many = DataDocument.read(SourceFile(name: "r", text: "[" + String(repeating: "x,", count: 100) + "1]"))
        #expect(many.diagnostics.count == 21)
        #expect(many.diagnostics.last?.id == "D005")
    }

    @Test func `members whose key begins with two strokes are notes and forgotten`() {
        let (document, diagnostics) = DataDocument.read(
            SourceFile(name: "r", text: #"{"// a": "note", "a": 1, "// a": {"//": [2]}, "b": {"//": 3}}"#))
        #expect(diagnostics.isEmpty && document?.root.members.map { Array($0.keys) } == ["a", "b"])
        #expect(document?.root["b"]?.members?.isEmpty == true)
    }

    @Test func `all mistakes of a file come at once`() {
        let file = SourceFile(name: "r", text: "{\"a\": 01,\n \"b\"： 2\n \"c\": [1 2,],\n 'd': True}")
        #expect(DataDocument.read(file).diagnostics.map(\.id) == ["D027", "D016", "D011", "D011", "D012", "D017", "D019"])
    }

    private func read(_ text: String) throws -> DataDocument {
        let (document, diagnostics) = DataDocument.read(SourceFile(name: "report.json", text: text))
        #expect(diagnostics.isEmpty)
        return try #require(document)
    }
}

extension DataNode {
    /// The value in few characters, texts unescaped, for expectations.
    var written: String {
        switch value {
        case .null: "null"
        case .bool(let bool): String(bool)
        case .number(let number): number.description
        case .text(let text): "\"\(text)\""
        case .list(let items): "[" + items.map(\.written).joined(separator: ",") + "]"
        case .object(let members): "{" + members.map { "\"\($0)\":\($1.node.written)" }.joined(separator: ",") + "}"
        }
    }
}
