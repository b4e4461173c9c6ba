internal import QPDF

/// Embeds files (ISO 32000-1, 7.11.4) and associates those of the whole with the document (ISO 19005-3, 6.8 and annex E).
struct AttachmentWriter {
    let attachments: [Attachment]
    /// Files of single elements, with which the structure associates them (`StructureWriter`).
    let parts: [Attachment]
    let date: ArchiveDate

    /// Adds the files to the catalog.
    func write(to file: borrowing PDFFile) throws(ArchiveError) {
        let wholes = attachments.map { (attachment: $0, isWhole: true) }
        let sorted = (wholes + parts.map { ($0, false) }).sorted {
            $0.attachment.name.utf8.lexicographicallyPrecedes($1.attachment.name.utf8)
        }
        guard !sorted.isEmpty else { return }
        for ((attachment, _), (next, _)) in zip(sorted, sorted.dropFirst()) where attachment.name == next.name {
            throw .attachmentTwice(attachment.name)
        }
        var specifications: [PDFValue] = []
        var names: [PDFValue] = []
        for (attachment, isWhole) in sorted {
            let reference = try add(specification(of: attachment, in: file), to: file)
            if isWhole { specifications.append(.reference(reference)) }
            names += [.text(attachment.name), .reference(reference)]
        }
        if !specifications.isEmpty { file.set("AF", in: file.catalog, to: .array(specifications)) }
        file.set("Names", in: file.catalog, to: .dictionary([.init("EmbeddedFiles", .dictionary([.init("Names", .array(names))]))]))
    }

    private func specification(of attachment: Attachment, in file: borrowing PDFFile) throws(ArchiveError) -> PDFValue {
        let stream: PDFReference
        do {
            stream = try file.addStream(
                attachment.bytes,
                dictionary: [
                    .init("Type", .name("EmbeddedFile")), .init("Subtype", .name(attachment.mimeType)),
                    .init(
                        "Params",
                        .dictionary([
                            .init("CreationDate", .text(date.pdf)), .init("ModDate", .text(date.pdf)),
                            .init("Size", .integer(attachment.bytes.count)),
                        ])),
                ])
        } catch {
            throw .qpdf(error)
        }
        var entries: [PDFValue.Entry] = [
            .init("Type", .name("Filespec")), .init("F", .text(attachment.name)), .init("UF", .text(attachment.name)),
            .init("AFRelationship", .name(attachment.relationship.rawValue)),
            .init("EF", .dictionary([.init("F", .reference(stream)), .init("UF", .reference(stream))])),
        ]
        if !attachment.description.isEmpty { entries.append(.init("Desc", .text(attachment.description))) }
        return .dictionary(entries)
    }
}
