import Display
import ReportData
import Testing

@Suite("Nothing is lost")
struct CompletenessTests {
    /// Every text of the data that is read as text, not as a code or a name, stands in the document as often as in the data.
    @Test("Every text of the data is in the document once, in full", arguments: Repository.reports)
    func texts(path: String) throws {
        let report = try RenderedReport(path)
        let text = ReadingText(of: report.document).blocks.map { $0.text.withoutSpace }.joined(separator: "\n")
        let texts = report.data.root.texts.flatMap { $0.split(whereSeparator: \.isNewline) }.map { String($0).withoutSpace }
        for line in Set(texts.filter { $0.count >= 16 }) {
            let expected = texts.reduce(0) { $0 + $1.occurrences(of: line) }
            #expect(text.occurrences(of: line) == expected, "\(path): \(line.prefix(60))")
        }
    }

    @Test("Every character on a page is in a leaf or a declared artifact", arguments: Repository.reports)
    func marks(path: String) throws {
        let report = try RenderedReport(path)
        for page in DisplayList(report.document).pages {
            #expect(page.undeclaredText == nil)
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

    fileprivate func occurrences(of part: String) -> Int {
        ranges(of: part).count
    }
}
