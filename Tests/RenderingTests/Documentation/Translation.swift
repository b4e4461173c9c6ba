import Foundation

/// The Chinese pages in `docs/zh` and the English ones that they stand beside.
enum Translation {
    static let reference = "docs/layout-language.md"
    /// Pages of one name in both languages; the reference is one page in English and one for each section in Chinese.
    static let pages = ["charts", "pages", "batch", "reliability", "typesetting"]

    static func english(_ page: String) -> String { "docs/\(page).md" }
    static func chinese(_ page: String) -> String { "docs/zh/\(page).md" }

    /// The sections of the Chinese reference in their order: `01-package.md`, `02-expressions.md` …
    static func referencePages() throws -> [String] {
        let folder = "docs/zh/language"
        let names = try FileManager.default.contentsOfDirectory(atPath: "\(Repository.root)/\(folder)")
        return names.filter { $0.first?.isNumber == true && $0.hasSuffix(".md") }.sorted().map { "\(folder)/\($0)" }
    }

    /// The blocks of a page that is a section of its own.
    static func blocks(in page: String) throws -> [MarkdownBlock] {
        try MarkdownBlock.all(in: page).map { block in
            var block = block
            block.section = page
            return block
        }
    }
}

extension MarkdownBlock {
    /// Whether the program wrote it in the language of its page.
    var isMessage: Bool { language == "text" && (name == "finds" || name == "expressions") }

    /// What the program reads of it: remarks are in the language of the page.
    var code: String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            switch language {
            case "yaml": String(line.replacing(/(^|\s+)#\s.*$/, with: ""))
            case "md" where line.hasPrefix("// "): "//"
            default: String(line)
            }
        }.joined(separator: "\n")
    }

    /// The expressions of a block `text expressions`, without their results.
    var questions: [String] { text.split(separator: "\n").map { String($0.split(separator: " → ", maxSplits: 1)[0]) } }
}
