import Diagnostics
import Foundation
import LayoutLanguage
import ReportRendering
import Testing

/// Every example of the reference is run: what stands there is what the program does.
@Suite struct ReferenceTests {
    private static let reference = "docs/layout-language.md"

    @Test func everyExampleDoesWhatItSays() throws {
        let (sections, unused) = ReferenceExample.sections(of: try MarkdownBlock.all(in: Self.reference))
        for block in unused {
            Issue.record("nothing runs the block '\(block.language) \(block.name)'", sourceLocation: block.location)
        }
        let base = try #require(sections.first?.examples.first)
        var run = ExampleRun(base: base.files, fonts: try Repository.fonts())
        let renderer = DiagnosticRenderer(language: .english)
        for section in sections {
            run.beginSection()
            for example in section.examples {
                let result = run.run(example)
                // An example prints what it is about, not all of the library's data.
                let isAboutData = example.finds?.text.contains("B025") == true
                let found = renderer.text(for: result.findings.filter { isAboutData || $0.id != "B025" })
                if let block = example.finds {
                    try block.expect(found)
                } else {
                    #expect(found == "", sourceLocation: example.first.location)
                }
                try example.prints?.expect(result.prints)
                if let block = example.expressions { try check(block, result.bound) }
            }
        }
    }

    /// Lines such as `1 + 1 → 2`.
    private func check(_ block: MarkdownBlock, _ bound: BoundReport?) throws {
        let bound = try #require(bound, sourceLocation: block.location)
        var results: [String] = []
        for line in block.text.split(separator: "\n") {
            let parts = line.split(separator: " → ", maxSplits: 1)
            try #require(parts.count == 2, "'\(line)' states no result", sourceLocation: block.location)
            results.append("\(parts[0]) → \(result(of: parts[0].trimmingCharacters(in: .whitespaces), bound))")
        }
        try block.expect(results.joined(separator: "\n") + "\n")
    }

    private func result(of text: String, _ bound: BoundReport) -> String {
        let (expression, diagnostics) = Expression.parse(source: SourceFile(name: "", text: text), range: 0..<text.utf8.count)
        guard let expression, diagnostics.isEmpty else { return diagnostics.words }
        do throws(Diagnostics) {
            return try bound.figures.evaluator.value(of: expression).written(bound.figures)
        } catch {
            return error.all.words
        }
    }
}

extension [Diagnostic] {
    fileprivate var words: String { "error: " + map(\.message.english).joined(separator: "; ") }
}

extension Value {
    /// The value as an expression would write it.
    fileprivate func written(_ figures: FigureTable) throws(Diagnostics) -> String {
        let place = SourceSpan(file: SourceFile(name: "", text: ""), range: 0..<0)
        switch self {
        case .absent: return "absent"
        case .bool(let bool): return bool ? "yes" : "no"
        case .number(let quantity): return quantity.number.description + (quantity.unit.map { $0 == "%" ? $0 : " \($0)" } ?? "")
        case .text(let text): return "\"\(text.replacing("\"", with: "\\\""))\""
        case .date(let date): return date.iso
        case .list(let items):
            var texts: [String] = []
            for item in items { texts.append(try item.written(figures)) }
            return "[" + texts.joined(separator: ", ") + "]"
        case .record(let record):
            var texts: [String] = []
            switch record {
            case .data(let node):
                for (key, member) in node.members ?? [:] { texts.append("\(key): \(try Value(member.node).written(figures))") }
            case .fields(let fields):
                for (key, value) in fields { texts.append("\(key): \(try value.written(figures))") }
            case .declared(let row):
                for name in figures.fieldNames(of: row) {
                    let value = try figures.field(name, of: row, at: place)
                    texts.append("\(name): \(try (value ?? .absent).written(figures))")
                }
            }
            return "{" + texts.joined(separator: ", ") + "}"
        }
    }
}
