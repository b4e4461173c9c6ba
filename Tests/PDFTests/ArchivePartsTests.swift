import Display
import Testing

@testable import PDFArchive
@testable import QPDF

/// The parts of the archival pass that need no file.
@Suite struct ArchivePartsTests {
    @Test(arguments: [
        (["", "i", "ii", "1", "2"], "<</Nums [0 <<>> 1 <</S /r>> 3 <</S /D>>]>>"),
        (["", "", "iii", "iv", "7"], "<</Nums [0 <<>> 2 <</S /r/St 3>> 4 <</S /D/St 7>>]>>"),
        (["1", "2", "2", "3"], "<</Nums [0 <</S /D>> 2 <</S /D/St 2>>]>>"),
        (["IX", "X"], "<</Nums [0 <</S /R/St 9>>]>>"),
        (["A-1", "A-1", "A-2"], "<</Nums [0 <</S /D/P (A-)>> 1 <</S /D/P (A-)>>]>>"),
        (["3", "A-1", "A-2", "B-3"], "<</Nums [0 <</S /D/St 3>> 1 <</S /D/P (A-)>> 3 <</S /D/P (B-)/St 3>>]>>"),
        (["iiii", "01"], "<</Nums [0 <</P (iiii)>> 1 <</P (01)>>]>>"),
        ([], "<</Nums []>>"),
    ])
    func pageLabelsAreRanges(labels: [String], expected: String) {
        #expect(String(decoding: PageLabels.tree(labels).serialized, as: UTF8.self) == expected)
    }

    @Test(arguments: [("i", 1), ("iv", 4), ("ix", 9), ("xiv", 14), ("xl", 40), ("xcix", 99), ("mcmxciv", 1994)])
    func romanNumbersAreRead(text: String, value: Int) { #expect(PageLabels.number(roman: text) == value) }

    @Test(arguments: ["", "a", "iiii", "vx", "im", "ivi"])
    func whatIsNoRomanNumberHasNoValue(text: String) { #expect(PageLabels.number(roman: text) == nil) }

    @Test(arguments: [
        ("2025-08-15T09:30:05+08:00", "D:20250815093005+08'00'", "2025-08-15T09:30:05+08:00"),
        ("1970-01-01T00:00:00Z", "D:19700101000000+00'00'", "1970-01-01T00:00:00+00:00"),
        ("2025-12-31T23:59:59-03:30", "D:20251231235959-03'30'", "2025-12-31T23:59:59-03:30"),
    ])
    func datesHaveTwoForms(text: String, pdf: String, iso8601: String) throws {
        let date = try ArchiveDate(text)
        #expect(date.pdf == pdf)
        #expect(date.iso8601 == iso8601)
    }

    @Test(arguments: ["", "2025-08-15", "2025-08-15T09:30:05", "2025-08-15 09:30:05Z", "2025-08-15T09:30:05+8:00", "２０２５-08-15T09:30:05Z"])
    func otherDatesAreRefused(text: String) {
        #expect(throws: ArchiveError.unreadableDate(text)) { try ArchiveDate(text) }
    }

    @Test func colourProfileIsWhole() {
        let bytes = SRGBProfile.bytes
        let number = { (offset: Int) in bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) } }
        #expect(number(0) == bytes.count)
        #expect(bytes.count < 3000)
        #expect(bytes[36..<40].elementsEqual("acsp".utf8))
        var sums = [0, 0, 0]
        var curves = 0
        for entry in 0..<number(128) {
            let place = 132 + entry * 12
            let (offset, length) = (number(place + 4), number(place + 8))
            #expect(offset % 4 == 0 && offset + length <= bytes.count)
            let name = String(decoding: bytes[place..<place + 4], as: UTF8.self)
            if ["rXYZ", "gXYZ", "bXYZ"].contains(name) { for axis in 0..<3 { sums[axis] += number(offset + 8 + axis * 4) } }
            guard name.hasSuffix("TRC") else { continue }
            curves += 1
            let values = (0..<number(offset + 8)).map { Int(bytes[offset + 12 + $0 * 2]) << 8 | Int(bytes[offset + 13 + $0 * 2]) }
            #expect(values.first == 0 && values.last == 65535)
            #expect(zip(values, values.dropFirst()).allSatisfy { $0 <= $1 })
        }
        #expect(curves == 3)
        // White is the sum of the colorants: D50, which ICC rounds to four decimals.
        for (sum, white) in zip(sums, [0.9642, 1.0, 0.8249]) { #expect(abs(Double(sum) / 65536 - white) < 0.0005) }
    }

    @Test(arguments: [
        (PDFValue.text("a(b)\\"), "(a\\(b\\)\\\\)"), (.text("年"), "<FEFF5E74>"), (.text("😀"), "<FEFFD83DDE00>"),
        (.name("a b/c#"), "/a#20b#2Fc#23"),
        (.real(-0.5), "-0.5"), (.real(12), "12"), (.real(0.00004), "0"), (.real(3.14159), "3.1416"), (.real(1.0001), "1.0001"),
        (.integer(-120), "-120"),
        (.array([.null, .boolean(true), .reference(PDFReference(number: 3))]), "[null true 3 0 R]"),
        (.dictionary([.init("K", .name("v"))]), "<</K /v>>"),
    ])
    func valuesAreWrittenAsTheStandardSays(value: PDFValue, expected: String) {
        #expect(String(decoding: value.serialized, as: UTF8.self) == expected)
    }

    /// Elements: 1 paragraph with content before, between and behind the children 2 and 3; 4 was never drawn.
    @Test func ownContentStandsBetweenChildren() throws {
        var tree = StructTree()
        let paragraph = tree.append(.paragraph, in: StructTree.root)
        let children = [StructRole.span, .link, .span].map { tree.append($0, in: paragraph) }
        let page = { (ids: [StructID]) -> DisplayPage in
            var page = DisplayPage(Page(frame: .init(size: .a4)))
            page.stretches = ids.map { .init(mark: .leaf($0), operations: []) }
            return page
        }
        let list = DisplayList(pages: [page([paragraph, children[0], paragraph]), page([children[1], paragraph])])
        let table = try LeafTable(list, structure: tree)
        let leaf = { (page: Int32, mcid: Int32, ordinal: Int32) in LeafTable.Kid.content(.init(page: page, mcid: mcid, ordinal: ordinal)) }
        var kids: [LeafTable.Kid] = []
        table.forEachKid(of: paragraph, children: children) { kids.append($0) }
        #expect(
            kids == [
                leaf(0, 0, 0), .element(children[0]), leaf(0, 2, 2), .element(children[1]), .element(children[2]), leaf(1, 1, 4),
            ])
        #expect((0..<2).map { Array(table.elements(onPage: $0)) } == [[paragraph, children[0], paragraph], [children[1], paragraph]])
    }
}
