import DocumentTree
import Foundation
import Geometry
import LayoutLanguage
import Styling
import Testing

/// The reference and the program know the same words.
@Suite struct LanguageCoverageTests {
    /// Everything that stands in examples of the two references.
    private static func examples() throws -> String {
        try ["docs/layout-language.md", "docs/charts.md"].flatMap { try MarkdownBlock.all(in: $0) }.map(\.text).joined()
    }

    private static func source(_ folder: String) throws -> String {
        let root = "\(Repository.root)/Sources/LayoutLanguage/\(folder)"
        let files = try FileManager.default.subpathsOfDirectory(atPath: root).filter { $0.hasSuffix(".swift") }.sorted()
        return try files.map { try String(contentsOfFile: "\(root)/\($0)", encoding: .utf8) }.joined()
    }

    /// Words that are not in `text` as words of their own.
    private static func missing(_ words: some Sequence<String>, in text: String) throws -> [String] {
        try words.filter { word in
            let pattern = "(?<![A-Za-z-])\(NSRegularExpression.escapedPattern(for: word))(?![A-Za-z-])"
            let expression = try NSRegularExpression(pattern: pattern)
            return expression.firstMatch(in: text, range: NSRange(text.startIndex..., in: text)) == nil
        }
    }

    @Test func everyKeyOfAPackageHasAnExample() throws {
        let code = try Self.source("Package/Decoding")
        let found = code.matches(of: /keys\.(?:value|required|node)\("([a-z-]+)"|pen\(&keys, "([a-z-]+)"/)
        let keys = Set(found.compactMap { ($0.output.1 ?? $0.output.2).map(String.init) })
        #expect(keys.count > 130)
        #expect(try Self.missing(keys.sorted().map { "\($0):" }, in: Self.examples()) == [])
    }

    @Test func everyFunctionHasAnExample() throws {
        let calls = try Self.source("Expressions/Functions").matches(of: /Function\(\s*"([a-z]+)"(?:, "([^"]+)")?, counts/)
        let names = calls.flatMap { [$0.output.1, $0.output.2].compactMap { $0 } }.map(String.init)
        #expect(names.count > 40)
        let examples = try Self.examples()
        #expect(names.filter { !examples.contains("\($0)(") } == [])
    }

    @Test func everyDirectiveHasAnExample() throws {
        let code = try Self.source("Prose")
        let list = try #require(code.firstMatch(of: /directives: \[[^=]*= \[(.*?)\n    \]/.dotMatchesNewlines()))
        let names = list.output.1.matches(of: /\("([a-z]+)",/).map { "@\($0.output.1)" }
        #expect(names.count == 23)
        #expect(try Self.missing(names, in: Self.examples()) == [])
    }

    @Test(arguments: [("image", 10), ("code", 13)])
    func everyAttributeOfAFigureHasAnExample(_ owner: String, _ count: Int) throws {
        let pattern = try Regex("\(owner)Attributes = \\[(.*?)\\]").dotMatchesNewlines()
        let list = try #require(try Self.source("Prose").firstMatch(of: pattern)?.output[1].substring)
        let names = list.matches(of: /"([a-z]+)"/).map { "\($0.output.1)=" }
        #expect(names.count == count)
        let examples = try Self.examples()
        #expect(names.filter { !examples.contains($0) } == [])
    }

    @Test(arguments: ["columns", "box", "place"]) func everyAttributeOfAGroupHasAnExample(owner: String) throws {
        let list = try #require(
            try Self.source("Prose").firstMatch(of: try Regex("\(owner)Attributes = \\[(.*?)\\]", as: (Substring, Substring).self)))
        let names = list.output.1.matches(of: /"([a-z]+)"/).map { "\($0.output.1)=" }
        #expect(names.count > 1)
        let examples = try Self.examples()
        #expect(names.filter { !examples.contains($0) } == [])
    }

    @Test func everyChoiceStandsInTheReference() throws {
        var choices = TextStyle.Weight.allCases.map(\.rawValue) + TextStyle.Figures.allCases.map(\.rawValue)
        choices +=
            TextStyle.Break.allCases.map(\.rawValue) + TextStyle.Decoration.allCases.map(\.rawValue)
            + ParagraphStyle.Alignment.allCases.map(\.rawValue)
        choices += ParagraphStyle.Breaking.allCases.map(\.rawValue) + ParagraphStyle.Kinsoku.allCases.map(\.rawValue)
        choices += HorizontalAlignment.allCases.map(\.rawValue) + VerticalAlignment.allCases.map(\.rawValue)
        choices += Placement.Reference.allCases.map(\.rawValue) + Placement.Layer.allCases.map(\.rawValue)
        choices += PageNumbering.Style.allCases.map(\.rawValue) + PageMaster.Orientation.allCases.map(\.rawValue)
        choices += RunningElement.Edge.allCases.map(\.rawValue) + RunningElement.Parity.allCases.map(\.rawValue)
        choices += Code.Kind.allCases.map(\.rawValue)
        choices += Chart.Kind.Name.allCases.map(\.rawValue) + Chart.Words.Kind.allCases.map(\.rawValue)
        choices += Chart.Labels.allCases.map(\.rawValue) + Chart.Order.allCases.map(\.rawValue)
        choices += Chart.Bars.Arrangement.allCases.map(\.rawValue) + Chart.Pie.Zeros.allCases.map(\.rawValue)
        choices += NumberPolicyDeclaration.TrailingZeros.allCases.map(\.rawValue) + NumberPattern.Numeral.allCases.map(\.rawValue)
        choices += PercentageRounding.allCases.map(\.rawValue) + Table.PageSum.Extent.allCases.map(\.rawValue)
        // Choices that only the decoder knows.
        let code = try Self.source("Package/Decoding")
        for list in code.matches(of: /enum \w+: String, CaseIterable \{(.*?)\n    \}/.dotMatchesNewlines()) {
            for line in list.output.1.split(separator: "\n") where line.contains("case ") && !line.contains("case .") {
                let names = line.drop { $0 == " " }.dropFirst("case ".count).split(separator: ",")
                choices += names.compactMap { name in
                    name.split(separator: "=").last.map { $0.filter { $0 != " " && $0 != "\"" } }
                }
            }
        }
        #expect(choices.count > 60)
        let reference = try Repository.source("docs/layout-language.md").text + Repository.source("docs/charts.md").text
        #expect(try Self.missing(choices, in: reference) == [])
    }
}
