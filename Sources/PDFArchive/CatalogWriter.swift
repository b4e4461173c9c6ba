internal import Display
internal import QPDF

/// Writes what the catalog, Info and the metadata say of the document as a whole.
struct CatalogWriter {
    let facts: Facts
    let metadata: DocumentMetadata
    let pageTree: PDFReference
    let structure: PDFReference
    /// The root of the outline.
    let outline: PDFReference?
    /// The labels of all pages.
    let labels: [String]
    /// The fields for signatures.
    let fields: [PDFReference]
    /// What the embedded files add.
    let attachments: [PDFValue.Entry]

    /// Writes the catalog and all that only it names, and gives its number.
    func write(to file: inout FileWriter) -> PDFReference {
        let metadata = file.reserve()
        // ISO 19005-2, 6.6.2.1: metadata is not compressed, so that programs find it without reading PDF.
        file.write(metadata, data: facts.xmp[...]) { $0.append("/Type/Metadata/Subtype/XML") }
        var entries: [PDFValue.Entry] = [
            .init("Type", .name("Catalog")), .init("Pages", .reference(pageTree)),
            .init("StructTreeRoot", .reference(structure)),
            // ISO 14289-1, 7.1: the content is tagged, and Suspects is not true.
            .init("MarkInfo", .dictionary([.init("Marked", .boolean(true))])),
            .init("Lang", .text(self.metadata.language)),
            // ISO 14289-1, 7.1: the window shows the title, not the file's name.
            .init("ViewerPreferences", .dictionary([.init("DisplayDocTitle", .boolean(true))])),
            .init("PageLabels", PageLabels.tree(labels)),
            .init("Metadata", .reference(metadata)),
            .init("OutputIntents", .array([outputIntent(in: &file)])),
        ]
        if let outline { entries += [.init("Outlines", .reference(outline)), .init("PageMode", .name("UseOutlines"))] }
        if !fields.isEmpty { entries.append(.init("AcroForm", SignatureFieldWriter.form(of: fields))) }
        return file.add(.dictionary(entries + attachments))
    }

    /// ISO 19005-2, 6.2.3: all colours are sRGB or grey under one intent.
    private func outputIntent(in file: inout FileWriter) -> PDFValue {
        let profile = file.reserve()
        file.write(profile, stream: file.compressed(SRGBProfile.bytes)) { $0.append("/N 3") }
        let identifier = PDFValue.text("sRGB IEC61966-2.1")
        return .dictionary([
            .init("Type", .name("OutputIntent")), .init("S", .name("GTS_PDFA1")), .init("OutputConditionIdentifier", identifier),
            .init("Info", identifier), .init("DestOutputProfile", .reference(profile)),
        ])
    }
}
