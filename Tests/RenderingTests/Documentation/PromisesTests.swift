import Foundation
import Testing

/// The promises of docs/reliability.md: each names tests, and these are there.
@Suite("Promises")
struct PromisesTests {
    private func rows(_ page: String) throws -> [(promise: String, tests: [String])] {
        let text = try String(contentsOfFile: "\(Repository.root)/\(page)", encoding: .utf8)
        let rows = text.split(separator: "\n").filter { $0.hasPrefix("| ") && !$0.hasPrefix("| ---") }
        return rows.compactMap { line in
            let cells = line.split(separator: "|")
            guard !["promise", "承诺"].contains(cells[0].trimmingCharacters(in: .whitespaces)) else { return nil }
            return (String(cells[0]), cells.last?.matches(of: /`([^`]+)`/).map { String($0.output.1) } ?? [])
        }
    }

    @Test("Every promise names tests that are there, the same in both languages")
    func tests() throws {
        let known = try NamedTests()
        let rows = try rows(Translation.english("reliability"))
        #expect(rows.count > 20)
        for (promise, tests) in rows {
            #expect(!tests.isEmpty, "\(promise)")
            for test in tests { #expect(known.contain(test), "\(promise): \(test)") }
        }
        #expect(try self.rows(Translation.chinese("reliability")).map(\.tests) == rows.map(\.tests))
    }
}
