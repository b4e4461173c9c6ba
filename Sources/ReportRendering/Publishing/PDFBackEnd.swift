internal import Cairo
internal import Diagnostics
internal import Display
internal import PDFArchive
internal import PDFExport
internal import Pango

/// Pages to an archival PDF: drawn on a thread of their own as they come.
final class PDFBackEnd: PageBackEnd {
    private let fonts: Fonts
    private let drawer: PageDrawer
    private let layout: LoadedLayout
    /// The layout's files as every report carries them, compressed once.
    private lazy var layoutFiles = layout.attachments.map(CompressedAttachment.init)

    /// `open` opens faces; it is called on the drawing thread.
    init(layout: LoadedLayout, fonts: Fonts, open: @escaping FontFaces.Opening) {
        self.layout = layout
        self.fonts = fonts
        drawer = PageDrawer(faces: open)
    }

    func take(_ page: Page, at index: Int) { drawer.take(page, at: index) }

    func startOver() { drawer.startOver() }

    func finish(_ publication: Publication) throws(Diagnostics) -> [UInt8] {
        try fonts.checkFaces()
        let drawn: DrawnDocument
        do throws(ExportError) { drawn = try drawer.finish() } catch { throw programError(error.description) }
        return try archived(
            consume drawn, of: publication.document, options: archiveOptions(publication.sources, publication.options),
            fields: publication.options.signatureFields)
    }

    /// What goes into the file beside its pages. A PDF/A-2 may carry no files; its metadata still has their digests.
    func archiveOptions(_ sources: CarriedSources, _ options: DrawingOptions) -> ArchiveOptions {
        let carriesFiles = options.profile.carriesFiles
        return ArchiveOptions(
            profile: options.profile, attachments: carriesFiles ? sources.own : [], commonAttachments: carriesFiles ? layoutFiles : [],
            isLinearized: options.isLinearized, creator: Program.nameAndVersion, properties: sources.properties)
    }

    /// The bytes of the file for pages that are drawn, with `fields` for signatures; its metadata state the sums of the faces, too.
    func archived(
        _ drawn: consuming DrawnDocument, of document: PagedDocument, options: ArchiveOptions, fields: [SignatureFieldPosition]
    ) throws(Diagnostics) -> [UInt8] {
        var (options, document) = (options, document)
        try add(fields, to: &drawn.list, &document.structure)
        let table = fonts.library.table
        options.properties.append(
            DocumentProperty(
                name: FaceSums.property, value: FaceSums(of: drawn.fonts, in: table).text,
                description: "SHA-256 of the files of the faces that the document is drawn with"))
        options.faces = drawn.fonts.compactMap { table.faces[$0.rawValue]?.metrics }.map {
            FaceMetrics(name: $0.postScriptName, ascent: $0.ascent, descent: $0.descent, capHeight: $0.capHeight)
        }
        do throws(ArchiveError) { return try archive(consume drawn, of: document, options: options) } catch {
            throw programError(error.description)
        }
    }
}
