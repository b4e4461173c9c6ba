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
    let file: PDFFile
    do { file = try PDFFile(stripped) } catch { throw .qpdf(error) }

    let pages = try PageWriter(list: list, structure: document.structure).write(to: file)
    let anchors = AnchorTable(list, pages: pages)
    let links = try LinkWriter(list: list, pages: pages, anchors: anchors, structure: document.structure).write(to: file)
    let objects = try reserve(1 + document.structure.elements.count, in: file)
    let structure = StructureWriter(
        structure: document.structure, table: table, names: ElementNames(document.structure), list: list, pages: pages,
        elements: Array(objects.dropFirst()), root: objects[0], annotations: links)
    try structure.write(to: file)
    try AttachmentWriter(attachments: options.attachments, date: date).write(to: file)
    let outline = try OutlineWriter(anchors: anchors).write(document.outline, to: file)
    let catalog = CatalogWriter(metadata: document.metadata, options: options, date: date)
    try catalog.write(structure: objects[0], outline: outline, labels: list.pages.map(\.label), to: file)
    do { return try file.write() } catch { throw .qpdf(error) }
}
