import Deflate
import QPDF
import Testing

@testable import PDFArchive

/// The file that the archival pass writes, read back by libqpdf.
@Suite struct FileWriterTests {
    /// A file of `count` numbers, each an object of its own, behind objects that keep their numbers.
    private func file(of count: Int, keeping kept: [Int] = []) throws -> (bytes: [UInt8], numbers: [PDFReference]) {
        var file = FileWriter(.pdf17, keeping: kept, capacity: 0)
        let numbers = file.reserve(count)
        for (index, number) in numbers.enumerated() { file.write(number, .array([.integer(index)])) }
        for number in kept { file.write(PDFReference(number: Int32(number)), .text("kept")) }
        let tree = file.reserve()
        let page = file.add(
            .dictionary([
                .init("Type", .name("Page")), .init("Parent", .reference(tree)), .init("MediaBox", .numbers([0, 0, 9, 9])),
                .init("Resources", .dictionary([])),
            ]))
        file.write(
            tree, .dictionary([.init("Type", .name("Pages")), .init("Count", .integer(1)), .init("Kids", .array([.reference(page)]))]))
        let catalog = file.add(
            .dictionary([
                .init("Type", .name("Catalog")), .init("Pages", .reference(tree)),
                .init("Numbers", .array(numbers.map { .reference($0) })),
            ]))
        let info = file.add(.dictionary([.init("Title", .text("t"))]))
        return (file.finish(catalog: catalog, info: info, seed: []), numbers)
    }

    @Test(arguments: [1, 255, 256, 257, 1000])
    func objectsComeBack(count: Int) throws {
        let (bytes, _) = try file(of: count)
        let check = try Tools.run("qpdf", ["--check", "{}"], on: bytes)
        #expect(check.status == 0, "\(check.text)")
        let file = try PDFFile(bytes)
        let numbers = try required(file.value(of: "Numbers", in: file.catalog))
        let values = file.items(of: numbers).map { file.items(of: $0).compactMap { file.number($0) } }
        #expect(values == (0..<count).map { [Double($0)] })
    }

    @Test func keptNumbersAreGivenToNobodyElse() throws {
        let (bytes, numbers) = try file(of: 5, keeping: [2, 3, 7])
        #expect(numbers.map(\.number) == [1, 4, 5, 6, 8])
        #expect(try Tools.run("qpdf", ["--show-object=7", "{}"], on: bytes).text == "(kept)\n")
    }

    @Test func identifierFollowsTheContent() throws {
        let identifier = { (count: Int) throws -> [[UInt8]] in
            let file = try PDFFile(try file(of: count).bytes)
            return file.value(of: "ID", in: file.trailer).map { file.items(of: $0).compactMap { file.string($0) } } ?? []
        }
        let first = try identifier(3)
        #expect(first.count == 2 && first[0] == first[1] && first[0].count == 16)
        #expect(try identifier(3) == first)
        #expect(try identifier(4) != first)
    }

    /// The last byte of compressed data is the lowest of its checksum: one byte in 256 is a carriage return.
    @Test func dataNeverEndsInACarriageReturn() throws {
        var deflater = Deflater.archival
        let troublesome = [UInt8(ascii: "\r") - 1]
        #expect(deflater.deflated(troublesome).last == UInt8(ascii: "\r"))
        for byte in UInt8.min...UInt8.max {
            for data in [[byte], [byte, 0x20, byte], Array(repeating: byte, count: 300)] {
                let flate = FlateData(data, with: &deflater)
                #expect(flate.bytes.last != UInt8(ascii: "\r"))
                #expect(inflated(flate.bytes[...]) == (flate.columns == nil ? data : [2] + data))
            }
        }
        var file = FileWriter(.pdf17, keeping: [], capacity: 0)
        let stream = file.reserve()
        file.write(stream, stream: file.compressed(troublesome)) { _ in }
        let catalog = file.add(.dictionary([.init("Type", .name("Catalog")), .init("Data", .reference(stream))]))
        let opened = try PDFFile(file.finish(catalog: catalog, info: stream, seed: []))
        let data = try required(opened.value(of: "Data", in: opened.catalog))
        #expect(try opened.data(of: data) == troublesome)
    }

    @Test(arguments: [0, 1, 5, 255, 1000, 70_000])
    func compressedDataComesBack(length: Int) {
        var random = SplitMix64(seed: UInt64(length))
        let data = (0..<length).map { _ in UInt8(truncatingIfNeeded: random.next() % 7) }
        var deflater = Deflater(level: 5)
        let first = deflater.deflated(data)
        #expect(deflater.deflated(data) == first)
        #expect(inflated(first[...]) == data)
        #expect(inflated(first[...], expected: length) == data)
        #expect(inflated(first.dropLast()) == nil)
    }
}
