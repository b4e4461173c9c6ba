import Diagnostics
import ReportData
import Testing

@Suite struct SchemaTests {
    private static let schema = """
        {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "报告", "type": "object", "additionalProperties": false,
         "required": ["year", "name"],
         "properties": {
           "year": {"title": "年度", "type": "integer", "minimum": 2000, "maximum": 2100},
           "name": {"title": "名称", "type": "string", "minLength": 2, "maxLength": 4},
           "kind": {"enum": ["department", "unit", 3]},
           "code": {"type": "string", "pattern": "^[0-9]{7}$", "examples": ["2010301"]},
           "rate": {"type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 1, "multipleOf": 0.01},
           "fixed": {"const": {"a": [1.0]}},
           "blocks": {"title": "正文", "type": "array", "minItems": 1, "maxItems": 3, "uniqueItems": true, "items": {"$ref": "#/$defs/block"}},
           "pair": {"type": "array", "prefixItems": [{"type": "integer"}, {"type": "string"}], "items": false},
           "names": {"type": "object", "additionalProperties": {"type": "string"}},
           "amount": {"oneOf": [{"type": "number", "minimum": 10}, {"type": "number", "maximum": 20}, {"type": "null"}]},
           "both": {"allOf": [{"minimum": 1}, {"maximum": 2}]},
           "tree": {"$ref": "#/$defs/tree"}
         },
         "$defs": {
           "block": {"title": "段落", "anyOf": [{"type": "string"}, {"type": "object", "required": ["text"], "additionalProperties": false,
             "properties": {"text": {"title": "文字", "type": "string"}, "level": {"type": "integer"}}}]},
           "tree": {"type": "object", "additionalProperties": false, "properties": {"leaf": {"type": "integer"}, "branches": {"type": "array", "items": {"$ref": "#/$defs/tree"}}}}
         }}
        """

    private func validate(_ members: String) throws -> [Diagnostic] {
        let (schema, problems) = Schema.read(try document(Self.schema, "schema.json"))
        #expect(problems.isEmpty)
        return try #require(schema).validate(try document("{\"year\": 2024, \"name\": \"教育局\"\(members)}", "report.json"))
    }

    private func document(_ text: String, _ name: String) throws -> DataDocument {
        let (document, diagnostics) = DataDocument.read(SourceFile(name: name, text: text))
        #expect(diagnostics.isEmpty, "\(diagnostics.map(\.message.english))")
        return try #require(document)
    }

    @Test(arguments: [
        "", #", "kind": "unit", "code": "2010301", "rate": 0.58, "fixed": {"a": [1]}"#, #", "kind": 3.0"#,
        #", "blocks": ["a", {"text": "b", "level": 2.0}]"#,
        #", "pair": [1, "a"]"#, #", "pair": []"#, #", "names": {"201": "x"}"#, #", "amount": 5"#, #", "amount": null"#, #", "both": 1.5"#,
        #", "tree": {"branches": [{"leaf": 1}, {"branches": []}]}"#,
    ])
    func `data that fits raises nothing`(members: String) throws {
        #expect(try validate(members).map(\.message.english) == [])
    }

