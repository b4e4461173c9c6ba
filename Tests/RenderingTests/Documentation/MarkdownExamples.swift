import Foundation
import Testing

/// A fenced block of a document: what stands behind the fence says what it is.
struct MarkdownBlock {
    /// `yaml`, `md`, `json`, `text`, `sh`.
    var language: String
    /// The rest of the fence's line: the path of a file, or what the block states.
    var name: String
    var text: String
    /// The heading of the second level above it.
    var section: String
    /// Its first line, counted from 1, and the document's path from the repository's root.
    var line: Int
    var document: String

    /// Where a failed expectation about this block points.
    var location: SourceLocation {
        SourceLocation(fileID: "RenderingTests/\(document)", filePath: "\(Repository.root)/\(document)", line: line, column: 1)
    }

    /// All fenced blocks of a document, in order.
    static func all(in document: String) throws -> [MarkdownBlock] {
        let text = try Repository.source(document).text
        var blocks: [MarkdownBlock] = []
        var open: (block: MarkdownBlock, indent: Int, lines: [Substring])?
        var section = ""
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let indent = line.prefix { $0 == " " }.count
            let isFence = line.dropFirst(indent).hasPrefix("```")
            if var block = open {
                if isFence {
                    block.block.text = block.lines.map { $0 + "\n" }.joined()
                    blocks.append(block.block)
                    open = nil
                } else {
                    block.lines.append(line.dropFirst(min(indent, block.indent)))
                    open = block
                }
            } else if isFence {
                let words = line.dropFirst(indent + 3).split(separator: " ", maxSplits: 1).map(String.init)
                let block = MarkdownBlock(
                    language: words.first ?? "", name: words.count > 1 ? words[1] : "", text: "", section: section, line: index + 2,
                    document: document)
                open = (block, indent, [])
            } else if line.hasPrefix("## ") {
                section = String(line.dropFirst(3))
            }
        }
        try #require(open == nil, "\(document): a fence is not closed")
        try #require(!blocks.isEmpty, "\(document) has no examples")
        return blocks
    }

    /// Whether stated results are to be written anew (`RECORD_SNAPSHOTS=1`); the test then fails all the same, so that they are looked at.
    static let isRecording = ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1"

    /// Expects the block to say `text`, or writes it there when recording.
    func expect(_ text: String) throws {
        #expect(self.text == text, sourceLocation: location)
        guard Self.isRecording, self.text != text else { return }
        let path = "\(Repository.root)/\(document)"
        func lines(_ text: String) -> [String] { text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }
        var all = lines(try String(contentsOfFile: path, encoding: .utf8))
        // Blocks that were written anew before this one may have moved it: it is found by what stands in it.
        let old = Array(lines(self.text).dropLast())
        let fence = "```\(language)" + (name.isEmpty ? "" : " \(name)")
        let start = all.indices.dropFirst(1).first { all[$0 - 1] == fence && Array(all[$0...].prefix(old.count)) == old }
        guard let start else { return }
        all.replaceSubrange(start..<start + old.count, with: lines(text).dropLast())
        try all.joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
    }
}
