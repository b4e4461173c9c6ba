public import Display
internal import QPDF

/// The archival form of a document that cairo drew: everything that cairo can not say is added, what it says wrongly is replaced.
///
/// `source` has one page for each page of its list; its colours say where each stretch begins. All else comes from the document. The result
/// depends on nothing but the arguments.
public func archive(
    _ source: DrawnDocument, of document: PagedDocument, options: ArchiveOptions
) throws(ArchiveError) -> [UInt8] {
    let list = source.list
    guard list.pages.count == source.order.count, list.pages.count == source.keys.count else {
        throw .unexpectedFile("\(source.order.count) pages instead of \(list.pages.count)")
    }
    if options.profile == .a2aUA1, let attachment = options.attachments.first { throw .attachmentNotAllowed(attachment.name) }
    let date = try ArchiveDate(document.metadata.date)
    let table = try LeafTable(list, structure: document.structure)
    let drawn = try DrawnFile(source.pdf, order: source.order)
    let pageWriter = try PageWriter(source, structure: document.structure, drawn: drawn)
    let resources = try DrawnResources(of: pageWriter.resources, in: drawn)

    let kept = [drawn.pageTree] + drawn.pages + resources.items.map(\.number)
    var file = FileWriter(keeping: kept, capacity: source.pdf.count + 64 * document.structure.elements.count)
    let pages = drawn.pages.map { PDFReference(number: Int32($0)) }
    let anchors = AnchorTable(list, pages: pages)
    let links = try LinkWriter(list: list, pages: pages, anchors: anchors, structure: document.structure).write(to: &file)
    try pageWriter.write(pages, links: links, to: &file)
    try resources.write(to: &file)
    // A file of PDF/A-2 has no others in it.
    let parts = options.profile == .a2aUA1 ? [] : document.structure.files
    let attachments = try AttachmentWriter(attachments: options.attachments, parts: parts, date: date).write(to: &file)
    let outline = try OutlineWriter(anchors: anchors).write(document.outline, to: &file)

    let root = file.reserve()
    let structure = StructureWriter(
        structure: document.structure, files: attachments.parts, table: table, names: ElementNames(document.structure), list: list,
        pages: pages,
        elements: file.reserve(document.structure.elements.count), root: root, links: links)
    structure.write(to: &file)
    let facts = Facts(metadata: document.metadata, options: options, date: date, producer: drawn.producer ?? "")
    let catalog = CatalogWriter(
        facts: facts, metadata: document.metadata, pageTree: PDFReference(number: Int32(drawn.pageTree)), structure: root,
        outline: outline, labels: list.pages.map(\.label), attachments: attachments.catalog)
    let (catalogReference, info) = (catalog.write(to: &file), file.add(facts.info))
    return file.finish(catalog: catalogReference, info: info, seed: facts.xmp)
}
