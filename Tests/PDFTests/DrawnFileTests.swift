import QPDF
import Testing

@testable import PDFArchive

/// What is read of the file that cairo drew.
@Suite struct DrawnFileTests {
    private func scanner(_ text: String) -> ObjectScanner { ObjectScanner(bytes: Array(text.utf8), offset: 0) }

    @Test(arguments: [
        ("12 ", "12", []), ("-1.5]", "-1.5", []), (" /Name/", "/Name", []), ("(a(b\\)c) d)e", "(a(b\\)c) d)", []),
        ("<4A4b>>", "<4A4b>", []),
        ("3 0 R 4", "3 0 R", [3]), ("3 0 Rx", "3", []), ("[1 2 0 R (3 0 R) <</A 4 0 R>>] 5 0 R", "[1 2 0 R (3 0 R) <</A 4 0 R>>]", [2, 4]),
        ("<< /A % 9 0 R\n 7 0 R >> 1", "<< /A % 9 0 R\n 7 0 R >>", [7]), ("true false", "true", []),
    ])
    func valuesAndReferences(text: String, value: String, references: [Int]) throws {
        var scanner = scanner(text)
        var found: [Int] = []
        let range = try #require(scanner.value { found.append($0) })
        #expect(String(decoding: scanner.bytes[range], as: UTF8.self) == value)
        #expect(found == references)
    }

    @Test(arguments: ["", " ", "[1", "<</A", "<</A 1>", "]", "(a"])
    func brokenValuesHaveNoEnd(text: String) {
        var scanner = scanner(text)
        #expect(scanner.value().map { $0.upperBound <= text.utf8.count } ?? true)
    }

    @Test func dictionariesKeepWhatTheyDoNotKnow() throws {
        var dictionary = try #require(DrawnDictionary(Array("<< /Type /Page % 1\n /Parent 1 0 R /A << /B [ 1 2 ] >> >>".utf8)))
        #expect(dictionary.name("Type") == "Page")
        #expect(dictionary.reference("Parent") == 1)
        dictionary["Parent"] = nil
        dictionary["C"] = Array("2".utf8)
        var bytes: [UInt8] = []
        dictionary.serializeEntries(to: &bytes)
        #expect(String(decoding: bytes, as: UTF8.self) == "/Type /Page/A << /B [ 1 2 ] >>/C 2")
    }

    @Test func objectsThatNoPageUsesAreLeftOut() throws {
        let sample = try Sample.shared()
        let drawn = try DrawnFile(sample.drawn.pdf, order: [0, 1, 2])
        #expect(drawn.pages.count == 3)
        #expect(drawn.producer?.hasPrefix("cairo 1.") == true)
        let resources = try DrawnResources(
            of: try drawn.pages.map { try #require(try drawn.object($0).dictionary?["Resources"]) }, in: drawn, version: .pdf17)
        let types = resources.items.map { $0.object.dictionary?.name("Type") ?? "" }
        #expect(!types.contains("StructElem") && types.filter { $0 == "Font" }.count >= 2)
    }

    /// A damaged file gives an error or some file, and never a crash or an endless loop.
    @Test func damagedFilesComeToAnEnd() throws {
        let sample = try Sample.shared()
        var random = SplitMix64(seed: 11)
        for _ in 0..<200 {
            var bytes = sample.drawn.pdf
            for _ in 0..<Int(random.next() % 30) {
                bytes[Int(random.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: random.next())
            }
            if random.next() % 4 == 0 { bytes.removeLast(Int(random.next() % UInt64(bytes.count))) }
            var drawn = sample.drawn
            drawn.pdf = bytes
            _ = try? archive(drawn, of: sample.document, options: ArchiveOptions())
        }
    }
}
