import Diagnostics
import Foundation
import LayoutLanguage
import ReportData
import Testing

/// Reports of the repository, changed or not, with what the shipped checks find in them.
enum CorpusChecks {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
    }

    /// A report of the corpus with texts replaced, each of which must be there, and with more values stated.
    static func changed(_ name: String, _ changes: [(String, String)] = [], stated: [String] = []) throws -> String {
        var text = try text("Tests/Corpus/\(name)/report.json")
        for (old, new) in changes {
            try #require(text.contains(old), "\(old)")
            text = text.replacing(old, with: new, maxReplacements: 1)
        }
        guard !stated.isEmpty, let end = text.lastIndex(of: "}") else { return text }
        return text[..<end] + ", \"stated\": [\n\(stated.joined(separator: ",\n"))\n]}\n"
    }

    static func findings(in text: String, layout: String = "sichuan-2024", change: (inout LayoutPackage) -> Void = { _ in }) throws
        -> [Diagnostic]
    {
        var (package, _) = try ShippedPackagesTests.load(layout)
        change(&package)
        let document = try #require(DataDocument.read(SourceFile(name: "report.json", text: text)).document)
        var previous: DataDocument?
        if let name = package.previousReport(in: document)?.text {
            // Only one report of the corpus names another.
            let text = try CorpusChecks.text("Tests/Corpus/other-direction/\(name)")
            previous = DataDocument.read(SourceFile(name: name, text: text)).document
        }
        let report = bind(package, to: document, previous: previous)
        #expect(report.findings.filter { $0.severity == .failure }.isEmpty, "\(DiagnosticRenderer().text(for: report.findings))")
        return check(package, report)
    }
}

extension Diagnostic {
    /// The rules that a finding tells of: its own, and those that the same value breaks.
    var rules: Set<String> {
        let others = related.compactMap { related -> String? in
            let word = related.message.chinese.prefix { $0 != " " }
            return word.first.map { "QDKT".contains($0) } == true && word.dropFirst().first?.isWholeNumber == true ? String(word) : nil
        }
        return Set(others + [id.rawValue])
    }
}
