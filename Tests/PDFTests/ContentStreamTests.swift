import Display
import Styling
import Testing

@testable import PDFArchive

/// Streams as cairo writes them, one operator a line.
@Suite struct ContentStreamTests {
    private static let inks = InkOperators([
        .black, .gray(0.85), .rgb(red: 0.1, green: 0.3, blue: 0.5), .rgb(red: 0.25, green: 0.25, blue: 0.25),
        .rgb(red: 0, green: 0, blue: 0.5),
    ])

    private func pageMarks(_ texts: [String], images: Set<Int> = []) -> PageMarks {
        var marks = PageMarks()
        for (index, text) in texts.enumerated() { marks.append(hasImage: images.contains(index)) { $0 += Array(text.utf8) } }
        return marks
    }

    private func rewritten(_ content: String, marks: [String], images: Set<Int> = []) throws -> String {
        let stream = ContentStream(marks: pageMarks(marks, images: images), inks: Self.inks, page: 3)
        return words(String(decoding: try stream.rewritten(Array(content.utf8)).bytes, as: UTF8.self))
    }

    /// One space for all white space, none before the operator that shows a string.
    private func words(_ text: String) -> String {
        text.split { $0 == " " || $0 == "\n" }.joined(separator: " ").replacing(") Tj", with: ")Tj")
    }

    private func check(_ content: String, marks: [String] = ["/P"], images: Set<Int> = [], is expected: String) throws {
        #expect(try rewritten(content, marks: marks, images: images) == words(expected))
    }

    private func check(_ content: String, marks: [String] = ["/P"], images: Set<Int> = [], fails expected: String) {
        #expect(throws: ArchiveError.unexpectedContent(expected, page: 3)) { try rewritten(content, marks: marks, images: images) }
    }

    /// The colour of a stretch as cairo writes it: six decimals without zeros at the end.
    private func key(_ stretch: Int, _ ink: Int = 0) -> String {
        let key = InkKey(stretch: stretch, ink: ink).millionths
        return [key.red, key.green, key.blue].map { number in
            guard number > 0 else { return "0" }
            var digits = String(number)
            while digits.last == "0" { digits.removeLast() }
            return "0." + digits
        }.joined(separator: " ")
    }

    @Test func stretchesGetTheirMarks() throws {
        try check(
            "1 0 0 -1 0 9 cm q \(key(0)) rg 0 0 1 1 re f \(key(1)) rg BT (a) Tj ET Q",
            marks: ["/P <</MCID 0>>", "/Artifact <</Type /Layout>>"],
            is: "1 0 0 -1 0 9 cm q /P <</MCID 0>> BDC 0 g 0 0 1 1 re f EMC /Artifact <</Type /Layout>> BDC BT (a) Tj ET EMC Q")
    }

    /// Rewrites text objects of stretches A, B, C … that have one key and so many glyphs.
    private func rewritten(_ text: String, glyphs: [Int]) throws -> String {
        var marks = PageMarks()
        for (index, count) in glyphs.enumerated() {
            marks.append(glyphCount: count, joins: index > 0) { $0 += Array("/\(["A", "B", "C"][index])".utf8) }
        }
        let stream = ContentStream(marks: marks, inks: Self.inks, page: 3)
        return words(String(decoding: try stream.rewritten(Array("q \(key(0)) rg \(text) Q".utf8)).bytes, as: UTF8.self))
    }

