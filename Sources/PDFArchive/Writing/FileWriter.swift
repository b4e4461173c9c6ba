internal import Deflate
internal import Nettle
internal import QPDF

/// Writes a file in one pass: streams as they come, all other objects in object streams, a cross-reference stream at the end
/// (ISO 32000-1, 7.5.7 and 7.5.8).
///
/// libqpdf takes some 30 µs to make and write an object; a report has thousands. What is written here is held against libqpdf in the tests.
struct FileWriter: ~Copyable {
    private(set) var bytes: [UInt8]
    private var deflater = Deflater.archival
    /// By number; the first is the head of the list of free ones.
    private var entries: [TableEntry] = [.free]
    private var nextNumber = 1
    /// The object stream that is being filled, and its number.
    private var members = ObjectStream()
    private var membersNumber = 0

    /// Eight bytes, since a long document has hundreds of thousands of objects.
    private struct TableEntry: Hashable {
        /// The three fields of a row: offset or number of the object stream, and the place in that stream.
        let type: UInt8
        private let high: UInt8
        let index: UInt16
        private let low: UInt32

        var place: Int { Int(high) << 32 | Int(low) }

        private init(type: UInt8, place: Int, index: Int) {
            precondition(place < 1 << 40, "a file has less than a terabyte")
            (self.type, self.index) = (type, UInt16(truncatingIfNeeded: index))
            (high, low) = (UInt8(truncatingIfNeeded: place >> 32), UInt32(truncatingIfNeeded: place))
        }

        static let free = TableEntry(type: 0, place: 0, index: 0)
        /// A number that is taken, for an object that comes later.
        static let reserved = TableEntry(type: 0, place: 0, index: 1)
        static func offset(_ offset: Int) -> TableEntry { TableEntry(type: 1, place: offset, index: 0) }
        static func compressed(stream: Int, index: Int) -> TableEntry { TableEntry(type: 2, place: stream, index: index) }
    }

    /// An empty file in which objects that come from another file keep their numbers `kept`; `capacity` is about how long it will be.
    init(
        _ version: PDFVersion, keeping kept: some Sequence<Int>, capacity: Int, objectsPerStream: Int = Self.standardObjectsPerStream
    ) {
        self.objectsPerStream = objectsPerStream
        bytes = []
        bytes.reserveCapacity(capacity)
        // 7.5.2: a comment of bytes above 127, so that nobody takes the file for text.
        bytes += Array("%PDF-\(version.rawValue)\n%".utf8)
        bytes += [0xB5, 0xED, 0xAE, 0xFB, 0x0A]
        for number in kept { set(.reserved, for: number) }
    }

    // MARK: Numbers

    /// The number of a new object.
    mutating func reserve() -> PDFReference {
        while nextNumber < entries.count, entries[nextNumber] != .free { nextNumber += 1 }
        defer { nextNumber += 1 }
        set(.reserved, for: nextNumber)
        return PDFReference(number: Int32(nextNumber))
    }

    /// The numbers of new objects.
    mutating func reserve(_ count: Int) -> [PDFReference] {
        entries.reserveCapacity(entries.count + count)
        var references: [PDFReference] = []
        references.reserveCapacity(count)
        for _ in 0..<count { references.append(reserve()) }
        return references
    }

    private mutating func set(_ entry: TableEntry, for number: Int) {
        while entries.count <= number { entries.append(.free) }
        entries[number] = entry
    }

    // MARK: Objects

    /// Objects in one stream: a reader that wants one of them decompresses all.
    static let standardObjectsPerStream = 256
    private let objectsPerStream: Int

    /// Writes an object that is no stream: `serialize` appends what stands between `obj` and `endobj`.
    mutating func write(_ reference: PDFReference, _ serialize: (inout [UInt8]) -> Void) {
        if members.count == 0 { membersNumber = Int(reserve().number) }
        set(.compressed(stream: membersNumber, index: members.count), for: Int(reference.number))
        members.append(reference, serialize)
        if members.count == objectsPerStream { writeMembers() }
    }

    /// Writes many objects that are no streams on all cores: `serialize` appends the one at each place of `references`.
    mutating func write(_ references: [PDFReference], each serialize: @Sendable (Int, inout [UInt8]) -> Void) {
        writeMembers()
        let parts = stride(from: 0, to: references.count, by: objectsPerStream).map {
            $0..<min($0 + objectsPerStream, references.count)
        }
        let streams = concurrentMap(parts.count) { part in
            var members = ObjectStream()
            for index in parts[part] { members.append(references[index]) { serialize(index, &$0) } }
            var deflater = Deflater.archival
            return (members.count, members.first, FlateData(members.bytes, with: &deflater))
        }
        for (part, stream) in zip(parts, streams) {
            let number = Int(reserve().number)
            for index in part { set(.compressed(stream: number, index: index - part.lowerBound), for: Int(references[index].number)) }
            write(number, count: stream.0, first: stream.1, stream.2)
        }
    }

