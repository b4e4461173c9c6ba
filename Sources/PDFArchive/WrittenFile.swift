internal import Display
internal import QPDF

/// What has to be known of a file that libqpdf has written, to go on from it: libqpdf gives objects new numbers.
struct WrittenFile {
    let base: IncrementalSection.Base
    let pages: [PDFReference]
    /// The annotations of each page.
    let annotations: [[PDFReference]]
    /// The object that stands for the structure until it is written.
    let structureRoot: PDFReference
    /// The specifications of embedded files by their names.
    private let specifications: [String: PDFReference]

    init(_ bytes: [UInt8]) throws(ArchiveError) {
        let file = try open(bytes)
        var pages: [PDFReference] = []
        var annotations: [[PDFReference]] = []
        for index in 0..<file.pageCount {
            let page = file.page(index)
            pages += file.reference(to: page).map { [$0] } ?? []
            let items = file.value(of: "Annots", in: page).map { file.items(of: $0) } ?? []
            annotations.append(items.compactMap { file.reference(to: $0) })
        }
        let trailer = file.trailer
        let root = file.reference(to: file.catalog)
        let identifiers = file.value(of: "ID", in: trailer).map { file.items(of: $0) } ?? []
        let size = file.value(of: "Size", in: trailer)
        let (structure, info) = (file.value(of: "StructTreeRoot", in: file.catalog), file.value(of: "Info", in: trailer))
        guard let structure, let structureRoot = file.reference(to: structure), let info, let infoReference = file.reference(to: info),
            let size, let count = file.number(size), let root, let start = FileBytes(bytes: bytes).startOfTable,
            let identifier = identifiers.first, let identifierBytes = file.string(identifier)
        else { throw .unexpectedFile("a file without a complete trailer") }
        self.pages = pages
        self.annotations = annotations
        self.structureRoot = structureRoot
        var specifications: [String: PDFReference] = [:]
        for specification in embeddedSpecifications(in: file) {
            guard let name = file.value(of: "UF", in: specification).flatMap({ file.text($0) }) else { continue }
            specifications[name] = file.reference(to: specification)
        }
        self.specifications = specifications
        base = .init(root: root, info: infoReference, size: Int(count), startOfTable: start, identifier: identifierBytes)
    }

    /// The specifications of the files of elements.
    func files(of parts: [StructFile]) -> [StructID: [PDFReference]] {
        var files: [StructID: [PDFReference]] = [:]
        for part in parts { if let reference = specifications[part.name] { files[part.element, default: []].append(reference) } }
        return files
    }
}
