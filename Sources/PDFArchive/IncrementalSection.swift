internal import GLib
internal import QPDF
internal import Zlib

/// Objects appended to a finished file in object streams of their own (ISO 32000-1, 7.5.6 to 7.5.8).
///
/// libqpdf takes some 30 µs to make and write an object; thousands of struct elements would cost more than drawing the pages. What
/// is appended here is written in one pass.
struct IncrementalSection {
    /// What a section goes on from.
    struct Base {
        var root: PDFReference
        var info: PDFReference
        /// One more than the highest number in use.
        var size: Int
        /// Where the last cross-reference section stands.
        var startOfTable: Int
        /// The first part of the file's identifier.
        var identifier: [UInt8]
    }

    private let base: Base
    private var objects: [(number: Int, value: [UInt8])] = []
    private var nextNumber: Int

    init(after base: Base) {
        self.base = base
        nextNumber = base.size
    }

    /// Numbers for new objects.
    mutating func reserve(_ count: Int) -> [PDFReference] {
        defer { nextNumber += count }
        return (nextNumber..<nextNumber + count).map { PDFReference(number: Int32($0)) }
    }

    /// Sets the value of a new object, or a new value of one of the file's.
    mutating func set(_ reference: PDFReference, to value: PDFValue) {
        objects.append((Int(reference.number), value.serialized))
    }

    /// Adds a new object.
    mutating func add(_ value: PDFValue) -> PDFReference {
        let reference = reserve(1)[0]
        set(reference, to: value)
        return reference
    }

    /// Objects in one stream: a reader that wants one of them decompresses all.
    private static let objectsPerStream = 256

    /// The file with the section behind it.
    func appended(to file: [UInt8]) -> [UInt8] {
        var bytes = file
        var entries: [(number: Int, entry: TableEntry)] = []
        var number = nextNumber
        for start in stride(from: 0, to: objects.count, by: Self.objectsPerStream) {
            let slice = objects[start..<min(start + Self.objectsPerStream, objects.count)]
            entries.append((number, .offset(bytes.count)))
            for (index, object) in slice.enumerated() { entries.append((object.number, .compressed(stream: number, index: index))) }
            append(objectStream(of: slice), number: number, to: &bytes)
            number += 1
        }
        let startOfTable = bytes.count
        entries.append((number, .offset(startOfTable)))
        let identifiers = [base.identifier, Array(SHA256(of: [base.identifier, Array(bytes[file.count...])]).bytes.prefix(16))]
        append(table(of: entries.sorted { $0.number < $1.number }, size: number + 1, identifiers: identifiers), number: number, to: &bytes)
        bytes += Array("startxref\n\(startOfTable)\n%%EOF\n".utf8)
        return bytes
    }

    /// A stream and its dictionary, without what depends on the data.
    private struct Stream {
        var entries: [PDFValue.Entry]
        var data: [UInt8]
    }

    private enum TableEntry {
        case offset(Int)
        case compressed(stream: Int, index: Int)
    }

    /// 7.5.7: pairs of number and offset, then the objects.
    private func objectStream(of objects: ArraySlice<(number: Int, value: [UInt8])>) -> Stream {
        var head: [UInt8] = []
        var body: [UInt8] = []
        for object in objects {
            head += Array("\(object.number) \(body.count) ".utf8)
            body += object.value
            body.append(UInt8(ascii: "\n"))
        }
        return Stream(
            entries: [.init("Type", .name("ObjStm")), .init("N", .integer(objects.count)), .init("First", .integer(head.count))],
            data: head + body)
    }

    /// 7.5.8: one entry of a type, an offset or stream, an index for each object; runs of numbers in `Index`.
    private func table(of entries: [(number: Int, entry: TableEntry)], size: Int, identifiers: [[UInt8]]) -> Stream {
        var data: [UInt8] = []
        var runs: [(first: Int, count: Int)] = []
        for (number, entry) in entries {
            if let last = runs.last, last.first + last.count == number { runs[runs.count - 1].count += 1 } else { runs.append((number, 1)) }
            let fields: (type: UInt8, place: Int, index: Int) =
                switch entry {
                case .offset(let offset): (1, offset, 0)
                case .compressed(let stream, let index): (2, stream, index)
                }
            data.append(fields.type)
            for shift in [24, 16, 8, 0] { data.append(UInt8(truncatingIfNeeded: fields.place >> shift)) }
            for shift in [8, 0] { data.append(UInt8(truncatingIfNeeded: fields.index >> shift)) }
        }
        return Stream(
            entries: [
                .init("Type", .name("XRef")), .init("W", .array([.integer(1), .integer(4), .integer(2)])),
                .init("Index", .array(runs.flatMap { [.integer($0.first), .integer($0.count)] })), .init("Size", .integer(size)),
                .init("Prev", .integer(base.startOfTable)), .init("Root", .reference(base.root)), .init("Info", .reference(base.info)),
                .init("ID", .array(identifiers.map { .string($0) })),
            ], data: data)
    }

    private func append(_ stream: Stream, number: Int, to bytes: inout [UInt8]) {
        let data = deflated(stream.data)
        let dictionary = PDFValue.dictionary(
            stream.entries + [.init("Filter", .name("FlateDecode")), .init("Length", .integer(data.count))])
        bytes += Array("\(number) 0 obj\n".utf8)
        dictionary.serialize(to: &bytes)
        bytes += Array("\nstream\n".utf8)
        bytes += data
        bytes += Array("\nendstream\nendobj\n".utf8)
    }
}
