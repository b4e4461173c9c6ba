import Foundation
import Testing

struct MessageListTests {
    /// docs/messages.md is what the sources say; `Scripts/list-messages` writes it, and fails where an ID has no words.
    @Test
    func theListOfMessagesIsThatOfTheSources() throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "\(Repository.root)/Scripts/list-messages")
        process.arguments = ["--check"]
        let text = try process.outputToItsEnd()
        #expect(process.terminationStatus == 0, "\(text)")
    }

    /// No ID means two things: each prefix belongs to one kind of input, and an entry has few words.
    @Test
    func everyMessageHasWordsInBothLanguages() throws {
        let list = try String(contentsOfFile: "\(Repository.root)/docs/messages.md", encoding: .utf8)
        let rows = list.split(separator: "\n").filter { $0.contains(/^\| [A-Z]+[0-9]+ \|/) }
        #expect(rows.count > 250)
        for row in rows {
            let cells = row.replacing("\\|", with: "¦").split(separator: "|", omittingEmptySubsequences: false)
            try #require(cells.count == 8, "\(row)")
            #expect(!cells[3].allSatisfy(\.isWhitespace) && !cells[5].allSatisfy(\.isWhitespace), "\(row)")
        }
    }
}