    @Test(arguments: [
        (#", "code": 2010301"#, "D050", "/code", "2010301"), (#", "rate": "0.58""#, "D050", "/rate", #""0.58""#),
        (#", "blocks": {}"#, "D050", "/blocks", "{}"),
        (#", "blocks": [{}]"#, "D051", "/blocks/0", "{"), (#", "blocks": [{"txt": "a", "text": "b"}]"#, "D052", "/blocks/0/txt", #""txt""#),
        (#", "pair": [1, "a", 2]"#, "D053", "/pair/2", "2"), (#", "kind": "Unit""#, "D054", "/kind", #""Unit""#),
        (#", "fixed": {"a": [2]}"#, "D054", "/fixed", #"{"a": [2]}"#),
        (#", "both": 0"#, "D055", "/both", "0"), (#", "both": 3"#, "D056", "/both", "3"), (#", "rate": 1"#, "D056", "/rate", "1"),
        (#", "rate": 0.00"#, "D055", "/rate", "0.00"),
        (#", "rate": 0.581"#, "D057", "/rate", "0.581"), (#", "code": "201030１""#, "D059", "/code", #""201030１""#),
        (#", "blocks": []"#, "D060", "/blocks", "["),
        (#", "blocks": ["a", "b", "a"]"#, "D061", "/blocks/2", #""a""#), (#", "blocks": [1]"#, "D062", "/blocks/0", "1"),
        (#", "amount": 15"#, "D063", "/amount", "15"),
        (#", "amount": "x""#, "D062", "/amount", #""x""#),
        (#", "tree": {"branches": [{"leaf": 1.5}]}"#, "D050", "/tree/branches/0/leaf", "1.5"),
        (#", "names": {"a/b": 1}"#, "D050", "/names/a~1b", "1"),
    ])
    func `what does not fit is found where it is`(members: String, id: String, path: String, text: String) throws {
        let diagnostics = try validate(members)
        #expect(diagnostics.map(\.id.rawValue) == [id], "\(diagnostics.map(\.message.english))")
        #expect(diagnostics.first?.place?.path == path)
        #expect(diagnostics.first?.place?.span.map { String($0.text) } == text)
    }

    @Test func `all mistakes come at once, with the words of the schema`() throws {
        let (schema, _) = Schema.read(try document(Self.schema, "schema.json"))
        let data = try document(
            "{\n  \"yaer\": 2024,\n  \"名称\": \"x\",\n  \"kind\": \"departmnt\",\n  \"names\": [],\n  \"code\": 1\n}", "report.json")
        let diagnostics = try #require(schema).validate(data)
        #expect(
            diagnostics.map { "\($0.place?.description ?? "") \($0.id.rawValue) \($0.message.chinese)｜\($0.advice?.chinese ?? "")" } == [
                "report.json:1:1 D051 “报告”缺少“年度”（year）｜",
                "report.json:1:1 D051 “报告”缺少“名称”（name）｜",
                "report.json:2:3 /yaer D052 没有名为“yaer”的项｜是否指“year”（年度）？",
                "report.json:3:3 /名称 D052 没有名为“名称”的项｜是否指“name”（名称）？",
                "report.json:4:11 /kind D054 “kind”应为 \"department\", \"unit\", 3 之一，却是文字 \"departmnt\"｜是否指“department”？",
                "report.json:5:12 /names D050 “names”应为对象，却是列表｜",
                "report.json:6:11 /code D050 “code”应为文字，却是数字 1｜请加引号写作 \"1\"",
            ])
    }

    @Test(arguments: [
        (#"{"typ": "object"}"#, "D040", "/typ"), (#"{"type": "objekt"}"#, "D041", "/type"), (#"{"properties": []}"#, "D041", "/properties"),
        (#"{"minLength": -1}"#, "D041", "/minLength"),
        (#"{"items": 5}"#, "D041", "/items"), (##"{"$ref": "#/$defs/a"}"##, "D042", "/$ref"), (#"{"$ref": "other.json"}"#, "D042", "/$ref"),
        (#"{"properties": {"a": {"pattern": "(a"}}}"#, "D043", "/properties/a/pattern"),
        (#"{"format": "date"}"#, "D040", "/format"),
    ])
    func `a schema that would not be kept is refused`(text: String, id: String, path: String) throws {
        let (schema, diagnostics) = Schema.read(try document(text, "schema.json"))
        #expect(schema == nil)
        #expect(diagnostics.map(\.id.rawValue) == [id])
        #expect(diagnostics.first?.place?.path == path)
    }

    @Test func `circles end, many mistakes are cut`() throws {
        let circle = try #require(
            Schema.read(try document(##"{"$ref": "#/$defs/a", "$defs": {"a": {"$ref": "#"}}}"##, "schema.json")).schema)
        #expect(circle.validate(try document("1", "r")).map(\.id) == ["D044"])
        let numbers = try #require(Schema.read(try document(#"{"items": {"type": "string"}}"#, "schema.json")).schema)
        let many = numbers.validate(try document("[" + Array(repeating: "1", count: 2000).joined(separator: ",") + "]", "r"))
        #expect(many.count == 501)
        #expect(many.last?.id == "D064")
    }

    @Test func `alternatives that refer to themselves or multiply are told, not tried for ever`() throws {
        let both = { (key: String) in ##"{"anyOf": [{"$ref": "#/$defs/\##(key)"}, {"$ref": "#/$defs/\##(key)"}]}"## }
        let chain = (0..<40).map { "\"a\($0)\": \(both("a\($0 + 1)"))" } + [##""a40": {"type": "string"}"##]
        for rules in [
            ##"{"$ref": "#/$defs/a", "$defs": {"a": \##(both("a"))}}"##,
            ##"{"$ref": "#/$defs/a0", "$defs": {\##(chain.joined(separator: ", "))}}"##,
        ] {
            let schema = try #require(Schema.read(try document(rules, "schema.json")).schema)
            #expect(schema.validate(try document("1", "r")).map(\.id).contains("D065"))
        }
    }

    @Test func `texts are equal code point by code point`() throws {
        let schema = try #require(Schema.read(try document("{\"enum\": [\"caf\u{E9}\"]}", "schema.json")).schema)
        #expect(schema.validate(try document("\"caf\u{E9}\"", "r")).isEmpty)
        #expect(schema.validate(try document("\"cafe\u{301}\"", "r")).map(\.id) == ["D054"])
        let unique = try #require(Schema.read(try document("{\"uniqueItems\": true}", "schema.json")).schema)
        #expect(unique.validate(try document("[\"\u{90CE}\", \"\u{F92C}\"]", "r")).isEmpty)
        #expect(unique.validate(try document("[{\"\u{E9}\": 1}, {\"e\u{301}\": 1}]", "r")).isEmpty)
        #expect(
            unique.validate(try document("[{\"a\": 1, \"b\": [1.0, \"c\"]}, 1, {\"b\": [1, \"c\"], \"a\": 1.00}]", "r")).map(\.id) == [
                "D061"
            ])
    }

    @Test func `many items are compared in no time`() throws {
        let unique = try #require(Schema.read(try document("{\"uniqueItems\": true}", "schema.json")).schema)
        let items = (0..<50_000).map { "{\"n\": \"\($0)\"}" }
        let report = try document("[\((items + ["{\"n\": \"7\"}"]).joined(separator: ","))]", "r")
        let start = ContinuousClock.now
        #expect(unique.validate(report).map(\.id) == ["D061"])
        #expect(ContinuousClock.now - start < .seconds(20))
    }

    @Test func `rules can be read for skeletons and hints`() throws {
        let schema = try #require(Schema.read(try document(Self.schema, "schema.json")).schema)
        let blocks = try #require(schema.root.properties["blocks"])
        let item = try #require(schema[blocks].items)
        #expect(schema.title(of: blocks) == "正文")
        #expect(schema.title(of: item) == "段落")
        #expect(schema[try #require(schema.root.properties["code"])].examples.first?.text == "2010301")
        #expect(schema.propertyNames.isSuperset(of: ["year", "level", "branches"]))
    }
}

/// What numbers measure (`x-dimension`).
@Suite struct SchemaDimensionTests {
    private static let schema = """
        {"properties": {"a": {"$ref": "#/$defs/money"}, "b": {"type": "integer", "x-dimension": "count"}, "c": {"type": "number"},
           "list": {"type": "array", "prefixItems": [{"type": "string"}], "items": {"$ref": "#/$defs/money"}},
           "map": {"additionalProperties": {"$ref": "#/$defs/money"}},
           "either": {"anyOf": [{"type": "integer", "x-dimension": "count"}, {"type": "object", "properties": {"d": {"$ref": "#/$defs/money"}}}]},
           "both": {"allOf": [{"minimum": 0}, {"$ref": "#/$defs/money"}]},
           "tree": {"$ref": "#/$defs/tree"}, "loop": {"$ref": "#/$defs/loop"}},
         "$defs": {"money": {"type": "number", "x-dimension": "money"}, "loop": {"anyOf": [{"$ref": "#/$defs/loop"}, {"$ref": "#/$defs/money"}]},
           "tree": {"type": "object", "properties": {"sum": {"$ref": "#/$defs/money"}, "parts": {"type": "array", "items": {"$ref": "#/$defs/tree"}}}}}}
        """

    @Test(
        arguments: [
            (#"{"a": 1, "b": 2, "c": 3}"#, ["/a money", "/b count"]), (#"{"a": "1", "b": 2.5}"#, []),
            (#"{"list": ["x", 1, 2], "map": {"x": 4}}"#, ["/list/1 money", "/list/2 money", "/map/x money"]),
            (#"{"either": 3, "both": 5}"#, ["/both money", "/either count"]), (#"{"either": {"d": 3}}"#, ["/either/d money"]),
            (
                #"{"tree": {"sum": 1, "parts": [{"sum": 2, "parts": [{"sum": 3}]}]}}"#,
                ["/tree/parts/0/parts/0/sum money", "/tree/parts/0/sum money", "/tree/sum money"]
            ),
            (#"{"loop": 1}"#, ["/loop money"]),
        ] as [(String, [String])])
    func theSchemaSaysWhatNumbersMeasure(_ data: String, _ expected: [String]) throws {
        let source = try #require(DataDocument.read(SourceFile(name: "s", text: Self.schema)).document)
        let schema = try #require(Schema.read(source).schema)
        let document = try #require(DataDocument.read(SourceFile(name: "d", text: data)).document)
        let found = schema.dimensions(of: document)
        #expect(found.count == expected.count)
        for line in expected {
            let parts = line.split(separator: " ").map(String.init)
            let node = try #require(document.node(at: parts[0]))
            #expect(found[node.span.range.lowerBound] == parts[1], "\(line)")
        }
    }
}
