internal import Display
internal import QPDF

/// Gives each page its boxes, its keys for structure, its content with names for marks, and mends what it uses.
struct PageWriter {
    let list: DisplayList
    let structure: StructTree

    /// The numbers of the pages' objects.
    func write(to file: borrowing PDFFile) throws(ArchiveError) -> [PDFReference] {
        guard file.pageCount == list.pages.count else {
            throw .unexpectedFile("\(file.pageCount) pages instead of \(list.pages.count)")
        }
        var resources = ResourcePass()
        var references: [PDFReference] = []
        for (index, page) in list.pages.enumerated() {
            let object = file.page(index)
            guard let reference = file.reference(to: object), let content = file.value(of: "Contents", in: object) else {
                throw .unexpectedFile("page \(index + 1) without content")
            }
            references.append(reference)
            let stream = ContentStream(marks: page.marks(structure: structure), page: index + 1)
            file.replaceData(of: content, with: try stream.rewritten(try data(of: content, in: file)))
            if let own = file.value(of: "Resources", in: object) {
                do { try resources.mend(own, in: file) } catch { throw .qpdf(error) }
            }
            writeBoxes(of: page, to: object, in: file)
            file.set("StructParents", in: object, to: .integer(index))
            // ISO 14289-1, 7.18.3: the order of tabs is that of the structure.
            file.set("Tabs", in: object, to: .name("S"))
        }
        return references
    }

    /// ISO 32000-1, 14.11.2. The sheet is the media box already.
    private func writeBoxes(of page: DisplayPage, to object: PDFObject, in file: borrowing PDFFile) {
        let space = PageSpace(geometry: page.geometry)
        file.set("TrimBox", in: object, to: space.box(page.geometry.trim))
        if page.geometry.bleed != page.geometry.trim { file.set("BleedBox", in: object, to: space.box(page.geometry.bleed)) }
        if page.rotation != 0 { file.set("Rotate", in: object, to: .integer(page.rotation)) }
    }

    private func data(of stream: PDFObject, in file: borrowing PDFFile) throws(ArchiveError) -> [UInt8] {
        do { return try file.data(of: stream) } catch { throw .qpdf(error) }
    }
}
