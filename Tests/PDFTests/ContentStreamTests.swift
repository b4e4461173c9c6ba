import Testing

@testable import PDFArchive

/// Streams as cairo writes them, one operator a line.
@Suite struct ContentStreamTests {
    private func pageMarks(_ texts: [String]) -> PageMarks {
        var marks = PageMarks()
        for text in texts { marks.append { $0 += Array(text.utf8) } }
        return marks
    }

    private func check(_ content: String, marks: [String] = [], is expected: String) throws {
        let stream = ContentStream(marks: pageMarks(marks), page: 1)
        let rewritten = try stream.rewritten(Array(content.utf8))
        #expect(String(decoding: rewritten, as: UTF8.self) == expected)
    }

    private func check(_ content: String, marks: [String] = [], fails expected: String) {
        let stream = ContentStream(marks: pageMarks(marks), page: 3)
        #expect(throws: ArchiveError.unexpectedContent(expected, page: 3)) { try stream.rewritten(Array(content.utf8)) }
    }

    @Test func marksGetTheirNames() throws {
        try check(
            "q\n/Div << /MCID 0 >> BDC\n0 0 1 1 re f\nEMC\n/Div << /MCID 1 >> BDC\nEMC\nQ",
            marks: ["/P <</MCID 0>>", "/Artifact <</Type /Layout>>"],
            is: "q\n/P <</MCID 0>> BDC\n0 0 1 1 re f\nEMC\n/Artifact <</Type /Layout>> BDC\nEMC\nQ")
    }

    @Test func replacedTextKeepsItsOwnMark() throws {
        try check(
            "/Div << /MCID 0 >> BDC /Span << /ActualText (\\(a>>) >> BDC (x) Tj EMC EMC", marks: ["/P <</MCID 0>>"],
            is: "/P <</MCID 0>> BDC /Span << /ActualText (\\(a>>) >> BDC (x) Tj EMC EMC")
    }

    @Test(arguments: [
        ("0 0 0 rg", "0 g"), ("0 0 0 RG", "0 G"), ("0.85 0.85 0.85 rg", "0.85 g"), ("1 1 1 RG", "1 G"),
        ("0.1 0.3 0.5 rg", "0.1 0.3 0.5 rg"),
        ("0 0 0.5 rg", "0 0 0.5 rg"), ("0.5 0 0 RG", "0.5 0 0 RG"),
    ])
    func greysLeaveTheColours(input: String, expected: String) throws {
        try check(input, is: expected)
    }

    @Test func stringsAndImagesAreNotRead() throws {
        let operands = [
            "(0 0 0 rg) Tx", "(a\\) EMC (b) c) Tx", "<45 4D 43> Tx", "[(]) 3 <00>] Tx", "/N <</A [1 (>>)] /B <</C (EMC)>>>> DP",
            "BI /W 1 ID \u{1}f S EMC EI",
        ]
        for operand in operands {
            try check("/Div <</MCID 0>> BDC \(operand) EMC", marks: ["/P <</MCID 0>>"], is: "/P <</MCID 0>> BDC \(operand) EMC")
        }
    }

    @Test(arguments: ["f", "S", "B*", "(a) Tj", "[(a)] TJ", "/x0 Do", "/s sh", "BI ID x EI"])
    func nothingIsPaintedOutsideMarks(painting: String) {
        let what = painting.hasPrefix("BI") ? "an image is painted outside marks" : "something is painted outside marks"
        check("q \(painting) Q", fails: what)
        check("/Div <</MCID 0>> BDC EMC \(painting)", marks: ["/P <</MCID 0>>"], fails: what)
        check("/Span <</ActualText (a)>> BDC \(painting) EMC", fails: what)
    }

    @Test func marksAreCounted() {
        let mark = "/Div <</MCID 0>> BDC EMC "
        check(mark + mark, marks: ["/P <</MCID 0>>"], fails: "more marks than 1")
        check(mark, marks: ["/P <</MCID 0>>", "/P <</MCID 1>>"], fails: "1 marks instead of 2")
        check("EMC", fails: "an end without a begin of marked content")
        check("/Div <</MCID 0>> BDC", marks: ["/P <</MCID 0>>"], fails: "marked content that does not end")
    }

    /// Any bytes give an answer or an error, and never an endless loop.
    @Test func anyBytesComeToAnEnd() throws {
        var random = SplitMix64(seed: 7)
        let alphabet = Array("()<>[]/\\ \nBIEDMCrgf019ST".utf8)
        for length in 0..<400 {
            let bytes = (0..<length).map { _ in alphabet[Int(random.next() % UInt64(alphabet.count))] }
            let stream = ContentStream(marks: PageMarks(), page: 1)
            if let output = try? stream.rewritten(bytes) {
                #expect(try stream.rewritten(output) == output, "a rewritten stream stays as it is")
            }
        }
    }
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