    @Test(arguments: [
        (
            "BT /f 1 Tf <00010002>Tj 3 0 Td <0003>Tj ET", [2, 1],
            "BT /f 1 Tf /A BDC <00010002>Tj EMC 3 0 Td /B BDC <0003>Tj EMC ET"
        ),
        ("BT [<0001>-20<0002>30<0003>]TJ ET", [2, 1], "BT /A BDC [<0001>-20<0002>]TJ EMC /B BDC [30<0003>]TJ EMC ET"),
        ("BT <000100020003>Tj ET", [1, 1, 1], "BT /A BDC <0001>Tj EMC /B BDC <0002>Tj EMC /C BDC <0003>Tj EMC ET"),
        ("BT [<0001\n0002>5<0003>]TJ ET", [1, 2], "BT /A BDC <0001>Tj EMC /B BDC [<0002>5<0003>]TJ EMC ET"),
        ("BT (a\\)\\051b)Tj ET", [2, 2], "BT /A BDC (a\\))Tj EMC /B BDC (\\051b)Tj EMC ET"),
        ("BT [(12)-9(3)]TJ ET BT (4)Tj ET", [3, 1], "BT /A BDC [(12)-9(3)]TJ EMC ET BT /B BDC (4)Tj EMC ET"),
        (
            "BT /Span <</ActualText <feff>>> BDC <00010002>Tj EMC <0003>Tj ET", [2, 1],
            "BT /A BDC /Span <</ActualText <feff>>> BDC <00010002>Tj EMC EMC /B BDC <0003>Tj EMC ET"
        ),
    ])
    func textOfOneKeyIsToldApartByItsGlyphs(text: String, glyphs: [Int], expected: String) throws {
        // A cut may fall on either side of white space within a string.
        let same = { (text: String) in text.split(separator: " ").joined() }
        #expect(same(try rewritten(text, glyphs: glyphs)) == same("q 0 g \(expected) Q"))
    }

    /// Rewrites text of one stretch in a font whose object is 7; gives the content, and the variants in the order of their places.
    private func rewritten(
        _ text: String, count: Int, advances: [Int32: Int16], doubtful: [Int32] = []
    ) throws -> (content: String, variants: [GlyphVariant]) {
        var marks = PageMarks()
        marks.append(glyphCount: count) { $0 += Array("/A".utf8) }
        var stream = ContentStream(marks: marks, inks: Self.inks, page: 3, fonts: PageFonts([("f", 7)]))
        stream.advances = advances.sorted { $0.key < $1.key }.map { SetAdvance(glyph: $0.key, eighths: $0.value) }
        stream.doubtful = doubtful
        let content = try stream.rewritten(Array("\(key(0)) rg BT /f 1 Tf \(text) ET".utf8))
        return (words(String(decoding: content.bytes, as: UTF8.self)), content.patches.map(\.variant))
    }

    /// The next glyph stands where it stood: what the advance has more, the number before the next string takes back.
    @Test(
        arguments: [
            // The room is a part of the advance.
            ("[<0001>-250<0002>]TJ", 2, [0: 2], "<00000002>Tj", [2]),
            ("[<0001>-280<0002>]TJ", 2, [0: 2], "[<0000>-30<0002>]TJ", [2]),
            ("[(5)-250(6)]TJ", 2, [0: 2], "(\\0006)Tj", [2]),
            // The next glyph lies over this one.
            ("[<0001>500<0002>]TJ", 2, [0: -4], "<00000002>Tj", [-4]),
            // Nothing moved it.
            ("<00010002>Tj", 2, [0: 1], "[<0000>125<0002>]TJ", [1]),
            // It stands in the next operator, which moves or not.
            ("<0001>Tj -250 0 Td <0002>Tj", 2, [0: 2], "<0000>Tj -250 0 Td <0002>Tj", [2]),
            ("<0001>Tj [-250<0002>]TJ", 2, [0: 2], "<0000>Tj <0002>Tj", [2]),
            ("<0001>Tj <0002>Tj", 2, [0: 1], "<0000>Tj [125<0002>]TJ", [1]),
        ] as [(String, Int, [Int32: Int16], String, [Int16])])
    func advancesThatWereSetBecomeThoseOfVariants(
        text: String, count: Int, advances: [Int32: Int16], expected: String, eighths: [Int16]
    ) throws {
        let (content, variants) = try rewritten(text, count: count, advances: advances)
        #expect(content == words("/A BDC 0 g BT /f 1 Tf \(expected) ET EMC"))
        #expect(variants == eighths.map { GlyphVariant(font: 7, code: text.contains("(") ? 0x35 : 1, eighths: $0) })
    }

