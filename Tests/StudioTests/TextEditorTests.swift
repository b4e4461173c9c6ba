import Diagnostics
import ReportData
import Testing

@testable import Studio

/// Edits change what they name and nothing else: every other byte stays.
struct TextEditorTests {
    private static let text = """
        {
          "//": "a note stays",
          "name": "甲",
          "amount": 58.10,
          "rows": [
            {"code": "1", "value": 1.0},
            {"code": "2", "value": 2e1}
          ],
          "empty": {},
          "noted": {"// why": "nothing yet"},
          "list": [1, 2,  3]
        }

        """

    private func edited(_ edits: [Edit], _ text: String = Self.text) throws -> String {
        var editor = try TextEditor(text)
        try editor.apply(edits)
        return editor.text
    }

    @Test(arguments: [
        (Edit(path: "/amount", .set("60.00")), "\"amount\": 58.10", "\"amount\": 60.00"),
        (Edit(path: "/rows/1/value", .set("2.50")), "2e1", "2.50"),
        (Edit(path: "/rows/0/note", .set("\"乙\"")), "\"value\": 1.0}", "\"value\": 1.0, \"note\": \"乙\"}"),
        (Edit(path: "/empty/a/b", .set("1")), "\"empty\": {}", "\"empty\": {\"a\": {\"b\": 1}}"),
        (Edit(path: "/noted/a", .set("1")), "{\"// why\"", "{\"a\": 1, \"// why\""),
        (Edit(path: "/new", .set("[]")), "[1, 2,  3]\n}", "[1, 2,  3],\n  \"new\": []\n}"),
        (Edit(path: "/list/1", .insert("9")), "[1, 2,  3]", "[1, 9,  2,  3]"),
        (Edit(path: "/list/3", .insert("9")), "[1, 2,  3]", "[1, 2,  3,  9]"),
        (Edit(path: "/list/0", .remove), "[1, 2,  3]", "[2,  3]"),
        (Edit(path: "/list/2", .remove), "[1, 2,  3]", "[1, 2]"),
        (Edit(path: "/list/2", .move(to: 0)), "[1, 2,  3]", "[3, 1, 2]"),
        (Edit(path: "/name", .remove), "  \"name\": \"甲\",\n", ""),
        (
            Edit(path: "/rows/1", .insert("{}")), "{\"code\": \"2\"", "{},\n    {\"code\": \"2\""
        ),
    ])
    func changesOneThing(_ edit: Edit, _ old: String, _ new: String) throws {
        #expect(Self.text.contains(old))
        #expect(try edited([edit]) == Self.text.replacing(old, with: new, maxReplacements: 1))
    }

    /// Each value set to what it is gives the text; each value set to another and back, too.
    @Test func givesBackTheText() throws {
        let data = try #require(DataDocument.read(SourceFile(name: "a", text: Self.text)).document)
        let paths = Self.plainPaths(data.root, "")
        #expect(paths.count == 9)
        let same = try paths.map { Edit(path: $0, .set(String(try #require(data.node(at: $0)).literal))) }
        #expect(try edited(same) == Self.text)
        let other = try edited(paths.map { Edit(path: $0, .set("[\"其他\", 0.10]")) })
        #expect(other != Self.text)
        #expect(try edited(same, other) == Self.text)
    }

    private static func plainPaths(_ node: DataNode, _ path: String) -> [String] {
        if let members = node.members { return members.flatMap { plainPaths($1.node, "\(path)/\($0)") } }
        if let items = node.items { return items.enumerated().flatMap { plainPaths($1, "\(path)/\($0)") } }
        return [path]
    }

    /// A row that is taken out and put in again, wherever it stands, gives the same data.
    @Test func movesRows() throws {
        for from in 0..<3 {
            for to in 0..<3 {
                let moved = try edited([Edit(path: "/list/\(from)", .move(to: to)), Edit(path: "/list/\(to)", .move(to: from))])
                let data = try #require(DataDocument.read(SourceFile(name: "a", text: moved)).document)
                #expect(data.root["list"]?.items?.map(\.literal) == ["1", "2", "3"])
            }
        }
    }

    @Test func takesAllOrNothing() throws {
        var editor = try TextEditor(Self.text)
        #expect(throws: EditFault.otherValue(path: "/amount", now: "58.10")) {
            try editor.apply([Edit(path: "/amount", .set("1"), was: "58.1")])
        }
        #expect(throws: EditFault.nothing(path: "/gone")) { try editor.apply([Edit(path: "/gone", .set("1"), was: "0")]) }
        #expect(throws: EditFault.noJSON("1 2")) { try editor.apply([Edit(path: "/amount", .set("1 2"))]) }
        #expect(throws: EditFault.nothing(path: "/rows/7")) { try editor.apply([Edit(path: "/rows/7", .remove)]) }
        #expect(throws: EditFault.nothing(path: "/name/inside")) { try editor.apply([Edit(path: "/name/inside", .set("1"))]) }
        #expect(editor.text == Self.text)
        #expect(throws: EditFault.brokenText) { try TextEditor("{\"a\": }") }
    }

    @Test func undoesAndRedoes() {
        var history = History()
        history.add("a")
        history.add("b")
        #expect(history.undo("c") == "b")
        #expect(history.redo("b") == "c")
        #expect(history.undo("c") == "b")
        #expect(history.undo("b") == "a")
        #expect(!history.canUndo)
        history.add("a")
        #expect(!history.canRedo)
    }
}
