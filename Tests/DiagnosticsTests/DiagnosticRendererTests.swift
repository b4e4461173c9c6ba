import Diagnostics
import Foundation
import Testing

@Suite("Diagnostics as text")
struct DiagnosticRendererTests {
    private let file = SourceFile(name: "prose/02-收入决算.md", text: "# 收入\n\n{年度}年度本年收入合计{本年收入总计}，其中：\n")

    private func diagnostic(marking text: String) throws -> Diagnostic {
        let start = try #require(file.text.range(of: text))
        let offset = file.text.utf8.distance(from: file.text.startIndex, to: start.lowerBound)
        let span = SourceSpan(file: file, range: offset..<offset + text.utf8.count)
        return Diagnostic(
            "E014", .failure, Message("没有名为“\(text)”的指标", "no figure named '\(text)'"), at: Place(span: span),
            advice: Message("是否指“本年收入合计”？", "did you mean '本年收入合计'?"))
    }

    @Test("The caret stands under Chinese text, two columns a character")
    func caret() throws {
        let text = DiagnosticRenderer().text(for: try diagnostic(marking: "本年收入总计"))
        #expect(
            text == """
                prose/02-收入决算.md:3:14: 错误[E014] 没有名为“本年收入总计”的指标
                    3 | {年度}年度本年收入合计{本年收入总计}，其中：
                      |                        ^^^^^^^^^^^^
                    = 是否指“本年收入合计”？

                """)
    }

    @Test("English words on request")
    func english() throws {
        let text = DiagnosticRenderer(language: .english).text(for: try diagnostic(marking: "本年收入总计"))
        #expect(text.hasPrefix("prose/02-收入决算.md:3:14: error[E014] no figure named"))
    }

    @Test("A long line is shown around its place, never whole")
    func longLine() {
        let long = SourceFile(name: "a.json", text: String(repeating: "数", count: 5000) + "X" + String(repeating: "字", count: 5000))
        let span = SourceSpan(file: long, range: 15000..<15001)
        let text = DiagnosticRenderer().text(for: Diagnostic("J001", .failure, Message("错", "wrong"), at: Place(span: span)))
        let lines = text.split(separator: "\n")
        #expect(lines[0].hasPrefix("a.json:1:5001:"))
        #expect(lines.allSatisfy { $0.terminalColumns < 130 })
        let column = lines[1].prefix(while: { $0 != "X" }).terminalColumns
        #expect(lines[2].prefix(while: { $0 != "^" }).terminalColumns == column)
    }

    @Test("In one long line thousands of places have the columns that counting gives, and quickly", .timeLimit(.minutes(1)))
    func columnsOfALongLine() {
        let text = "前\n" + (0..<8_000).map { $0 % 7 == 0 ? "e\u{301}\u{302}" : $0 % 3 == 0 ? "数" : "a" }.joined() + "\n后"
        let file = SourceFile(name: "a.json", text: text)
        let line = text.split(separator: "\n")[1]
        var (offset, column) = (4, 1)
        var wrong: [Int] = []
        for character in line {
            if file.position(at: offset) != SourcePosition(line: 2, column: column) { wrong.append(offset) }
            offset += character.utf8.count
            column += 1
        }
        #expect(wrong == [] && file.position(at: offset + 1) == SourcePosition(line: 3, column: 1))
        let found = stride(from: 4, to: offset, by: 9).map { start in
            Diagnostic("J001", .failure, Message("错", "wrong"), at: Place(span: SourceSpan(file: file, range: start..<start + 1)))
        }
        #expect(DiagnosticRenderer().text(for: found).split(separator: "\n").count == found.count * 3)
    }

    @Test("An excerpt marks what it shows, cuts at both ends, and shows no character of any length")
    func excerpts() {
        let file = SourceFile(name: "a", text: "甲乙丙丁戊\n己庚e" + String(repeating: "\u{301}", count: 5000))
        let excerpt = SourceSpan(file: file, range: 3..<9).excerpt(columns: 4)
        #expect(excerpt == Excerpt(line: 1, before: "甲", marked: "乙", after: "", isCutBefore: false, isCutAfter: true))
        let last = SourceSpan(file: file, range: 19..<30).excerpt()
        #expect(last == Excerpt(line: 2, before: "己", marked: "庚", after: "", isCutBefore: false, isCutAfter: true))
        // A place in the middle of a character is that character's.
        #expect(SourceSpan(file: file, range: 4..<6).excerpt().before == "甲")
    }

    @Test("Control characters and direction overrides of an input do not reach the terminal")
    func control() {
        let hostile = SourceFile(name: "a", text: "甲\u{1B}[31m\u{202E}乙")
        let span = SourceSpan(file: hostile, range: 0..<3)
        let text = DiagnosticRenderer().text(for: Diagnostic("J001", .failure, Message("错", "wrong"), at: Place(span: span)))
        #expect(!text.unicodeScalars.contains("\u{1B}") && !text.unicodeScalars.contains("\u{202E}"))
    }

    @Test("Sorted by file and offset, equal ones once")
    func order() {
        let places = [9, 2, 5, 2].map { Place(span: SourceSpan(file: file, range: $0..<$0 + 1)) }
        let diagnostics = places.map { Diagnostic("J001", .failure, Message("错", "wrong"), at: $0) }
        #expect(diagnostics.sortedByPlace().compactMap { $0.place?.span?.range.lowerBound } == [2, 5, 9])
    }

    @Test("JSON escapes what it must")
    func json() {
        let diagnostic = Diagnostic("J001", .warning, Message("引号\"与\n换行\u{1}", "quote"), at: Place(path: "/items/3", file: "r.json"))
        #expect(
            DiagnosticRenderer().json(for: [diagnostic]) == """
                [
                  {"id": "J001", "severity": "warning", "message": "引号\\"与\\n换行\\u0001", "file": "r.json", "path": "/items/3"}
                ]
                """)
    }
}

