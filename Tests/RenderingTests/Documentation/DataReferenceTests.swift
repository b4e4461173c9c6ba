import Diagnostics
import Foundation
import LayoutLanguage
import ReportData
import ReportRendering
import Testing

/// What docs/data.md tells clerks is what the schema takes.
@Suite struct DataReferenceTests {
    @Test func everyKeyOfTheSchemaIsExplained() throws {
        let (schema, _) = DataDocument.read(try Repository.source("layouts/sichuan/schema.json"))
        var names: [String] = []
        func walk(_ node: DataNode) {
            for (key, member) in node.members ?? [:] {
                if key == "properties", let properties = member.node.members { names += properties.keys }
                walk(member.node)
            }
            node.items?.forEach(walk)
        }
        walk(try #require(schema).root)
        #expect(Set(names).count > 140)
        let text = try Repository.source("docs/data.md").text
        let words = Set(text.split { !($0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "$")) }.map(String.init))
        #expect(Set(names).subtracting(words).sorted() == [])
    }

    /// Each example is a part of a report that the program takes.
    @Test func everyExampleIsTaken() throws {
        let whole = try Repository.source("Tests/Corpus/jinkouhe-2024-corrected/report.json").text
        let end = try #require(whole.lastIndex(of: "}"))
        for block in try MarkdownBlock.all(in: "docs/data.md") {
            try #require(block.language == "json" && block.name == "report.json", sourceLocation: block.location)
            let part = block.text.drop { $0 != "{" }.dropFirst()
            let data = try readReport(SourceFile(name: "report.json", text: "\(whole[..<end]),\(part)"))
            let bound = try Repository.renderer(for: data).bind(data)
            // What is stated is used, and said to differ from what the data give; findings of one cause are one.
            let places = bound.findings.compactMap { $0.place?.path }
            for index in 0..<3 {
                #expect(places.contains { $0.hasPrefix("/stated/\(index)/") }, "\(index)", sourceLocation: block.location)
            }
            #expect(!bound.findings.contains { $0.id.rawValue.hasPrefix("F") }, sourceLocation: block.location)
        }
    }
}
