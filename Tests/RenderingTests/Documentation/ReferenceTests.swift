import Diagnostics
import Foundation
import LayoutLanguage
import ReportRendering
import Testing

/// Every example of the reference is run: what stands there is what the program does.
///
/// The Chinese reference has the same examples: they are run once, what the program says of them is compared in both languages.
@Suite struct ReferenceTests {
    @Test func everyExampleDoesWhatItSays() throws {
        let (sections, unused) = ReferenceExample.sections(of: try MarkdownBlock.all(in: Translation.reference))
        for block in unused {
            Issue.record("nothing runs the block '\(block.language) \(block.name)'", sourceLocation: block.location)
        }
        let translations = try translations(of: sections)
        let base = try #require(sections.first?.examples.first)
        var run = ExampleRun(base: base.files, fonts: try Repository.fonts())
        for (section, translated) in zip(sections, translations) {
            run.beginSection()
            for (example, translated) in zip(section.examples, translated.examples) {
                let result = run.run(example)
                try compare(example, with: result, .english)
                try compare(translated, with: result, .chinese)
            }
        }
    }

    /// The sections of the Chinese reference, which are pages of their own, with as many examples as the English ones.
    private func translations(of sections: [ReferenceExample.Section]) throws -> [ReferenceExample.Section] {
        let translations = ReferenceExample.sections(of: try Translation.referencePages().flatMap { try Translation.blocks(in: $0) })
            .sections
        try #require(
            translations.map(\.examples.count) == sections.map(\.examples.count),
            "docs/zh/language has other examples: run Scripts/examples")
        return translations
    }

    private func compare(_ example: ReferenceExample, with result: ExampleRun.Result, _ language: Message.Language) throws {
        // An example prints what it is about, not all of the library's data.
        let isAboutData = example.finds?.text.contains("B025") == true
        let found = DiagnosticRenderer(language: language).text(for: result.findings.filter { isAboutData || $0.id != "B025" })
        if let block = example.finds {
            try block.expect(found)
        } else {
            #expect(found == "", sourceLocation: example.first.location)
        }
        try example.prints?.expect(result.prints)
        if let block = example.expressions { try check(block, result.bound, language) }
    }

    /// Lines such as `1 + 1 → 2`.
    private func check(_ block: MarkdownBlock, _ bound: BoundReport?, _ language: Message.Language) throws {
        let bound = try #require(bound, sourceLocation: block.location)
        var results: [String] = []
        for line in block.text.split(separator: "\n") {
            let parts = line.split(separator: " → ", maxSplits: 1)
            try #require(parts.count == 2, "'\(line)' states no result", sourceLocation: block.location)
            results.append("\(parts[0]) → \(result(of: parts[0].trimmingCharacters(in: .whitespaces), bound, language))")
        }
        try block.expect(results.joined(separator: "\n") + "\n")
    }

    private func result(of text: String, _ bound: BoundReport, _ language: Message.Language) -> String {
        let (expression, diagnostics) = Expression.parse(source: SourceFile(name: "", text: text), range: 0..<text.utf8.count)
        guard let expression, diagnostics.isEmpty else { return diagnostics.words(in: language) }
        do throws(Diagnostics) {
            return try bound.figures.evaluator.value(of: expression).written(bound.figures)
        } catch {
            return error.all.words(in: language)
        }
    }
}

extension [Diagnostic] {
    fileprivate func words(in language: Message.Language) -> String {
        switch language {
        case .english: "error: " + map(\.message.english).joined(separator: "; ")
        case .chinese: "错误：" + map(\.message.chinese).joined(separator: "；")
        }
    }
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
