import Diagnostics
import LayoutLanguage
import ReportData
import Testing

@Suite struct YAMLTests {
    /// The list `表` of a package.
    private func list(_ yaml: String) -> DataNode? {
        loadedPackage(["lists/a.yaml": yaml]).lists["表"]
    }

    @Test(arguments: ["no", "yes", "58.10", "0x1F", "2024-12-31", "~", "1e3", "012", "null", "20101", "on", "1_000"])
    func scalarsStayWhatWasWritten(_ text: String) {
        #expect(list("表: [\(text)]")?[0]?.text == text)
        #expect(list("表: {\(text): a}")?.members?.keys.first == text)
    }

    @Test(arguments: [
        ("表: 文字", "文字", 1, 4), ("表: '单引号'", "单引号", 1, 5), ("表: \"双引号\"", "双引号", 1, 5), ("表:\n  - &a 甲\n  - 乙", "甲", 2, 8),
        ("a: 1\n表:\n    很深", "很深", 3, 5), ("表: a b  c", "a b  c", 1, 4), ("表: \"\"", "", 1, 5),
    ])
    func plainAndQuotedTextsKeepTheirPlaces(_ yaml: String, _ text: String, _ line: Int, _ column: Int) {
        let node = list(yaml).flatMap { $0[0] ?? $0 }
        #expect(node?.text == text)
        #expect(node.map { String($0.span.text) } == text)
        #expect(node?.span.start == SourcePosition(line: line, column: column))
    }

    @Test(arguments: [
        ("表: \"甲\\t乙\"", "甲\t乙", 1, 5), ("表: 'it''s'", "it's", 1, 5), ("a: 1\n表: 甲\n  乙", "甲 乙", 2, 4),
        ("表: |\n  第一行\n  第二行\n", "第一行\n第二行\n", 2, 3), ("a: 1\n表: >-\n\n  甲\n  乙\n", "\n甲 乙", 4, 3), ("a: 1\n表: \"甲\n  乙\"", "甲 乙", 2, 5),
    ])
    func textsNotInOnePieceKeepTheLineTheyBeginOn(_ yaml: String, _ text: String, _ line: Int, _ column: Int) {
        let node = list(yaml)
        #expect(node?.text == text)
        #expect(node.map { String($0.span.text) } == text)
        #expect(node?.span.start == SourcePosition(line: line, column: column))
        #expect(node?.span.file.name == "lists/a.yaml")
    }

    @Test func linesOfEveryKindAreCountedAlike() {
        let node = list("a: 1\r\nb: \"\u{2028}\"\r\n表: [甲, 乙]")
        #expect(node?[1].map { String($0.span.text) } == "乙")
    }

    @Test func aliasesRepeatValues() {
        #expect(list("a: &x [甲, 乙]\n表: *x")?[1]?.text == "乙")
    }

    @Test func emptyFilesAndCommentsHoldNothing() {
        #expect(loadedPackage(["lists/a.yaml": "", "lists/b.yaml": "# nothing\n", "figures.yaml": "---\n"]).lists.isEmpty)
    }

    @Test(arguments: [
        "表: [甲, 乙\n⟦b⟧: 1", "表: a⟦:⟧ b: c", "表:\n  - 甲\n ⟦乙⟧: 1", "表: ⟦@⟧甲", "表: {a: 1⟦}⟧}", "表: \"甲\n⟦⟧", "表:\n⟦\t⟧- 甲", "表: \"⟦\\⟧q\"",
    ])
    func syntaxErrorsHavePlaces(_ yaml: String) {
        guard let mark = yaml.firstIndex(of: "⟦") else { return }
        let text = yaml.filter { $0 != "⟦" && $0 != "⟧" }
        let (_, diagnostics) = LayoutPackage.load(packageFolder(["lists/a.yaml": text])) { _ in nil }
        let line = yaml[..<mark].count { $0 == "\n" } + 1
        #expect(diagnostics.map(\.id) == ["Y001"])
        // libyaml may see the mistake a line later than a person does, never earlier.
        #expect((line...line + 1).contains(diagnostics.first?.place?.span?.start.line ?? 0))
        #expect(diagnostics.first?.message.chinese.contains { "\u{4E00}" <= $0 && $0 <= "\u{9FFF}" } == true)
    }

    @Test func duplicateKeys() {
        expectProblem("Y002", ["lists/a.yaml": "甲: 1\n乙: 2\n⟦甲⟧: 3\n"])
        expectProblem("Y002", ["lists/a.yaml": "表:\n  甲: 1\n  ⟦甲⟧: 3\n"])
        expectProblem("Y002", ["lists/a.yaml": "甲: 1\n⟦\"甲\"⟧: 3\n"])
        expectProblem("Y002", ["lists/a.yaml": "表: {甲: 1, ⟦甲⟧: 2}\n"])
    }

    @Test func whatIsNoLayoutFile() {
        expectProblem("Y003", ["lists/a.yaml": "表: {⟦[甲]⟧: 1}\n"])
        expectProblem("Y004", ["lists/a.yaml": "表: 1\n⟦---⟧\n表: 2\n"])
        expectProblem("Y005", ["lists/a.yaml": "表: ⟦*nothing⟧\n"])
        for tagged in ["⟦!⟧!binary 5LiA", "⟦!⟧own [1]", "⟦!⟧!set {a, b}", "⟦&⟧a !!str 一", "[⟦!⟧!int 1]"] {
            expectProblem("Y009", ["lists/a.yaml": "表: \(tagged)\n"])
        }
        expectProblem("Y023", ["lists/a.yaml": "⟦- 甲⟧\n"])
    }

    @Test func bombsAreRefused() {
        var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
        for level in 1...12 {
            bomb += "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ") + "]\n"
        }
        let (_, diagnostics) = LayoutPackage.load(packageFolder(["lists/a.yaml": bomb])) { _ in nil }
        #expect(diagnostics.map(\.id) == ["Y008"])
    }

    @Test func placesOfOneLongLineAreFoundQuickly() {
        let items = Array(repeating: "甲, \"\\t\"", count: 10_000).joined(separator: ", ")
        let node = list("表: [\(items), 乙]")
        #expect(node?[20_000].map { String($0.span.text) } == "乙")
    }

    @Test(arguments: [60, 900, 2000, 50_000])
    func deepNestingIsRefused(_ depth: Int) {
        for text in [
            "表: " + String(repeating: "[", count: depth) + String(repeating: "]", count: depth),
            "表:\n  " + String(repeating: "- ", count: depth) + "x", "表: " + String(repeating: "{a: ", count: depth),
        ] {
            let (_, diagnostics) = LayoutPackage.load(packageFolder(["lists/a.yaml": text])) { _ in nil }
            #expect(diagnostics.count == 1)
            #expect(["Y001", "Y007"].contains(diagnostics.first?.id.rawValue))
        }
    }
}
