public import Display
internal import QPDF

/// The archival form of a document that cairo drew: everything that cairo can not say is added, what it says wrongly is replaced.
///
/// `source` has one page for each page of its list; its colours say where each stretch begins. All else comes from the document. The result
/// depends on nothing but the arguments.
public func archive(
    _ source: consuming DrawnDocument, of document: PagedDocument, options: ArchiveOptions
) throws(ArchiveError) -> [UInt8] {
    guard options.isLinearized else {
        return try written(source, of: document, options: options, objectsPerStream: FileWriter.standardObjectsPerStream)
    }
    let source = source
    return try linearized { count throws(ArchiveError) in
        try written(source, of: document, options: options, objectsPerStream: count)
    }
}

/// The file in the order in which it is written, with so many objects in each stream of objects.
private func written(
    _ source: consuming DrawnDocument, of document: PagedDocument, options: ArchiveOptions, objectsPerStream: Int
) throws(ArchiveError) -> [UInt8] {
    let list = source.list
    guard list.pages.count == source.order.count, list.pages.count == source.keys.count else {
        throw .unexpectedFile("\(source.order.count) pages instead of \(list.pages.count)")
    }
    let version = options.profile.version
    let files = options.attachments + options.commonAttachments.map(\.attachment)
    if !options.profile.carriesFiles, let attachment = files.first { throw .attachmentNotAllowed(attachment.name) }
    let date = try ArchiveDate(document.metadata.date)
    let table = try LeafTable(list, structure: document.structure)
    // A file of PDF/A-2 has no others in it, one of PDF/A-4f has some.
    let parts = options.profile.carriesFiles ? document.structure.files : []
    if options.profile == .a4fUA2, files.isEmpty, parts.isEmpty { throw .attachmentMissing }
    var written = try WrittenPages.of(source, structure: document.structure, options: options, objectsPerStream: objectsPerStream)
    let attachmentWriter = AttachmentWriter(
        attachments: options.attachments, compressed: options.commonAttachments, parts: parts, date: date, version: version)
    let attachments = try attachmentWriter.write(to: &written.file)
    let outline = try OutlineWriter(anchors: written.anchors).write(document.outline, to: &written.file)

    let root = written.file.reserve()
    let structure = StructureWriter(
        structure: document.structure, version: version, files: attachments.parts, table: table,
        names: ElementNames(document.structure, drawn: table), list: list, pages: written.pages, elements: written.elements, root: root,
        annotations: written.annotations, anchors: written.anchors)
    structure.write(to: &written.file)
    var options = options
    if let digest = attachments.digest {
        let description = "SHA-256 of names and sums of the embedded files"
        options.properties.append(.init(name: "filesSHA256", value: digest, description: description))
    }
    let facts = Facts(metadata: document.metadata, options: options, date: date, producer: written.producer)
    let catalog = CatalogWriter(
        facts: facts, metadata: document.metadata, pageTree: written.pageTree, structure: root, outline: outline,
        labels: list.pages.map(\.label), fields: written.annotations.filter { $0.target == nil }.map(\.object),
        attachments: attachments.catalog)
    let catalogReference = catalog.write(to: &written.file)
    var info: PDFReference?
    if let value = facts.info { info = written.file.add(value) }
    return written.file.finish(catalog: catalogReference, info: info, seed: facts.xmp)
}

/// A file that has its pages and all that they draw with. Nothing of what cairo drew is needed any more: of a long document it is a tenth of
/// the memory.
private struct WrittenPages: ~Copyable {
    var file: FileWriter
    let pages: [PDFReference]
    let pageTree: PDFReference
    /// The numbers of the struct tree's elements.
    let elements: [PDFReference]
    let anchors: AnchorTable
    /// Links in drawing order, then fields for signatures.
    let annotations: [Annotation]
    let producer: String

    static func of(
        _ source: consuming DrawnDocument, structure: StructTree, options: ArchiveOptions, objectsPerStream: Int
    ) throws(ArchiveError) -> WrittenPages {
        let list = source.list
        let version = options.profile.version
        let drawn = try DrawnFile(source.pdf, order: source.order)
        let writer = try PageWriter(source, structure: structure, drawn: drawn, version: version)
        var resources = try DrawnResources(of: writer.resources, in: drawn, version: version, faces: options.faces)
        let kept = [drawn.pageTree] + drawn.pages + resources.items.map(\.number)
        var file = FileWriter(
            version, keeping: kept, capacity: drawn.bytes.count + 64 * structure.elements.count, objectsPerStream: objectsPerStream)
        let pages = drawn.pages.map { PDFReference(number: Int32($0)) }
        let elements = file.reserve(structure.elements.count)
        let anchors = AnchorTable(list, pages: pages, structure: structure, elements: elements, version: version)
        let links = try LinkWriter(list: list, pages: pages, anchors: anchors, structure: structure).write(to: &file)
        let fields = SignatureFieldWriter(list: list, pages: pages, structure: structure, firstKey: pages.count + links.count)
        let annotations = links + (try fields.write(to: &file))
        try writer.write(pages, annotations: annotations, to: &file).apply(to: &resources)
        try resources.write(to: &file)
        return WrittenPages(
            file: file, pages: pages, pageTree: PDFReference(number: Int32(drawn.pageTree)), elements: elements, anchors: anchors,
            annotations: annotations, producer: drawn.producer ?? "")
    }
}