@Suite("Nearest names")
struct NearestNameTests {
    @Test(
        "The proposal is the name that was probably meant",
        arguments: [
            ("本年收入总计", ["本年收入合计", "本年支出合计", "年度"], "本年收入合计"),
            ("colums", ["columns", "rows"], "columns"),
            ("wdith", ["width", "height"], "width"),
            ("完全不同的", ["year", "name"], nil),
            ("a", ["b"], nil),
        ] as [(String, [String], String?)])
    func proposal(name: String, candidates: [String], expected: String?) {
        #expect(nearestName(to: name, among: candidates) == expected)
    }

    @Test("The table has one line for each finding, its columns aligned by the width of the characters")
    func table() throws {
        let findings = [
            Diagnostic("Q1", .warning, Message("差\u{1B}[2J异", "x"), at: Place(file: "乙.json")),
            Diagnostic("Q20", .error, Message("合计\n不符", "x"), at: Place(path: "/a", file: "甲甲甲.json")),
        ]
        let lines = DiagnosticRenderer().table(of: findings).split(separator: "\n").map(String.init)
        #expect(lines.count == 3 && lines[0].hasPrefix("级别  编号  位置"))
        let columns = try lines.map { line in
            let last = try #require(line.range(of: "  ", options: .backwards))
            return line[..<last.upperBound].terminalColumns
        }
        #expect(Set(columns).count == 1, "\(lines)")
        #expect(lines[1].hasSuffix("差\u{FFFD}[2J异") && lines[2].hasSuffix("合计\u{FFFD}不符"))
        #expect(DiagnosticRenderer().table(of: []).isEmpty)
    }

    @Test("What is quoted is never echoed whole, nor can it drive the terminal")
    func longMessages() {
        let finding = Diagnostic("Q1", .error, Message("“\(String(repeating: "字", count: 100_000))\u{202E}\u{7}”不符", "x"))
        for text in [DiagnosticRenderer().text(for: finding), DiagnosticRenderer().json(for: [finding])] {
            #expect(text.count < 500 && text.contains("“字") && text.contains("不符"))
        }
        #expect(!DiagnosticRenderer().text(for: finding).unicodeScalars.contains { $0 == "\u{7}" || $0 == "\u{202E}" })
    }

    @Test("The nearest name is sought for names, not for megabytes")
    func longNames() {
        let candidates = (0..<200).map { "本年收入合计\($0)" }
        #expect(nearestName(to: "本年收人合计7", among: candidates) == "本年收入合计7")
        #expect(nearestName(to: String(repeating: "}", count: 1 << 20), among: candidates) == nil)
    }
}
