internal import Deflate
internal import Display
internal import Geometry
internal import QPDF
internal import Styling

/// Writes the pages: cairo's drawing with names for marks, boxes, keys for structure.
struct PageWriter {
    let list: DisplayList
    let keys: [PageKeys]
    let inks: InkOperators
    let structure: StructTree
    let version: PDFVersion
    let drawn: DrawnFile
    let pages: [DrawnDictionary]

    /// Reads the pages that cairo drew, for a file of `version`.
    init(_ source: DrawnDocument, structure: StructTree, drawn: DrawnFile, version: PDFVersion) throws(ArchiveError) {
        list = source.list
        keys = source.keys
        inks = InkOperators(source.inks)
        self.structure = structure
        self.version = version
        self.drawn = drawn
        var pages: [DrawnDictionary] = []
        for number in drawn.pages {
            guard let page = try drawn.object(number).dictionary else { throw .unexpectedFile("page \(pages.count + 1) is missing") }
            pages.append(page)
        }
        self.pages = pages
    }

    /// What the pages draw with.
    var resources: [[UInt8]] { pages.compactMap { $0["Resources"] } }

    /// Writes pages, content, page tree; gives what their glyphs want of the fonts.
    func write(_ references: [PDFReference], annotations: [Annotation], to file: inout FileWriter) throws(ArchiveError) -> FontVariants {
        var (contents, variants) = try contentsAndVariants(refused: [])
        if !variants.refused.isEmpty { (contents, variants) = try contentsAndVariants(refused: variants.refused) }
        let data = concurrentMap(pages.count) { [contents, codes = variants.codes] index in
            var content = contents[index].bytes
            for patch in contents[index].patches {
                if let code = codes[patch.variant] { patch.apply(code, to: &content) }
            }
            var deflater = Deflater.archival
            return FlateData(content, with: &deflater)
        }
        let annotations = Dictionary(grouping: annotations, by: \.page)
        let tree = PDFReference(number: Int32(drawn.pageTree))
        for (index, page) in pages.enumerated() {
            let stream = file.reserve()
            file.write(stream, stream: data[index]) { _ in }
            file.write(references[index]) { bytes in
                bytes.append("<</Type/Page/Parent ")
                bytes.append(tree)
                bytes.append("/Contents ")
                bytes.append(stream)
                for key in ["Resources", "Group"] {
                    guard let value = page[key] else { continue }
                    bytes += Array("/\(key) ".utf8) + value
                }
                serializeBoxes(of: list.pages[index], to: &bytes)
                bytes.append("/StructParents ")
                bytes.append(decimal: index)
                // ISO 14289-1, 7.18.3: the order of tabs is that of the structure.
                bytes.append("/Tabs/S")
                if let annotations = annotations[index] {
                    bytes.append("/Annots")
                    bytes.append(annotations.lazy.map(\.object))
                }
                bytes.append(">>")
            }
        }
        file.write(tree) { bytes in
            bytes.append("<</Type/Pages/Count ")
            bytes.append(decimal: references.count)
            bytes.append("/Kids")
            bytes.append(references)
            bytes.append(">>")
        }
        return variants
    }

    /// The contents of all pages, and the codes of their variants, which depend on all pages.
    private func contentsAndVariants(refused: Set<GlyphVariant>) throws(ArchiveError) -> ([PageContent], FontVariants) {
        let results = concurrentMap(pages.count) { index in
            Result { () throws(ArchiveError) in try content(of: pages[index], index: index, refused: refused) }
        }
        var contents: [PageContent] = []
        for result in results { contents.append(try result.get()) }
        let variants = Set(contents.lazy.flatMap(\.patches).map(\.variant))
        return (contents, try FontVariants(variants, in: drawn))
    }

    private func content(of page: DrawnDictionary, index: Int, refused: Set<GlyphVariant>) throws(ArchiveError) -> PageContent {
        guard let number = page.reference("Contents"), case .stream(let dictionary, let range) = try drawn.object(number) else {
            throw .unexpectedFile("page \(index + 1) without content")
        }
        guard keys[index].count == list.pages[index].stretches.count else {
            throw .unexpectedContent("\(keys[index].count) stretches instead of \(list.pages[index].stretches.count)", page: index + 1)
        }
        let marks = PageMarks(list.pages[index], keyed: keys[index].keyed, structure: structure, version: version)
        let stream = ContentStream(
            marks: marks, inks: inks, page: index + 1, fonts: try PageFonts(resources: page["Resources"], in: drawn),
            advances: keys[index].advances, doubtful: keys[index].doubtful, refused: refused)
        return try stream.rewritten(try drawn.data(of: dictionary, at: range))
    }

    /// ISO 32000-1, 14.11.2. All are written to the same decimals, so that they nest as numbers too.
    private func serializeBoxes(of page: DisplayPage, to bytes: inout [UInt8]) {
        let space = PageSpace(geometry: page.geometry)
        bytes.append("/MediaBox")
        space.box(Rect(origin: .zero, size: page.geometry.sheet)).serialize(to: &bytes)
        bytes.append("/TrimBox")
        space.box(page.geometry.trim).serialize(to: &bytes)
        if page.geometry.bleed != page.geometry.trim {
            bytes.append("/BleedBox")
            space.box(page.geometry.bleed).serialize(to: &bytes)
        }
        if page.rotation != 0 {
            bytes.append("/Rotate ")
            bytes.append(decimal: page.rotation)
        }
    }
}
