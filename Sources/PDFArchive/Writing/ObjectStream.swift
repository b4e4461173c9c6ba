internal import QPDF

/// Objects that lie in one stream (ISO 32000-1, 7.5.7).
struct ObjectStream {
    /// Pairs of number and offset, and the objects.
    private var (head, body): ([UInt8], [UInt8]) = ([], [])
    private(set) var count = 0

    /// Where the first object begins.
    var first: Int { head.count }

    /// The data of the stream.
    var bytes: [UInt8] { head + body }

    /// Adds an object: `serialize` appends it.
    mutating func append(_ reference: PDFReference, _ serialize: (inout [UInt8]) -> Void) {
        head.append(decimal: Int(reference.number))
        head.append(UInt8(ascii: " "))
        head.append(decimal: body.count)
        head.append(UInt8(ascii: " "))
        serialize(&body)
        body.append(UInt8(ascii: "\n"))
        count += 1
    }

    /// Forgets all objects, and keeps the room for others.
    mutating func removeAll() {
        head.removeAll(keepingCapacity: true)
        body.removeAll(keepingCapacity: true)
        count = 0
    }
}
