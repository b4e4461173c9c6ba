public import Display
internal import QPDF

/// The archival form of a PDF that cairo drew from `list`: everything that cairo can not say is added, what it says wrongly is replaced.
///
/// `pdf` has one marked content for each stretch of the list, in its order; all else comes from the document. The result depends on
/// nothing but the arguments.
public func archive(
    _ pdf: [UInt8], drawnFrom list: DisplayList, of document: PagedDocument, options: ArchiveOptions
) throws(ArchiveError) -> [UInt8] {
    if options.profile == .a2aUA1, let attachment = options.attachments.first { throw .attachmentNotAllowed(attachment.name) }
    let date = try ArchiveDate(document.metadata.date)
    let table = try LeafTable(list, structure: document.structure)
    let stripped = try CairoStructure.removed(from: pdf)
    let file = try open(stripped)

    let pages = try PageWriter(list: list, structure: document.structure).write(to: file)
    let anchors = AnchorTable(list, pages: pages)
    let links = try LinkWriter(list: list, pages: pages, anchors: anchors, structure: document.structure).write(to: file)
    let parts = options.profile == .a2aUA1 ? [] : document.structure.files
    try AttachmentWriter(attachments: options.attachments, parts: parts.map(Attachment.init), date: date).write(to: file)
    let outline = try OutlineWriter(anchors: anchors).write(document.outline, to: file)
    let catalog = CatalogWriter(metadata: document.metadata, options: options, date: date)
    try catalog.write(outline: outline, labels: list.pages.map(\.label), to: file)
    let base: [UInt8]
    do { base = try file.write() } catch { throw .qpdf(error) }

    let written = try WrittenFile(base)
    guard written.annotations.count == pages.count else { throw .unexpectedFile("\(written.annotations.count) pages were written") }
    var section = IncrementalSection(after: written.base)
    let structure = StructureWriter(
        structure: document.structure, files: written.files(of: parts), table: table, names: ElementNames(document.structure), list: list,
        pages: written.pages,
        elements: section.reserve(document.structure.elements.count), root: written.structureRoot, annotations: links,
        annotationObjects: written.annotations)
    structure.write(to: &section)
    return section.appended(to: base)
}

/// Opens a file.
func open(_ bytes: [UInt8]) throws(ArchiveError) -> PDFFile {
    do { return try PDFFile(bytes) } catch { throw .qpdf(error) }
}
