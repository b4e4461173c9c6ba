import Foundation
import Testing

/// The table of requirements in Sources/PDFArchive/README.md: what it names is there.
@Suite struct RequirementsTests {
    /// One line of the table.
    private struct Row {
        var clause: String
        var tests: [String]
        /// Names behind the letter of each judge.
        var ablations: [Character: [String]] = [:]

        init(_ cells: [String]) {
            clause = cells[0]
            tests = Self.names(in: cells[3])
            var judge: Character?
            for part in cells[4].split(separator: " ") {
                if let letter = part.first, part.count == 1 { judge = letter }
                if let judge { ablations[judge, default: []] += Self.names(in: String(part)) }
            }
        }

        static func names(in text: String) -> [String] { text.matches(of: /`([^`]+)`/).map { String($0.output.1) } }
    }

    private func rows() throws -> [Row] {
        let text = try String(contentsOfFile: repository + "/Sources/PDFArchive/README.md", encoding: .utf8)
        let lines = text.split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst(2)
        return lines.map { line in
            Row(line.split(separator: "|", omittingEmptySubsequences: true).map { $0.trimmingCharacters(in: .whitespaces) })
        }
    }

    /// The texts of all tests of a folder, by file.
    private func sources(_ folder: String) throws -> [String: String] {
        let root = "\(repository)/Tests/\(folder)"
        let paths = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") } ?? []
        return Dictionary(
            uniqueKeysWithValues: try paths.map { path in
                (
                    String(path.split(separator: "/").last ?? "").replacing(".swift", with: ""),
                    try String(contentsOfFile: "\(root)/\(path)", encoding: .utf8)
                )
            })
    }

    @Test func everyRowNamesTestsThatAreThere() throws {
        let rows = try rows()
        #expect(rows.count > 35)
        let own = try sources("PDFTests").values.joined()
        let whole = try sources("RenderingTests")
        for row in rows {
            #expect(!row.tests.isEmpty, "\(row.clause)")
            for name in row.tests + (row.ablations["T"] ?? []) {
                if let match = name.wholeMatch(of: /RenderingTests\/(\w+)\.(\w+)/) {
                    #expect(whole[String(match.output.1)]?.contains("func \(match.output.2)(") == true, "\(row.clause): \(name)")
                } else {
                    #expect(own.contains("func \(name)("), "\(row.clause): \(name)")
                }
            }
        }
    }

    @Test func everyRowNamesItsAblation() throws {
        let rows = try rows()
        for row in rows { #expect(row.ablations.values.contains { !$0.isEmpty }, "\(row.clause)") }
        let cases = Set(rows.flatMap { $0.ablations["V"] ?? [] })
        #expect(cases == Set(AblationTests.rules.map(\.name)))
        let removals = InspectionTests.removals.flatMap { [$0.element, $0.path.last] }.compactMap { $0 } + ["isOutOfPlace"]
        for row in rows { for name in row.ablations["I"] ?? [] { #expect(removals.contains(name), "\(row.clause): \(name)") } }
    }
}