    @Test func aGlyphWithAnotherTextIsAVariantWithoutMarks() throws {
        let text = "/Span << /ActualText <feff00ad> >> BDC <0001>Tj EMC <0001>Tj"
        let (content, variants) = try rewritten(text, count: 2, advances: [:])
        #expect(content == words("/A BDC 0 g BT /f 1 Tf <0000>Tj <0001>Tj ET EMC"))
        #expect(variants == [GlyphVariant(font: 7, code: 1, eighths: 0, text: "00ad")])
    }

    /// A space alone that cairo has left out: the glyphs after it are known all the same.
    @Test func glyphsThatAreLeftOutAreNotCounted() throws {
        for text in ["<0001>Tj 5 0 Td <0003>Tj 5 0 Td <0002>Tj", "<0001>Tj 5 0 Td <0002>Tj"] {
            let (_, variants) = try rewritten(text, count: 3, advances: [2: 2], doubtful: [1])
            #expect(variants == [GlyphVariant(font: 7, code: 2, eighths: 2)])
        }
        let (content, variants) = try rewritten("<00010002>Tj", count: 4, advances: [0: 2], doubtful: [1])
        #expect(content == words("/A BDC 0 g BT /f 1 Tf <00010002>Tj ET EMC") && variants.isEmpty)
        #expect(throws: ArchiveError.unexpectedContent("fewer glyphs than stretches have", page: 3)) {
            try rewritten("<00010002>Tj", count: 4, advances: [0: 2])
        }
    }

    @Test(arguments: [
        ("BT <0001>Tj ET", [1, 1], "fewer glyphs than stretches have"),
        ("BT <000100020003>Tj ET", [1, 1], "more glyphs than stretches have"),
        ("BT <0001>Tj <0002>Tj <0003>Tj ET", [1, 1], "more glyphs than stretches have"),
        ("BT <0001>Tj ET BT <0002>Tj ET", [2, 1], "a text object that ends within a stretch"),
        ("BT /Span <</ActualText <feff>>> BDC <00010002>Tj EMC ET", [1, 1], "replaced text across stretches"),
        ("BT <0001>Tj ET f", [1, 1], "something is painted among text"),
    ])
    func glyphsThatDoNotAddUpAreRefused(text: String, glyphs: [Int], expected: String) {
        #expect(throws: ArchiveError.unexpectedContent(expected, page: 3)) { try rewritten(text, glyphs: glyphs) }
    }

    @Test func whatNobodySeesGetsAnEmptyMark() throws {
        try check(
            "q \(key(1)) rg f Q", marks: ["/A", "/B", "/C"], is: "q /A BDC EMC /B BDC 0 g f EMC Q /C BDC EMC")
        try check("q Q", marks: ["/A"], is: "q Q /A BDC EMC")
        try check("", marks: [], is: "")
    }

    /// What a stretch needs for itself lies in its mark, what the page keeps around all does not.
    @Test func marksAndStatesNest() throws {
        try check(
            "q \(key(0)) rg f q 0 0 5 5 re W n \(key(1)) rg f \(key(1)) RG S Q \(key(2)) rg f Q", marks: ["/A", "/B", "/C"],
            is: "q /A BDC 0 g f EMC /B BDC q 0 0 5 5 re W n f 0 G S Q EMC /C BDC f EMC Q")
        try check("q \(key(0)) rg f Q q \(key(1)) rg f Q", marks: ["/A", "/B"], is: "q /A BDC 0 g f EMC Q q /B BDC 0 g f EMC Q")
    }

    @Test func inksAreWrittenWhenTheyChange() throws {
        try check(
            "q \(key(0)) rg f \(key(0, 1)) rg f \(key(0, 1)) RG S q \(key(0, 2)) rg f Q \(key(0, 1)) rg f \(key(0, 3)) rg f \(key(0, 4)) rg f Q",
            is: "q /P BDC 0 g f 0.85 g f 0.85 G S q 0.1 0.3 0.5 rg f Q f 0.25 g f 0 0 0.5 rg f EMC Q")
    }

    @Test func replacedTextKeepsItsOwnMark() throws {
        try check(
            "\(key(0)) rg BT /Span << /ActualText (\\(a>>) >> BDC (x) Tj EMC ET \(key(1)) rg BT (y) Tj ET", marks: ["/P", "/Q"],
            is: "/P BDC 0 g BT /Span << /ActualText (\\(a>>) >> BDC (x) Tj EMC ET EMC /Q BDC BT (y) Tj ET EMC")
    }

    @Test func imagesHaveMarksOfCairos() throws {
        try check(
            "q \(key(0)) rg f /Div << /MCID 0 >> BDC q 1 0 0 1 0 0 cm /x5 Do Q \(key(1)) RG S EMC \(key(2)) rg f /Div <</MCID 1>> BDC /x6 Do EMC Q",
            marks: ["/A", "/B", "/C", "/D"], images: [1, 3],
            is: "q /A BDC 0 g f EMC /B BDC q 1 0 0 1 0 0 cm /x5 Do Q 0 G S EMC /C BDC f EMC /D BDC /x6 Do EMC Q")
    }

    @Test func stringsAndInlineImagesAreNotRead() throws {
        let operands = [
            "(0 0 0 rg) Tx", "(a\\) EMC (b) c) Tx", "<45 4D 43> Tx", "[(]) 3 <00>] Tx", "/N <</A [1 (>>)] /B <</C (EMC)>>>> DP",
            "BI /W 1 ID \u{1f} S EMC EI",
        ]
        for operand in operands { try check("\(key(0)) rg \(operand) S", is: "/P BDC 0 g \(operand) S EMC") }
    }

    @Test(arguments: [
        ("[ (2\\0602) -5 <4A>]  TJ", "[<323032>-5<4a>]TJ"), ("BT /F 1 Tf\n(a)Tj % note\rET", "BT/F 1 Tf<61>Tj ET"),
        ("(a\\)(b)\\\\)Tj", "<6129286229 5c>Tj".replacing(" ", with: "")), ("<</A (x)>>BDC", "<</A<78>>>BDC"), ("<4>Tj", "<40>Tj"),
        ("1  0 0 -1\r\n0 9 cm", "1 0 0 -1 0 9 cm"), ("(", "<>"), ("<4", "<40>"), ("", ""),
    ])
    func contentHasOneSpelling(content: String, canonical: String) {
        #expect(String(decoding: CanonicalContent(Array(content.utf8)).bytes, as: UTF8.self) == canonical)
    }

    @Test(arguments: ["f", "S", "B*", "(a) Tj", "[(a)] TJ", "/x0 Do", "/s sh", "BI ID x EI"])
    func nothingIsPaintedOutsideMarks(painting: String) {
        check("q \(painting) Q", fails: "something is painted outside marks")
        check("/Span <</ActualText (a)>> BDC \(painting) EMC", fails: "something is painted outside marks")
    }

    @Test func wrongStreamsAreRefused() {
        check("\(key(1)) rg f", fails: "more marks than 1")
        check("\(key(1)) rg f \(key(0)) rg f", marks: ["/A", "/B"], fails: "stretch 0 behind stretch 1")
        check("EMC", fails: "an end without a begin of marked content")
        check("/Div <</MCID 0>> BDC \(key(0)) rg f", images: [0], fails: "marked content that does not end")
        check("/Div <</MCID 0>> BDC EMC", fails: "a mark around no image")
        check("\(key(0)) rg BT (a) Tj \(key(1)) rg ET", marks: ["/A", "/B"], fails: "a stretch that begins in text")
        for color in [
            "0 0 0 rg", "0.1 0.1 rg", "0.05 0.1 0.1 rg", "0.1 0.10018 0.1 rg", "0.10001 0.1 0.1 rg", "0.1 0.1 0.1.1 rg",
            "0.1 0.1 0.1000001 rg",
            "(a) 0.1 0 RG",
        ] {
            check("\(color) f", fails: "a colour that is no key")
        }
    }

    @Test func keysComeBack() {
        for stretch in [0, 1, 9, 10, 39_999, 40_000, 40_001, 12_345_678] {
            let (red, green, blue) = InkKey(stretch: stretch, ink: 7).millionths
            #expect(InkKey(red: red, green: green, blue: blue) == InkKey(stretch: stretch, ink: 7))
            #expect((100_000..<900_000).contains(red) && (100_000..<900_000).contains(green) && (100_000..<900_000).contains(blue))
        }
    }

    /// Of streams of any stretches, states and inks: each thing is painted in the mark of its stretch with its ink, marks and states nest.
    @Test func everythingIsPaintedInItsMark() throws {
        var random = SplitMix64(seed: 3)
        for _ in 0..<500 {
            let count = Int(random.next() % 6)
            var expected: [String] = []
            var content = "q "
            for stretch in 0..<count where random.next() % 4 > 0 {
                for _ in 0...Int(random.next() % 3) {
                    let (ink, isClipped, isText) = (Int(random.next() % 5), random.next() % 3 == 0, random.next() % 2 == 0)
                    let name = "(\(expected.count))"
                    content += "\(isClipped ? "q re W n " : "")\(key(stretch, ink)) rg \(isText ? "BT \(name) Tj ET" : "\(name) f") "
                    content += isClipped ? "Q " : ""
                    expected.append("\(name) in \(stretch) with \(ink)")
                }
                if random.next() % 5 == 0 { content += "Q q " }
            }
            let text = try rewritten(content + "Q", marks: (0..<count).map { "/\($0)" })
            #expect(painted(text) == expected)
            #expect((0..<count).allSatisfy { text.components(of: "/\($0) BDC") == 1 })
        }
    }

    /// What a stream paints, each thing with its mark and ink.
    private func painted(_ text: String) -> [String] {
        var found: [String] = []
        var marks: [(name: String, depth: Int)] = []
        var inks = [""]
        var (before, last) = ("", "")
        for word in text.replacing(")Tj", with: ") Tj").split(separator: " ").map(String.init) {
            switch word {
            case "q": inks.append(inks[inks.count - 1])
            case "Q":
                inks.removeLast()
                #expect(marks.allSatisfy { $0.depth <= inks.count })
            case "BDC":
                #expect(marks.isEmpty)
                marks.append((String(last.dropFirst()), inks.count))
            case "EMC":
                let mark = marks.popLast()
                #expect(mark?.depth == inks.count)
            case "g": inks[inks.count - 1] = ["0": "0", "0.85": "1", "0.25": "3"][last] ?? "?"
            case "rg": inks[inks.count - 1] = before == "0.3" ? "2" : "4"
            case "f", "Tj": found.append("\(last) in \(marks.last?.name ?? "") with \(inks[inks.count - 1])")
            default: break
            }
            (before, last) = (last, word)
        }
        return found
    }

    /// Any bytes give an answer or an error, and never an endless loop.
    @Test func anyBytesComeToAnEnd() {
        var random = SplitMix64(seed: 7)
        let alphabet = Array("()<>[]/\\ \nBIEDMCrgfqQ01.9ST".utf8)
        for length in 0..<400 {
            let bytes = (0..<length).map { _ in alphabet[Int(random.next() % UInt64(alphabet.count))] }
            _ = try? ContentStream(marks: PageMarks(), inks: Self.inks, page: 1).rewritten(bytes)
        }
    }
}

extension String {
    /// How often `part` stands in the text.
    fileprivate func components(of part: String) -> Int { split(separator: part, omittingEmptySubsequences: false).count - 1 }
}

/// Steele, Lea and Flood, Fast splittable pseudorandom number generators, 2014.
struct SplitMix64: RandomNumberGenerator {
    var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
