internal import Deflate

/// The file that cairo drew, its objects read when they are asked for.
///
/// Cairo writes one cross-reference table of entries of a fixed width (ISO 32000-1, 7.5.4) and one object behind the other. libqpdf
/// would read every object of the table, and most of them are cairo's own struct elements, which nobody wants: finding them only costs
/// more than the rest of the pass.
struct DrawnFile {
    /// An object and, of a stream, where its data stands.
    enum Object {
        case dictionary(DrawnDictionary)
        case stream(DrawnDictionary, data: Range<Int>)
        /// An array, a number, a string.
        case other([UInt8])

        var dictionary: DrawnDictionary? {
            switch self {
            case .dictionary(let dictionary), .stream(let dictionary, _): dictionary
            case .other: nil
            }
        }
    }

    let bytes: [UInt8]
    /// The number of the root of the page tree.
    let pageTree: Int
    /// The numbers of the pages in the order of the document.
    let pages: [Int]
    /// The name and version of cairo.
    let producer: String?
    /// Where the first entry of the table stands, and how many there are.
    private let table: (start: Int, count: Int)

    /// Reads what is needed to find objects; `order` has the place in the document, from 0, of each page of the file.
    init(_ bytes: [UInt8], order: [Int]) throws(ArchiveError) {
        self.bytes = bytes
        var scanner = ObjectScanner(bytes: bytes, offset: Self.offset(ofLast: "startxref", in: bytes) ?? bytes.count)
        guard scanner.skip("startxref"), let start = scanner.number() else { throw .unexpectedFile("no cross-reference table at its end") }
        scanner.offset = start
        guard scanner.skip("xref"), scanner.number() == 0, let count = scanner.number() else {
            throw .unexpectedFile("no cross-reference table at its end")
        }
        scanner.skipSpace()
        table = (scanner.offset, count)
        scanner.offset += count * Self.entryLength
        guard scanner.offset <= bytes.count else { throw .unexpectedFile("a cross-reference table that is cut off") }
        guard scanner.skip("trailer"), let trailer = DrawnDictionary(&scanner), let root = trailer.reference("Root"),
            let catalog = Self.object(root, in: bytes, table: table)?.dictionary, let tree = catalog.reference("Pages"),
            let kids = Self.object(tree, in: bytes, table: table)?.dictionary?["Kids"]
        else { throw .unexpectedFile("a file without a complete trailer") }
        pageTree = tree
        // Cairo's page tree is flat.
        let drawn = DrawnDictionary.references(in: kids)
        guard drawn.count == order.count else { throw .unexpectedFile("\(drawn.count) pages instead of \(order.count)") }
        pages = zip(order, drawn).sorted { $0.0 < $1.0 }.map(\.1)
        let info = trailer.reference("Info").flatMap { [table] in Self.object($0, in: bytes, table: table)?.dictionary }
        // `(cairo 1.16.0 (https://cairographics.org))`: ASCII with balanced parentheses.
        producer = info?["Producer"].map { String(decoding: $0.dropFirst().dropLast(), as: UTF8.self) }
    }

    /// The object of a number.
    func object(_ number: Int) throws(ArchiveError) -> Object {
        guard let object = Self.object(number, in: bytes, table: table) else { throw .unexpectedFile("object \(number) is missing") }
        return object
    }

    /// The data of a stream, decompressed.
    func data(of dictionary: DrawnDictionary, at range: Range<Int>) throws(ArchiveError) -> [UInt8] {
        guard dictionary["Filter"] != nil else { return Array(bytes[range]) }
        guard dictionary.name("Filter") == "FlateDecode", let data = inflated(bytes[range]) else {
            throw .unexpectedFile("a stream that is not compressed as cairo does")
        }
        return data
    }

    private static let entryLength = 20

    private static func object(_ number: Int, in bytes: [UInt8], table: (start: Int, count: Int)) -> Object? {
        guard var scanner = content(of: number, in: bytes, table: table) else { return nil }
        let start = scanner.offset
        guard var dictionary = DrawnDictionary(&scanner) else {
            scanner.offset = start
            return scanner.value().map { .other(Array(bytes[$0])) }
        }
        guard scanner.skip("stream"), let length = dictionary["Length"] else { return .dictionary(dictionary) }
        // 7.3.8.1: the keyword is followed by LF, or CR and LF.
        let data = scanner.offset + (scanner.offset < bytes.count && bytes[scanner.offset] == UInt8(ascii: "\r") ? 2 : 1)
        scanner = ObjectScanner(bytes: length, offset: 0)
        if let object = scanner.reference() {
            guard let content = content(of: object, in: bytes, table: table) else { return nil }
            scanner = content
        }
        guard let count = scanner.number(), data + count <= bytes.count else { return nil }
        dictionary["Length"] = nil
        return .stream(dictionary, data: data..<data + count)
    }

    /// A scanner behind `11 0 obj`.
    private static func content(of number: Int, in bytes: [UInt8], table: (start: Int, count: Int)) -> ObjectScanner? {
        let entry = table.start + number * entryLength
        guard 0..<table.count ~= number, bytes[entry + 17] == UInt8(ascii: "n") else { return nil }
        var scanner = ObjectScanner(bytes: bytes, offset: entry)
        guard let offset = scanner.number() else { return nil }
        scanner.offset = offset
        guard scanner.number() == number, scanner.number() != nil, scanner.skip("obj") else { return nil }
        return scanner
    }

    private static func offset(ofLast word: String, in bytes: [UInt8]) -> Int? {
        let word = Array(word.utf8)
        var offset = bytes.count - word.count
        while offset >= 0 {
            if bytes[offset] == word[0], bytes[offset..<offset + word.count].elementsEqual(word) { return offset }
            offset -= 1
        }
        return nil
    }
}
