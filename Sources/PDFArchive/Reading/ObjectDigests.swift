internal import Nettle
internal import QPDF

/// Digests of what objects say, the same however a program numbers, packs and orders them.
///
/// An object is followed to all that it refers to, but not upwards: parents and neighbours before it say nothing of their own. Pages are
/// their numbers. `[1 0 R 2.50]` and `[<</A 1>> 2.5]` have one digest when object 1 is `<</A 1>>`.
struct ObjectDigests {
    /// The pages by the numbers of their objects.
    let pages: [PDFReference: Int]
    private var known: [PDFReference: [UInt8]] = [:]
    /// Objects that are being read, from the outermost.
    private var open: [PDFReference] = []

    /// Deeper is not what programs write; each level takes room on the stack.
    private static let largestDepth = 400

    /// Keys that lead upwards or back, or that say how data is packed.
    private static let left: Set<String> = [
        "Parent", "P", "Prev", "Last", "StructParent", "StructParents", "Length", "Filter", "DecodeParms", "AF",
    ]

    init(pages: [PDFReference: Int]) { self.pages = pages }

    /// The digest of one object; entries of `keys` are left out of it, not of what it refers to.
    mutating func digest(
        of object: PDFObject, in file: borrowing PDFFile, without keys: Set<String> = []
    ) throws(ReadingError) -> [UInt8] {
        var bytes: [UInt8] = []
        try append(object, in: file, without: keys, depth: 0, to: &bytes)
        return SHA256(of: bytes).bytes
    }

    private mutating func append(
        _ object: PDFObject, in file: borrowing PDFFile, without keys: Set<String> = [], depth: Int, to bytes: inout [UInt8]
    ) throws(ReadingError) {
        guard depth < Self.largestDepth else { throw .tooDeep }
        let reference = file.reference(to: object)
        if let reference {
            if let page = pages[reference] { return bytes.append(contentsOf: "page \(page);".utf8) }
            if keys.isEmpty, let digest = known[reference] { return bytes += digest }
            if open.contains(reference) { return bytes.append(contentsOf: "again;".utf8) }
            open.append(reference)
        }
        defer { if reference != nil { open.removeLast() } }
        let shape = file.shape(of: object)
        switch shape {
        case .null: bytes.append(contentsOf: "null;".utf8)
        case .boolean(let value): bytes.append(contentsOf: "\(value);".utf8)
        case .integer(let value): append(number: Double(value), to: &bytes)
        case .real(let value): append(number: value, to: &bytes)
        case .name(let name): bytes.append(contentsOf: "/\(name);".utf8)
        case .string(let string): bytes += Array("(\(string.count):".utf8) + string
        case .array(let items):
            var inner = Array("[".utf8)
            for item in items {
                try append(item, in: file, depth: depth + 1, to: &inner)
                file.release(item)
            }
            append(container: inner, reference, isWhole: keys.isEmpty, to: &bytes)
        case .dictionary(let entries), .stream(let entries):
            var inner = Array("<".utf8)
            for (key, value) in entries where !Self.left.contains(key) && !keys.contains(key) {
                inner.append(contentsOf: "\(key):".utf8)
                try append(value, in: file, depth: depth + 1, to: &inner)
            }
            for entry in entries { file.release(entry.value) }
            if case .stream = shape { inner += SHA256(of: try file.readableData(of: object)).bytes }
            append(container: inner, reference, isWhole: keys.isEmpty, to: &bytes)
        }
    }

    /// A container is its digest, so that it does not matter whether it is an object of its own.
    private mutating func append(container: [UInt8], _ reference: PDFReference?, isWhole: Bool, to bytes: inout [UInt8]) {
        let digest = SHA256(of: container).bytes
        if isWhole, let reference { known[reference] = digest }
        bytes += digest
    }

    /// Numbers of a page have at most four decimals (PDFValue); a program that keeps them as 32 bits gives them back so exactly.
    private func append(number: Double, to bytes: inout [UInt8]) {
        let scaled = (number * 10_000).rounded()
        bytes.append(contentsOf: scaled.magnitude < 1e15 ? "\(Int(scaled));".utf8 : "\(number);".utf8)
    }
}

extension PDFFile {
    /// The decoded data of a stream.
    func readableData(of stream: PDFObject) throws(ReadingError) -> [UInt8] {
        // A warning before the failure says more: why the data could not be decoded.
        do { return try data(of: stream) } catch { throw .damaged(takeWarning() ?? error.message) }
    }
}