    /// Writes an object that is no stream.
    mutating func write(_ reference: PDFReference, _ value: PDFValue) {
        write(reference) { value.serialize(to: &$0) }
    }

    /// Adds a new object.
    mutating func add(_ value: PDFValue) -> PDFReference {
        let reference = reserve()
        write(reference, value)
        return reference
    }

    /// Writes a stream: `serialize` appends the entries of its dictionary but those on its data.
    mutating func write(_ reference: PDFReference, stream data: FlateData, _ serialize: (inout [UInt8]) -> Void) {
        write(reference, data: data.bytes[...]) {
            serialize(&$0)
            data.serializeEntries(to: &$0)
        }
    }

    /// Writes a stream whose data stays as it is.
    mutating func write(_ reference: PDFReference, data: ArraySlice<UInt8>, _ serialize: (inout [UInt8]) -> Void) {
        set(.offset(bytes.count), for: Int(reference.number))
        bytes.append(decimal: Int(reference.number))
        bytes.append(" 0 obj\n<<")
        serialize(&bytes)
        bytes.append("/Length ")
        bytes.append(decimal: data.count)
        bytes.append(">>\nstream\n")
        bytes += data
        // ISO 19005-2, 6.1.7.1: an end of line stands before endstream.
        bytes.append("\nendstream\nendobj\n")
    }

    /// Compresses the data of a stream.
    mutating func compressed(_ data: [UInt8]) -> FlateData { FlateData(data, with: &deflater) }

    private mutating func writeMembers() {
        guard members.count > 0 else { return }
        write(membersNumber, count: members.count, first: members.first, compressed(members.bytes))
        members.removeAll()
    }

    private mutating func write(_ number: Int, count: Int, first: Int, _ data: FlateData) {
        write(PDFReference(number: Int32(number)), stream: data) {
            $0.append("/Type/ObjStm/N ")
            $0.append(decimal: count)
            $0.append("/First ")
            $0.append(decimal: first)
        }
    }

    // MARK: End

    /// The whole file. Its identifier is a digest of the table and of `seed`. `info` is the document information dictionary, if there is one.
    consuming func finish(catalog: PDFReference, info: PDFReference?, seed: [UInt8]) -> [UInt8] {
        writeMembers()
        let own = reserve()
        let startOfTable = bytes.count
        set(.offset(startOfTable), for: Int(own.number))
        var width = 1
        while startOfTable >> (8 * width) > 0 { width += 1 }
        var rows = rows(offsetWidth: width)
        let identifier = PDFValue.string(Array(SHA256(of: [seed, rows]).bytes.prefix(16))).serialized
        var data = deflater.deflated(rows)
        if data.last == UInt8(ascii: "\r") {
            // As in FlateData: a first row that is not predicted is the same row.
            rows[0] = 0
            data = deflater.deflated(rows)
        }
        let (count, columns) = (entries.count, width + 3)
        write(own, data: data[...]) {
            $0.append("/Type/XRef/W[1 ")
            $0.append(decimal: columns - 3)
            $0.append(" 2]/Size ")
            $0.append(decimal: count)
            $0.append("/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns ")
            $0.append(decimal: columns)
            $0.append(">>/Root ")
            $0.append(catalog)
            if let info {
                $0.append("/Info ")
                $0.append(info)
            }
            $0.append("/ID[")
            $0 += identifier
            $0 += identifier
            $0.append("]")
        }
        bytes.append("startxref\n")
        bytes.append(decimal: startOfTable)
        bytes.append("\n%%EOF\n")
        return bytes
    }

    /// The table, each row the difference to the one above it (PNG's predictor Up): neighbours differ little.
    private func rows(offsetWidth width: Int) -> [UInt8] {
        var rows: [UInt8] = []
        rows.reserveCapacity(entries.count * (width + 4))
        var above = [UInt8](repeating: 0, count: width + 3)
        for (number, entry) in entries.enumerated() {
            // Free objects are of generation 0, the head of their list aside.
            let index = entry.type == 0 ? (number == 0 ? 65535 : 0) : Int(entry.index)
            rows.append(2)
            var column = 0
            for (value, size) in [(Int(entry.type), 1), (entry.place, width), (index, 2)] {
                for shift in stride(from: 8 * (size - 1), through: 0, by: -8) {
                    let byte = UInt8(truncatingIfNeeded: value >> shift)
                    rows.append(byte &- above[column])
                    above[column] = byte
                    column += 1
                }
            }
        }
        return rows
    }
}
