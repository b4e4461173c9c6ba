public import Display
internal import QPDF

/// The archival form of a document that cairo drew: everything that cairo can not say is added, what it says wrongly is replaced.
///
/// `source` has one page for each page of its list; its colours say where each stretch begins. All else comes from the document. The result
/// depends on nothing but the arguments.
public func archive(
    _ source: consuming DrawnDocument, of document: PagedDocument, options: ArchiveOptions
) throws(ArchiveError) -> [UInt8] {
    let list = source.list
    guard list.pages.count == source.order.count, list.pages.count == source.keys.count else {
        throw .unexpectedFile("\(source.order.count) pages instead of \(list.pages.count)")
    }
    if options.profile == .a2aUA1, let attachment = options.attachments.first { throw .attachmentNotAllowed(attachment.name) }
    let date = try ArchiveDate(document.metadata.date)
    let table = try LeafTable(list, structure: document.structure)
    var written = try WrittenPages.of(source, structure: document.structure)
    // A file of PDF/A-2 has no others in it.
    let parts = options.profile == .a2aUA1 ? [] : document.structure.files
    let attachments = try AttachmentWriter(attachments: options.attachments, parts: parts, date: date).write(to: &written.file)
    let outline = try OutlineWriter(anchors: written.anchors).write(document.outline, to: &written.file)

    let root = written.file.reserve()
    let structure = StructureWriter(
        structure: document.structure, files: attachments.parts, table: table, names: ElementNames(document.structure), list: list,
        pages: written.pages,
        elements: written.file.reserve(document.structure.elements.count), root: root, links: written.links)
    structure.write(to: &written.file)
    let facts = Facts(metadata: document.metadata, options: options, date: date, producer: written.producer)
    let catalog = CatalogWriter(
        facts: facts, metadata: document.metadata, pageTree: written.pageTree, structure: root, outline: outline,
        labels: list.pages.map(\.label), attachments: attachments.catalog)
    let (catalogReference, info) = (catalog.write(to: &written.file), written.file.add(facts.info))
    return written.file.finish(catalog: catalogReference, info: info, seed: facts.xmp)
}

/// A file that has its pages and all that they draw with. Nothing of what cairo drew is needed any more: of a long document it is a tenth of
/// the memory.
private struct WrittenPages: ~Copyable {
    var file: FileWriter
    let pages: [PDFReference]
    let pageTree: PDFReference
    let anchors: AnchorTable
    let links: [LinkAnnotation]
    let producer: String

    static func of(_ source: consuming DrawnDocument, structure: StructTree) throws(ArchiveError) -> WrittenPages {
        let list = source.list
        let drawn = try DrawnFile(source.pdf, order: source.order)
        let writer = try PageWriter(source, structure: structure, drawn: drawn)
        let resources = try DrawnResources(of: writer.resources, in: drawn)
        let kept = [drawn.pageTree] + drawn.pages + resources.items.map(\.number)
        var file = FileWriter(keeping: kept, capacity: drawn.bytes.count + 64 * structure.elements.count)
        let pages = drawn.pages.map { PDFReference(number: Int32($0)) }
        let anchors = AnchorTable(list, pages: pages)
        let links = try LinkWriter(list: list, pages: pages, anchors: anchors, structure: structure).write(to: &file)
        try writer.write(pages, links: links, to: &file)
        try resources.write(to: &file)
        return WrittenPages(
            file: file, pages: pages, pageTree: PDFReference(number: Int32(drawn.pageTree)), anchors: anchors, links: links,
            producer: drawn.producer ?? "")
    }
}
