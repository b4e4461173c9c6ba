internal import Diagnostics
internal import Display
internal import OFDExport
internal import Pango

/// Pages to an OFD file: written as they come, zipped at the end.
final class OFDBackEnd: PageBackEnd {
    private let fonts: Fonts
    private let drawing: OFDDrawing

    init(fonts: Fonts) {
        self.fonts = fonts
        let library = fonts.library
        drawing = OFDDrawing { library.face(named: $0.rawValue)?.path }
    }

    func take(_ page: Page, at index: Int) { drawing.take(page, at: index) }

    func startOver() { drawing.startOver() }

    func finish(_ publication: Publication) throws(Diagnostics) -> [UInt8] {
        try fonts.checkFaces()
        let (sources, document) = (publication.sources, publication.document)
        let faces = DocumentProperty(
            name: FaceSums.property, value: FaceSums(of: drawing.faces, in: fonts.library.table).text,
            description: "SHA-256 of the files of the faces that the document is drawn with")
        let carried = OFDSources(
            attachments: sources.attachments + document.structure.files.map(Attachment.init), properties: sources.properties + [faces],
            creator: Program.nameAndVersion)
        do throws(OFDError) { return try drawing.finish(document, carrying: carried) } catch { throw programError("\(error)") }
    }
}
