internal import Display
internal import QPDF

/// Writes what the catalog, Info and the metadata say of the document as a whole.
struct CatalogWriter {
    let metadata: DocumentMetadata
    let options: ArchiveOptions
    let date: ArchiveDate

    func write(outline: PDFReference?, labels: [String], to file: borrowing PDFFile) throws(ArchiveError) {
        let catalog = file.catalog
        // Stands for the structure, which is written behind the file (`IncrementalSection`).
        let structure = try add(.dictionary([.init("Type", .name("StructTreeRoot"))]), to: file)
        file.set("StructTreeRoot", in: catalog, to: .reference(structure))
        // ISO 14289-1, 7.1: the content is tagged, and Suspects is not true.
        file.set("MarkInfo", in: catalog, to: .dictionary([.init("Marked", .boolean(true))]))
        file.set("Lang", in: catalog, to: .text(metadata.language))
        // ISO 14289-1, 7.1: the window shows the title, not the file's name.
        file.set("ViewerPreferences", in: catalog, to: .dictionary([.init("DisplayDocTitle", .boolean(true))]))
        file.set("PageLabels", in: catalog, to: PageLabels.tree(labels))
        if let outline {
            file.set("Outlines", in: catalog, to: .reference(outline))
            file.set("PageMode", in: catalog, to: .name("UseOutlines"))
        }
        try writeOutputIntent(to: file)
        try writeFacts(to: file)
    }

    /// ISO 19005-2, 6.2.3: all colours are sRGB or grey under one intent.
    private func writeOutputIntent(to file: borrowing PDFFile) throws(ArchiveError) {
        let profile = try addStream(SRGBProfile.bytes, dictionary: [.init("N", .integer(3))], to: file)
        let identifier = PDFValue.text("sRGB IEC61966-2.1")
        let intent = PDFValue.dictionary([
            .init("Type", .name("OutputIntent")), .init("S", .name("GTS_PDFA1")), .init("OutputConditionIdentifier", identifier),
            .init("Info", identifier), .init("DestOutputProfile", .reference(profile)),
        ])
        file.set("OutputIntents", in: file.catalog, to: .array([intent]))
    }

    private func writeFacts(to file: borrowing PDFFile) throws(ArchiveError) {
        let cairo = file.value(at: ["Info", "Producer"], in: file.trailer).flatMap { file.text($0) }
        let producer = [cairo, "qpdf \(PDFFile.libraryVersion)"].compactMap { $0 }.joined(separator: ", ")
        let facts = Facts(metadata: metadata, options: options, date: date, producer: producer)
        file.set("Info", in: file.trailer, to: .reference(try add(facts.info, to: file)))
        let stream = try addStream(facts.xmp, dictionary: [.init("Type", .name("Metadata")), .init("Subtype", .name("XML"))], to: file)
        file.set("Metadata", in: file.catalog, to: .reference(stream))
    }

    private func addStream(_ data: [UInt8], dictionary: [PDFValue.Entry], to file: borrowing PDFFile) throws(ArchiveError) -> PDFReference {
        do { return try file.addStream(data, dictionary: dictionary) } catch { throw .qpdf(error) }
    }
}
