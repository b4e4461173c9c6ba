import Foundation
import Testing

/// docs/readers.md: what it says of a reader is held by tests that are there, and the versions are those that are installed.
@Suite struct ReaderDocumentTests {
    private static let page = "docs/readers.md"

    @Test func everyRowNamesTestsThatAreThere() throws {
        let known = try NamedTests()
        let rows = try Repository.source(Self.page).text.split(separator: "\n").filter { $0.hasPrefix("| ") && !$0.hasPrefix("| ---") }
        let tests = rows.filter { !$0.hasSuffix("| 测试 |") }.map { row in
            row.split(separator: "|").last?.matches(of: /`([^`]+)`/).map { String($0.output.1) } ?? []
        }
        #expect(tests.count > 15)
        for (row, names) in zip(rows.filter { !$0.hasSuffix("| 测试 |") }, tests) {
            #expect(!names.isEmpty, "\(row)")
            for name in names { #expect(known.contain(name), "\(name)") }
        }
    }

    @Test func versionsAreThoseOfTheRequirements() throws {
        let text = try Repository.source(Self.page).text
        for line in try Repository.source("Tests/requirements.txt").text.split(separator: "\n") {
            let words = line.split(separator: "==").map(String.init)
            guard words.count == 2, let name = ["camelot-py": "camelot"][words[0]] ?? words.first, text.contains("\(name) ") else {
                continue
            }
            #expect(text.contains("\(name) \(words[1])"), "\(line)")
        }
    }
}
