internal import Display
internal import QPDF

/// Embeds files (ISO 32000-1, 7.11.4) and associates those of the whole with the document (ISO 19005-3, 6.8 and annex E).
struct AttachmentWriter {
    let attachments: [Attachment]
    /// Attachments that were compressed before.
    let compressed: [CompressedAttachment]
    /// Files of single elements, with which the structure associates them.
    let parts: [StructFile]
    let date: ArchiveDate
    let version: PDFVersion

    /// What the rest of the file says of the files.
    struct Written {
        /// The catalog's entries.
        var catalog: [PDFValue.Entry] = []
        /// The specifications of the files of elements.
        var parts: [StructID: [PDFReference]] = [:]
        /// SHA-256 over names and sums of all files; `nil` without files.
        var digest: String?
    }

    /// A file, and how much of it is made already.
    private struct Entry {
        let attachment: Attachment
        let compressed: CompressedAttachment?
        let element: StructID?
        /// The MD5 sum of the data.
        let sum: [UInt8]

        init(_ attachment: Attachment, compressed: CompressedAttachment? = nil, element: StructID? = nil) {
            (self.attachment, self.compressed, self.element) = (attachment, compressed, element)
            sum = compressed?.sum ?? attachment.sum
        }
    }

    /// Writes the files.
    func write(to file: inout FileWriter) throws(ArchiveError) -> Written {
        let all =
            attachments.map { Entry($0) } + compressed.map { Entry($0.attachment, compressed: $0) }
            + parts.map { Entry(Attachment($0), element: $0.element) }
        // 7.9.6: names stand in the order of their bytes, which for text strings is not that of UTF-8.
        let sorted = all.map { (key: PDFValue.text($0.attachment.name).bytes, file: $0) }
            .sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.file)
        for (entry, next) in zip(sorted, sorted.dropFirst()) where entry.attachment.name == next.attachment.name {
            throw .attachmentTwice(next.attachment.name)
        }
        var written = Written()
        var wholes: [PDFValue] = []
        var names: [PDFValue] = []
        for entry in sorted {
            let reference = file.add(specification(of: entry, in: &file))
            if let element = entry.element {
                written.parts[element, default: []].append(reference)
            } else {
                wholes.append(.reference(reference))
            }
            names += [.text(entry.attachment.name), .reference(reference)]
        }
        if !sorted.isEmpty { written.digest = filesDigest(of: sorted.map { ($0.attachment.name, $0.sum) }) }
        if !wholes.isEmpty { written.catalog.append(.init("AF", .array(wholes))) }
        if !names.isEmpty {
            written.catalog.append(.init("Names", .dictionary([.init("EmbeddedFiles", .dictionary([.init("Names", .array(names))]))])))
        }
        return written
    }

    private func specification(of entry: Entry, in file: inout FileWriter) -> PDFValue {
        let attachment = entry.attachment
        let stream = file.reserve()
        let parameters = PDFValue.dictionary([
            .init("CreationDate", .text(date.pdf)), .init("ModDate", .text(date.pdf)), .init("Size", .integer(attachment.bytes.count)),
            // ISO 32000-1, table 46: what finds damage.
            .init("CheckSum", .string(entry.sum)),
        ])
        file.write(stream, stream: entry.compressed?.data ?? file.compressed(attachment.bytes)) {
            $0.append("/Type/EmbeddedFile/Subtype")
            PDFValue.name(attachment.mimeType).serialize(to: &$0)
            $0.append("/Params")
            parameters.serialize(to: &$0)
        }
        var entries: [PDFValue.Entry] = [
            .init("Type", .name("Filespec")), .init("F", .text(attachment.name)), .init("UF", .text(attachment.name)),
            .init("AFRelationship", .name(attachment.relationship.rawValue)),
            .init("EF", .dictionary([.init("F", .reference(stream)), .init("UF", .reference(stream))])),
        ]
        // ISO 14289-2, 8.14.1: each file is described.
        let description = attachment.description.isEmpty && version == .pdf20 ? attachment.name : attachment.description
        if !description.isEmpty { entries.append(.init("Desc", .text(description))) }
        return .dictionary(entries)
    }
}

extension PDFValue {
    /// The bytes that a string stands for.
    fileprivate var bytes: [UInt8] {
        if case .string(let bytes) = self { bytes } else { [] }
    }
}
