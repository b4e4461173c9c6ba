public import Display
internal import Nettle
internal import QPDF

/// The files that are embedded in a PDF, in the order of their names.
public func embeddedFiles(in pdf: [UInt8]) throws(ReadingError) -> [Attachment] { try readAttachments(of: try PDFFile.opened(pdf)) }

/// The embedded files of an open PDF. Throws when the data of one are not those that its length and its sum are of.
func readAttachments(of file: borrowing PDFFile) throws(ReadingError) -> [Attachment] {
    var attachments: [Attachment] = []
    for specification in embeddedSpecifications(in: file) {
        guard let name = (file.value(of: "UF", in: specification) ?? file.value(of: "F", in: specification)).flatMap({ file.text($0) }),
            let stream = file.value(at: ["EF", "F"], in: specification), file.isStream(stream)
        else { throw .damaged("an embedded file has no name or no data") }
        let bytes = try file.readableData(of: stream)
        let sum = file.value(at: ["Params", "CheckSum"], in: stream).flatMap { file.string($0) }
        let size = file.value(at: ["Params", "Size"], in: stream).flatMap { file.number($0) }
        guard sum ?? MD5(of: bytes).bytes == MD5(of: bytes).bytes, size ?? Double(bytes.count) == Double(bytes.count) else {
            throw .attachment(name: name)
        }
        let relationship = file.value(of: "AFRelationship", in: specification).flatMap { file.name($0) }
        attachments.append(
            Attachment(
                name: name, bytes: bytes,
                mimeType: file.value(of: "Subtype", in: stream).flatMap { file.name($0) } ?? "application/octet-stream",
                relationship: relationship.flatMap(Attachment.Relationship.init) ?? .data,
                description: file.value(of: "Desc", in: specification).flatMap { file.text($0) } ?? ""))
    }
    try file.checkIntegrity()
    return attachments.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
}

/// The specifications of the files that a PDF embeds, in the order of their names.
func embeddedSpecifications(in file: borrowing PDFFile) -> [PDFObject] {
    guard let tree = file.value(at: ["Names", "EmbeddedFiles"], in: file.catalog) else { return [] }
    return specifications(in: tree, of: file)
}

/// The values of a name tree (ISO 32000-1, 7.9.6), at most a few levels deep so that a tree in a circle ends.
private func specifications(in tree: PDFObject, of file: borrowing PDFFile, depth: Int = 0) -> [PDFObject] {
    guard depth < 8 else { return [] }
    var found: [PDFObject] = []
    if let names = file.value(of: "Names", in: tree) {
        for (index, item) in file.items(of: names).enumerated() where index % 2 == 1 { found.append(item) }
    }
    if let kids = file.value(of: "Kids", in: tree) {
        for kid in file.items(of: kids) { found += specifications(in: kid, of: file, depth: depth + 1) }
    }
    return found
}

extension PDFFile {
    /// A file that anybody may have made.
    static func opened(_ bytes: [UInt8]) throws(ReadingError) -> PDFFile {
        do { return try PDFFile(bytes) } catch { throw .damaged(error.message) }
    }

    /// Throws what the library found damaged so far, be it that it read on.
    func checkIntegrity() throws(ReadingError) {
        do { try checkErrors(during: "reading") } catch { throw .damaged(error.message) }
        if let warning = takeWarning() { throw .damaged(warning) }
    }
}

/// SHA-256 over the names of embedded files and the sums of their data, in the order of their names in UTF-8, in hexadecimal digits: it tells
/// whether one was added, taken away or changed. A name tree has another order, and programs that save a file anew may have any.
public func filesDigest(of attachments: [Attachment]) -> String { filesDigest(of: attachments.map { ($0.name, $0.sum) }) }

/// The same of files whose sums are known.
func filesDigest(of files: [(name: String, sum: [UInt8])]) -> String {
    let sorted = files.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    return SHA256(of: sorted.map { Array("\($0.name)\n".utf8) + $0.sum }).hexadecimal
}
