import Foundation
import Testing

/// What is documented in English is documented in Chinese, with the same examples.
@Suite("Documents in two languages")
struct TranslationTests {
    @Test("The Chinese reference has the examples of the English one; remarks and messages are in Chinese")
    func reference() throws {
        let english = try MarkdownBlock.all(in: Translation.reference)
        let chinese = try Translation.referencePages().flatMap { try Translation.blocks(in: $0) }
        for (one, other) in zip(english, chinese) {
            try #require(one.language == other.language && one.name == other.name, sourceLocation: other.location)
            if one.name == "expressions" {
                #expect(one.questions == other.questions, sourceLocation: other.location)
            } else if !one.isMessage {
                #expect(one.code == other.code, sourceLocation: other.location)
            }
        }
        #expect(english.count == chinese.count, "run Scripts/examples")
    }

    @Test("A section of the Chinese reference has the tables and items of the English one")
    func sections() throws {
        let sections = try Outline.sections(of: Repository.source(Translation.reference).text)
        let pages = try Translation.referencePages()
        #expect(sections.count == pages.count)
        for (section, page) in zip(sections, pages) {
            let outline = Outline(of: try Repository.source(page).text)
            #expect(outline.rows == section.rows, "\(page): rows of tables")
        }
    }

    @Test("A page has the headings, rows of tables and code of its English page", arguments: Translation.pages)
    func pages(name: String) throws {
        let english = Outline(of: try Repository.source(Translation.english(name)).text)
        let chinese = Outline(of: try Repository.source(Translation.chinese(name)).text)
        #expect(chinese.headings == english.headings)
        #expect(chinese.rows == english.rows)
        #expect(chinese.code == english.code)
    }

    @Test("Comments of examples are in the language of their page")
    func remarks() throws {
        for block in try Translation.referencePages().flatMap({ try Translation.blocks(in: $0) }) where block.language == "yaml" {
            for remark in block.text.matches(of: /(?:^|\s)# (.*)/).map(\.output.1) {
                #expect(remark.contains(/\p{Han}/), "\(remark)", sourceLocation: block.location)
            }
        }
    }

    @Test("Links in documents lead to files and headings that are there")
    func links() throws {
        let root = Repository.root
        let folders = ["docs", "findings", "Fonts/local", "Benchmarks", "Tests/Cluster"]
        var pages = ["README.md", "README.zh-CN.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md"]
        for folder in folders {
            let files = FileManager.default.enumerator(atPath: "\(root)/\(folder)")?.compactMap { $0 as? String } ?? []
            pages += files.filter { $0.hasSuffix(".md") }.sorted().map { "\(folder)/\($0)" }
        }
        #expect(pages.count > 30)
        for page in pages {
            let folder = page.split(separator: "/").dropLast().joined(separator: "/")
            for target in Outline(of: try String(contentsOfFile: "\(root)/\(page)", encoding: .utf8)).links {
                let path = target.split(separator: "#", omittingEmptySubsequences: false)[0].removingPercentEncoding ?? ""
                guard !path.isEmpty else { continue }
                #expect(FileManager.default.fileExists(atPath: "\(root)/\(folder)/\(path)"), "\(page): \(target)")
            }
        }
    }
}

/// What of a document does not depend on its language.
private struct Outline {
    /// Levels of its headings in order.
    var headings: [Int] = []
    /// Numbers of rows and columns of its tables.
    var rows: [String] = []
    /// Lines of code without remarks, fenced or indented.
    var code: [String] = []
    /// Targets of links to other files.
    var links: [String] = []

    init(of text: String) {
        var isFenced = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("```") {
                isFenced.toggle()
            } else if isFenced || line.hasPrefix("    ") {
                code.append(String(line.replacing(/(^|\s+)#\s.*$/, with: "")))
            } else if line.hasPrefix("#") {
                headings.append(line.prefix { $0 == "#" }.count)
            } else {
                if line.hasPrefix("|") { rows.append("\(line.replacing("\\|", with: "").count { $0 == "|" } - 1)") }
                let prose = line.replacing(/`[^`]*`/, with: "")
                links += prose.matches(of: /\]\(([^)\s]+)\)/).map { String($0.output.1) }.filter {
                    !$0.contains("://") && !$0.hasPrefix("mailto:")
                }
            }
        }
    }

    /// The parts under headings of the second level.
    static func sections(of text: String) -> [Outline] {
        var parts: [String] = []
        var isFenced = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("```") { isFenced.toggle() }
            if !isFenced, line.hasPrefix("## ") { parts.append("") } else if !parts.isEmpty { parts[parts.count - 1] += line + "\n" }
        }
        return parts.map { Outline(of: $0) }
    }
}
