internal import QPDF

/// The files that are embedded in a PDF, in the order of their names.
public func embeddedFiles(in pdf: [UInt8]) throws(ArchiveError) -> [Attachment] {
    do {
        let file = try PDFFile(pdf)
        var attachments: [Attachment] = []
        for specification in embeddedSpecifications(in: file) {
            guard let name = (file.value(of: "UF", in: specification) ?? file.value(of: "F", in: specification)).flatMap({ file.text($0) }),
                let stream = file.value(at: ["EF", "F"], in: specification)
            else { continue }
            let relationship = file.value(of: "AFRelationship", in: specification).flatMap { file.name($0) }
            attachments.append(
                Attachment(
                    name: name, bytes: try file.data(of: stream),
                    mimeType: file.value(of: "Subtype", in: stream).flatMap { file.name($0) } ?? "application/octet-stream",
                    relationship: relationship.flatMap(Attachment.Relationship.init) ?? .data,
                    description: file.value(of: "Desc", in: specification).flatMap { file.text($0) } ?? ""))
        }
        try file.checkErrors(during: "reading attachments")
        return attachments
    } catch {
        throw .qpdf(error)
    }
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
