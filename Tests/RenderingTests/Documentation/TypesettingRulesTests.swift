import Foundation
import Testing

/// docs/typesetting.md has every rule that is cited, and every rule names tests that are there.
@Suite("Rules of setting")
struct TypesettingRulesTests {
    private static let page = "docs/typesetting.md"

    /// Numbers of sections and of rules.
    private func numbers(_ page: String = page) throws -> Set<String> {
        let text = try Repository.source(page).text
        return Set(text.matches(of: /(?m)^(?:## |\*\*)(\d(?:\.\d+)?)[.*]/).map { String($0.output.1) })
    }

    @Test("Every rule that a comment or an explanation cites stands in the page")
    func citations() throws {
        let numbers = try numbers()
        #expect(numbers.count > 35)
        #expect(try self.numbers(Translation.chinese("typesetting")) == numbers)
        var cited: Set<String> = []
        for folder in ["Sources", "Tests"] {
            let root = "\(Repository.root)/\(folder)"
            let files = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") } ?? []
            for file in files.sorted() {
                let text = try String(contentsOfFile: "\(root)/\(file)", encoding: .utf8)
                for match in text.matches(of: /typesetting\.md (\d[\d., and]*)/) {
                    for number in match.output.1.matches(of: /\d(?:\.\d+)?/).map({ String($0.output) }) {
                        cited.insert(number)
                        #expect(numbers.contains(number), "\(folder)/\(file): \(number)")
                    }
                }
                // Pages that only their writer had.
                #expect(!text.contains(/\b(?:look|reads|spec)\.md/) && !text.contains(/\bpages\.md \d/), "\(folder)/\(file)")
            }
        }
        #expect(cited.count > 20)
    }

    @Test("Every rule names tests that are there")
    func tests() throws {
        let known = try NamedTests()
        let rules = try Repository.source(Self.page).text.split(separator: "\n\n").filter { $0.hasPrefix("**") }
        #expect(rules.count > 35)
        for rule in rules {
            let names = rule.matches(of: /`([A-Z]\w+Tests(?:\.\w+)?)`/).map { String($0.output.1) }
            #expect(!names.isEmpty, "\(rule.prefix(40))")
            for name in names { #expect(known.contain(name), "\(rule.prefix(10)): \(name)") }
        }
    }
}
