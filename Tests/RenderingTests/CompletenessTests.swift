import Display
import PDFArchive
import ReportData
import Testing

@Suite("Nothing is lost")
struct CompletenessTests {
    @Test("Every sentence of the data is in the document, in full, as often as in the data", arguments: Repository.reports)
    func texts(path: String) throws {
        let report = try LaidOutReport.of(path)
        let text = ReadingText(of: report.paged).blocks.map { $0.text.withoutSpace }.joined(separator: "\n")
        try check(text, has: report.data, path: path)
    }

    @Test("The text taken out of the PDF has every character of the pages as often as they were drawn", arguments: Profile.allCases)
    func extractedText(profile: Profile) throws {
        let report = try ArchivedReport.shared("report.json")
        let extracted = try Tool.run("pdftotext", ["-enc", "UTF-8", "{}", "-"], on: try #require(report.files[profile]))
        var drawn: [Character: Int] = [:]
        for operation in DisplayList(report.document).pages.flatMap(\.stretches).flatMap(\.operations) {
            guard case .glyphs(let run) = operation.content else { continue }
            for character in run.text.withoutSpace { drawn[character, default: 0] += 1 }
        }
        var found: [Character: Int] = [:]
        for character in extracted.withoutSpace { found[character, default: 0] += 1 }
        for (character, count) in drawn.sorted(by: { $0.key < $1.key }) {
            #expect(found[character] == count, "\(character)")
        }
        #expect(found.count == drawn.count)
    }

    @Test("Every character on a page is in a leaf or a declared artifact", arguments: Repository.reports)
    func marks(path: String) throws {
        let report = try LaidOutReport.of(path)
        for page in DisplayList(report.paged).pages {
            #expect(page.undeclaredText == nil)
        }
    }

    /// Names may stand in several tables; what has the mark of a sentence stands as often as in the data.
    private func check(_ text: String, has data: DataDocument, path: String) throws {
        let texts = data.root.texts.flatMap { $0.split(whereSeparator: \.isNewline) }.map { String($0).withoutSpace }
        let sentences = Set(texts.filter { $0.count >= 12 && $0.contains { "。；".contains($0) } })
        try #require(!sentences.isEmpty, "\(path) has hardly any text")
        for sentence in sentences {
            let expected = texts.reduce(0) { $0 + $1.ranges(of: sentence).count }
            #expect(text.ranges(of: sentence).count == expected, "\(path): \(sentence.prefix(60))")
        }
    }
}

extension DataNode {
    /// All texts in the value, in the order of the file.
    fileprivate var texts: [String] {
        switch value {
        case .text(let text): [text]
        case .list(let items): items.flatMap(\.texts)
        case .object(let members): members.values.flatMap { $0.node.texts }
        case .null, .bool, .number: []
        }
    }
}

extension String {
    fileprivate var withoutSpace: String { filter { !$0.isWhitespace } }
}
