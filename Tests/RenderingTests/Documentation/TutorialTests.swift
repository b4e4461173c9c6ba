import Foundation
import Testing

/// The tutorial, done as it says: every file written, every change made, every command given, every answer compared.
@Suite struct TutorialTests {
    private static let tutorial = "docs/tutorial.md"

    @Test func theProgramAnswersAsTheTutorialSays() throws {
        let blocks = try MarkdownBlock.all(in: Self.tutorial)
        let folder = try TemporaryFolder()
        var answer: String?
        for block in blocks {
            switch block.language {
            case "yaml", "json", "md": try write(block.text, to: block.name, in: folder)
            case "diff": try change(block, in: folder)
            case "sh":
                #expect(answer ?? "" == "", "nothing is said about what the command before answers", sourceLocation: block.location)
                answer = try block.text.split(separator: "\n").map { try run($0, in: folder, block) }.joined()
            case "text":
                let said = try #require(answer, "no command before", sourceLocation: block.location)
                try block.expect(said)
                answer = nil
            default: Issue.record("nothing runs the block '\(block.language)'", sourceLocation: block.location)
            }
        }
        #expect(answer ?? "" == "")
        try checkPages(of: "公示.pdf", in: folder)
    }

    private func write(_ text: String, to name: String, in folder: TemporaryFolder) throws {
        let url = folder.url.appendingPathComponent(name)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try text.write(to: url, atomically: false, encoding: .utf8)
    }

    /// Replaces what the lines without `+` say, which must stand in the file once, by what the lines without `-` say.
    private func change(_ block: MarkdownBlock, in folder: TemporaryFolder) throws {
        let lines = block.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        func text(without sign: Character) -> String {
            lines.filter { $0.first != sign }.map { String($0.dropFirst()) }.joined(separator: "\n")
        }
        let before = try String(contentsOf: folder.url.appendingPathComponent(block.name), encoding: .utf8)
        let parts = before.components(separatedBy: text(without: "+"))
        try #require(parts.count == 2, "\(block.name) has it \(parts.count - 1) times", sourceLocation: block.location)
        try write(parts.joined(separator: text(without: "-")), to: block.name, in: folder)
    }

    private func run(_ command: Substring, in folder: TemporaryFolder, _ block: MarkdownBlock) throws -> String {
        let words = command.split(separator: " ").map(String.init)
        try #require(words.first == "render", "not a command of the program: \(command)", sourceLocation: block.location)
        let run = try CommandRun(Array(words.dropFirst()), in: folder)
        return run.output + run.messages
    }

    /// What a reader of the finished file sees, page by page.
    private func checkPages(of name: String, in folder: TemporaryFolder) throws {
        let bytes = Array(try Data(contentsOf: folder.url.appendingPathComponent(name)))
        let pages = try Tool.run("pdftotext", ["-layout", "{}", "-"], on: bytes).split(separator: "\u{C}").map(String.init)
        func expect(_ page: Int, _ texts: [String]) {
            guard pages.indices.contains(page - 1) else {
                Issue.record("there is no page \(page)")
                return
            }
            let found = pages[page - 1].filter { !$0.isWhitespace }
            for text in texts { #expect(found.contains(text), "page \(page) lacks \(text): \(pages[page - 1])") }
        }
        expect(1, ["青禾镇中心小学食堂收支公示2024年秋季学期2025年1月20日"])
        expect(2, ["目录一、基本情况", "表1食堂收支表", "表2食材采购明细表"])
        let all = pages.joined().filter { !$0.isWhitespace }
        #expect(all.contains("收入124980.00元，其中：学生伙食费86400.00元，占69.1%；"))
        #expect(all.contains("没有设备维修支出。"))
        #expect(all.components(separatedBy: "表2食材采购明细表（续）").count >= 2, "the table goes on over pages with its title")
        #expect(all.contains("合计59,521.70"))
        let structure = try Tool.run("qpdf", ["--check", "{}"], on: bytes)
        #expect(structure.contains("No syntax or stream encoding errors found"))
    }
}
