import Foundation
import Testing

/// The promises of docs/reliability.md: each names tests, and these are there.
@Suite("Promises")
struct PromisesTests {
    private func rows() throws -> [(promise: String, tests: [String])] {
        let text = try String(contentsOfFile: "\(Repository.root)/docs/reliability.md", encoding: .utf8)
        return text.split(separator: "\n").filter { $0.hasPrefix("| ") && !$0.hasPrefix("| promise") && !$0.hasPrefix("| ---") }.map {
            line in
            let cells = line.split(separator: "|")
            return (String(cells[0]), cells.last?.matches(of: /`([^`]+)`/).map { String($0.output.1) } ?? [])
        }
    }

    @Test("Every promise names tests that are there")
    func tests() throws {
        let root = "\(Repository.root)/Tests"
        let paths = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String }.filter { $0.hasSuffix("Tests.swift") } ?? []
        let files = Dictionary(grouping: paths) { $0.split(separator: "/").last?.dropLast(6).description ?? "" }
        let rows = try rows()
        #expect(rows.count > 20)
        for (promise, tests) in rows {
            #expect(!tests.isEmpty, "\(promise)")
            for test in tests {
                let names = test.split(separator: ".").map(String.init)
                let texts = try (files[names[0]] ?? []).map { try String(contentsOfFile: "\(root)/\($0)", encoding: .utf8) }
                #expect(!texts.isEmpty, "\(promise): \(test)")
                guard names.count == 2 else { continue }
                #expect(texts.contains { $0.contains("func \(names[1])(") && $0.contains("@Test") }, "\(promise): \(test)")
            }
        }
    }
}
