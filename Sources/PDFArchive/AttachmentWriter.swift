internal import QPDF

/// Embeds files (ISO 32000-1, 7.11.4) and associates them with the document (ISO 19005-3, 6.8 and annex E).
struct AttachmentWriter {
    let attachments: [Attachment]
    let date: ArchiveDate

    /// Adds the files to the catalog.
    func write(to file: borrowing PDFFile) throws(ArchiveError) {
        guard !attachments.isEmpty else { return }
        let sorted = attachments.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        for (attachment, next) in zip(sorted, sorted.dropFirst()) where attachment.name == next.name {
            throw .attachmentTwice(attachment.name)
        }
        var specifications: [PDFValue] = []
        var names: [PDFValue] = []
        for attachment in sorted {
            let reference = try add(specification(of: attachment, in: file), to: file)
            specifications.append(.reference(reference))
            names += [.text(attachment.name), .reference(reference)]
        }
        file.set("AF", in: file.catalog, to: .array(specifications))
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
